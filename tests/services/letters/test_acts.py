"""Letters on both engines: consulted on before sending, followed hop by hop, reported weekly.

2026: W46 is 11-09 to 11-15, W47 11-16 to 11-22.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.office import add_letter, answer_letter, consult_letter, day, hop_letter, send_letter

from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    ActRepeatedError,
    DutyPostError,
    MatterClosedError,
    NothingToEditError,
    ReasonMissingError,
)
from zhixingli.domain.errors.asking import WeekError
from zhixingli.domain.errors.letters import UnconsultedError
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.letters.terms import Adoption, LetterStatus, Side
from zhixingli.domain.terms import Kind, OwedReport, Part, Post
from zhixingli.services.letters import acts as letters
from zhixingli.services.letters.weekly_report import letters_report
from zhixingli.services.matters.reads import show_matter, void_matter
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.submission import submit_report
from zhixingli.services.rules.office import set_choice
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.letters import LetterDetail

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines


def shown(clerk: Clerk, letter: str, on: str) -> LetterDetail:
    found: LetterDetail = show_matter(
        clerk.ledger, letters.LETTERS, letter, as_of=day(on), strict=False
    ).data
    return found


def test_first_consult_then_write(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")
    with pytest.raises(UnconsultedError):
        send_letter(clerk, "11-03", letter)
    consult_letter(clerk, "11-05", letter)
    with pytest.raises(UnconsultedError):  # consulted on 11-05, not by 11-04
        send_letter(clerk, "11-04", letter)
    assert send_letter(clerk, "11-05", letter) == []
    with pytest.raises(ActRepeatedError):
        send_letter(clerk, "11-06", letter)
    with pytest.raises(ActRepeatedError):
        consult_letter(clerk, "11-06", letter)

    detail = shown(clerk, letter, "11-05")
    assert (detail.status, detail.override) == (LetterStatus.SENT, None)
    assert [(c.on, c.party, c.adopted) for c in detail.consultations] == [
        (day("11-05"), "市局用地处", Adoption.YES)
    ]


def test_an_override_is_warned_of_and_reported(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")

    assert send_letter(clerk, "11-10", letter, override="抢险紧急") == ["LETTER_UNCONSULTED"]

    assert shown(clerk, letter, "11-10").override == "抢险紧急"
    report = letters_report(clerk.ledger, week="2026-W46", as_of=day("11-24")).data
    assert [(row.id, row.override) for row in report.overrides] == [(letter, "抢险紧急")]


def test_what_was_talked_over_before_the_draft_counts(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")
    consult_letter(clerk, "10-28", letter)

    change = letters.send(
        clerk.ledger, clerk.stamp(day("11-02")), letter, override="多余", number=None
    )

    assert [notice.code for notice in change.warnings] == ["OVERRIDE_NEEDLESS"]
    assert shown(clerk, letter, "11-02").override is None


def test_what_the_leaders_are_needed_for_until_it_is_settled(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")
    consult_letter(clerk, "11-02", letter)
    send_letter(clerk, "11-03", letter)
    for on, text, needs, settled in (
        ("11-05", "卡在会签", "请区长出面", False),
        ("11-09", "已沟通", None, True),
    ):
        letters.coordinate(
            clerk.ledger, clerk.stamp(day(on)), letter, text=text, needs=needs, settled=settled
        )

    found = [shown(clerk, letter, on).needs for on in ("11-04", "11-05", "11-09")]
    assert found == [None, "请区长出面", None]


def test_days_at_each_place_theirs_and_ours(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")
    consult_letter(clerk, "11-02", letter)
    with pytest.raises(ActOrderError):
        hop_letter(clerk, "11-03", letter, "收发室")
    send_letter(clerk, "11-03", letter)
    hop_letter(clerk, "11-05", letter, "用地处")
    hop_letter(clerk, "11-10", letter, "区住建局", Side.OURS)
    with pytest.raises(ActBeforeError):
        hop_letter(clerk, "11-09", letter, "法规处")
    hop_letter(clerk, "11-12", letter, "法规处")
    answer_letter(clerk, "11-20", letter)
    with pytest.raises(ActRepeatedError):
        answer_letter(clerk, "11-21", letter)

    way = [(h.place, h.side, h.days) for h in shown(clerk, letter, "11-24").hops]
    # 11-03 to 11-05 two days, to 11-10 five, to 11-12 two of ours, to 11-20 eight.
    assert way == [
        ("市自然资源局", Side.THEIRS, 2),
        ("用地处", Side.THEIRS, 5),
        ("区住建局", Side.OURS, 2),
        ("法规处", Side.THEIRS, 8),
    ]
    after, before = shown(clerk, letter, "11-24"), shown(clerk, letter, "11-15")
    assert (after.days_theirs, after.days_ours, after.days_here) == (15, 2, None)
    assert (before.place, before.days_here, before.days_theirs) == ("法规处", 3, 10)
    assert (before.status, before.answered_on) == (LetterStatus.SENT, None)


def test_stalled_from_the_tenth_day_or_as_the_office_chose(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")
    consult_letter(clerk, "11-02", letter)
    send_letter(clerk, "11-03", letter)

    assert [shown(clerk, letter, on).stalled for on in ("11-12", "11-13")] == [False, True]
    set_choice(clerk.ledger, clerk.stamp(day("11-04")), "stalled_days", "5")
    assert [shown(clerk, letter, on).stalled for on in ("11-07", "11-08")] == [False, True]
    filters = letters.LetterFilters(stalled=True)
    for on, count in (("11-07", 0), ("11-08", 1)):
        found = letters.list_letters(clerk.ledger, as_of=day(on), filters=filters).data
        assert len(found) == count


def test_the_weekly_report_counts_what_happened_in_the_week(clerk: Clerk) -> None:
    old, new, done = (add_letter(clerk, "11-02", title) for title in ("旧", "新", "复"))
    for letter, on in ((old, "11-03"), (new, "11-17"), (done, "11-04")):
        consult_letter(clerk, on, letter)
        send_letter(clerk, on, letter)
    letters.coordinate(
        clerk.ledger,
        clerk.stamp(day("11-18")),
        old,
        text="已催",
        needs="请李副区长出面",
        settled=False,
    )
    answer_letter(clerk, "11-19", done)
    gone = add_letter(clerk, "11-16", "误")
    stamp = clerk.stamp(day("11-17"), reason="登记错")
    void_matter(clerk.ledger, stamp, letters.LETTERS, gone)

    report = letters_report(clerk.ledger, week=None, as_of=day("11-24")).data

    assert (report.week, report.as_of) == ("2026-W47", day("11-22"))
    names = {
        name: [row.title for row in getattr(report, name)]
        for name in ("sent", "in_transit", "moved", "stalled", "answered", "needs")
    }
    assert names == {
        "sent": ["新"],
        "in_transit": ["旧", "新"],
        "moved": ["旧", "复"],
        "stalled": ["旧"],
        "answered": ["复"],
        "needs": ["旧"],
    }
    assert (report.figures.sent, report.figures.in_transit, report.figures.moved) == (1, 2, 2)
    earlier = letters_report(clerk.ledger, week="2026-W46", as_of=day("11-24")).data
    assert [row.title for row in earlier.in_transit] == ["旧", "复"]
    with pytest.raises(WeekError):
        letters_report(clerk.ledger, week="2026-W50", as_of=day("11-24"))


def test_no_letter_under_way_no_report_owed(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("09-01"))
    add_person(clerk.ledger, stamp, "周常务", unit_name="区府办", post=Post.EXECUTIVE_DEPUTY)
    letter = add_letter(clerk, "11-02")

    def late(on: str) -> list[str]:
        filters = Filters(kind=Kind.REPORT)
        return [i.key for i in overdue(clerk.ledger, as_of=day(on), filters=filters).data]

    assert late("11-24") == []
    consult_letter(clerk, "11-03", letter)
    send_letter(clerk, "11-06", letter)
    answer_letter(clerk, "11-10", letter)
    # Under way on a day of W45 and of W46, no longer in W47.
    both = [f"BG-letters/dispatch.report/2026-W{n}" for n in (45, 46)]
    assert late("11-30") == both
    submit_report(
        clerk.ledger, clerk.stamp(day("11-16")), OwedReport.LETTERS, week="2026-W46", to=None
    )
    assert late("11-30") == []


def test_the_tracker_is_one_and_is_handed_over(clerk: Clerk) -> None:
    with pytest.raises(DutyPostError):
        add_letter(clerk, "11-02", tracker="钱局长")
    with pytest.raises(DutyPostError):
        add_letter(clerk, "11-02", tracker="孙科员")
    stamp = clerk.stamp(day("09-01"))
    add_person(clerk.ledger, stamp, "冯副局长", unit_name="区住建局", post=Post.UNIT_DEPUTY)
    letter = add_letter(clerk, "11-02", handler="孙科员")
    letters.track(clerk.ledger, clerk.stamp(day("11-05")), letter, to="冯副局长")
    sheet = hand_over(clerk.ledger, clerk.stamp(day("11-10")), "冯副局长", "赵局长").data

    assert sheet is not None
    assert [(each.id, each.role) for each in sheet.duties] == [(letter, Part.TRACKER)]
    holders = []
    for on in ("11-04", "11-05", "11-10"):
        tracker = shown(clerk, letter, on).tracker
        holders.append(tracker.name if tracker is not None else None)
    assert holders == ["赵局长", "冯副局长", "赵局长"]


def test_filing_needs_an_answer_or_a_reason(clerk: Clerk) -> None:
    letter = add_letter(clerk, "11-02")
    place = (clerk.ledger, clerk.stamp(day("11-03")), letter)
    with pytest.raises(ActOrderError):
        letters.close(*place)
    with pytest.raises(ActOrderError):
        answer_letter(clerk, "11-03", letter)
    with pytest.raises(NothingToEditError):
        letters.edit(*place, title=None, number=None)
    with pytest.raises(ReasonMissingError):
        letters.edit(*place, title="新标题")
    with pytest.raises(ClassifiedError):
        letters.inform(*place, text="秘密★五年")
    stamp = clerk.stamp(day("11-03"), reason="改为口头请示")
    letters.close(clerk.ledger, stamp, letter)
    with pytest.raises(MatterClosedError):
        letters.inform(*place, text=None)
    assert shown(clerk, letter, "11-03").status is LetterStatus.CLOSED
    assert shown(clerk, letter, "11-02").status is LetterStatus.DRAFTED
    assert verify_ledger(clerk.ledger, as_of=day("11-03")).data.sound
