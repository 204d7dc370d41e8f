"""An act: what somebody did, on which day, and when it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from zhixingli.domain.law.calendar import WorkCalendar


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


def that_hold(acts: Iterable[Act]) -> list[Act]:
    """Give the acts that hold, in the order of their recording: a finish sent back was none.

    It holds on no day, those between it and its return (退回重办) included.
    """
    order = sorted(acts, key=lambda act: act.id)
    turns = [act for act in order if act.kind in (ActKind.FINISH, ActKind.REDO)]
    undone = {before.id for before, after in pairwise(turns) if after.kind is ActKind.REDO}
    return [act for act in order if act.id not in undone or act.kind is not ActKind.FINISH]


class Recorded(Protocol):
    """What happened on a day and was recorded on another."""

    @property
    def happened_on(self) -> date:
        """Give the day on which it happened."""

    @property
    def recorded_on(self) -> date:
        """Give the day on which it was recorded."""


def backdated_days(act: Recorded, calendar: WorkCalendar) -> int | None:
    """Give how many days late an act was recorded, if by more than one working day (补录)."""
    return backdated_between(act.happened_on, act.recorded_on, calendar)


def backdated_between(happened: date, recorded: date, calendar: WorkCalendar) -> int | None:
    """Give the same of what happened on one day and was recorded on another."""
    if recorded <= happened:
        return None
    working = calendar.count(happened, recorded) - calendar.count(happened, happened)
    return (recorded - happened).days if working > 1 else None
