# SPDX-License-Identifier: EUPL-1.2
"""`meedenker organisation …`: what the organisation fills in, from the command line."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from meedenker.content.texts import shipped_texts
from meedenker.domain.organisation import LIMITS
from meedenker.errors import AnswerError, SetupError
from meedenker.reports.social_map import MAX_BYTES
from meedenker.service import OrganisationSettings
from meedenker.storage import DATABASE, SqlStore
from meedenker_widgets.commands.start import default_data


def add_to(commands: Any) -> None:
    """Describe the commands."""
    parser = commands.add_parser("organisation", help="gegevens van uw organisatie, sociale kaart")
    actions = parser.add_subparsers(metavar="WAT", required=True)
    _action(actions, "show", "toon wat er is ingevuld", _show)

    setting = _action(actions, "set", "vul gegevens in; een lege tekst wist", _set)
    setting.add_argument("--name", metavar="TEKST", help="naam van de organisatie")
    setting.add_argument("--region", metavar="TEKST", help="regio of gemeenten")
    setting.add_argument("--coordinator", metavar="ROL", help="rol van de coördinator, geen naam")
    setting.add_argument("--phone", metavar="NUMMER", help="telefoon van de coördinator")
    setting.add_argument(
        "--rule", metavar="TEKST", action="append", help="huisregel; mag vaker, vervangt alle"
    )

    for name, words, act in (
        ("import-map", "vervang de sociale kaart door een CSV-bestand", _import_map),
        ("export-map", "bewaar de sociale kaart als CSV-bestand", _export_map),
        ("export", "bewaar alles als organisatie.json, voor naast de notebooks", _export),
    ):
        _action(actions, name, words, act).add_argument("file", type=Path, metavar="BESTAND")


def _action(actions: Any, name: str, words: str, act: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=words)
    parser.add_argument("--data", type=Path, default=None, metavar="MAP", help="map met antwoorden")
    parser.set_defaults(act=act)
    return parser


@contextmanager
def _settings(options: argparse.Namespace) -> Iterator[OrganisationSettings]:
    store = SqlStore.sqlite((options.data or default_data()) / DATABASE)
    try:
        yield OrganisationSettings(store, shipped_texts())
    finally:
        store.close()


def _say(code: str, **params: object) -> None:
    print(shipped_texts().say(code, **params))


def _label(field: str) -> str:
    return shipped_texts().say(f"own.field.{field}")


def _show(options: argparse.Namespace) -> None:
    with _settings(options) as settings:
        local = settings.kept().local
    nothing = shipped_texts().say("cli.nothing-filled-in")
    for field, value in local.organisation.fields().items():
        lines = value.splitlines() or [nothing]
        for line in lines:
            _say("cli.organisation-line", label=_label(field), value=line)
    _say("cli.map-count", count=len(local.social_map))


def _set(options: argparse.Namespace) -> None:
    given = {name: getattr(options, name) for name in LIMITS}
    if options.rule is not None:
        given["rules"] = "\n".join(options.rule)
    with _settings(options) as settings:
        kept = settings.kept()
        changed = {name: value for name, value in given.items() if value is not None}
        fields = {**kept.local.organisation.fields(), **changed}
        faults = settings.save(fields, kept.organisation_version)
    if faults:
        say = shipped_texts().say
        lines = [
            say(
                "cli.organisation-line",
                label=_label(fault.field),
                value=say(fault.code, **fault.params),
            )
            for fault in faults
        ]
        raise _refused("cli.organisation-refused", lines)
    _say("cli.organisation-saved")


def _import_map(options: argparse.Namespace) -> None:
    with options.file.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    with _settings(options) as settings:
        found = settings.replace_map(content, settings.kept().map_version)
    if found.faults:
        say = shipped_texts().say
        lines = [
            say(
                "map.fault",
                line=at.line,
                column=at.column,
                sentence=say(at.fault.code, **at.fault.params),
            )
            for at in found.faults
        ]
        more = [say("map.more-faults", count=found.more)] if found.more else []
        raise _refused("cli.map-refused", [*lines, *more], path=options.file)
    _say("cli.map-imported", count=len(found.entries))


def _export_map(options: argparse.Namespace) -> None:
    with _settings(options) as settings:
        count = len(settings.kept().local.social_map)
        _write(options.file, settings.map_csv())
    _say("cli.map-exported", count=count, path=options.file)


def _export(options: argparse.Namespace) -> None:
    with _settings(options) as settings:
        text = json.dumps(settings.export(), ensure_ascii=False, indent=1)
    _write(options.file, f"{text}\n".encode())
    _say("cli.organisation-exported", path=options.file)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise SetupError("setup.file", path=path, reason=error) from error


def _refused(code: str, lines: list[str], **params: object) -> AnswerError:
    """The error of a command, after every single fault was told."""
    for line in lines:
        print(line, file=sys.stderr)
    return AnswerError(code, **params)
