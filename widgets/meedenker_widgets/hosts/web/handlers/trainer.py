# SPDX-License-Identifier: EUPL-1.2
"""What only trainers need."""

from meedenker.content.articles import shipped_articles
from meedenker_widgets.hosts.web.handlers.base import Handler


class ArticlesPage(Handler):
    """`/trainer/wetsartikelen`: the articles of law behind the course."""

    async def get(self) -> None:
        """The page."""
        self.render_page("wetsartikelen.html", articles=shipped_articles())
