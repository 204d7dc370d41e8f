"""The calendar and the rules that answer: the ledger's own, or the shipped ones without one.

Neither SQLAlchemy nor a rules file is read before it is needed: questions about days are asked
from scripts, thousands at a time, on machines without a ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from zhixingli.domain.errors.ledger import ProvisionalError
from zhixingli.domain.law.calendar import Notice, WorkCalendar
from zhixingli.services.use_case.envelope import NOWHERE, CalendarStamp, Meta, Remark as Warn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.domain.law.rules import RuleBook

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LawAnswer(Generic[T]):
    """What a reading gives back; it needs no ledger."""

    data: T
    meta: Meta
    warnings: tuple[Warn, ...] = ()


@dataclass(frozen=True)
class Lawbook:
    """The notices and the rules that answer, and whose they are."""

    notices: tuple[Notice, ...]
    calendar: WorkCalendar
    base: Meta
    read_rules: Callable[[], RuleBook]

    @cached_property
    def rules(self) -> RuleBook:
        """Give the rules, read when first asked for."""
        return self.read_rules()

    @property
    def meta(self) -> Meta:
        """Say whose answer it is and by which calendar."""
        stamp = CalendarStamp(self.calendar.digest, self.calendar.announced_through)
        return replace(self.base, calendar=stamp)

    def warn(self, what: str, *, provisional: bool, strict: bool) -> tuple[Warn, ...]:
        """Say that an answer is provisional; raises ProvisionalError where that is refused."""
        if not provisional:
            return ()
        through = self.calendar.announced_through
        if strict:
            raise ProvisionalError(what=what, through=through, field="--strict")
        text = f"{what}是暂定的：放假安排只公布到 {through}"
        return (Warn("CALENDAR_PROVISIONAL", text),)


def open_lawbook(location: str, day: date) -> Lawbook:
    """Open the law of a ledger, named by path or address, as its office stands on a day."""
    if "://" not in location and not Path(location).expanduser().exists():
        return _shipped()
    return _kept(location, day) or _shipped()


def _shipped() -> Lawbook:
    from zhixingli.store.law.notices import bundled_notices  # noqa: PLC0415 - a ledger needs none

    notices = bundled_notices()
    return Lawbook(notices, WorkCalendar.of(notices), NOWHERE, _shipped_rules)


def _shipped_rules() -> RuleBook:
    from zhixingli.store.law.rulebooks import bundled_rulebook  # noqa: PLC0415 - days need no rules

    return bundled_rulebook()


def _kept(location: str, day: date) -> Lawbook | None:
    """Read a ledger's own law; None where the address names no ledger yet."""
    from zhixingli.services.use_case.session import ledger_at, load_law  # noqa: PLC0415 - SQLAlchemy
    from zhixingli.store.law.kept import load_notices  # noqa: PLC0415 - likewise

    ledger = ledger_at(location)
    if not ledger.exists:
        return None
    with ledger.read() as conn:
        law = load_law(conn)
        notices = tuple(notice for _, notice in load_notices(conn))
    return Lawbook(notices, law.calendar, law.meta(day), lambda: law.rules)
