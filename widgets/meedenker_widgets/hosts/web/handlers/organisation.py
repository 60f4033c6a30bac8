# SPDX-License-Identifier: EUPL-1.2
"""`/organisatie/`: what the organisation fills in for its own learners."""

from collections.abc import Mapping, Sequence

from meedenker.domain.filled import Fault
from meedenker.domain.organisation import LIMITS, MAX_RULE, MAX_RULES
from meedenker.domain.social_map import LIMITS as ENTRY_LIMITS
from meedenker.domain.social_map import TYPES, SocialMapEntry
from meedenker.errors import AnswerError
from meedenker.reports.social_map import ReadMap, heading_of
from meedenker_widgets.hosts.web.handlers.admin import HOME, AdminHandler

SAVED = {"gegevens": "own.saved", "kaart": "map.saved"}
FIELDS = (*LIMITS, "rules")


class OrganisationHandler(AdminHandler):
    """What these pages share."""

    def body_fields(self, names: Sequence[str]) -> dict[str, str]:
        """What a form sent under these names."""
        return {name: self.get_body_argument(name, "", strip=False) for name in names}

    @property
    def body_version(self) -> int:
        """The version that a form was made for."""
        text = self.get_body_argument("version", "")
        if not (text.isascii() and text.isdigit() and len(text) < 16):
            raise AnswerError("answer.unreadable")
        return int(text)

    def saved(self, what: str) -> None:
        """Show everything again, also to learners, and say that it was saved."""
        self.desk.places.forget()
        self.redirect(f"{HOME}?opgeslagen={what}", status=303)

    def sentences(self, faults: Sequence[Fault]) -> dict[str, str]:
        """What is wrong, by field."""
        return {fault.field: self.desk.texts.say(fault.code, **fault.params) for fault in faults}

    def refused(self, found: ReadMap) -> list[str]:
        """What is wrong in a file, in sentences with the place."""
        say = self.desk.texts.say
        lines = [
            say(
                "map.fault",
                line=at.line,
                column=at.column,
                sentence=say(at.fault.code, **at.fault.params),
            )
            for at in found.faults
        ]
        return [*lines, *([say("map.more-faults", count=found.more)] if found.more else [])]


class OrganisationPage(OrganisationHandler):
    """`/organisatie/`: the form about the organisation, and its "sociale kaart"."""

    async def get(self) -> None:
        """The page."""
        self._show()

    async def post(self) -> None:
        """Keep what is filled in about the organisation."""
        fields = self.body_fields(FIELDS)
        try:
            save = self.desk.organisation.save
            faults = await self.desk.write(save, fields, self.body_version)
        except AnswerError as error:
            if error.code != "own.changed":
                raise
            self.set_status(409)
            self._show(fields, changed=self.desk.texts.sentence(error))
            return
        if faults:
            self.set_status(422)
            self._show(fields, faults)
            return
        self.saved("gegevens")

    def _show(
        self,
        fields: Mapping[str, str] | None = None,
        faults: Sequence[Fault] = (),
        changed: str = "",
    ) -> None:
        kept = self.desk.organisation.kept()
        self.desk.places.forget()  # the example on this page is never older than its form
        told = SAVED.get(self.get_query_argument("opgeslagen", ""), "")
        self.render_page(
            "organisatie.html",
            values=kept.local.organisation.fields() if fields is None else fields,
            kept=kept,
            faults=self.sentences(faults),
            changed=changed,
            told=self.desk.texts.say(told) if told and fields is None else "",
            limits=LIMITS,
            most_rules=MAX_RULES,
            rules_limit=MAX_RULES * (MAX_RULE + 2),
            with_key=bool(self.desk.key),
        )


class EntryPage(OrganisationHandler):
    """`/organisatie/kaart/nieuw` and `/organisatie/kaart/<number>`: one line to fill in."""

    async def get(self, number: str) -> None:
        """The form."""
        place = _place(number)
        kept = self.desk.organisation.kept()
        entry = self.desk.organisation.entry(place) if place else None
        values = _shown(entry) if entry else dict.fromkeys(ENTRY_LIMITS, "")
        self._show(number, values, kept.map_version)

    async def post(self, number: str) -> None:
        """Add or change the line."""
        place = _place(number)
        fields = self.body_fields(tuple(ENTRY_LIMITS))
        organisation, version = self.desk.organisation, self.body_version
        if place:
            faults = await self.desk.write(organisation.change, place, fields, version)
        else:
            try:
                faults = await self.desk.write(organisation.add, fields, version)
            except AnswerError as error:
                if error.code != "own.changed":
                    raise
                self.set_status(409)  # a new line fits anywhere: what was typed can be sent again
                now = organisation.kept().map_version
                self._show(number, fields, now, changed=self.desk.texts.sentence(error))
                return
        if faults:
            self.set_status(422)
            self._show(number, fields, version, faults)
            return
        self.saved("kaart")

    def _show(
        self,
        number: str,
        values: Mapping[str, str],
        version: int,
        faults: Sequence[Fault] = (),
        changed: str = "",
    ) -> None:
        self.render_page(
            "organisatie_regel.html",
            changed=changed,
            number=number,
            values=values,
            version=version,
            faults=self.sentences(faults),
            headings={name: heading_of(name, self.desk.texts) for name in ENTRY_LIMITS},
            limits=ENTRY_LIMITS,
            types=TYPES,
        )


class RemoveEntry(OrganisationHandler):
    """`/organisatie/kaart/<number>/weg`: remove one line."""

    async def get(self, number: str) -> None:
        """Only a form leads here."""
        self.redirect(f"{HOME}kaart/{number}")

    async def post(self, number: str) -> None:
        """Remove it."""
        await self.desk.write(self.desk.organisation.remove, _place(number), self.body_version)
        self.saved("kaart")


class ImportMap(OrganisationHandler):
    """`/organisatie/inlezen`: what a file holds, or what is wrong with it. Nothing is kept yet."""

    async def get(self) -> None:
        """Only a form leads here."""
        self.redirect(HOME)

    async def post(self) -> None:
        """Read the file and show it."""
        files = self.request.files.get("file", [])
        if len(files) != 1 or not files[0]["body"]:
            raise AnswerError("map.no-file")
        content: bytes = files[0]["body"]
        found = await self.desk.write(self.desk.organisation.read, content)
        kept = self.desk.organisation.kept()
        self.set_status(422 if found.faults else 200)
        self.render_page(
            "organisatie_inlezen.html",
            refused=self.refused(found),
            entries=found.entries,
            before=len(kept.local.social_map),
            version=kept.map_version,
            content="" if found.faults else content.decode("utf-8-sig"),
        )


class ReplaceMap(OrganisationHandler):
    """`/organisatie/vervangen`: the lines that were shown take the place of all lines."""

    async def get(self) -> None:
        """Only a form leads here."""
        self.redirect(HOME)

    async def post(self) -> None:
        """Read the same file again, as strictly, and keep it."""
        # A browser sends every line end as two characters; so it never becomes larger than it was.
        content = self.get_body_argument("content", "", strip=False).replace("\r\n", "\n").encode()
        replace_map = self.desk.organisation.replace_map
        found = await self.desk.write(replace_map, content, self.body_version)
        if found.faults:
            raise AnswerError("answer.unreadable")
        self.saved("kaart")


class MapFile(OrganisationHandler):
    """`/organisatie/sociale-kaart.csv` and `/organisatie/leeg-voorbeeld.csv`."""

    async def get(self, name: str) -> None:
        """The file."""
        organisation = self.desk.organisation
        make = organisation.map_csv if name == "sociale-kaart" else organisation.example_csv
        self.send_file(await self.desk.write(make), f"{name}.csv")


def _place(number: str) -> int:
    """The place in the list; 0 for a new line."""
    return 0 if number == "nieuw" else int(number)


def _shown(entry: SocialMapEntry) -> dict[str, str]:
    """The fields of an entry as people read them."""
    return {**entry.fields(), "checked": entry.checked_in_words}
