from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zhixingli.domain.errors.calendar import (
    NoticeCountError,
    NoticeDateError,
    NoticeEmptyError,
    NoticeHolidayError,
    NoticeOrderError,
    NoticeWeekdayError,
    NoticeWordingError,
    NoticeYearError,
)
from zhixingli.domain.errors.refusal import Exit, Refusal
from zhixingli.domain.law.calendar import Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.calendar_diff import changed_days
from zhixingli.domain.notices.checks import refuse_unsound
from zhixingli.domain.notices.wording import parse_notice_text
from zhixingli.store.law.notices import bundled_calendar, bundled_notices

SHIPPED = bundled_notices()
CALENDAR = bundled_calendar()
TEXTS = sorted((Path(__file__).parents[2] / "data" / "notices").glob("*.txt"))
NUMBER = "国办发明电〔2026〕9号"
HEAD = f"国务院办公厅关于2027年部分节假日安排的通知\n{NUMBER}\n"
SHIFTED = (
    "五、端午节：6月9日至11日放假，共3天。其中，6月9日（星期三、农历端午当日）为法定节假日，"
    "6月12日（星期六）、6月13日（星期日）公休日分别调至6月10日（星期四）、6月11日（星期五）。"
    "6月12日（星期六）、6月13日（星期日）上班。"
)


def _days(text: str) -> tuple[list[str], list[str]]:
    notice = parse_notice_text(HEAD + text)
    return [f"{d:%m-%d}" for d, _ in notice.off], [f"{d:%m-%d}" for d, _ in notice.on]


def test_there_is_a_text_for_every_notice_since_2010() -> None:
    assert len(TEXTS) == 17 + 3


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_published_text_gives_the_days_of_the_shipped_notice(path: Path) -> None:
    notice = parse_notice_text(path.read_text(encoding="utf-8"))
    refuse_unsound(notice, CALENDAR)
    shipped = next(known for known in SHIPPED if known.number == notice.number)
    assert (notice.year, notice.kind, notice.issued_on) == (
        shipped.year,
        shipped.kind,
        shipped.issued_on,
    )
    replaced = WorkCalendar.of(notice if known is shipped else known for known in SHIPPED)
    assert changed_days(CALENDAR, replaced) == ()
    assert notice.on == shipped.on


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [17, 31])
def test_broken_lines_and_full_width_forms_change_nothing(path: Path, width: int) -> None:
    text = path.read_text(encoding="utf-8")
    wide = text.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
    flat = "".join(wide.split())
    broken = "\u3000\r\n".join(flat[at : at + width] for at in range(0, len(flat), width))
    assert _content(parse_notice_text(broken)) == _content(parse_notice_text(text))


def _content(notice: Notice) -> tuple[object, ...]:
    return notice.number, notice.year, notice.kind, notice.issued_on, notice.off, notice.on


def test_a_web_page_is_read_through_its_markup() -> None:
    text = TEXTS[-1].read_text(encoding="utf-8")
    lines = "".join(
        f'<p style="x:1">&nbsp;&emsp;{line.replace("月", "月<span>")}</span></p>\n'
        for line in text.splitlines()
    )
    page = (
        "<html><head><style>p{content:'1月8日上班'}</style><script>var d='1月9日放假';</script>"
        f"</head><body><!-- 1月7日上班 -->成文日期：2025年11月04日{lines}</body></html>"
    )
    assert _content(parse_notice_text(page)) == _content(parse_notice_text(text))


@pytest.mark.parametrize(
    ("text", "off", "on"),
    [
        ("一、元旦：1月1日放假1天。", ["01-01"], []),
        # Rest days that are moved are worked, also where nothing says so again.
        (
            (
                "国庆节：10月1日—7日放假，共7天。其中，10月1日、2日、3日为法定节假日，9月25日（星期六）、"
                "9月26日（星期日）两个公休日调至10月4日（星期一）、5日（星期二），10月9日（星期六）公休日"
                "调至10月6日（星期三）。"
            ),
            ["10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"],
            ["09-25", "09-26", "10-09"],
        ),
        (
            "五、端午节：6月9日放假，6月12日（星期六）公休日调至6月10日（星期四），6月10日休息。",
            ["06-09", "06-10"],
            ["06-12"],
        ),
        ("一、元旦：1月1日至3日放假公休，共3天。", ["01-01", "01-02", "01-03"], []),
        ("三、清明节：4月5日放假，4月6日（星期二）补休。", ["04-05", "04-06"], []),
        ("四、劳动节：5月1日放假，与周末连休。", ["05-01"], []),
        ("一、元旦：1月1日（周五）放假1天，不调休。", ["01-01"], []),
        ("六、中秋节：9月15日放假。", ["09-15"], []),
        ("二、春节：2月20日(周六)、21日(星期天)上班。", [], ["02-20", "02-21"]),
        ("二、春节：2月20日（六）上班。", [], ["02-20"]),
        ("一、元旦：2026年12月31日至2027年1月2日放假调休。", ["12-31", "01-01", "01-02"], []),
        ("一、元旦：2026年12月31日至1月2日放假调休。", ["12-31", "01-01", "01-02"], []),
        ("一、元旦：12月31日至1月2日放假调休。", ["12-31", "01-01", "01-02"], []),
        ("一、元旦：2026年12月26日（星期六）上班。", [], ["12-26"]),
        ("五、端午节：6月9—11日放假。", ["06-09", "06-10", "06-11"], []),
        ("七、国庆节：10月9、10日上班。", [], ["10-09", "10-10"]),
        ("七、国庆节：10月1日到2日放假，3日（周日）上班。", ["10-01", "10-02"], ["10-03"]),
        # 2008 and 2009: the shifts are explained, then stated.
        (
            SHIFTED,
            ["06-09", "06-10", "06-11"],
            ["06-12", "06-13"],
        ),
        # 2024: what offices are encouraged to do is no day off.
        (
            "二、春节：2月6日至7日放假。鼓励各单位安排职工在除夕（2月5日）休息。",
            ["02-06", "02-07"],
            [],
        ),
    ],
)
def test_every_wording(text: str, off: list[str], on: list[str]) -> None:
    found_off, found_on = _days(text)
    assert (sorted(found_off), sorted(found_on)) == (sorted(off), sorted(on))


def test_days_carry_the_name_of_the_heading_they_stand_under() -> None:
    notice = parse_notice_text(
        HEAD + "现将2027年元旦、中秋节和国庆节放假安排通知如下。"
        "一、元旦：1月1日放假。六、国庆节、中秋节：10月1日至2日放假。"
    )
    assert [name for _, name in notice.off] == ["元旦", "国庆节、中秋节", "国庆节、中秋节"]
    assert (notice.number, notice.year, notice.kind) == (NUMBER, 2027, NoticeKind.ANNUAL)


def test_a_holiday_of_a_whole_notice_without_its_day_is_refused() -> None:
    text = HEAD + (
        "现将2027年元旦、春节、清明节、劳动节、端午节放假安排通知如下。一、元旦：1月1日放假。"
        "二、春节：2月5日至11日放假。三、清明节：4月5日放假。四、劳动节：5月1日放假。"
    )
    with pytest.raises(NoticeHolidayError, match="端午节"):
        parse_notice_text(text + "五、端午节：端午当天放假。")

    dated = parse_notice_text(text + "五、端午节：6月9日放假。")
    assert (date(2027, 6, 9), "端午节") in dated.off


def test_an_extension_runs_from_the_holidays_own_start() -> None:
    text = "国务院办公厅关于延长2027年国庆节假期的通知 延长2027年国庆节假期至10月9日，10日起上班。"
    notice = parse_notice_text(text, number=NUMBER, issued_on=date(2027, 9, 30))
    assert [day.day for day, _ in notice.off] == list(range(1, 10))
    assert (notice.on, notice.kind) == ((), NoticeKind.AMENDMENT)


def test_what_the_caller_knows_stands_in_front_of_the_text() -> None:
    text = HEAD + "一、元旦：1月1日放假。\n国务院办公厅\n2026年11月25日"
    assert parse_notice_text(text).issued_on == date(2026, 11, 25)
    notice = parse_notice_text(text, number="甲〔2026〕1号", issued_on=date(2026, 11, 26))
    assert notice.number == "甲〔2026〕1号"
    assert notice.issued_on == date(2026, 11, 26)


@pytest.mark.parametrize(
    "typed",
    [
        "国办发明电[2026]9号",
        "国办发明电（2026）第09号",
        "发文字号：国办发明电〔2026〕9号",
        "部分节假日安排的通知国办发明电【2026】 9 号",
    ],
)
def test_a_document_number_is_found_and_written_in_the_official_form(typed: str) -> None:
    text = f"关于2027年{typed}\n一、元旦：1月1日放假。"
    assert parse_notice_text(text).number == NUMBER


def test_a_local_governments_own_holiday_is_local() -> None:
    text = (
        "关于2027年“三月三”放假的通知\n桂政办电〔2027〕5号\n"
        "4月9日（星期五）至12日（星期一）放假，共4天。"
    )
    notice = parse_notice_text(text)
    assert (notice.kind, notice.number) == (
        NoticeKind.LOCAL,
        "桂政办电〔2027〕5号",
    )
    assert len(notice.off) == 4


@pytest.mark.parametrize(
    ("text", "refusal", "said"),
    [
        (
            "一、元旦：1月1日（周四）放假。",
            NoticeWeekdayError,
            "2027-01-01是周五，通知里写的是周四",
        ),
        ("一、元旦：1月3日（星期六）上班。", NoticeWeekdayError, "2027-01-03是周日"),
        ("二、春节：2月27日至30日放假。", NoticeDateError, "30日"),
        ("二、春节：13月1日放假。", NoticeDateError, "13月1日"),
        ("七、国庆节：10月9（周六）上班。", NoticeDateError, "10月9(周六)"),
        ("七、国庆节：月9日上班。", NoticeDateError, "月9日"),
        ("一、元旦：1日放假。", NoticeDateError, "1日"),
        ("四、劳动节：5月5日至1日放假。", NoticeOrderError, "2027-05-01 早于起日 2027-05-05"),
        ("七、国庆节：10月1日至7日放假，共8天。", NoticeCountError, "写明8天，按日期是7天"),
        ("一、元旦：1月2日不放假。", NoticeWordingError, "1月2日不放假"),
        ("一、元旦：1月2日班。", NoticeWordingError, "1月2日班"),
        ("二、春节：除夕（2月5日）休息。", NoticeWordingError, "2月5日"),
        ("各地区、各部门要妥善安排好值班。", NoticeEmptyError, "2027年放假安排尚未公布"),
    ],
)
def test_a_text_that_contradicts_itself_is_refused(
    text: str, refusal: type[Refusal], said: str
) -> None:
    with pytest.raises(refusal) as caught:
        parse_notice_text(HEAD + text)
    assert said in caught.value.message
    assert caught.value.hint
    contradiction = refusal in {NoticeWeekdayError, NoticeOrderError, NoticeCountError}
    assert caught.value.exit is (Exit.CONFLICT if contradiction else Exit.REFUSED)


@pytest.mark.parametrize(
    "text",
    [
        "一、元旦：1月1日放假。",
        "关于1998年部分节假日安排的通知。1月1日放假。",
        "关于9999年部分节假日安排的通知。1月1日放假。",
    ],
)
def test_a_text_without_a_credible_year_is_refused(text: str) -> None:
    with pytest.raises(NoticeYearError, match="年份不明或不可信"):
        parse_notice_text(text)
