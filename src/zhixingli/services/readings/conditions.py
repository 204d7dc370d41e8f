"""Conditions that the register and the search share."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from zhixingli.store.tables import assignment, doc, subject

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Select


def with_assignment(query: Select[Any], day: date) -> Select[Any]:
    """Join the assignment in force on a day; before the first one, the first."""
    other = assignment.alias("other")
    own = other.c.subject == subject.c.id
    latest = select(func.max(other.c.from_on)).where(own, other.c.from_on <= day)
    first = select(func.min(other.c.from_on)).where(own)
    in_force = func.coalesce(
        latest.correlate_except(other).scalar_subquery(),
        first.correlate_except(other).scalar_subquery(),
    )
    return (
        query.select_from(subject)
        .outerjoin(doc, doc.c.id == subject.c.id)
        .join(
            assignment,
            (assignment.c.subject == subject.c.id) & (assignment.c.from_on == in_force),
        )
    )


def holds(column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Match a part of a text, the case of ASCII letters aside: SQLite folds no others."""
    folded = text.translate(_ASCII_LOWER)
    return or_(
        column.contains(text, autoescape=True),
        func.lower(column).contains(folded, autoescape=True),
    )


_ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
