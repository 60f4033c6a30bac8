# SPDX-License-Identifier: EUPL-1.2
"""A page of the course."""

from dataclasses import dataclass

FINAL = "eindopdracht"
"""The slug of the final assignment: a lesson with a number, but not one of the course's modules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A page of the course. `line` is what it says first; `module` is 0 for what is beside it.

    `test` is one of the pages that are for measuring, not for learning.
    """

    slug: str
    title: str
    line: str
    module: int = 0
    minutes: int = 0
    together: bool = False
    test: bool = False
    questions: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Its address."""
        return f"/cursus/{self.slug}"

    @property
    def name(self) -> str:
        """The title without what explains it.

        >>> Lesson(slug="a", title="Opschalen: wanneer dan?", line="").name
        'Opschalen'
        """
        return self.title.partition(":")[0]

    @property
    def final(self) -> bool:
        """Whether it is the final assignment."""
        return self.slug == FINAL

    @property
    def taught(self) -> bool:
        """Whether it is a module, of which questions may come back."""
        return self.module > 0 and not self.final
