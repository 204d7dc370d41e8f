"""Importing notices: previewed, applied, recomputed, journalled; on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from tests.document_verbs import pause_document, show_document

from zhixingli.domain.errors.asking import DocumentMissingError
from zhixingli.domain.errors.calendar import CalendarRangeError, NoticeWeekdayError
from zhixingli.domain.errors.ledger import KeyReusedError, LedgerMissingError
from zhixingli.domain.errors.text import DocumentNumberError
from zhixingli.domain.law.calendar import Notice, NoticeKind
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.law.terms import Cause
from zhixingli.services.calendar.imports import apply_notices, arrange_day, preview_notices
from zhixingli.services.calendar.notice_offer import (
    NoticeSource,
    Offer,
    bundled_offer,
    file_offer,
    holidays_offer,
)
from zhixingli.services.readings.daily import Filters, due_within
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.unit_of_work import Stamp
from zhixingli.store.tables import due_span, journal

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.store.ledger.database import Ledger

DATA = Path(__file__).parents[2] / "data"
EXAMPLE = DATA / "notice_2027_example.txt"
OPENED = date(2026, 11, 10)
TODAY = date(2026, 11, 23)
DOCUMENT = "南府办〔2026〕12号"


def offer(path: Path = EXAMPLE, **paper: object) -> Offer:
    return file_offer(path.read_bytes(), path.name, NoticeSource(**paper))  # type: ignore[arg-type]


def changed(text: str, *changes: tuple[str, str]) -> Offer:
    """Offer a text with some words changed."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return file_offer(text.encode(), "改过的.txt", NoticeSource())


def main_limit(clerk: Clerk, document: str, as_of: date = TODAY) -> ObligationItem:
    """Read a document's main obligation as of a day."""
    return show_document(clerk.ledger, document, as_of=as_of, strict=False).data.obligations[0]


def entries(ledger: Ledger) -> int:
    with ledger.read() as conn:
        return conn.execute(select(func.count()).select_from(journal)).scalar_one()


def stamp(clerk: Clerk, on: date = TODAY, **more: object) -> Stamp:
    return clerk.stamp(on, today=TODAY, **more)


def test_a_preview_shows_everything_and_writes_nothing(clerk: Clerk) -> None:
    clerk.receive(OPENED, "罚没案件", rule="penalty.case")
    before = entries(clerk.ledger)
    shown = preview_notices(clerk.ledger, stamp(clerk), offer())
    assert shown.data is not None
    assert shown.data.notice == "国办发明电〔2026〕9号"
    assert shown.data.issued_on == date(2026, 11, 20)
    (off,) = [day for day in shown.data.days if day.date == date(2027, 2, 11)]
    assert (off.was, off.becomes, off.name) == (DayState.WORK, DayState.OFF, "春节")
    (move,) = shown.data.moves
    assert (move.rule, move.due, move.becomes) == (
        "penalty.case",
        date(2027, 2, 11),
        date(2027, 2, 12),
    )
    assert move.title == "罚没案件"
    assert not shown.data.applied
    assert shown.journal is None
    assert entries(clerk.ledger) == before


@pytest.mark.both_engines
def test_applying_does_what_the_preview_showed(clerk: Clerk) -> None:
    clerk.receive(OPENED, "罚没案件", rule="penalty.case")
    shown = preview_notices(clerk.ledger, stamp(clerk), offer()).data
    done = apply_notices(clerk.ledger, stamp(clerk), offer())
    assert shown is not None
    assert done.data == replace(shown, applied=True)
    assert done.journal is not None
    assert done.meta.calendar is not None
    assert done.meta.calendar.announced_through == date(2027, 12, 31)
    assert verify_ledger(clerk.ledger, as_of=TODAY).data.sound


def test_the_original_date_stays_and_past_days_keep_theirs(clerk: Clerk) -> None:
    doc = clerk.receive(OPENED, "罚没案件", rule="penalty.case")
    apply_notices(clerk.ledger, stamp(clerk), offer())
    now = main_limit(clerk, doc)
    assert (now.due, now.due_original) == (date(2027, 2, 12), date(2027, 2, 11))
    assert not now.provisional
    then = main_limit(clerk, doc, date(2026, 11, 22))
    assert (then.due, then.provisional) == (date(2027, 2, 11), True)


def test_a_confirmed_date_is_provisional_no_longer_though_it_stays(clerk: Clerk) -> None:
    doc = clerk.receive(OPENED, "信访件", rule="petition.close")
    done = apply_notices(clerk.ledger, stamp(clerk), offer()).data
    assert done is not None
    assert (done.moves, done.confirmed) == ((), 1)
    owed = main_limit(clerk, doc)
    assert not owed.provisional
    with clerk.ledger.read() as conn:
        spans = conn.execute(select(due_span).order_by(due_span.c.obligation, due_span.c.n)).all()
    causes = [(span.cause, span.provisional) for span in spans if span.due_on == owed.due]
    assert causes == [(Cause.OPEN.value, True), (Cause.CALENDAR.value, False)]


def test_earlier_moves_come_first(clerk: Clerk) -> None:
    thursday = date(2026, 11, 26)
    first = clerk.receive(TODAY, "一", rule="license.supplement")
    second = clerk.receive(thursday, "二", rule="license.supplement")
    swapped = Notice(
        DOCUMENT,
        2026,
        NoticeKind.LOCAL,
        thursday,
        off=((date(2026, 11, 25), "本地安排"),),
        on=((date(2026, 11, 28), "补班"),),
    )
    shown = preview_notices(clerk.ledger, clerk.stamp(thursday), Offer(lambda _: (swapped,))).data
    assert shown is not None
    assert [(move.key, str(move.due), str(move.becomes)) for move in shown.moves] == [
        (f"{second}/doc.check", "2026-11-30", "2026-11-28"),
        (f"{second}/license.supplement", "2026-12-03", "2026-12-02"),
        (f"{first}/doc.check", "2026-11-25", "2026-11-26"),
    ]


def test_the_same_file_again_writes_nothing(clerk: Clerk) -> None:
    apply_notices(clerk.ledger, stamp(clerk), offer())
    before = entries(clerk.ledger)
    again = apply_notices(clerk.ledger, stamp(clerk), offer())
    assert again.data is not None
    assert (again.data.days, again.data.notices, again.data.applied) == ((), (), False)
    assert again.journal is None
    assert "没有写入" in again.line
    assert entries(clerk.ledger) == before


@pytest.mark.parametrize(
    "name",
    ["calendar_2026.csv", "calendar_2026_apple_style.ics", "notice_2026.txt", "notices/2015.txt"],
)
def test_a_file_that_says_what_is_known_changes_nothing(
    ledger: Ledger, clerk: Clerk, name: str
) -> None:
    done = apply_notices(ledger, stamp(clerk), offer(DATA / name))
    assert done.data is not None
    assert (done.data.days, done.data.applied, done.warnings) == ((), False, ())


def test_what_ships_with_the_program_is_known_to_a_new_ledger(sqlite_ledger: Ledger) -> None:
    clerk_stamp = _stamp()
    assert apply_notices(sqlite_ledger, clerk_stamp, bundled_offer()).journal is None
    assert apply_notices(sqlite_ledger, clerk_stamp, holidays_offer()).journal is None


def test_a_new_year_is_estimated_once_one_more_is_announced(sqlite_ledger: Ledger) -> None:
    apply_notices(sqlite_ledger, _stamp(), offer())
    done = apply_notices(sqlite_ledger, _stamp(), holidays_offer()).data
    assert done is not None
    assert [notice.year for notice in done.notices] == [2033]
    assert done.days == ()


@pytest.mark.both_engines
def test_an_amendment_and_an_office_day_move_what_is_open(clerk: Clerk) -> None:
    doc = clerk.receive(date(2026, 11, 23), "许可", rule="license.supplement")
    due = main_limit(clerk, doc).due
    assert due == date(2026, 11, 30)
    done = arrange_day(
        clerk.ledger, stamp(clerk), date(2026, 11, 25), state=DayState.OFF, document=DOCUMENT
    )
    assert done.data is not None
    assert [(move.key, move.due, move.becomes) for move in done.data.moves] == [
        (f"{doc}/doc.check", date(2026, 11, 25), date(2026, 11, 26)),
        (f"{doc}/license.supplement", date(2026, 11, 30), date(2026, 12, 1)),
    ]
    assert done.line.startswith("2026-11-25 定为放假")
    back = arrange_day(
        clerk.ledger,
        stamp(clerk),
        date(2026, 11, 25),
        state=DayState.WORK,
        document="南府办〔2026〕13号",
    )
    assert back.data is not None
    assert [move.becomes for move in back.data.moves] == [date(2026, 11, 25), date(2026, 11, 30)]


def test_setting_a_day_to_what_it_is_writes_nothing(sqlite_ledger: Ledger) -> None:
    saturday = date(2026, 11, 28)
    done = arrange_day(sqlite_ledger, _stamp(), saturday, state=DayState.OFF, document=DOCUMENT)
    assert done.journal is None
    assert "本来就是放假" in done.line


def test_an_older_document_does_not_undo_a_newer_one(sqlite_ledger: Ledger) -> None:
    day = date(2026, 12, 1)
    arrange_day(sqlite_ledger, _stamp(), day, state=DayState.OFF, document=DOCUMENT)
    older = replace(_stamp(), on=date(2026, 6, 1))
    done = arrange_day(sqlite_ledger, older, day, state=DayState.WORK, document="南府办〔2026〕3号")
    assert done.journal is None
    assert [warning.code for warning in done.warnings] == ["NOTICE_OVERRULED"]


def test_a_local_day_needs_a_document_and_a_day_of_the_calendar(sqlite_ledger: Ledger) -> None:
    day = date(2026, 12, 1)
    for missing in (None, "无"):
        with pytest.raises(DocumentMissingError):
            arrange_day(sqlite_ledger, _stamp(), day, state=DayState.OFF, document=missing)
    with pytest.raises(DocumentNumberError):
        arrange_day(sqlite_ledger, _stamp(), day, state=DayState.OFF, document="随便")
    with pytest.raises(CalendarRangeError):
        arrange_day(
            sqlite_ledger, _stamp(), date(2060, 1, 1), state=DayState.OFF, document=DOCUMENT
        )


def test_a_paused_limit_is_recomputed_and_not_said_to_move(clerk: Clerk) -> None:
    doc = clerk.receive(OPENED, "许可", rule="license.joint")
    clerk.does(pause_document, date(2026, 11, 12), doc, ground="听证", written=True, rule=None)
    done = apply_notices(clerk.ledger, stamp(clerk), offer()).data
    assert done is not None
    assert doc not in [move.id for move in done.moves]


def test_discharged_and_early_limits_are_left_alone(clerk: Clerk) -> None:
    clerk.receive(TODAY, "收文")  # doc.check falls due long before 2027
    done = apply_notices(clerk.ledger, stamp(clerk), offer()).data
    assert done is not None
    assert (done.moves, done.confirmed) == ((), 0)
    with clerk.ledger.read() as conn:
        assert conn.execute(select(func.count()).select_from(due_span)).scalar_one() == 1


def test_a_dry_run_applies_nothing(clerk: Clerk) -> None:
    before = entries(clerk.ledger)
    done = apply_notices(clerk.ledger, stamp(clerk, dry_run=True), offer())
    assert done.data is not None
    assert (done.data.applied, done.journal) == (False, None)
    assert done.data.days
    assert entries(clerk.ledger) == before


def test_a_key_stands_for_the_content_of_the_file(sqlite_ledger: Ledger) -> None:
    keyed = replace(_stamp(), key="k1")
    first = apply_notices(sqlite_ledger, keyed, offer())
    again = apply_notices(sqlite_ledger, keyed, offer())
    assert again.replayed is not None
    assert again.journal == first.journal
    text = EXAMPLE.read_text(encoding="utf-8")
    with pytest.raises(KeyReusedError):
        apply_notices(sqlite_ledger, keyed, changed(text, ("6月9日（周三）", "6月10日（周四）")))


def test_a_contradiction_leaves_the_ledger_as_it_was(sqlite_ledger: Ledger) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    before = entries(sqlite_ledger)
    with pytest.raises(NoticeWeekdayError):
        apply_notices(sqlite_ledger, _stamp(), changed(text, ("6月9日（周三）", "6月9日（周四）")))
    assert entries(sqlite_ledger) == before


def test_without_a_number_the_year_stays_provisional(clerk: Clerk) -> None:
    doc = clerk.receive(OPENED, "罚没案件", rule="penalty.case")
    text = EXAMPLE.read_text(encoding="utf-8")
    done = apply_notices(clerk.ledger, stamp(clerk), changed(text, ("国办发明电〔2026〕9号", "")))
    assert [warning.code for warning in done.warnings] == ["NOTICE_WITHOUT_NUMBER"]
    assert done.meta.calendar is not None
    assert done.meta.calendar.announced_through == date(2026, 12, 31)
    owed = main_limit(clerk, doc)
    assert (owed.due, owed.provisional) == (date(2027, 2, 12), True)
    announced = apply_notices(clerk.ledger, stamp(clerk), offer()).data
    assert announced is not None
    assert (announced.days, announced.moves, announced.confirmed) == ((), (), 1)


def test_a_date_that_moves_into_the_past_is_pointed_out(clerk: Clerk) -> None:
    clerk.receive(date(2026, 11, 13), "许可", rule="license.supplement")
    saturday = date(2026, 11, 14)
    late = clerk.stamp(date(2026, 11, 13), today=TODAY)
    done = arrange_day(clerk.ledger, late, saturday, state=DayState.WORK, document=DOCUMENT)
    assert "MOVED_INTO_PAST" in [warning.code for warning in done.warnings]


def test_the_readings_follow(clerk: Clerk) -> None:
    clerk.receive(OPENED, "罚没案件", rule="penalty.case")
    apply_notices(clerk.ledger, stamp(clerk), offer())
    found = due_within(clerk.ledger, as_of=date(2027, 2, 12), within=1, filters=Filters()).data
    assert [item.rule for item in found] == ["penalty.case"]


def test_a_preview_needs_a_ledger_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissingError):
        preview_notices(ledger_at(str(tmp_path / "台账.db")), _stamp(), offer())
    assert list(tmp_path.iterdir()) == []


def _stamp() -> Stamp:
    return Stamp(actor="测试", today=TODAY, on=TODAY, command="test")


def test_what_the_law_decides_on_the_last_day_moves_with_it(clerk: Clerk) -> None:
    # Five working days from Monday 11-23 end on 11-30; with Friday 11-27 off, on 12-01. From
    # there 60 days are 2027-01-30, a Saturday: rolled to Monday, 2027-02-01.
    document = clerk.receive(TODAY, "复议申请", rule="reconsider.accept")

    def found(on: date) -> dict[str, tuple[date | None, date | None]]:
        shown = show_document(clerk.ledger, document, as_of=on, strict=False).data
        return {item.rule: (item.due, item.discharged_on) for item in shown.obligations}

    assert found(date(2026, 11, 30))["reconsider.accept"] == (
        date(2026, 11, 30),
        date(2026, 11, 30),
    )
    done = arrange_day(
        clerk.ledger, stamp(clerk), date(2026, 11, 27), state=DayState.OFF, document=DOCUMENT
    )
    assert done.data is not None
    assert [(move.rule, move.becomes) for move in done.data.moves] == [
        ("reconsider.accept", date(2026, 12, 1)),
        ("reconsider.send", date(2026, 12, 10)),
        ("reconsider.decide", date(2027, 2, 1)),
    ]
    assert "reconsider.decide" not in found(date(2026, 11, 30))
    after = found(date(2026, 12, 1))
    assert after["reconsider.accept"] == (date(2026, 12, 1), date(2026, 12, 1))
    assert after["reconsider.decide"] == (date(2027, 2, 1), None)
    assert verify_ledger(clerk.ledger, as_of=TODAY).data.sound
