"""Whether an obligation was discharged in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import RowMapping


def in_time(row: RowMapping) -> bool:
    """Judge by the due date in force; an extension granted after it (补办) makes up nothing."""
    return not row["made_up"] and by_day(row["due_on"], row)


def by_day(due: date | None, row: RowMapping) -> bool:
    """Tell whether it was discharged by a day; by none, it was in time."""
    done: date = row["discharged_on"]
    return due is None or done <= due
