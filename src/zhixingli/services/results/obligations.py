"""Obligations as of a day (CONTRACT §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.terms import Kind, Light
from zhixingli.domain.writing.dates import free_from
from zhixingli.services.results.refs import PersonRef, UnitRef, called


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
    ``on_time`` and ``on_time_original`` are set once discharged, by the current due date and by
    ``due_unextended``: an extension granted after the due day (补办) makes up for nothing.
    ``due_original`` is the first due date of the clock that runs. ``waiting`` is ``supplement``
    while the applicant has the ball; ``not_before`` stands where there is no due day but a first
    day on which the thing may be done. ``past_days`` are the calendar days since the day of what
    only reminds (只提示). ``acting_for`` is for whom the leader only acted (代理),
    ``taken_over_on`` the day of taking over where that was in the last three working days before
    the due day, ``succeeded_by`` the unit that has the work of ``unit`` since a merger (撤并).
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
    due_unextended: date | None = None
    not_before: date | None = None
    waiting: str | None = None
    waiting_label: str | None = None
    outcome: str | None = None
    acting_for: PersonRef | None = None
    past_days: int | None = None
    taken_over_on: date | None = None
    succeeded_by: UnitRef | None = None

    @property
    def leader_called(self) -> str:
        """Name who answers for it; whoever only acts (代), or took over late, is marked."""
        return called(self.leader, self.acting_for, self.taken_over_on)

    @property
    def light_label(self) -> str | None:
        """Say the light; grey means waiting, not yet allowed, or stopped."""
        if self.light is not Light.GREY:
            return light_words(self.light, self.past_days)
        if self.not_before is not None:
            return free_from(self.not_before)
        return "待补正" if self.waiting else self.light.label


def light_words(light: Light | None, past_days: int | None) -> str | None:
    """Say a light; of what only reminds, how many days ago its day was."""
    if light is Light.REMINDER:
        return f"{light.label}{past_days}日"
    return light.label if light is not None else None
