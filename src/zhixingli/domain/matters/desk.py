"""The desk at which an act is recorded: the day, the law and the numbers it needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.law.office_choices import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from zhixingli.domain.law.calendar import WorkCalendar
    from zhixingli.domain.law.rules import RuleBook, TimeLimit
    from zhixingli.domain.matters.directory import Directory


@dataclass(frozen=True, slots=True)
class Desk:
    """What every act is told: who records it, on which day it happened, by which law.

    ``settings`` answers a choice of the office on a day; ``revision`` names the calendar;
    ``next_number`` gives the next number of a series and ``uid`` a new identity.
    """

    on: date
    today: date
    actor: str
    reason: str | None
    calendar: WorkCalendar
    revision: int
    rules: RuleBook
    settings: Choices
    directory: Directory
    next_number: Callable[[str], int]
    uid: Callable[[], str]

    def at(self, day: date) -> Desk:
        """Give the same desk for an act that happened on another day."""
        return replace(self, on=day)

    def rule(self, rule_id: str, day: date) -> TimeLimit:
        """Give the version of a rule in force on a day."""
        return self.rules.on(rule_id, day)

    def refuse_future(self, *, field: str = "--on") -> None:
        """Refuse an act on a day that has not come."""
        if self.on > self.today:
            raise FutureActError(day=self.on, today=self.today, field=field)


class Choices:
    """The office's choices by day: a later day never reaches back."""

    def __init__(self, history: Mapping[str, list[tuple[date, str]]]) -> None:
        """Take each choice's values with the first day of each, in that order."""
        self._history = history

    def on(self, key: str, day: date) -> str:
        """Give the value in force on a day, or the default."""
        begun = [value for since, value in self._history.get(key, ()) if since <= day]
        return begun[-1] if begun else SETTINGS[key].default

    def since(self, key: str) -> date | None:
        """Give the day from which the latest value holds; None for a default."""
        history = self._history.get(key)
        return history[-1][0] if history else None

    def all_on(self, day: date) -> dict[str, str]:
        """Give every choice that was made, as in force on a day."""
        return {key: self.on(key, day) for key in self._history if key in SETTINGS}

    def mark(self, key: str) -> str | None:
        """Give what the ledger is marked with, which no office chooses; None without the mark."""
        history = self._history.get(key)
        return history[0][1] if history else None
