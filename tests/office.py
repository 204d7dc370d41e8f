"""The example office of the tests: its people, a clerk, and what the clerk does there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from zhixingli.domain.documents.document import Receipt
from zhixingli.domain.letters.acts import LetterDraft
from zhixingli.domain.letters.terms import Adoption, Direction, Side
from zhixingli.domain.projects.project import Listing
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.supervisions.acts import Opening
from zhixingli.domain.supervisions.terms import Basis
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.services.documents.acts import (
    check_document,
    finish_document,
    notify_sender,
    receive_document,
)
from zhixingli.services.letters import acts as letters
from zhixingli.services.meetings import acts as meetings, reviews
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.units import add_unit
from zhixingli.services.projects import acts as projects
from zhixingli.services.supervisions import acts as supervisions
from zhixingli.services.supervisions.reminding import remind
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.domain.meetings.terms import Form
    from zhixingli.services.results.meetings import MeetingDetail
    from zhixingli.store.ledger.database import Ledger


def day(text: str) -> date:
    """Give a day of 2026: ``"10-16"``."""
    return date.fromisoformat(f"2026-{text}")


#: A Friday: the day on which the seeded ledgers of the tests were created.
CREATED = date(2026, 1, 2)


#: The people of the example office: name, unit, post.
PEOPLE = (
    ("陈区长", "区府办", Post.DISTRICT_HEAD),
    ("李副区长", "区府办", Post.DEPUTY_HEAD),
    ("王副区长", "区府办", Post.DEPUTY_HEAD),
    ("赵局长", "区住房和城乡建设局", Post.UNIT_HEAD),
    ("钱局长", "区财政局", Post.UNIT_HEAD),
    ("孙科员", "区财政局", Post.HANDLER),
)


@dataclass
class Clerk:
    """Somebody who records acts in a ledger, each on the day it is said to have happened."""

    ledger: Ledger

    def open_office(self) -> None:
        """Register the units and people of the example office."""
        stamp = self.stamp(CREATED)
        for name, short, kind in (
            ("区府办", None, UnitKind.OFFICE),
            ("区住房和城乡建设局", "区住建局", UnitKind.DEPARTMENT),
            ("区财政局", None, UnitKind.DEPARTMENT),
        ):
            add_unit(self.ledger, stamp, name, short=short, kind=kind)
        for name, unit, post in PEOPLE:
            add_person(self.ledger, stamp, name, unit_name=unit, post=post)

    def stamp(self, on: date, *, today: date | None = None, **more: Any) -> Stamp:
        """Make a stamp; what happened is recorded the same day unless ``today`` says otherwise."""
        return Stamp(actor="测试", today=today or on, on=on, command="test", **more)

    def receive(self, on: date, title: str, *, today: date | None = None, **more: Any) -> str:
        """Receive a document and give its id; 李副区长 and 区住建局 unless said otherwise."""
        facts = {"sender": "市发改委", "leader": "李副区长", "unit": "区住建局"} | more
        if "rule" in facts:
            facts["rules"] = [facts.pop("rule")]
        request = Receipt(title=title, **facts)
        detail = receive_document(self.ledger, self.stamp(on, today=today), request).data
        assert detail is not None
        return detail.id

    def does(
        self,
        act: Callable[..., Any],
        on: date,
        document: str,
        *,
        today: date | None = None,
        reason: str | None = None,
        **facts: Any,
    ) -> None:
        """Let an act happen to a document."""
        act(self.ledger, self.stamp(on, today=today, reason=reason), document, **facts)


def seed(ledger: Ledger) -> None:
    """Create a ledger."""
    with ledger.write(Stamp(actor="测试", today=CREATED, on=CREATED, command="init")):
        pass


def open_office(ledger: Ledger) -> None:
    """Create a ledger with the units and people of the example office."""
    Clerk(ledger).open_office()


def add_letter(clerk: Clerk, on: str, title: str = "关于用地的请示", **facts: Any) -> str:
    asked: dict[str, Any] = {
        "direction": Direction.UPWARD,
        "addressee": "市自然资源局",
        "leader": "李副区长",
        "unit": "区住建局",
        "tracker": "赵局长",
    }
    request = LetterDraft(title=title, **(asked | facts))
    change = letters.add_letter(clerk.ledger, clerk.stamp(day(on)), request)
    assert change.data is not None
    return change.data.id


def consult_letter(clerk: Clerk, on: str, letter: str) -> None:
    letters.consult(
        clerk.ledger,
        clerk.stamp(day(on)),
        letter,
        party="市局用地处",
        way="当面",
        opinion="补充附图",
        adopted=Adoption.YES,
    )


def send_letter(clerk: Clerk, on: str, letter: str, override: str | None = None) -> list[str]:
    change = letters.send(
        clerk.ledger, clerk.stamp(day(on)), letter, override=override, number=None
    )
    return [notice.code for notice in change.warnings]


def hop_letter(clerk: Clerk, on: str, letter: str, place: str, side: Side = Side.THEIRS) -> None:
    stamp = clerk.stamp(day(on))
    letters.hop(clerk.ledger, stamp, letter, place=place, contact=None, side=side)


def answer_letter(clerk: Clerk, on: str, letter: str) -> None:
    stamp = clerk.stamp(day(on))
    letters.answer(clerk.ledger, stamp, letter, text="同意", number="市自然〔2026〕8号")


def add_project(clerk: Clerk, on: str, title: str = "滨河大桥", **facts: Any) -> str:
    asked: dict[str, Any] = {"leader": "李副区长", "unit": "区住建局", "sponsor": "王副区长"}
    columns = {"level": Level.DISTRICT} | facts.pop("columns", {})
    request = Listing(title=title, columns=columns, **(asked | facts))
    change = projects.add_project(clerk.ledger, clerk.stamp(day(on)), request)
    assert change.data is not None
    return change.data.id


def act_on_project(
    clerk: Clerk, on: str, project: str, what: Any, reason: str | None = None
) -> None:
    stamp = clerk.stamp(day(on), reason=reason)
    projects.simple_act(clerk.ledger, stamp, project, what, "")


def town(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("09-01"))
    add_unit(clerk.ledger, stamp, "东河镇", short=None, kind=UnitKind.TOWN)
    add_person(clerk.ledger, stamp, "吴镇长", unit_name="东河镇", post=Post.UNIT_HEAD)
    add_person(clerk.ledger, stamp, "郑副镇长", unit_name="东河镇", post=Post.UNIT_DEPUTY)
    add_person(clerk.ledger, stamp, "冯副局长", unit_name="区住建局", post=Post.UNIT_DEPUTY)


def deputy(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("09-01"))
    add_person(clerk.ledger, stamp, "周常务", unit_name="区府办", post=Post.EXECUTIVE_DEPUTY)


def hold_onsite(
    clerk: Clerk,
    on: str,
    *about: str,
    chair: str = "王副区长",
    today: str | None = None,
    reason: str | None = None,
) -> MeetingDetail:
    stamp = clerk.stamp(day(on), today=day(today) if today else None, reason=reason)
    change = meetings.hold_onsite(
        clerk.ledger, stamp, about, chair=chair, place=None, delegated=reason is not None
    )
    assert change.data is not None
    return change.data


def held_review(clerk: Clerk, on: str, form: Form, *documents: str) -> MeetingDetail:
    change = reviews.hold_review(
        clerk.ledger, clerk.stamp(day(on)), form, documents=documents, chair=None, place=None
    )
    assert change.data is not None
    return change.data


def open_supervision(clerk: Clerk, on: str, what: str = "汛期排险", **facts: Any) -> str:
    asked: dict[str, Any] = {
        "basis": Basis.ORDER,
        "approved_by": "陈区长",
        "due": day("10-30"),
    }
    if not what.startswith(("SW-", "XM-")):
        asked |= {"leader": "李副区长", "unit": "区住建局"}
    opening = Opening(**(asked | facts))
    stamp = clerk.stamp(day(on))
    change = supervisions.open_supervision(clerk.ledger, stamp, what, opening)
    assert change.data is not None
    return change.data.id


def reminded(clerk: Clerk, on: str, *wanted: str) -> list[tuple[str, int, int]]:
    change = remind(clerk.ledger, clerk.stamp(day(on)), wanted)
    assert change.data is not None
    return [(item.id, item.step, item.overdue_days) for item in change.data.items]


def handled_document(clerk: Clerk, on: str, title: str = "关于防汛的通知", **facts: Any) -> str:
    """Receive, check and notify on one day."""
    doc = clerk.receive(day(on), title, **facts)
    clerk.does(check_document, day(on), doc, missing=None)
    clerk.does(notify_sender, day(on), doc, via=None)
    return doc


def finish_on(clerk: Clerk, on: str, doc: str) -> None:
    clerk.does(finish_document, day(on), doc, result=None, reply_number=None)


def settled(
    clerk: Clerk, on: date, title: str = "一件", *, today: date | None = None, **facts: Any
) -> str:
    """Receive, check and tell on one day: the handling is due five working days later."""
    document = clerk.receive(on, title, today=today, **facts)
    clerk.does(check_document, on, document, missing=None, today=today)
    clerk.does(notify_sender, on, document, via=None, today=today)
    return document
