"""An act: what somebody did, on which day, and when it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.terms import ActKind


@dataclass(slots=True)
class Act:
    """What somebody did: on which day, and on which day it was recorded."""

    id: int
    subject: str
    kind: ActKind
    happened_on: date
    happened_at: datetime | None
    recorded_on: date
    actor: str
    text: str | None = None
    outcome: str | None = None
    person: str | None = None
    unit: str | None = None


def backdated_days(act: Act, calendar: WorkCalendar) -> int | None:
    """Give how many days late an act was recorded, if by more than one working day (补录)."""
    if act.recorded_on <= act.happened_on:
        return None
    working = calendar.count(act.happened_on, act.recorded_on)
    working -= calendar.count(act.happened_on, act.happened_on)
    return (act.recorded_on - act.happened_on).days if working > 1 else None
