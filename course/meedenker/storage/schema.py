# SPDX-License-Identifier: EUPL-1.2
"""The tables. A visitor is a row; a respondent of a measurement is a visitor with a role."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = 2
"""Raise it with every change of the tables, and write the step in `migrations.py`."""

metadata = MetaData()

schema_info = Table("schema_info", metadata, Column("version", Integer, nullable=False))

measurement = Table(
    "measurement",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("instrument", String(40), nullable=False),
    Column("municipality", String(100), nullable=False),
    Column("fictional", Boolean, nullable=False),
    Column("created_at", String(40), nullable=False),
)

visitor = Table(
    "visitor",
    metadata,
    Column("owner", String(64), primary_key=True),
    Column("measurement_id", ForeignKey("measurement.id"), nullable=True),
    Column("role", String(40), nullable=False, default=""),
    Column("created_at", String(40), nullable=False),
    Column("expires_at", String(40), nullable=False, index=True),
)

answer = Table(
    "answer",
    metadata,
    Column(
        "owner",
        ForeignKey("visitor.owner", onupdate="CASCADE", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("item", String(120), primary_key=True),
    Column("record", Text, nullable=False),
    sqlite_with_rowid=False,
)

setting = Table(
    "setting",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
    Column("version", Integer, nullable=False),
)
