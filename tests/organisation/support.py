# SPDX-License-Identifier: EUPL-1.2
"""An organisation with a "sociale kaart" for tests, and what anybody may type into its forms."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from meedenker.content.texts import shipped_texts
from meedenker.domain.social_map import SocialMapEntry
from meedenker.service import OrganisationSettings
from meedenker.storage import MemoryStore, SettingStore

NOW = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)  # the second of March in the Netherlands
TODAY = date(2027, 3, 2)
ORGANISATION = {
    "name": "Welzijn Duinwaard",
    "region": "Duinwaard en omstreken",
    "coordinator": "coördinator vrijwilligers",
    "phone": "0900 111 22 33",
    "rules": "Neem geen geld aan.\nBewaar geen sleutels.",
}
TEAM = {
    "name": "Wijkteam Noord",
    "type": "A",
    "does": "Denkt mee over zorg, geld en wonen",
    "about": "volwassenen",
    "phone": "+31 (0)900 123 45 67",
    "website": "https://wijkteam.example.nl/contact",
    "remark": "Bel tussen 9 en 12 uur",
    "checked": "2025-02-01",
}
SHORTEST = {"name": "Inloophuis", "type": "C", "does": "Koffie"}

NASTY = [
    "=1+1", "'=1+1", "''+x", "+31", "@SUM(A1)", "-", '"', "'", ";", ",", "a;b,c", "“x”", "<b>&amp;",
    "</textarea><script>alert(1)</script>", "{{ 7 * 7 }} {0} %s", "één", "🌍", "＝1", "x\u200by",
    "\u202egnirts", "\x00", "\ud800", "een\r\ntwee", "\t=x", " spaties ", "javascript:alert(1)",
]  # fmt: skip
typed = st.text(max_size=60) | st.sampled_from(NASTY)
printable = typed.map(lambda text: " ".join(text.split())).filter(str.isprintable)
phones = st.sampled_from(["", "112", "14 020", "0900-1234", "(020) 123 45 67", "+31 20 123 45 67"])
websites = st.sampled_from(["", "https://a.example.nl", "http://één.nl:8080/pad?q=1&r=%20#x;y"])
entries = st.builds(
    SocialMapEntry,
    name=printable.filter(bool),
    type=st.sampled_from("ABC"),
    does=printable.filter(bool),
    about=printable,
    phone=phones,
    website=websites,
    remark=printable,
    checked=st.none() | st.dates(date(1900, 1, 1), TODAY),
)


def settings(store: SettingStore | None = None) -> OrganisationSettings:
    """The settings of an organisation, at a fixed moment."""
    return OrganisationSettings(store or MemoryStore(), shipped_texts(), lambda: NOW)


def say(code: str, **params: object) -> str:
    return shipped_texts().say(code, **params)
