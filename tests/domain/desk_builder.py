"""A desk in memory: the shipped calendar and rules, a few people, numbers counted here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.acts import Document, Receipt
from zhixingli.domain.documents.course import course, status
from zhixingli.domain.matters import clock
from zhixingli.domain.matters.desk import Choices, Desk
from zhixingli.domain.matters.directory import (
    Directory,
    Handover,
    PersonKnown,
    PostHeld,
    UnitClosed,
)
from zhixingli.domain.terms import Post, Purpose, Secrecy, Urgency
from zhixingli.store.law.notices import bundled_calendar
from zhixingli.store.law.rulebooks import bundled_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixingli.domain.documents.terms import DocStatus
    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.domain.matters.obligation import ExtensionFact, Obligation, PauseFact

CALENDAR = bundled_calendar()
RULES = bundled_rulebook()
TODAY = date(2026, 12, 31)
ADDED = date(2026, 1, 4)

#: Two units: DW-1 leads, DW-2 helps. DW-0 is the district government itself.
PEOPLE = (
    ("区长", "DW-0", Post.DISTRICT_HEAD),
    ("常务", "DW-0", Post.EXECUTIVE_DEPUTY),
    ("分管", "DW-0", Post.DEPUTY_HEAD),
    ("局长", "DW-1", Post.UNIT_HEAD),
    ("副局长", "DW-1", Post.UNIT_DEPUTY),
    ("经办", "DW-1", Post.HANDLER),
    ("别局长", "DW-2", Post.UNIT_HEAD),
)


def day(text: str) -> date:
    """Read a day of 2026 as 09-18."""
    return date.fromisoformat(f"2026-{text}")


def directory(
    handovers: Iterable[Handover] = (),
    further: Iterable[PostHeld] = (),
    closed: Mapping[str, UnitClosed] | None = None,
) -> Directory:
    """Make the directory: everybody above, 离任 who left on 1 November, 无职 without a post."""
    people = [PersonKnown(name, name, ADDED, None) for name, _, _ in PEOPLE]
    people += [PersonKnown("离任", "离任", ADDED, day("11-01"))]
    people += [PersonKnown("无职", "无职", ADDED, None)]
    posts = [PostHeld(name, ADDED, unit, post) for name, unit, post in PEOPLE]
    posts += [PostHeld("离任", ADDED, "DW-0", Post.DEPUTY_HEAD)]
    # 副局长 becomes the head of the other unit on 1 December.
    posts += [PostHeld("副局长", day("12-01"), "DW-2", Post.UNIT_HEAD)]
    return Directory(people, posts, further, handovers, closed)


@dataclass
class Office:
    """An office with a desk on any day; ``choices`` are the office's own."""

    choices: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    rules: RuleBook = RULES
    numbers: Counter[str] = field(default_factory=Counter)
    handovers: list[Handover] = field(default_factory=list)
    further: list[PostHeld] = field(default_factory=list)
    closed: dict[str, UnitClosed] = field(default_factory=dict)

    def desk(self, on: str, *, today: date = TODAY, reason: str | None = None) -> Desk:
        """Give the desk of a day."""
        return Desk(
            on=day(on),
            today=today,
            actor="测试",
            reason=reason,
            calendar=CALENDAR,
            revision=1,
            rules=self.rules,
            settings=Choices(self.choices),
            directory=directory(self.handovers, self.further, self.closed),
            next_number=self._next,
            uid=lambda: f"uid-{self._next('uid')}",
        )

    def choose(self, key: str, value: str) -> None:
        """Make a choice that holds from the beginning of the year."""
        self.choices[key] = [(ADDED, value)]

    def receive(
        self,
        on: str,
        *,
        rule: str | None = None,
        start: str | None = None,
        urgency: Urgency = Urgency.NORMAL,
        purpose: Purpose = Purpose.HANDLING,
        at: datetime | None = None,
        today: date = TODAY,
        leader: str = "分管",
    ) -> Document:
        """Receive a document on a day."""
        receipt = Receipt(
            title="关于报送材料的函",
            sender="市政府办公室",
            number="市府办〔2026〕12号",
            received_at=at,
            urgency=urgency,
            rules=[rule] if rule else [],
            start=day(start) if start else None,
            secrecy=Secrecy.NONE,
            purpose=purpose,
            public_promise=False,
            leader=leader,
            unit="DW-1",
            supporting=["DW-2", "DW-2"],
        )
        return documents.receive(self.desk(on, today=today), receipt)

    def settle(self, document: Document, on: str) -> Document:
        """Check a document to be complete and notify its sender on a day."""
        documents.check(self.desk(on), document, missing=None)
        documents.notify(self.desk(on), document, via="电话")
        return document

    def handled(self, on: str, *, rule: str | None = None) -> Document:
        """Receive a document and settle it the same day."""
        return self.settle(self.receive(on, rule=rule), on)

    def stop(
        self,
        document: Document,
        on: str,
        *,
        ground: str = "补正",
        written: bool = False,
        rule: str | None = None,
    ) -> PauseFact:
        """Stop the clock on a day."""
        desk = self.desk(on, reason="缺材料")
        return clock.pause(desk, document, ground=ground, written=written, rule=rule)

    def go_on(self, document: Document, on: str, *, rule: str | None = None) -> None:
        """Let the clock run again."""
        clock.resume(self.desk(on), document, rule=rule)

    def prolong(
        self,
        document: Document,
        on: str,
        *,
        days: int | None = None,
        until: str | None = None,
        by: str = "局长",
        rule: str | None = None,
    ) -> ExtensionFact:
        """Extend a limit on a day."""
        desk, last = self.desk(on, reason="情况复杂"), day(until) if until else None
        return clock.extend(desk, document, days=days, until=last, approved_by=by, rule=rule)

    def _next(self, series: str) -> int:
        self.numbers[series] += 1
        return self.numbers[series]


def stands(document: Document, on: str | None = None) -> DocStatus:
    """Say how a document stands on a day, or by everything recorded."""
    then = day(on) if on else None
    owing = bool(document.follows(then or TODAY))
    return status(course(document.acts, then), document.purpose, owing=owing)


def owed(document: Document) -> dict[str, str]:
    """Say of each obligation when it is due and how it ended."""
    return {one.key.removeprefix(document.id + "/"): _said(one) for one in document.obligations}


def _said(one: Obligation) -> str:
    due = f"{one.last_span.due_on:%m-%d}" if one.last_span.due_on else "停"
    if one.discharged_on is not None:
        return f"{due} 销{one.discharged_on:%m-%d}"
    return due + (f" 撤{one.withdrawn_on:%m-%d}" if one.withdrawn_on is not None else "")


def main(document: Document) -> Obligation:
    """Give the main obligation, which must be open."""
    found = document.main_on(TODAY)
    assert found is not None
    return found


def first_due(owed: Obligation) -> date | None:
    """Give the first due date of the clock that runs last."""
    return owed.original_due(owed.last_span.from_on)


def due_on(document: Document, on: str) -> date | None:
    """Give the due date of the main obligation that was in force on a day."""
    span = main(document).span_on(day(on))
    assert span is not None
    return span.due_on
