# SPDX-License-Identifier: EUPL-1.2
"""What the self-test concludes: the minimum as a list, the quality per theme as a picture."""

from meedenker.domain.dates import written
from meedenker.instruments.selftest import Outcome, State
from meedenker.kinds.rating import Rated
from meedenker_widgets.components.engine import Engine

ICONS = {
    State.PROVEN: "right",
    State.CLAIMED: "half",
    State.NOT_PROVEN: "line",
    State.UNKNOWN: "unknown",
    State.OPEN: "open",
}


def render_outcome(engine: Engine, outcome: Outcome) -> str:
    """Both outcomes side by side; no total, no mark."""
    return engine.render("outcome/outcome.html", outcome=outcome, icons=ICONS, evidence=_evidence)


def _evidence(rated: Rated) -> str:
    """The evidence in words; empty when there is none."""
    if not rated.claimed:
        return ""
    date = written(rated.dated) if rated.dated else rated.date
    return ", ".join(part for part in (rated.evidence, date) if part)
