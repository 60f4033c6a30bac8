# SPDX-License-Identifier: EUPL-1.2
"""What a page costs on the wire, counted by the browser: headers and compressed bodies."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page


class Traffic:
    """Counts from now on what a page asks for and receives."""

    def __init__(self, page: Page) -> None:
        self.requests = 0
        self._bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._received)

    @property
    def kilobytes(self) -> float:
        """Everything received, in units of 1000 bytes."""
        return self._bytes / 1000

    def _asked(self, _: Mapping[str, Any]) -> None:
        self.requests += 1

    def _received(self, event: Mapping[str, Any]) -> None:
        self._bytes += event["encodedDataLength"]
