# SPDX-License-Identifier: EUPL-1.2
"""Meedenker shows and listens: components, the notebook host, the web host and the command line.

In a notebook:

>>> import meedenker_widgets as mdk
>>> exercise = mdk.Exercise("opschalen.kort.01")
>>> exercise.value
{}
"""

from meedenker_widgets.hosts.assessment import Assessment, points, written
from meedenker_widgets.hosts.compass import Compass
from meedenker_widgets.hosts.fixed import Card, Contents, Ladders, Picture, Reference, Safety
from meedenker_widgets.hosts.notebook import Exercise
from meedenker_widgets.hosts.overview import Comparison, Overview, Stairs

__all__ = [
    "Assessment",
    "Card",
    "Comparison",
    "Compass",
    "Contents",
    "Exercise",
    "Ladders",
    "Overview",
    "Picture",
    "Reference",
    "Safety",
    "Stairs",
    "points",
    "written",
]
