"""The daily readings, each as of any day, on both engines; days counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import extend_document, pause_document, resume_document
from tests.office import Clerk, day, finish_on, handled_document, open_office

from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.errors.clock import NoObligationError
from zhixingli.domain.errors.ledger import ProvisionalError
from zhixingli.domain.errors.rules import RuleUnknownError
from zhixingli.domain.terms import Kind, Light
from zhixingli.services.documents.acts import check_document, notify_sender
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.readings import daily as readings
from zhixingli.services.readings.daily import Filters
from zhixingli.services.readings.explaining import explain, one
from zhixingli.services.readings.search import find_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.store.ledger.database import Ledger


def overdue(clerk: Clerk, on: str, **filters: Any) -> Sequence[ObligationItem]:
    return readings.overdue(clerk.ledger, as_of=day(on), filters=Filters(**filters)).data


def keys(items: Sequence[ObligationItem]) -> list[str]:
    return [item.key for item in items]


@pytest.mark.both_engines
def test_overdue_as_of_each_day(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")  # five working days: 3, 4, 5, 6, 9
    finish_on(clerk, "11-12", doc)
    late = {
        on: [(item.due, item.overdue) for item in overdue(clerk, on)]
        for on in ("11-09", "11-10", "11-11", "11-12", "11-13")
    }
    assert [on for on, found in late.items() if found] == ["11-10", "11-11"]
    lateness = overdue(clerk, "11-11")[0].overdue
    assert lateness is not None
    assert (lateness.calendar_days, lateness.working_days) == (2, 2)


@pytest.mark.both_engines
def test_lights(clerk: Clerk) -> None:
    handled_document(clerk, "11-02")  # due on Monday 11-09, warned of one working day before
    lights = {}
    for offset in range(20):
        on = day("11-02") + timedelta(days=offset)
        found = readings.due_within(clerk.ledger, as_of=on, within=30, filters=Filters()).data
        late = readings.overdue(clerk.ledger, as_of=on, filters=Filters()).data
        lights[on.day] = next(item.light for item in (*found, *late) if "finish" in item.key)
    assert [d for d, light in lights.items() if light is Light.GREEN] == [2, 3, 4, 5]
    # On Friday 11-06 one working day is left; so on the weekend and on the day itself.
    assert [d for d, light in lights.items() if light is Light.YELLOW] == [6, 7, 8, 9]
    # Five working days late is Monday 11-16; more than five is black.
    assert [d for d, light in lights.items() if light is Light.RED] == list(range(10, 17))
    assert [d for d, light in lights.items() if light is Light.BLACK] == [17, 18, 19, 20, 21]


@pytest.mark.both_engines
def test_the_due_day_of_the_past_is_the_one_in_force_then(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    granted: dict[str, Any] = {"days": 3, "until": None, "approved_by": "赵局长", "rule": None}
    clerk.does(extend_document, day("11-06"), doc, **granted)  # 10, 11, 12
    assert keys(overdue(clerk, "11-10")) == []
    assert keys(overdue(clerk, "11-13")) == [f"{doc}/doc.finish"]
    week = readings.due_within(clerk.ledger, as_of=day("11-05"), within=3, filters=Filters()).data
    assert [(item.due, item.due_original) for item in week] == [(day("11-09"), day("11-09"))]
    after = readings.due_within(clerk.ledger, as_of=day("11-06"), within=9, filters=Filters()).data
    assert [(item.due, item.due_original) for item in after] == [(day("11-12"), day("11-09"))]


def test_a_stopped_clock_is_overdue_on_no_day(clerk: Clerk) -> None:
    doc = clerk.receive(day("11-02"), "关于规划许可的申请", rule="license.lower")
    clerk.does(check_document, day("11-02"), doc, missing=None)
    clerk.does(notify_sender, day("11-02"), doc, via=None)
    paused = clerk.receive(day("11-02"), "关于用地许可的申请", rule="license.decide")
    clerk.does(check_document, day("11-02"), paused, missing=None)
    clerk.does(notify_sender, day("11-02"), paused, via=None)
    # Twenty working days end on 11-30 for both.
    clerk.does(pause_document, day("11-09"), paused, ground="听证", written=True, rule=None)
    assert keys(overdue(clerk, "12-01")) == [f"{doc}/license.lower"]
    clerk.does(resume_document, day("12-10"), paused, rule=None)
    # Four were counted; sixteen after 12-10: 11, 14-18, 21-25, 28-31, and on into January.
    assert keys(overdue(clerk, "12-31")) == [f"{doc}/license.lower"]


@pytest.mark.both_engines
def test_due_within_counts_working_days_and_today(clerk: Clerk) -> None:
    for on in ("10-14", "10-15", "10-16", "10-19"):
        clerk.receive(day(on), f"{on}收的")

    # Checks due on 10-16, 10-19 (Saturday 17 rolls), 10-19 (Sunday 18 rolls), 10-21.
    def within(on: str, days: int) -> list[date | None]:
        found = readings.due_within(
            clerk.ledger, as_of=day(on), within=days, filters=Filters()
        ).data
        return [item.due for item in found]

    assert within("10-16", 1) == [day("10-16")]
    assert within("10-16", 2) == [day("10-16"), day("10-19"), day("10-19")]
    assert within("10-17", 1) == [day("10-19"), day("10-19")]
    assert within("10-20", 2) == [day("10-21")]


def test_today_is_what_a_morning_asks_for(clerk: Clerk) -> None:
    late = clerk.receive(day("11-02"), "逾期的")
    now = clerk.receive(day("11-09"), "今天到期的")
    clerk.receive(day("11-11"), "以后的", rule="foi.reply")
    found = readings.today(clerk.ledger, as_of=day("11-11"), filters=Filters()).data
    assert keys(found) == [f"{late}/doc.check", f"{now}/doc.check"]
    assert [item.light for item in found] == [Light.RED, Light.YELLOW]


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 3),
        ({"leader": "李副区长"}, 2),
        ({"unit": "区财政局"}, 1),
        ({"rule": "doc.check"}, 2),
        ({"kind": Kind.DOC}, 3),
        ({"kind": Kind.PROJECT}, 0),
        ({"leader": "王副区长", "unit": "区财政局", "rule": "doc.check"}, 1),
    ],
)
def test_filters(clerk: Clerk, filters: dict[str, Any], count: int) -> None:
    handled_document(clerk, "11-02")
    clerk.receive(day("11-02"), "乙")
    clerk.receive(day("11-02"), "丙", leader="王副区长", unit="区财政局")
    assert len(overdue(clerk, "11-20", **filters)) == count


def test_an_unknown_rule_is_refused(clerk: Clerk) -> None:
    with pytest.raises(RuleUnknownError):
        overdue(clerk, "11-20", rule="doc.finsh")


def test_provisional_days_are_said_or_refused(clerk: Clerk) -> None:
    clerk.receive(day("11-02"), "关于集中办理的申请", rule="license.joint")
    reply = readings.due_within(clerk.ledger, as_of=day("12-31"), within=9, filters=Filters())
    assert [notice.code for notice in reply.warnings] == ["CALENDAR_PROVISIONAL"]
    with pytest.raises(ProvisionalError):
        readings.due_within(
            clerk.ledger, as_of=day("12-31"), within=9, filters=Filters(strict=True)
        )
    assert overdue(clerk, "11-05", strict=True)


def test_explaining_is_the_calculation_itself(clerk: Clerk) -> None:
    doc = handled_document(clerk, "09-24")
    told = explain(clerk.ledger, doc, rule=None, as_of=day("09-24"), strict=False).data
    assert [each.rule for each in told] == ["doc.finish", "doc.check"]
    counted = [step.date for step in told[0].trace if step.counted]
    assert counted == [day(d) for d in ("09-28", "09-29", "09-30", "10-08", "10-09")]
    assert told[0].due == counted[-1]
    by_rule = explain(clerk.ledger, doc, rule="doc.check", as_of=day("09-24"), strict=False)
    assert one(by_rule).data.due == day("09-28")
    with pytest.raises(NoObligationError):
        explain(clerk.ledger, doc, rule="doc.instruction", as_of=day("09-24"), strict=False)
    with pytest.raises(SubjectUnknownError):
        explain(clerk.ledger, doc, rule=None, as_of=day("09-23"), strict=False)


@pytest.mark.both_engines
def test_the_register_is_listed_as_of_a_day(clerk: Clerk) -> None:
    first = handled_document(clerk, "11-02", "甲", sender="市教育局")
    second = clerk.receive(day("11-05"), "乙", rule="foi.reply")
    finish_on(clerk, "11-09", first)

    def ids(on: str, **filters: Any) -> list[str]:
        wanted = DocFilters(**filters)
        return [doc.id for doc in list_documents(clerk.ledger, as_of=day(on), filters=wanted).data]

    assert ids("11-04") == [first]
    assert ids("11-09") == [first, second]
    assert ids("11-09", status=DocStatus.FINISHED) == [first]
    assert ids("11-08", status=DocStatus.FINISHED) == []
    assert ids("11-08", status=DocStatus.IN_PROGRESS) == [first]
    assert ids("11-09", sender="教育") == [first]
    assert ids("11-09", since=day("11-03")) == [second]
    assert ids("11-09", until=day("11-03")) == [first]
    assert ids("11-09", rule="foi.reply") == [second]
    assert ids("11-09", leader="王副区长") == []


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("防汛", ["SW-2026-0001"]),
        ("SW-2026-2", ["SW-2026-0002"]),
        ("南水[2026]第008号", ["SW-2026-0001"]),
        ("abc", ["SW-2026-0002"]),
        ("ABC", ["SW-2026-0002"]),
        ("100%", ["SW-2026-0003"]),
        ("_", ["SW-2026-0003"]),
        ("市水务局", ["SW-2026-0001"]),
        ("没有的", []),
    ],
)
def test_finding(clerk: Clerk, text: str, found: list[str]) -> None:
    clerk.receive(day("11-02"), "关于防汛的通知", sender="市水务局", number="南水〔2026〕8号")
    clerk.receive(day("11-02"), "关于Abc公司的函")
    clerk.receive(day("11-02"), "关于完成率100%的_说明")
    answer = find_subjects(clerk.ledger, text, as_of=day("11-02")).data
    assert [item.id for item in answer] == found
    assert find_subjects(clerk.ledger, text, as_of=day("11-01")).data == ()


def test_an_empty_ledger_says_what_to_do_next(ledger: Ledger) -> None:
    def told() -> list[str]:
        reply = readings.overdue(ledger, as_of=day("10-12"), filters=Filters())
        return [each.message for each in reply.warnings if each.code == "LEDGER_EMPTY"]

    clerk = Clerk(ledger)
    assert "还没有单位" in told()[0]
    open_office(ledger)
    assert "还没有登记事情" in told()[0]
    clerk.receive(day("10-12"), "一件")
    assert told() == []
