"""A matter (事): what every subject of the ledger has in common, and every act upon it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from zhixingli.domain.errors.acts import ActBeforeError, MatterClosedError, ReasonMissingError
from zhixingli.domain.errors.taking_back import NotFinishedError
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.act import Act, that_hold
from zhixingli.domain.matters.card import CARDS, Card
from zhixingli.domain.matters.obligation import Obligation
from zhixingli.domain.matters.timing import retime
from zhixingli.domain.terms import ActKind, Kind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.responsibility import Assignment, Duty


@dataclass(slots=True, kw_only=True)
class Matter:
    """A subject with everything that was done to it, what it owes and who answers for it.

    ``spent`` holds the rules of limits that were taken back: their keys are not given again.
    """

    kind: ClassVar[Kind]

    id: str
    uid: str
    title: str
    opened_on: date
    public_promise: bool = False
    public_title: str | None = None
    voided_on: date | None = None
    acts: list[Act] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    supporting: list[tuple[str, date]] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)

    @property
    def work(self) -> list[Act]:
        """Give the acts but corrections and what says that something was taken back: no work."""
        return [act for act in self.acts if act.kind is not ActKind.EDIT]

    @property
    def card(self) -> Card:
        """Give what is said of its kind."""
        return CARDS[self.kind]

    @property
    def noun(self) -> str:
        """Name the command that shows it."""
        return self.card.noun

    @property
    def main_rules(self) -> tuple[str, ...]:
        """Name the rules under which its main obligation stands."""
        return ()

    def main_on(self, day: date) -> Obligation | None:
        """Give the main obligation that an act of a day can still settle, if any."""
        return next(iter(self.open_under(*self.main_rules, day=day)), None)

    def label_of(self, owed: Obligation) -> str | None:  # noqa: ARG002 - some kinds name them
        """Name an obligation beyond its rule, where a kind has several under one rule."""
        return None

    def outlives(self, rule: str | None, day: date) -> bool:  # noqa: ARG002 - documents do
        """Tell whether a limit of a rule is still owed on a day though the matter is finished."""
        return False

    def strike_out(self, day: date) -> None:
        """Strike it out as of a day (作废)."""
        self.voided_on = day

    def open_under(self, *rules: str, day: date | None = None) -> list[Obligation]:
        """Give the obligations of these rules that are neither discharged nor withdrawn.

        With a day, those that an act of it can settle: what the law ends later is among them,
        what opens only then is not.
        """
        if day is None:
            return [o for o in self.obligations if o.closed_on is None and o.rule in rules]
        open_then = [o for o in self.obligations if o.rule in rules and o.answers(day)]
        ahead = {o.id for o in open_then if o.by_law}
        return [o for o in open_then if o.follows not in ahead]

    def obligations_of(self, rule: str) -> list[Obligation]:
        """Give every obligation of a rule, open or not, in the order of their opening."""
        return [owed for owed in self.obligations if owed.rule == rule]

    def of(self, kind: ActKind, day: date | None = None) -> list[Act]:
        """Give the acts of a kind, by a day if one is given, in the order they happened."""
        found = [a for a in self.acts if a.kind is kind and (day is None or a.happened_on <= day)]
        return sorted(found, key=lambda act: (act.happened_on, act.id))

    def closed(self, day: date | None = None) -> Act | None:
        """Give the act that closed it, by a day if one is given."""
        ends = {ActKind.VOID, *self.card.closing}
        for act in that_hold(self.acts):
            if act.kind in ends and (day is None or act.happened_on <= day):
                return act
        return None


def refuse_ended_or_early(desk: Desk, matter: Matter, *, rule: str | None = None) -> None:
    """Refuse an act in the future, before the matter began, or on a closed one.

    An act on the limit of a ``rule`` that is owed beyond the end of the matter is none of these.
    """
    if not matter.outlives(rule, desk.on):
        refuse_ended(desk, matter)
    desk.refuse_future()
    refuse_before(desk, matter, matter.opened_on, matter.card.beginning)


def refuse_ended(desk: Desk, matter: Matter) -> None:
    """Refuse an act in the future, or on a closed matter."""
    desk.refuse_future()
    end = matter.closed()
    if end is not None:
        raise MatterClosedError(
            id=matter.id, how=end.kind.label, day=end.happened_on, noun=matter.noun
        )


def refuse_voided_or_early(desk: Desk, matter: Matter) -> None:
    """Refuse an act in the future, before the matter began, or on one that was struck out."""
    desk.refuse_future()
    if matter.voided_on is not None:
        raise MatterClosedError(id=matter.id, how="作废", day=matter.voided_on, noun=matter.noun)
    refuse_before(desk, matter, matter.opened_on, matter.card.beginning)


def refuse_before(desk: Desk, matter: Matter, day: date | None, what: str) -> None:
    """Refuse an act on a day before the one that it follows, if that one is known."""
    if day is not None and desk.on < day:
        raise ActBeforeError(id=matter.id, day=desk.on, earlier=day, what=what, field="--on")


def record(
    desk: Desk,
    matter: Matter,
    kind: ActKind,
    *,
    at: datetime | None = None,
    text: str | None = None,
    outcome: str | None = None,
    person: str | None = None,
    unit: str | None = None,
) -> Act:
    """Write down an act on the desk's day."""
    act = Act(
        id=desk.next_number("act"),
        subject=matter.id,
        kind=kind,
        happened_on=desk.on,
        happened_at=at,
        recorded_on=desk.today,
        actor=desk.actor,
        text=text,
        outcome=outcome,
        person=person,
        unit=unit,
    )
    matter.acts.append(act)
    return act


def open_obligation(
    desk: Desk,
    matter: Matter,
    rule: str,
    *,
    start: date,
    fixed_due: date | None = None,
    unit: str | None = None,
    follows: Obligation | None = None,
) -> Obligation:
    """Open an obligation by the version of its rule in force when the matter began."""
    limit: TimeLimit = desk.rule(rule, matter.opened_on)
    count = sum(owed.rule == rule for owed in matter.obligations) + matter.spent.count(rule) + 1
    owed = Obligation(
        id=desk.next_number("obligation"),
        uid=desk.uid(),
        key=f"{matter.id}/{rule}" + (f"/{count}" if count > 1 else ""),
        subject=matter.id,
        limit=limit,
        start_on=start,
        opened_on=desk.on,
        fixed_due_on=fixed_due,
        unit=unit,
        follows=follows.id if follows is not None else None,
    )
    matter.obligations.append(owed)
    retime(owed, desk.calendar, revision=desk.revision, since=desk.on, cause=Cause.OPEN)
    return owed


def discharge(desk: Desk, *owed: Obligation) -> None:
    """Discharge obligations (销号) on the desk's day."""
    for each in owed:
        each.discharged_on, each.by_law = max(desk.on, each.opened_on), False


def withdraw(desk: Desk, matter: Matter, *, but: Collection[Obligation] = ()) -> None:
    """End what is still owed without counting it as done, these obligations excepted."""
    kept = {owed.id for owed in but}
    for owed in matter.obligations:
        if owed.answers(desk.on) and owed.id not in kept:
            owed.discharged_on, owed.by_law, owed.outcome = None, False, None
            owed.withdrawn_on = max(desk.on, owed.opened_on)


def reopen(desk: Desk, matter: Matter) -> date:
    """Say that a finish did not hold (退回重办): it was none on any day; the due date stands.

    Gives the day of the finish. Raises ReasonMissingError, NotFinishedError.
    """
    desk.refuse_future()
    if not desk.reason:
        raise ReasonMissingError(act="退回重办", field="--reason")
    end = matter.closed()
    if end is None or end.kind is not ActKind.FINISH:
        raise NotFinishedError(id=matter.id, noun=matter.noun, field="id")
    refuse_before(desk, matter, end.happened_on, "办结")
    record(desk, matter, ActKind.REDO, text=desk.reason)
    return end.happened_on


def owe_again(desk: Desk, owed: Obligation) -> None:
    """Let a limit be owed again that ended with what did not hold, by the calendar of now."""
    owed.discharged_on, owed.withdrawn_on = None, None
    owed.outcome, owed.by_law = None, False
    if owed.last_span.calendar_revision != desk.revision:
        day, revision = max(desk.today, owed.opened_on), desk.revision
        retime(owed, desk.calendar, revision=revision, since=day, cause=Cause.CALENDAR)


def void(desk: Desk, matter: Matter) -> None:
    """Strike out a matter recorded by mistake (作废); its number is never used again."""
    if not desk.reason:
        raise ReasonMissingError(act="作废", field="--reason")
    desk.refuse_future()
    if matter.voided_on is not None:
        raise MatterClosedError(id=matter.id, how="作废", day=matter.voided_on, noun=matter.noun)
    refuse_before(desk, matter, matter.opened_on, matter.card.beginning)
    record(desk, matter, ActKind.VOID, text=desk.reason)
    matter.strike_out(desk.on)
    withdraw(desk, matter)


def new_id(desk: Desk, prefix: str) -> str:
    """Give the next ID of a series, of the year that the desk's day lies in: SX-2026-0001."""
    series = f"{prefix}-{desk.on.year}"
    return f"{series}-{desk.next_number(series):04d}"
