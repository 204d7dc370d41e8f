"""What the other kinds of subject hold beside what every subject has."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from zhixingli.store.tables.schema import (
    code,
    metadata,
    words,
)


def _of(target: str) -> Column[str]:
    """Make the key of a row that is one with its subject."""
    return Column("id", String(40), ForeignKey(target), primary_key=True)


#: A task (工作任务): owed under a rule, by a day of its own where one was set.
task = Table(
    "task",
    metadata,
    _of("subject.id"),
    code("rule"),
    words("result", nullable=True),
)
