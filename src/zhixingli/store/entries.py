"""Reading the journal: which commands changed the ledger, or one subject of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, String, cast, exists, func, literal, or_, select

from zhixingli.store.tables import (
    act,
    assignment,
    due_span,
    extension,
    journal,
    journal_row,
    obligation,
    pause,
    supporting_unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Row
