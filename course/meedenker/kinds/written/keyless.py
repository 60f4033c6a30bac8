# SPDX-License-Identifier: EUPL-1.2
"""An open question has no key, so a learner gets it as it is."""

from collections.abc import Mapping

from meedenker.kinds.written import Written


def visible(question: Written) -> Mapping[str, object]:  # noqa: ARG001
    """Nothing beyond what every question shows."""
    return {}


KEYLESS = Written
