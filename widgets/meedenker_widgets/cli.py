# SPDX-License-Identifier: EUPL-1.2
"""`meedenker …`: the command line. Speaks Dutch; every error is one sentence."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from meedenker import __version__
from meedenker.content.texts import load_texts
from meedenker.errors import MeedenkerError, SetupError
from meedenker_widgets.commands import (
    content,
    demo,
    doctor,
    lab,
    nbgrader,
    organisation,
    purge,
    start,
)

PROGRAM = "meedenker"


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, add_help=False)
        self._positionals.title = "opdrachten"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        raise SetupError("setup.command", problem=_in_dutch(message), program=self.prog)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 fine, 1 something to mend, 2 not understood."""
    debug = False
    try:
        options = _parser().parse_args(arguments)
        debug = options.debug
        act: Callable[[argparse.Namespace], int | None] = options.act
        return act(options) or 0
    except MeedenkerError as error:
        if debug:
            raise
        print(_sentence(error), file=sys.stderr)
        return 2 if error.code == "setup.command" else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # whatever it is: a sentence, not a traceback
        if debug:
            raise
        print(_sentence(_unexpected(error)), file=sys.stderr)
        return 1


def _parser() -> _Parser:
    parser = _Parser(
        prog=PROGRAM, description="Meedenker: cursus en zelftest over cliëntondersteuning."
    )
    parser.add_argument(
        "--version", action="version", version=f"Meedenker {__version__}", help="toon de versie"
    )
    parser.add_argument("--debug", action="store_true", help="toon bij een fout alle details")
    commands = parser.add_subparsers(metavar="OPDRACHT", required=True)

    for command in (content, start, demo, doctor, lab, purge, organisation, nbgrader):
        command.add_to(commands)
    return parser


def _unexpected(error: Exception) -> SetupError:
    if isinstance(error, OSError):
        if error.filename is None:
            return SetupError("setup.unexpected", problem=error)
        return SetupError("setup.file", path=error.filename, reason=error)
    problem = " ".join(str(error).split()) or type(error).__name__
    return SetupError("setup.unexpected", problem=problem)


def _sentence(error: MeedenkerError) -> str:
    """The error in Dutch; in code words when the sentences themselves cannot be read."""
    try:
        return load_texts().sentence(error)
    except (MeedenkerError, KeyError):
        return str(error)


def _in_dutch(message: str) -> str:
    """The part of argparse's message that names what was typed, or the option it belongs to."""
    about, _, typed = message.rpartition(": ")
    if typed.startswith("expected "):
        return about.removeprefix("argument ")
    return typed.partition(" (choose from ")[0]


if __name__ == "__main__":
    sys.exit(main())
