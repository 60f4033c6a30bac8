# SPDX-License-Identifier: EUPL-1.2
"""A text that changed since it was read asks for a new reading.

nbgrader keeps the old mark of an open task when a learner submits again. So the gradebook gets one
more table, with a fingerprint of the text that each mark was given for.
"""

import hashlib
from collections.abc import Mapping

from nbgrader.api import Gradebook
from sqlalchemy import Column, MetaData, String, Table, delete, insert, select

_table = Table(
    "meedenker_text",
    MetaData(),
    Column("grade_id", String(32), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
)


def ask_for_changed(place: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """Compare the texts by task with those of last time; a changed one loses its mark.

    `place` names student, assignment, notebook and gradebook, as nbgrader's resources do.
    """
    if not texts:
        return
    with Gradebook(place["db_url"]) as gradebook:
        _table.metadata.create_all(gradebook.engine)
        for task, text in texts.items():
            grade = gradebook.find_grade(
                task, place["notebook"], place["assignment"], place["student"]
            )
            fingerprint = hashlib.sha256(text.encode("utf-8")).hexdigest()
            same_grade = _table.c.grade_id == grade.id
            known = gradebook.db.execute(select(_table.c.fingerprint).where(same_grade)).scalar()
            if known == fingerprint:
                continue
            grade.manual_score = None
            grade.extra_credit = None
            grade.needs_manual_grade = True
            gradebook.db.execute(delete(_table).where(same_grade))
            gradebook.db.execute(insert(_table).values(grade_id=grade.id, fingerprint=fingerprint))
        gradebook.db.commit()
