# SPDX-License-Identifier: EUPL-1.2
"""What the organisation filled in, in a notebook without a server."""

import json
import os
from pathlib import Path

import pytest

import meedenker_widgets as mdk
from meedenker_widgets.hosts.local import FILE_NAME
from meedenker_widgets.hosts.marks import HOST_VARIABLE, MIME, WEB
from tests.organisation.support import ORGANISATION, TEAM, settings

MAKERS = {
    "card:opschalen": lambda: mdk.Card("opschalen"),
    "coordinator:": mdk.Coordinator,
    "organisation:": mdk.OwnOrganisation,
    "safety:": mdk.Safety,
    "social-map:": mdk.SocialMap,
}
makers = pytest.mark.parametrize("name", MAKERS)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the notebook."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(folder: Path) -> Path:
    """What the command line exported, beside the notebook."""
    own = settings()
    own.save({**ORGANISATION, "name": "Welzijn <Duinwaard>"}, 0)
    own.add(TEAM, 0)
    (folder / FILE_NAME).write_text(json.dumps(own.export()), "utf-8")
    return folder / FILE_NAME


def html(name: str) -> str:
    return str(MAKERS[name]()._repr_mimebundle_()["text/html"])


@makers
def test_without_a_file_a_learner_reads_what_to_ask(name: str):
    assert 'lang="nl"' in html(name)
    assert "0900" not in html(name)
    assert "beschadigd" not in html(name)


@makers
def test_the_file_beside_the_notebook_is_shown(name: str, file: Path):
    if name == "social-map:":
        assert 'href="tel:+319001234567"' in html(name)
    else:
        assert 'href="tel:09001112233"' in html(name)
    assert "<Duinwaard>" not in html(name)
    assert "/naslag/" not in html(name)


@makers
@pytest.mark.parametrize("content", ["", "[]", '{"format": "meedenker-organisatie", "version": 2}'])
def test_a_damaged_file_is_told_where_it_would_be_shown(name: str, content: str, folder: Path):
    (folder / FILE_NAME).write_text(content)
    told = FILE_NAME in html(name)
    assert told == (name in ("organisation:", "social-map:"))
    assert (folder / FILE_NAME).read_text() == content


@pytest.mark.skipif(os.name == "nt", reason="no such files on Windows")
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_plain_file_is_not_read(make, folder: Path):
    make(folder / FILE_NAME)
    assert FILE_NAME in html("organisation:")
    assert "112" in html("safety:")


@makers
def test_on_the_web_host_it_only_leaves_a_mark(
    name: str, file: Path, monkeypatch: pytest.MonkeyPatch
):
    component, _, item = name.partition(":")
    made = MAKERS[name]()
    monkeypatch.setenv(HOST_VARIABLE, WEB)
    bundle = made._repr_mimebundle_()
    assert bundle == {MIME: {"component": component, "item": item}, "text/plain": name}
