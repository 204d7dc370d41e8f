"""Which notices are offered: numbers given beside a file, encodings, subscriptions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zhixingli.domain.errors.asking import NoticeChoiceError
from zhixingli.domain.errors.calendar import NoticeUnreadableError
from zhixingli.domain.errors.imports import EncodingUnknownError
from zhixingli.domain.errors.text import DocumentNumberError
from zhixingli.domain.law.calendar import NoticeKind
from zhixingli.services.calendar.notice_offer import NoticeSource, bundled_offer, file_offer
from zhixingli.store.law.notices import bundled_calendar

CALENDAR = bundled_calendar()
EXAMPLE = Path(__file__).parents[2] / "data" / "notice_2027_example.txt"
NUMBER = "国办发明电〔2026〕9号"


def days_of(*years: int) -> bytes:
    """Write a subscription that holds several years, without any number."""
    feasts = ("01-01", "04-05", "05-03", "06-09", "10-01")
    rows = [f"{year}-{feast},0,放假" for year in years for feast in feasts]
    return "\n".join(["date,is_working_day,name", *rows]).encode()


def test_a_number_beside_the_file_is_brought_into_form() -> None:
    raw = EXAMPLE.read_bytes().replace(NUMBER.encode(), b"")
    paper = NoticeSource("国办发明电[2026]第09号", date(2026, 11, 21))
    (notice,) = file_offer(raw, "通知.txt", paper).notices(CALENDAR)
    assert (notice.number, notice.issued_on) == (NUMBER, date(2026, 11, 21))
    with pytest.raises(DocumentNumberError):
        file_offer(raw, "通知.txt", NoticeSource("九号文"))


def test_a_number_inside_the_file_is_brought_into_form() -> None:
    row = "date,is_working_day,source_doc_no\n2027-01-01,0,国办发明电[2026]9号\n"
    (notice,) = file_offer(row.encode(), "表.csv", NoticeSource()).notices(CALENDAR)
    assert notice.number == NUMBER


def test_an_address_stands_for_a_number() -> None:
    text = '{"year":2027,"papers":["https://www.gov.cn/x.htm"],"days":[{"name":"元旦",'
    text += '"date":"2027-01-01","isOffDay":true}]}'
    (notice,) = file_offer(text.encode(), "2027.json", NoticeSource()).notices(CALENDAR)
    assert notice.number == "https://www.gov.cn/x.htm"


def test_one_number_goes_to_the_one_year_not_announced_yet() -> None:
    offer = file_offer(days_of(2025, 2026, 2027), "订阅.csv", NoticeSource(NUMBER))
    found = {notice.year: notice.number for notice in offer.notices(CALENDAR)}
    assert found == {2025: "", 2026: "", 2027: NUMBER}


@pytest.mark.parametrize("years", [(2025, 2026), (2027, 2028)])
def test_one_number_for_several_years_is_refused(years: tuple[int, ...]) -> None:
    offer = file_offer(days_of(*years), "订阅.csv", NoticeSource(NUMBER))
    with pytest.raises(NoticeChoiceError):
        offer.notices(CALENDAR)


def test_the_encoding_can_be_named() -> None:
    raw = EXAMPLE.read_text(encoding="utf-8").encode("gb18030")
    (notice,) = file_offer(raw, "通知.txt", NoticeSource(encoding="gb18030")).notices(CALENDAR)
    assert notice.number == NUMBER
    with pytest.raises(NoticeUnreadableError):
        file_offer(raw, "通知.txt", NoticeSource(encoding="utf-8"))
    with pytest.raises(EncodingUnknownError):
        file_offer(raw, "通知.txt", NoticeSource(encoding="utf-88"))


def test_the_digest_tells_content_and_paper_apart() -> None:
    raw = EXAMPLE.read_bytes()
    digests = {
        file_offer(raw, "a.txt", NoticeSource()).digest,
        file_offer(raw, "b.txt", NoticeSource()).digest,
        file_offer(raw + b"\n", "a.txt", NoticeSource()).digest,
        file_offer(raw, "a.txt", NoticeSource(issued_on=date(2026, 11, 20))).digest,
    }
    assert len(digests) == 3


def test_the_program_offers_no_estimates() -> None:
    offered = bundled_offer().notices(CALENDAR)
    assert len(offered) >= 24
    assert NoticeKind.ESTIMATE not in {notice.kind for notice in offered}
