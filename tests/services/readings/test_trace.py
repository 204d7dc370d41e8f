"""Every day of a calculation is said in words, with the notice or clause behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from zhixingli.domain.law.calendar import Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.deadline import Pause, compute
from zhixingli.domain.law.terms import CountUnit
from zhixingli.services.readings.trace import trace_items
from zhixingli.store.law.notices import bundled_calendar, bundled_notices
from zhixingli.store.law.rulebooks import bundled_rulebook

if TYPE_CHECKING:
    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.services.results.explanations import TraceItem

CALENDAR = bundled_calendar()
NOTICE = "国办发明电〔2025〕7号"
WEEK = "国务院关于职工工作时间的规定第7条"


def rule(name: str) -> TimeLimit:
    return bundled_rulebook().on(name, date(2026, 1, 5))


def trace(limit: TimeLimit, start: date, **facts: Any) -> dict[date, TraceItem]:
    calendar = facts.pop("calendar", CALENDAR)
    found = compute(limit, start, calendar=calendar, **facts)
    return {item.date: item for item in trace_items(found, calendar, limit)}


def told(item: TraceItem) -> tuple[bool, int | None, str, str | None]:
    return item.counted, item.number, item.note, item.source


def test_working_days_with_a_make_up_sunday() -> None:
    days = trace(rule("doc.finish"), date(2026, 9, 17))
    assert told(days[date(2026, 9, 17)]) == (False, None, "起算当日不计入", "民法典第201条")
    assert told(days[date(2026, 9, 18)]) == (True, 1, "第1个工作日", WEEK)
    assert told(days[date(2026, 9, 19)]) == (False, None, "周六，休息日", WEEK)
    assert told(days[date(2026, 9, 20)]) == (True, 2, "周日，调休上班，第2个工作日", NOTICE)
    assert told(days[date(2026, 9, 23)]) == (True, 5, "第5个工作日", "八大措施第6条")
    assert len(days) == 7


def test_a_holiday_is_named_with_its_notice() -> None:
    days = trace(rule("doc.finish"), date(2026, 9, 24))
    assert told(days[date(2026, 9, 25)]) == (False, None, "中秋节放假", NOTICE)


def test_the_last_day_says_itself_that_it_rolls() -> None:
    days = trace(rule("petition.close"), date(2026, 8, 6))
    end = days[date(2026, 10, 5)]
    assert end.number == 60
    assert end.note == "第60日；国庆节放假，末日逢休，顺延"
    assert end.source == f"信访工作条例第34条、民法典第203条、{NOTICE}"
    assert told(days[date(2026, 10, 8)]) == (False, None, "顺延至此到期", "民法典第203条")


def test_a_weekend_end_names_the_clause_alone() -> None:
    days = trace(rule("doc.check"), date(2026, 10, 15))
    assert days[date(2026, 10, 17)].note == "第2日；周六，休息日，末日逢休，顺延"
    assert days[date(2026, 10, 18)].source == "民法典第203条"


def test_months_with_and_without_a_corresponding_day() -> None:
    limit = replace(rule("doc.check"), unit=CountUnit.MONTH, amount=3)
    there = trace(limit, date(2026, 3, 30))[date(2026, 6, 30)]
    assert told(there) == (True, 3, "满3个月的对应日", "民法典第202条")
    short = trace(limit, date(2026, 3, 31))[date(2026, 6, 30)]
    assert short.note == "满3个月，没有对应日，为月末日"


def test_counting_back_is_said_to_be_a_design() -> None:
    days = trace(rule("exec.notice"), date(2026, 10, 12))
    assert told(days[date(2026, 10, 12)]) == (False, None, "倒算，当日不计入", "本项目设计")
    assert days[date(2026, 10, 5)].note == "第7日；国庆节放假，末日逢休，往前提"
    assert told(days[date(2026, 9, 30)]) == (False, None, "提前至此到期", "本项目设计")


def test_a_pause_names_its_ground_and_the_clause_that_allows_it() -> None:
    pause = Pause(date(2026, 3, 3), date(2026, 3, 4), "听证")
    days = trace(rule("license.decide"), date(2026, 3, 2), pauses=[pause])
    assert told(days[date(2026, 3, 4)]) == (False, None, "停表：听证", "行政许可法第45条")
    asked = Pause(date(2026, 3, 3), None, "征求第三方意见")
    open_ended = trace(rule("foi.reply"), date(2026, 3, 2), pauses=[asked])
    assert open_ended[date(2026, 3, 3)].source == "政府信息公开条例第33条第3款"
    corrected = Pause(date(2026, 3, 3), date(2026, 3, 3), "补正")
    internal = trace(rule("doc.finish"), date(2026, 3, 2), pauses=[corrected])
    assert internal[date(2026, 3, 3)].source == "八大措施第6条"


def test_an_extension_is_told_from_the_limit_itself() -> None:
    days = trace(rule("license.decide"), date(2026, 2, 9), extended=10)
    assert days[date(2026, 3, 13)].note == "第20个工作日"
    assert days[date(2026, 3, 16)].note == "第21个工作日（延期）"
    named = trace(rule("doc.finish"), date(2026, 3, 2), fixed_due=date(2026, 3, 6), extended=2)
    assert named[date(2026, 3, 6)].note == "写明的时限"
    assert named[date(2026, 3, 10)].note == "延期第2个工作日"


def test_a_weekly_duty_begins_with_its_week() -> None:
    days = trace(rule("onsite.table"), date(2026, 9, 17))
    assert days[date(2026, 9, 17)].note == "所在的一周"
    assert days[date(2026, 9, 21)].note == "每周一次，下周首个工作日到期"


def test_a_weekday_that_a_document_makes_worked_or_off_names_the_document() -> None:
    number = "南府办〔2026〕12号"
    local = Notice(
        number,
        2026,
        NoticeKind.LOCAL,
        date(2026, 9, 1),
        off=((date(2026, 9, 10), "本地安排"),),
        on=((date(2026, 9, 25), "本地安排"),),
    )
    calendar = WorkCalendar.of([*bundled_notices(), local])
    off = trace(rule("doc.finish"), date(2026, 9, 9), calendar=calendar)
    assert told(off[date(2026, 9, 10)]) == (False, None, "本地安排放假", number)
    on = trace(rule("doc.finish"), date(2026, 9, 24), calendar=calendar)
    assert told(on[date(2026, 9, 25)]) == (True, 1, "本地安排，第1个工作日", number)
