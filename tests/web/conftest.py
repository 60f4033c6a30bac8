# SPDX-License-Identifier: EUPL-1.2
"""Servers that the suites of the web host share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Server, free_port
from tests.organisation.support import ORGANISATION
from tests.web.organisation import HEADINGS, Keeper


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, pages_cache: Path) -> Iterator[Server]:
    """A server behind a proxy: there every `Client` has an address of its own."""
    data = tmp_path_factory.mktemp("crowd") / "data"
    data.mkdir()
    (data / "pages").symlink_to(pages_cache)
    running = Server(data, free_port(), ("--behind-proxy",)).start()
    yield running
    running.stop()


@pytest.fixture
def keeper(server: Server) -> Iterator[Keeper]:
    """Somebody at this computer; what was filled in is gone at the end."""
    person = Keeper(server)
    yield person
    assert person.save(**dict.fromkeys(ORGANISATION, "")).status == 303
    assert person.confirm(person.preview(HEADINGS)).status == 303
