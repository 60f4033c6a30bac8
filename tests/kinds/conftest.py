# SPDX-License-Identifier: EUPL-1.2
"""Servers that the tests of several kinds share."""

from tests.kinds.arranged import proof

__all__ = ["proof"]
