# SPDX-License-Identifier: EUPL-1.2
"""One root for everything that can go wrong, by what the caller can do about it.

```
MeedenkerError
├── ContentError      authored data is wrong; the author mends the file
├── AnswerError       what a visitor sent cannot be accepted; the visitor mends it
├── NotFoundError     there is nothing by this id or link
├── StorageError      nothing was saved; try again, or the administrator mends it
├── RenderError       a notebook does not make a page; its author mends it
└── SetupError        the program cannot run like this (port, folder, database)
```

An error carries a code and parameters, not a sentence. The hosts and the command line turn it
into one Dutch sentence with `meedenker.content.texts`; `str(error)` is for developers and logs.
"""


class MeedenkerError(Exception):
    """Something that a person can mend.

    `code` names the sentence in `content/data/messages.yaml`; `params` fill it in.

    >>> error = ContentError("content.no-source", file="kompas.yaml", key="kompas.regie.01")
    >>> str(error)
    'content.no-source (file=kompas.yaml, key=kompas.regie.01)'
    """

    def __init__(self, code: str, /, **params: object) -> None:
        self.code = code
        self.params = params
        super().__init__(code)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code


class ContentError(MeedenkerError):
    """Authored data is missing something, says something twice, or cannot be read.

    `steps` leads to it from the top of its file: names and places in lists. `line` is where it
    stands, when that is known.
    """

    steps: tuple[str | int, ...] = ()
    line: int | None = None


class AnswerError(MeedenkerError):
    """A visitor sent something that cannot be accepted."""


class NotFoundError(MeedenkerError):
    """There is nothing by this id or link."""


class StorageError(MeedenkerError):
    """The store could not read or save. Nothing may be called saved."""


class RenderError(MeedenkerError):
    """A notebook does not make a page."""


class SetupError(MeedenkerError):
    """The program cannot run with these settings on this machine."""
