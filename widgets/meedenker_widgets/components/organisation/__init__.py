# SPDX-License-Identifier: EUPL-1.2
"""What a learner's own organisation says of itself, and how to reach its coordinator.

Where nothing was filled in, a learner reads what to ask.
"""

from meedenker.domain.organisation import Organisation
from meedenker_widgets.components.engine import Engine


def render_organisation(engine: Engine, organisation: Organisation, *, links: bool) -> str:
    """Name, region, coordinator and house rules; `links` where the other pages are."""
    return engine.render("organisation/organisation.html", organisation=organisation, links=links)


def render_coordinator(engine: Engine, organisation: Organisation) -> str:
    """Who the coordinator is and the number to call; else a line to write it on."""
    return engine.render("organisation/coordinator.html", organisation=organisation)
