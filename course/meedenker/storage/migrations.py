# SPDX-License-Identifier: EUPL-1.2
"""Brings a database of an older version along, step by step; answers are never touched.

All steps are one transaction with the new version number: a database is brought along as a whole or
stays as it was. A step writes its tables out as they were then: `schema` may have changed since.
"""

from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, Text, update

from meedenker.storage import schema


def _add_settings(connection: Connection) -> None:
    """From 1 to 2: a table for the settings of the organisation."""
    Table(
        "setting",
        MetaData(),
        Column("key", String(40), primary_key=True),
        Column("value", Text, nullable=False),
        Column("version", Integer, nullable=False),
    ).create(connection)


STEPS: dict[int, Callable[[Connection], None]] = {1: _add_settings}
"""By the version they start from."""


def bring_along(connection: Connection, found: int) -> int:
    """Take every step there is from a version; returns the version that is reached."""
    version = found
    while version in STEPS:
        STEPS[version](connection)
        version += 1
    if version != found:
        connection.execute(update(schema.schema_info).values(version=version))
    return version
