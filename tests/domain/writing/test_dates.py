"""Days and moments as clerks write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, strategies as st

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.text import CellDateError, DateError
from zhixingli.domain.writing.dates import (
    SHANGHAI,
    parse_cell_date,
    parse_cell_moment,
    parse_date,
    parse_moment,
)

TODAY = date(2026, 11, 23)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-1-5", date(2026, 1, 5)),
        ("20261123", date(2026, 11, 23)),
        ("2026年11月23日", date(2026, 11, 23)),
        ("2026年11月23号", date(2026, 11, 23)),
        ("2026年11月23", date(2026, 11, 23)),
        ("2026 年 11 月 23 日", date(2026, 11, 23)),
        ("2026.11.23", date(2026, 11, 23)),
        ("2026。11。23", date(2026, 11, 23)),
        ("2026/11/23", date(2026, 11, 23)),
        ("２０２６－１１－２３", date(2026, 11, 23)),
        ("２０２６年１月５日", date(2026, 1, 5)),
        ("2026——11——23", date(2026, 11, 23)),
        (" 2026-11-23\u200b\u3000", date(2026, 11, 23)),
        ("2024-02-29", date(2024, 2, 29)),
        ("今天", date(2026, 11, 23)),
        ("今日", date(2026, 11, 23)),
        ("昨天", date(2026, 11, 22)),
        ("前天", date(2026, 11, 21)),
    ],
)
def test_promised_forms_are_read(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("2026-02-30", "不存在：2026年没有2月30日"),
        ("2024年2月30日", "不存在：2024年没有2月30日"),
        ("2025-02-29", "不存在：2025年没有2月29日"),
        ("20261323", "不存在：2026年没有13月23日"),
        ("2026-00-10", "不存在：2026年没有0月10日"),
        ("26-11-23", "的年份要写四位"),
        ("26年11月23日", "的年份要写四位"),
        ("261123", "的年份要写四位"),
        ("3月5日", "缺年份，请把年份写全"),
        ("11-23", "缺年份，请把年份写全"),
        ("2026-11", "缺日，请写到哪一天"),
        ("2026年11月", "缺日，请写到哪一天"),
        ("09:30", "只有时间，请先写日期"),
        ("0226-11-23", "的年份不在 1900 至 2100 年之内"),
        ("9999-12-31", "的年份不在 1900 至 2100 年之内"),
        ("长期", "读不懂"),
        ("23/11/2026", "读不懂"),
        ("2026-11-23-1", "读不懂"),
        ("٢٠٢٦-١١-٢٣", "读不懂"),
        ("", "读不懂"),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(typed: str, problem: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_date(typed, TODAY, field="--on")
    assert refused.value.message == f"日期“{typed}”{problem}"
    assert (refused.value.exit, refused.value.field) == (Exit.USAGE, "--on")
    assert "2026年11月23日" in refused.value.hint


def test_rubbish_is_refused_at_once_and_quoted_short() -> None:
    with pytest.raises(DateError) as refused:
        parse_date("26-" + "1" * 100_000, TODAY)
    assert len(refused.value.message) < 60


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y/%m/%d"]))
def test_every_day_is_read_back_in_every_form(day: date, form: str) -> None:
    assert parse_date(day.strftime(form), TODAY) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    try:
        day = parse_date(text, TODAY)
    except DateError:
        return
    assert parse_moment(text, TODAY).day == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("2026-11-23 09:30", datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)),
        ("2026-11-23T09:30", datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)),
        ("2026-11-23T09:30:15.250+08:00", datetime(2026, 11, 23, 9, 30, 15, tzinfo=SHANGHAI)),
        ("20261123 9：05", datetime(2026, 11, 23, 9, 5, tzinfo=SHANGHAI)),
        ("2026年11月23日9时30分", datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)),
        ("2026年11月23日 9时", datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)),
        ("2026年11月23日9点5分6秒", datetime(2026, 11, 23, 9, 5, 6, tzinfo=SHANGHAI)),
        ("今天 09:30", datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)),
        ("昨天9时", datetime(2026, 11, 22, 9, 0, tzinfo=SHANGHAI)),
        ("2026-11-22T20:00Z", datetime(2026, 11, 23, 4, 0, tzinfo=SHANGHAI)),
        ("2026-11-23T00:30+0900", datetime(2026, 11, 22, 23, 30, tzinfo=SHANGHAI)),
        ("2026-11-23T00:00", datetime(2026, 11, 23, 0, 0, tzinfo=SHANGHAI)),
    ],
)
def test_moments_are_read_in_shanghai_time(typed: str, at: datetime) -> None:
    moment = parse_moment(typed, TODAY)
    assert moment.at == at
    assert moment.at is not None
    assert moment.at.isoformat().endswith("+08:00")
    assert moment.day == at.date()


def test_a_bare_day_has_no_moment() -> None:
    moment = parse_moment("2026年11月23日", TODAY)
    assert (moment.day, moment.at) == (date(2026, 11, 23), None)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-23 24:00",
        "2026-11-23 09:60",
        "2026-11-23 9",
        "2026-11-23 9:",
        "2026-11-239:30",
        "2026-11-23 9:3045",
        "2026-11-23 下午3点",
        "2026-11-23 09:30+99:00",
        "2026-02-30 09:30",
        "09:30",
    ],
)
def test_impossible_moments_are_refused(typed: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_moment(typed, TODAY)
    assert f"“{typed}”" in refused.value.message
    assert "09:30" in refused.value.hint


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026年1月5日", date(2026, 1, 5)),
        ("2026/1/5 00:00:00", date(2026, 1, 5)),
        ("46349", date(2026, 11, 23)),
        (46349.0, date(2026, 11, 23)),
        (46349, date(2026, 11, 23)),
        ("20000", date(1954, 10, 3)),
        ("80000", date(2119, 1, 11)),
        (date(2026, 1, 5), date(2026, 1, 5)),
        (datetime(2026, 1, 5, 0, 0), date(2026, 1, 5)),  # noqa: DTZ001 - as readers of xlsx give
    ],
)
def test_cells_hold_written_days_serials_and_dates(cell: object, day: date) -> None:
    assert parse_cell_date(cell, row=2, column="收文日期") == day
    assert parse_cell_moment(cell, row=2, column="收文日期").at is None


@pytest.mark.parametrize("cell", ["46349.5", 46349.5, "2026-11-23 12:00:00"])
def test_cells_hold_moments(cell: object) -> None:
    moment = parse_cell_moment(cell, row=2, column="签收时间")
    assert moment.at == datetime(2026, 11, 23, 12, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("19999", "不是可信的 Excel 日期序号"),
        ("80001", "不是可信的 Excel 日期序号"),
        ("长期", "读不懂"),
        ("今天", "不是确定的日期"),
        ("昨天 09:30", "不是确定的日期"),
        ("3月5日", "缺年份，请把年份写全"),
        ("2024年2月30日", "不存在：2024年没有2月30日"),
        ("26.11.23", "的年份要写四位"),
        (True, "读不懂"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(cell: object, problem: str) -> None:
    with pytest.raises(CellDateError) as refused:
        parse_cell_date(cell, row=7, column="收文日期")
    assert refused.value.message == f"第7行“收文日期”：日期“{cell}”{problem}"
    assert refused.value.exit is Exit.USAGE


@given(DAYS)
def test_a_serial_is_the_day_excel_means(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    if 20000 <= serial <= 80000:
        assert parse_cell_date(str(serial), row=1, column="日期") == day
    else:
        with pytest.raises(CellDateError):
            parse_cell_date(str(serial).rjust(5, "0"), row=1, column="日期")
