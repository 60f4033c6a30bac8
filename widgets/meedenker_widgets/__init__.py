# SPDX-License-Identifier: EUPL-1.2
"""Meedenker shows and listens: components, the notebook host, the web host and the command line.

In a notebook:

>>> import meedenker_widgets as mdk
>>> exercise = mdk.Exercise("opschalen.kort.01")
>>> exercise.value
{}
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meedenker_widgets.hosts.assessment import Assessment, points, written
    from meedenker_widgets.hosts.fixed import Contents, Goals, Ladders, Picture, Reference
    from meedenker_widgets.hosts.local import Card, Coordinator, OwnOrganisation, Safety, SocialMap
    from meedenker_widgets.hosts.notebook import Exercise
    from meedenker_widgets.hosts.overview import Comparison, Overview, Stairs
    from meedenker_widgets.hosts.scripted import Compass, HandoverNote

__all__ = [
    "Assessment",
    "Card",
    "Comparison",
    "Compass",
    "Contents",
    "Coordinator",
    "Exercise",
    "Goals",
    "HandoverNote",
    "Ladders",
    "Overview",
    "OwnOrganisation",
    "Picture",
    "Reference",
    "Safety",
    "SocialMap",
    "Stairs",
    "points",
    "written",
]

_HOSTS = ("fixed", "local", "overview", "scripted", "notebook", "assessment")


def __getattr__(name: str) -> object:
    """A component, when first asked for: the command line and the web host need no widgets."""
    if name in __all__:
        for host in _HOSTS:
            module = import_module(f"meedenker_widgets.hosts.{host}")
            if name in vars(module):
                return vars(module)[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
