# SPDX-License-Identifier: EUPL-1.2
"""Where answers are kept: in memory, in a file beside a notebook, or in a database."""

from meedenker.storage.base import (
    AnswerStore,
    Measurement,
    MeasurementStore,
    Owner,
    Respondent,
    Setting,
    SettingStore,
)
from meedenker.storage.database import known_version
from meedenker.storage.memory import MemoryStore
from meedenker.storage.sidecar import SidecarStore
from meedenker.storage.sql import DATABASE, SqlStore

__all__ = [
    "DATABASE",
    "AnswerStore",
    "Measurement",
    "MeasurementStore",
    "MemoryStore",
    "Owner",
    "Respondent",
    "Setting",
    "SettingStore",
    "SidecarStore",
    "SqlStore",
    "known_version",
]
