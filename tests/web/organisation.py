# SPDX-License-Identifier: EUPL-1.2
"""What somebody who runs the site does there, without a browser."""

import re
from html import unescape

from tests.organisation.support import ORGANISATION, TEAM
from tests.web.support import Client, Form, Reply

HOME = "/organisatie/"
NEW = "/organisatie/kaart/nieuw"
HEADINGS = (
    "naam;type;wat ze doen;voor wie of waarover;telefoon;website;opmerking;gecontroleerd op\n"
)


class Keeper(Client):
    """Fills in the pages for whoever runs the site."""

    cookie = ""

    def send(self, method: str, path: str, body=b"", **headers: str) -> Reply:
        if self.cookie:
            headers = {"Cookie": f"mdk_beheer={self.cookie}", **headers}
        return super().send(method, path, body, **headers)

    def version(self, path: str = HOME) -> str:
        """The version that the form on this page names."""
        return re.search(r'name="version" value="(\d+)"', self.get(path).text)[1]

    def save(self, **changes: str) -> Reply:
        """Fill in the form about the organisation."""
        fields = {**ORGANISATION, **changes}
        return self.post_form(HOME, {"version": self.version(), **fields})

    def add(self, **changes: str) -> Reply:
        """Add a line to the "sociale kaart"."""
        return self.post_form(NEW, {"version": self.version(NEW), **TEAM, **changes})

    def upload(self, path: str, fields: Form, name: str = "kaart.csv") -> Reply:
        """Send a form with a file (`file`) or long texts in it."""
        edge = "grens"
        parts = []
        for field, value in dict(fields).items():
            extra = f'; filename="{name}"' if field == "file" else ""
            head = f'--{edge}\r\nContent-Disposition: form-data; name="{field}"{extra}\r\n\r\n'
            content = value if isinstance(value, bytes) else value.encode()
            parts.append(head.encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{edge}--\r\n".encode()
        return self.post(path, body, f"multipart/form-data; boundary={edge}")

    def preview(self, content: bytes | str) -> Reply:
        """Choose a file and look at it."""
        return self.upload("/organisatie/inlezen", {"file": content})

    def confirm(self, shown: Reply) -> Reply:
        """Press the button below what a file holds."""
        fields = {
            name: unescape(re.search(rf'name="{name}" value="([^"]*)"', shown.text)[1])
            for name in ("version", "content")
        }
        fields["content"] = fields["content"].replace("\n", "\r\n")  # as browsers send it
        return self.upload("/organisatie/vervangen", fields)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
