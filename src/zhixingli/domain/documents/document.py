"""An incoming document (收文): what it is, and the day from which its receipt is counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from zhixingli.domain.documents.course import Course, course
from zhixingli.domain.law.calendar import deemed_receipt
from zhixingli.domain.law.rules import DOC_STATED, main_rule
from zhixingli.domain.matters.matter import Matter
from zhixingli.domain.terms import Kind, Purpose, Secrecy, Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.material import Material
    from zhixingli.domain.matters.obligation import Obligation


#: What every document may owe, whatever rule it was received under.
_OWN = ("doc.", "cosign.")


@dataclass(slots=True, kw_only=True)
class Document(Matter):
    """An incoming document with everything that was done to it."""

    kind: ClassVar[Kind] = Kind.DOC

    sender: str
    number: str | None
    received_at: datetime | None
    urgency: Urgency
    rule: str | None
    secrecy: Secrecy
    purpose: Purpose
    finished_on: date | None = None
    returned_on: date | None = None
    result: str | None = None
    reply_number: str | None = None
    released: bool = False
    materials: list[Material] = field(default_factory=list)

    def strike_out(self, day: date) -> None:
        """Strike it out; its sender and number may be registered again."""
        Matter.strike_out(self, day)
        self.released = True

    @property
    def received_on(self) -> date:
        """Give the day of receipt: the day on which the matter began."""
        return self.opened_on

    @property
    def course(self) -> Course:
        """Give the course by all acts that are recorded."""
        return course(self.acts)

    @property
    def main_rules(self) -> tuple[str, ...]:
        """Name the rules under which the main obligation stands, and what carries them on."""
        if self.rule is None:
            return (*(main_rule(urgency.value) for urgency in Urgency), DOC_STATED)
        mains = [self.rule]
        for owed in self.obligations:
            if owed.rule in mains:
                mains += [each.rule for each in owed.limit.then if each.main]
        return tuple(dict.fromkeys(mains))

    @property
    def rules_given(self) -> tuple[str, ...]:
        """Name the rules under which it was received; what these opened themselves is not among."""
        if self.rule is None:
            return ()
        beside = {name for owed in self.obligations for name in owed.limit.beside}
        more = [
            owed.rule
            for owed in self.obligations
            if owed.follows is None
            and owed.start_on <= self.received_on == owed.opened_on
            and owed.rule not in beside
            and not owed.rule.startswith(_OWN)
        ]
        return tuple(dict.fromkeys((self.rule, *more)))

    @property
    def outcome(self) -> str | None:
        """Name the outcome with which it was finished (准予、视为放弃)."""
        if self.finished_on is None:
            return None
        rules = self.main_rules
        ended = [
            owed
            for owed in self.obligations
            if owed.rule in rules and owed.closed_on == self.finished_on
        ]
        return ended[-1].outcome if ended else None

    def outlives(self, rule: str | None, day: date) -> bool:
        """Tell whether the limit of a rule is owed on a day though the paper is finished."""
        return any(owed.rule == rule for owed in self.follows(day))

    def follows(self, day: date) -> list[Obligation]:
        """Give what a finished document still owes on a day: its delivery and the like."""
        if self.finished_on is None or self.finished_on > day:
            return []
        return [owed for owed in self.obligations if owed.is_open(day) and owed.is_bound(day)]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of a document when it is received.

    ``start`` is the day of the event that the rules count from, ``due`` the limit that the paper
    itself states, ``public_title`` what pages for leaders say instead of the title, ``handler`` who
    does the work (经办人).
    """

    title: str
    sender: str
    leader: str
    unit: str
    number: str | None = None
    received_at: datetime | None = None
    purpose: Purpose = Purpose.HANDLING
    urgency: Urgency = Urgency.NORMAL
    rules: Sequence[str] = ()
    start: date | None = None
    due: date | None = None
    supporting: Sequence[str] = ()
    secrecy: Secrecy = Secrecy.NONE
    public_promise: bool = False
    public_title: str | None = None
    handler: str | None = None

    @property
    def rule(self) -> str | None:
        """Name the main rule: the first one."""
        return self.rules[0] if self.rules else None


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
