"""Obligations as of a day (CONTRACT §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.terms import Kind, Light
from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class RemainingItem:
    """What is left of a paused limit."""

    days: int
    unit: CountUnit


@dataclass(frozen=True, slots=True)
class Lateness:
    """Days after the due day, up to and including the day of the answer."""

    calendar_days: int
    working_days: int


@dataclass(frozen=True, slots=True)
class ObligationItem:
    """One obligation as of a day (CONTRACT §3).

    ``leader`` and ``unit`` answer for it: those of the due day once it is past (DOMAIN 一),
    else those of the day of the answer; ``current_leader`` and ``current_unit`` hold it now.
    ``on_time`` and ``on_time_original`` are set once discharged, by the current and by the
    original due date: an extension granted after the due day (补办) makes up for nothing.
    """

    id: str
    key: str
    uid: str
    kind: Kind
    title: str
    rule: str
    rule_label: str
    leader: PersonRef
    unit: UnitRef
    opened_on: date
    due: date | None
    due_original: date | None
    provisional: bool
    paused: bool
    remaining: RemainingItem | None
    discharged_on: date | None
    period: str | None
    light: Light | None
    overdue: Lateness | None
    withdrawn_on: date | None
    on_time: bool | None
    on_time_original: bool | None
    current_leader: PersonRef
    current_unit: UnitRef
