"""An incoming document (收文): what it is, and what every act on it has in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhixingli.domain.course import Act, Course, course
from zhixingli.domain.deadline import deemed_receipt
from zhixingli.domain.errors import ActBeforeError, DocumentClosedError
from zhixingli.domain.obligation import Obligation, retime
from zhixingli.domain.rules import TimeLimit, main_rule
from zhixingli.domain.terms import ActKind, Cause, Purpose, Secrecy, Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from zhixingli.domain.desk import Desk
    from zhixingli.domain.responsibility import Assignment


@dataclass(slots=True)
class Document:
    """An incoming document with everything that was done to it."""

    id: str
    uid: str
    title: str
    sender: str
    number: str | None
    received_on: date
    received_at: datetime | None
    urgency: Urgency
    rule: str | None
    secrecy: Secrecy
    purpose: Purpose
    public_promise: bool
    voided_on: date | None = None
    finished_on: date | None = None
    returned_on: date | None = None
    result: str | None = None
    reply_number: str | None = None
    released: bool = False
    acts: list[Act] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    supporting: list[tuple[str, date]] = field(default_factory=list)

    @property
    def course(self) -> Course:
        """Give the course by all acts that are recorded."""
        return course(self.acts)

    def open_under(self, *rules: str) -> list[Obligation]:
        """Give the obligations of these rules that are neither discharged nor withdrawn."""
        return [o for o in self.obligations if o.closed_on is None and o.rule in rules]

    @property
    def main_rules(self) -> tuple[str, ...]:
        """Name the rules under which the main obligation stands."""
        finishes = tuple(main_rule(urgency.value) for urgency in Urgency)
        return (self.rule, *finishes) if self.rule else finishes

    @property
    def main(self) -> Obligation | None:
        """Give the main obligation that is open, if any."""
        return next(iter(self.open_under(*self.main_rules)), None)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a document when it is received; ``start`` is the day of the event."""

    title: str
    sender: str
    number: str | None
    received_at: datetime | None
    urgency: Urgency
    rule: str | None
    start: date | None
    secrecy: Secrecy
    purpose: Purpose
    public_promise: bool
    leader: str
    unit: str
    supporting: Sequence[str]


def living(desk: Desk, document: Document) -> Course:
    """Refuse an act in the future, before receipt, or on a closed document."""
    desk.refuse_future()
    for how, day in (
        ("作废", document.voided_on),
        ("退回", document.returned_on),
        ("办结", document.finished_on),
    ):
        if day is not None:
            raise DocumentClosedError(id=document.id, how=how, day=day)
    not_before(desk, document, document.received_on, "收文")
    return document.course


def not_before(desk: Desk, document: Document, day: date | None, what: str) -> None:
    """Refuse an act on a day before the one that it follows, if that one is known."""
    if day is not None and desk.on < day:
        raise ActBeforeError(id=document.id, day=desk.on, earlier=day, what=what, field="--on")


def record(  # noqa: PLR0913 - one parameter a column of the act
    desk: Desk,
    document: Document,
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
        subject=document.id,
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
    document.acts.append(act)
    return act


def open_obligation(  # noqa: PLR0913 - what an obligation rests on
    desk: Desk,
    document: Document,
    rule: str,
    *,
    start: date,
    fixed_due: date | None = None,
    unit: str | None = None,
) -> Obligation:
    """Open an obligation by the version of its rule in force when the document came."""
    limit: TimeLimit = desk.rule(rule, document.received_on)
    count = sum(owed.rule == rule for owed in document.obligations) + 1
    owed = Obligation(
        id=desk.next_number("obligation"),
        uid=desk.uid(),
        key=f"{document.id}/{rule}" + (f"/{count}" if count > 1 else ""),
        subject=document.id,
        limit=limit,
        start_on=start,
        opened_on=desk.on,
        fixed_due_on=fixed_due,
        unit=unit,
    )
    document.obligations.append(owed)
    retime(owed, desk.calendar, revision=desk.revision, since=desk.on, cause=Cause.OPEN)
    return owed


def recount_start(desk: Desk, document: Document) -> date:
    """Give the day from which a receipt is counted (视为收到日)."""
    day = document.received_on
    deemed = desk.settings.on("deemed_receipt", day) == "on"
    if not deemed or document.urgency is not Urgency.NORMAL:
        return day
    closes = desk.settings.on("office_closes", day)
    at = document.received_at
    late = at is not None and at.strftime("%H:%M") > closes.zfill(len("00:00"))
    return deemed_receipt(day, desk.calendar, after_hours=late)
