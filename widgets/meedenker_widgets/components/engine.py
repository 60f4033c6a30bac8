# SPDX-License-Identifier: EUPL-1.2
"""The template engine of the components: finds templates, knows the texts and the library."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2

from meedenker import kinds
from meedenker.content import Library, Texts

COMPONENTS = Path(__file__).parent
KINDS = Path(kinds.__file__).parent


@dataclass(frozen=True, slots=True)
class Setting:
    """Where components are shown.

    `action` is where their forms are posted; `links` says whether addresses of the web host work
    here; `form` whether each exercise is a form of its own or part of a larger one; `status_texts`
    whether each exercise brings the sentences of its save status itself.
    """

    action: str = ""
    links: bool = True
    form: bool = True
    status_texts: bool = False


class Engine:
    """Renders component templates. Everything that is filled in is escaped."""

    def __init__(
        self, library: Library, texts: Texts, folders: tuple[Path, ...] = (), **tools: object
    ) -> None:
        """`folders` hold templates of a host; `tools` are names its templates may use."""
        self.library = library
        self.texts = texts
        self._folders = folders
        self._tools = tools

    def render(self, template: str, **values: object) -> str:
        """The template by its path, for example `exercise/exercise.html`."""
        return self._environment.get_template(template).render(values)

    @cached_property
    def _environment(self) -> jinja2.Environment:
        folders = [*self._folders, COMPONENTS, KINDS]
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals.update(t=self.texts.say, library=self.library, **self._tools)
        return environment
