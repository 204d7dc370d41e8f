"""Units renamed and merged, posts held twice, leaders away: each as of any day (DOMAIN 一一)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import answer_cosign, ask_cosign, show_document
from tests.office import Clerk, add_project, day

from zhixingli.domain.documents.document import Receipt
from zhixingli.domain.errors.people import (
    HandoverOrderError,
    HandoverOverlapError,
    LeaderLevelError,
    LeaderUnsettledError,
    NameTakenError,
    PersonLeftError,
    PostHeldError,
    PostNeededError,
    PostNotHeldError,
    PostOrderError,
    TitleUnknownError,
    UnitBusyError,
    UnitClosedEarlyError,
    UnitClosedError,
    UnitSelfMergeError,
    UnitUnsettledError,
)
from zhixingli.domain.errors.text import AmbiguousNameError
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.services.documents.acts import receive_document
from zhixingli.services.exchange.duty import export_duty, import_duty
from zhixingli.services.exchange.imports import Source
from zhixingli.services.meetings.onsite_weeks import MissedFilters, missed_weeks
from zhixingli.services.overview.doctor import examine
from zhixingli.services.people import units
from zhixingli.services.people.acts import (
    Appointment,
    add_person,
    edit_person,
    leave_person,
    list_people,
    show_person,
)
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.handover_sheet import handover_sheet
from zhixingli.services.people.portfolio import list_leaders, set_leader
from zhixingli.services.people.posts import add_post, end_post
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.rules.office import set_choice
from zhixingli.services.tasks import add_task
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from tests.conftest import Shelf

    from zhixingli.services.results.responsibility import HandoverSheet


@pytest.fixture
def clerk(shelf: Shelf) -> Clerk:
    return Clerk(shelf.take(lambda ledger: Clerk(ledger).open_office()))


def rename(clerk: Clerk, on: str, name: str, short: str | None = None, **more: Any) -> str:
    stamp = clerk.stamp(day(on), **more)
    return units.edit_unit(clerk.ledger, stamp, "区住建局", name=name, short=short, kind=None).line


def unit_of(clerk: Clerk, document: str, on: str) -> str:
    detail = show_document(clerk.ledger, document, as_of=day(on), strict=False).data
    return detail.unit.short or detail.unit.name


def leaders(clerk: Clerk, document: str, *days: str) -> list[str]:
    found = []
    for on in days:
        detail = show_document(clerk.ledger, document, as_of=day(on), strict=False).data
        found.append(detail.leader.name + ("代" if detail.acting_for is not None else ""))
    return found


# --- units


def test_a_unit_is_called_by_its_name_of_the_day(clerk: Clerk) -> None:
    """figures.md 23: renamed on 26 October; as of the 23rd the old name."""
    document = clerk.receive(day("10-19"), "关于道路的请示")
    line = rename(clerk, "10-26", "区住房城乡建设和城市管理局", "区住建城管局")
    assert line == (
        "DW-0002 自 2026-10-26 起称 区住房城乡建设和城市管理局，以前的日子仍称 区住房和城乡建设局"
    )
    assert [unit_of(clerk, document, on) for on in ("10-23", "10-25", "10-26")] == [
        "区住建局",
        "区住建局",
        "区住建城管局",
    ]
    late = overdue(clerk.ledger, as_of=day("10-23"), filters=Filters()).data
    assert {item.unit.short for item in late} == {"区住建局"}
    # Both names find it on any day, and nobody else may take the new one.
    for named in ("区住建局", "zjj", "区住建城管局", "区住房城乡建设和城市管理局"):
        assert units.show_unit(clerk.ledger, named, as_of=day("10-27")).data.id == "DW-0002"
        assert units.show_unit(clerk.ledger, named, as_of=day("10-20")).data.id == "DW-0002"
    stamp = clerk.stamp(day("10-27"))
    with pytest.raises(NameTakenError):
        units.add_unit(clerk.ledger, stamp, "区住建城管局", short=None, kind=UnitKind.DEPARTMENT)
    shown = units.show_unit(clerk.ledger, "zjj", as_of=day("10-27")).data
    assert [(name.from_, name.short) for name in shown.names] == [
        (day("01-02"), "区住建局"),
        (day("10-26"), "区住建城管局"),
    ]
    # The old name is free again from that day on.
    units.add_unit(clerk.ledger, stamp, "区住建局", short=None, kind=UnitKind.DEPARTMENT)
    assert units.show_unit(clerk.ledger, "区住建局", as_of=day("10-27")).data.id == "DW-0004"
    assert verify_ledger(clerk.ledger, as_of=day("10-28")).data.sound


def test_a_name_decided_for_a_day_to_come_waits_for_it(clerk: Clerk) -> None:
    rename(clerk, "11-02", "区建设局", today=day("10-20"))
    before = units.show_unit(clerk.ledger, "DW-0002", as_of=day("10-20")).data
    assert (before.name, [name.name for name in before.coming]) == (
        "区住房和城乡建设局",
        ["区建设局"],
    )
    assert units.show_unit(clerk.ledger, "DW-0002", as_of=day("11-02")).data.name == "区建设局"


def test_a_correction_holds_for_all_days_and_says_so(clerk: Clerk) -> None:
    document = clerk.receive(day("10-19"), "关于道路的请示")
    line = rename(clerk, "10-26", "区住建委", reason="登记错", day_named=False)
    assert line == "DW-0002 已更正登记错误，以前各日的读数一并改正"
    detail = show_document(clerk.ledger, document, as_of=day("10-20"), strict=False).data
    assert detail.unit.name == "区住建委"
    rename(clerk, "11-02", "区住建城管委")
    rename(clerk, "11-03", "区住建城市管理委", reason="少写两字", day_named=False)
    names = units.show_unit(clerk.ledger, "DW-0002", as_of=day("11-04")).data.names
    assert [name.name for name in names] == ["区住建委", "区住建城市管理委"]


def test_a_merged_unit_hands_on_its_work_and_keeps_its_history(clerk: Clerk) -> None:
    """From 26 October 区财政局 has what was 区住建局's: work, sponsors, co-signatures."""
    document = clerk.receive(day("10-12"), "关于道路的请示")
    finished = clerk.receive(day("10-12"), "阅后办结的件", sender="市局")
    clerk.does(ask_cosign, day("10-19"), finished, unit="区住建局")
    project = add_project(clerk, "10-12", "大桥")
    made = units.merge_unit(
        clerk.ledger, clerk.stamp(day("10-26")), "区住建局", into="区财政局"
    ).data
    assert made is not None
    assert [each.id for each in made.subjects] == [document, finished, project]
    assert [each.key for each in made.cosigns] == [f"{finished}/cosign.reply"]
    assert [each.name for each in made.people] == ["赵局长"]
    assert [unit_of(clerk, document, on) for on in ("10-25", "10-26")] == ["区住建局", "区财政局"]
    detail = show_document(clerk.ledger, finished, as_of=day("10-26"), strict=False).data
    asked = next(item for item in detail.obligations if item.rule == "cosign.reply")
    assert asked.current_unit.name == "区财政局"
    clerk.does(answer_cosign, day("10-27"), finished, unit="区财政局", text="同意")
    # What was due before it is the old unit's, and who asks for the new one sees what it has.
    late = overdue(clerk.ledger, as_of=day("10-28"), filters=Filters(unit="区财政局")).data
    assert {item.unit.name for item in late} <= {"区财政局"}
    with pytest.raises(UnitClosedError, match="并入区财政局"):
        clerk.receive(day("10-26"), "新的请示")
    # A paper of before that is registered late goes along from that day on.
    after = clerk.receive(day("10-20"), "补录的请示", today=day("10-28"))
    assert [unit_of(clerk, after, on) for on in ("10-25", "10-26")] == ["区住建局", "区财政局"]
    listed = units.list_units(clerk.ledger, as_of=day("10-28")).data
    assert [(each.id, each.closed_on) for each in listed if each.closed_on] == [
        ("DW-0002", day("10-26"))
    ]
    assert verify_ledger(clerk.ledger, as_of=day("10-28")).data.sound


def test_what_may_not_be_closed_or_merged(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("10-26"))
    clerk.receive(day("10-12"), "关于道路的请示")
    with pytest.raises(UnitBusyError, match="在办 1 件"):
        units.close_unit(clerk.ledger, stamp, "区住建局")
    with pytest.raises(UnitSelfMergeError):
        units.merge_unit(clerk.ledger, stamp, "区住建局", into="zjj")
    early = clerk.stamp(date(2025, 12, 31), today=day("10-26"))
    with pytest.raises(UnitClosedEarlyError):
        units.close_unit(clerk.ledger, early, "区财政局")
    units.close_unit(clerk.ledger, stamp, "区财政局")
    with pytest.raises(UnitClosedError):
        units.merge_unit(clerk.ledger, stamp, "区住建局", into="区财政局")
    with pytest.raises(UnitClosedError):
        units.close_unit(clerk.ledger, clerk.stamp(day("10-27")), "区财政局")
    with pytest.raises(UnitClosedError):
        add_person(clerk.ledger, stamp, "吴局长", unit_name="区财政局", post=Post.UNIT_HEAD)
    given = Appointment("区财政局", Post.UNIT_HEAD)
    with pytest.raises(UnitClosedError):
        edit_person(clerk.ledger, stamp, "赵局长", name=None, given=given)


# --- posts


def test_a_title_is_kept_and_says_the_class(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("02-02"))
    said = add_person(
        clerk.ledger, stamp, "周平", unit_name="zjj", title="党组书记、局长", since=date(2024, 3, 1)
    ).data
    assert said is not None
    assert (said.title, said.post, said.posts[0].from_) == (
        "党组书记、局长",
        Post.UNIT_HEAD,
        date(2024, 3, 1),
    )
    with pytest.raises(TitleUnknownError, match="总指挥"):
        add_person(clerk.ledger, stamp, "吴某", unit_name="zjj", title="总指挥")
    with pytest.raises(PostNeededError):
        add_person(clerk.ledger, stamp, "吴某", unit_name="zjj")
    set_choice(clerk.ledger, stamp, "title_words", "总指挥=unit_deputy")
    known = add_person(clerk.ledger, stamp, "吴某", unit_name="zjj", title="总指挥").data
    assert known is not None
    assert known.post is Post.UNIT_DEPUTY


def test_several_posts_each_on_its_days(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("10-12"))
    given = Appointment("区财政局", title="局长", until=day("10-30"))
    add_post(clerk.ledger, stamp, "赵局长", given=given)
    shown = show_person(clerk.ledger, "赵局长", as_of=day("10-30")).data
    assert [(post.unit.name, post.until) for post in shown.posts] == [
        ("区住房和城乡建设局", None),
        ("区财政局", day("10-30")),
    ]
    assert len(show_person(clerk.ledger, "赵局长", as_of=day("10-31")).data.posts) == 1
    there = list_people(clerk.ledger, as_of=day("10-12"), unit_name="区财政局").data
    assert [each.name for each in there] == ["赵局长", "钱局长", "孙科员"]
    with pytest.raises(PostHeldError):
        add_post(clerk.ledger, clerk.stamp(day("10-13")), "赵局长", given=given)
    with pytest.raises(PostOrderError):
        add_post(
            clerk.ledger,
            stamp,
            "钱局长",
            given=Appointment("zjj", title="局长", until=day("10-11")),
        )
    end_post(clerk.ledger, clerk.stamp(day("10-20")), "赵局长", unit="区财政局")
    assert len(show_person(clerk.ledger, "赵局长", as_of=day("10-20")).data.posts) == 1
    with pytest.raises(PostNotHeldError):
        end_post(clerk.ledger, clerk.stamp(day("10-21")), "赵局长", unit="区财政局")


def test_a_post_from_before_the_registration_takes_effect(clerk: Clerk) -> None:
    """figures.md 23, second half: registered on 2 January as head, promoted in the year before."""
    stamp = clerk.stamp(date(2025, 12, 1), today=day("02-02"))
    edit_person(clerk.ledger, stamp, "孙科员", name=None, given=Appointment(post=Post.UNIT_DEPUTY))
    posts = [
        show_person(clerk.ledger, "孙科员", as_of=on).data.post
        for on in (date(2025, 12, 1), day("01-02"), day("02-02"))
    ]
    assert posts == [Post.UNIT_DEPUTY] * 3


def test_who_has_left_competes_for_no_name(clerk: Clerk) -> None:
    """figures.md 24: one 张伟 left on 16 October, another came on the 20th."""
    for on in ("09-01", "10-20"):
        add_person(
            clerk.ledger,
            clerk.stamp(day(on)),
            "张伟",
            unit_name="区府办" if on == "09-01" else "区财政局",
            title="副区长",
        )
        if on == "09-01":
            leave_person(clerk.ledger, clerk.stamp(day("10-16")), "张伟")
    for when, expected in (("10-15", "RY-0007"), ("10-21", "RY-0008")):
        document = clerk.receive(day(when), "件", sender=when, leader="张伟")
        detail = show_document(clerk.ledger, document, as_of=day(when), strict=False).data
        assert detail.leader.id == expected
    with pytest.raises(AmbiguousNameError, match="2026-10-16 离任"):  # neither was in office
        clerk.receive(day("10-17"), "件", sender="丙", leader="张伟")
    add_person(clerk.ledger, clerk.stamp(day("11-02")), "张伟", unit_name="zjj", title="局长")
    with pytest.raises(AmbiguousNameError, match=r"RY-0008.*RY-0009"):
        clerk.receive(day("11-03"), "件", sender="丁", leader="张伟")


def test_a_second_registration_of_the_same_is_said(clerk: Clerk) -> None:
    made = add_person(
        clerk.ledger, clerk.stamp(day("02-02")), "赵局长", unit_name="zjj", title="局长"
    )
    assert [note.code for note in made.warnings] == ["PERSON_TWICE"]


# --- acting leaders, decisions for later


def acts_for(
    clerk: Clerk, giver: str, taker: str, on: str, until: str, **more: Any
) -> HandoverSheet:
    stamp = clerk.stamp(day(on), **more)
    made = hand_over(clerk.ledger, stamp, giver, taker, until=day(until)).data
    assert made is not None
    return made


def test_an_acting_leader_has_the_work_from_day_to_day(clerk: Clerk) -> None:
    mine = clerk.receive(day("10-08"), "一件")
    own = clerk.receive(day("10-08"), "二件", sender="市局", leader="王副区长")
    made = acts_for(clerk, "李副区长", "王副区长", "10-12", "10-16", today=day("10-09"))
    assert [(each.id, each.acting_for and each.acting_for.name) for each in made.subjects] == [
        (mine, "李副区长")
    ]
    meanwhile = clerk.receive(day("10-14"), "三件", sender="市府")
    days = ("10-09", "10-12", "10-16", "10-17")
    assert leaders(clerk, mine, *days) == ["李副区长", "王副区长代", "王副区长代", "李副区长"]
    assert leaders(clerk, own, *days) == ["王副区长"] * 4
    assert leaders(clerk, meanwhile, "10-14", "10-16", "10-17") == [
        "王副区长代",
        "王副区长代",
        "李副区长",
    ]
    sheet = handover_sheet(
        clerk.ledger, "李副区长", "王副区长", on=day("10-12"), as_of=day("10-20")
    ).data
    assert (sheet.until, [each.id for each in sheet.subjects]) == (day("10-16"), [mine])
    shown = show_person(clerk.ledger, "王副区长", as_of=day("10-14")).data
    assert [(each.leader.name, each.until) for each in shown.acting] == [("李副区长", day("10-16"))]


def test_a_meeting_missed_while_acting_is_the_acting_leaders(clerk: Clerk) -> None:
    """figures.md 31: the week's last working day is Friday 16 October: 王副区长's, marked 代.

    From 5 to 9 October it would be 李副区长's: Saturday the 10th is a make-up day.
    """
    add_project(clerk, "09-21", "大桥", sponsor="李副区长")
    acts_for(clerk, "李副区长", "王副区长", "10-05", "10-09", today=day("10-19"))
    acts_for(clerk, "李副区长", "王副区长", "10-12", "10-16", today=day("10-19"))
    found = missed_weeks(clerk.ledger, as_of=day("10-20"), filters=MissedFilters()).data
    assert [(each.week, each.sponsor_called) for each in found[-2:]] == [
        ("2026-W41", "李副区长"),
        ("2026-W42", "王副区长（代）"),
    ]
    late = [
        item
        for item in overdue(clerk.ledger, as_of=day("10-20"), filters=Filters()).data
        if item.period == "2026-W42"
    ]
    assert [(item.leader_called, item.current_leader.name) for item in late] == [
        ("王副区长（代）", "李副区长")
    ]


def test_days_that_overlap_and_people_who_left_are_refused(clerk: Clerk) -> None:
    acts_for(clerk, "李副区长", "王副区长", "10-12", "10-16", today=day("10-09"))
    for giver, taker, on, until in (
        ("李副区长", "陈区长", "10-16", "10-20"),  # he is away already
        ("王副区长", "陈区长", "10-14", "10-20"),  # who acts is not away
        ("陈区长", "李副区长", "10-14", "10-20"),  # who is away does not act
        ("李副区长", "王副区长", "10-13", "10-20"),  # another first day
    ):
        with pytest.raises(HandoverOverlapError):
            acts_for(clerk, giver, taker, on, until, today=day("10-09"))
    with pytest.raises(HandoverOverlapError):
        hand_over(clerk.ledger, clerk.stamp(day("10-13")), "李副区长", "陈区长")
    with pytest.raises(HandoverOrderError):
        acts_for(clerk, "李副区长", "王副区长", "10-20", "10-19")
    acts_for(clerk, "陈区长", "王副区长", "10-14", "10-15", today=day("10-09"))  # one for two
    leave_person(clerk.ledger, clerk.stamp(day("10-20")), "王副区长")
    with pytest.raises(PersonLeftError):
        acts_for(clerk, "李副区长", "王副区长", "10-19", "10-23", today=day("10-20"))


def test_the_last_day_is_moved_with_a_reason(clerk: Clerk) -> None:
    mine = clerk.receive(day("10-08"), "一件")
    acts_for(clerk, "李副区长", "王副区长", "10-12", "10-16", today=day("10-09"))
    acts_for(clerk, "李副区长", "王副区长", "10-12", "10-20", today=day("10-15"), reason="假期延长")
    later = clerk.receive(day("10-19"), "四件", sender="市府")
    assert leaders(clerk, mine, "10-17", "10-20", "10-21") == [
        "王副区长代",
        "王副区长代",
        "李副区长",
    ]
    acts_for(clerk, "李副区长", "王副区长", "10-12", "10-19", today=day("10-19"), reason="提前回来")
    assert leaders(clerk, mine, "10-19", "10-20", "10-21") == [
        "王副区长代",
        "李副区长",
        "李副区长",
    ]
    assert leaders(clerk, later, "10-19", "10-20") == ["王副区长代", "李副区长"]
    assert verify_ledger(clerk.ledger, as_of=day("10-22")).data.sound


def test_a_handover_decided_for_later_takes_along_what_comes_until_then(clerk: Clerk) -> None:
    first = clerk.receive(day("10-08"), "一件")
    stamp = clerk.stamp(day("10-19"), today=day("10-09"))
    hand_over(clerk.ledger, stamp, "李副区长", "王副区长")
    second = clerk.receive(day("10-12"), "二件", sender="市局")
    for document in (first, second):
        assert leaders(clerk, document, "10-18", "10-19") == ["李副区长", "王副区长"]


def test_an_assignment_before_a_later_one_says_until_when_it_holds(clerk: Clerk) -> None:
    """figures.md 25."""
    document = clerk.receive(day("10-12"), "一件")
    for on, leader in (("10-19", "王副区长"), ("10-16", "陈区长")):
        change = assign_subject(
            clerk.ledger,
            clerk.stamp(day(on), today=day("10-20")),
            document,
            leader=leader,
            unit=None,
        )
    assert change.data is not None
    assert change.data.until == day("10-18")
    assert change.line.endswith(
        "，到 2026-10-18 为止；2026-10-19 起由 王副区长、区住房和城乡建设局 负责"
    )
    assert leaders(clerk, document, "10-15", "10-16", "10-18", "10-19") == [
        "李副区长",
        "陈区长",
        "陈区长",
        "王副区长",
    ]


# --- 分工表


def test_the_leader_comes_from_the_division_of_work_and_is_said(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("10-12"))
    set_leader(clerk.ledger, stamp, ["区住建局", "区财政局"], leader="李副区长")
    made = set_leader(
        clerk.ledger, clerk.stamp(day("10-26"), today=day("10-20")), ["zjj"], leader="王副区长"
    )
    assert made.line == "自 2026-10-26 起由 王副区长 分管：区住建局"
    documents = {}
    for on in ("10-23", "10-26"):
        receipt = Receipt("一件", f"来文{on}", "", "区住建局")
        change = receive_document(clerk.ledger, clerk.stamp(day(on)), receipt)
        assert change.data is not None
        documents[on] = change.data.leader.name, [note.message for note in change.warnings]
    assert documents == {
        "10-23": (
            "李副区长",
            ["分管领导 李副区长，按 2026-10-12 起的分工表（区住房和城乡建设局）"],
        ),
        "10-26": (
            "王副区长",
            ["分管领导 王副区长，按 2026-10-26 起的分工表（区住房和城乡建设局）"],
        ),
    }
    order = Order("迎检", "", "区财政局", due=day("11-30"))
    task = add_task(clerk.ledger, clerk.stamp(day("10-26")), order).data
    assert task is not None
    assert task.leader.name == "李副区长"
    listed = list_leaders(clerk.ledger, as_of=day("10-23"), leader=None).data
    assert [(row.unit.name, row.leader and row.leader.name, row.until) for row in listed] == [
        ("区府办", None, None),
        ("区住房和城乡建设局", "李副区长", day("10-25")),
        ("区财政局", "李副区长", None),
    ]
    with pytest.raises(LeaderUnsettledError, match="区府办"):
        receive_document(clerk.ledger, stamp, Receipt("一件", "某局", "", "区府办"))


def test_the_unit_comes_from_what_its_sender_sent_before(clerk: Clerk) -> None:
    """Twice to the same unit settles it; a third to another does not."""
    receipt = Receipt("三件", "市住建局", "李副区长", "")
    clerk.receive(day("10-12"), "一件", sender="市住建局", unit="区住建局")
    with pytest.raises(UnitUnsettledError, match="以往：区住房和城乡建设局 1 件"):
        receive_document(clerk.ledger, clerk.stamp(day("10-13")), receipt)
    clerk.receive(day("10-12"), "二件", sender="市住建局", unit="区住建局")
    change = receive_document(clerk.ledger, clerk.stamp(day("10-13")), receipt)
    assert [note.message for note in change.warnings] == [
        "主责单位 区住房和城乡建设局，按该来文单位以往 2 件"
    ]
    clerk.receive(day("10-14"), "四件", sender="市住建局", unit="区财政局")
    with pytest.raises(UnitUnsettledError, match="区住房和城乡建设局 3 件、区财政局 1 件"):
        receive_document(clerk.ledger, clerk.stamp(day("10-15")), receipt)


def test_a_handover_for_good_takes_the_division_of_work_along(clerk: Clerk) -> None:
    set_leader(clerk.ledger, clerk.stamp(day("10-12")), ["区住建局"], leader="李副区长")
    made = hand_over(clerk.ledger, clerk.stamp(day("10-19")), "李副区长", "王副区长")
    assert made.line.endswith("移交 王副区长，分工表上 1 个单位一并")
    for on, leader in (("10-18", "李副区长"), ("10-19", "王副区长")):
        rows = list_leaders(clerk.ledger, as_of=day(on), leader=leader).data
        assert [row.id for row in rows] == ["DW-0002"]


def test_a_districts_leader_is_one_of_the_district(clerk: Clerk) -> None:
    with pytest.raises(LeaderLevelError, match="赵局长（主要领导）不是区领导"):
        clerk.receive(day("10-12"), "一件", leader="赵局长")
    with pytest.raises(LeaderLevelError):
        set_leader(clerk.ledger, clerk.stamp(day("10-12")), ["区住建局"], leader="赵局长")
    set_choice(clerk.ledger, clerk.stamp(day("10-12")), "level", "unit")
    document = clerk.receive(day("10-13"), "一件", leader="赵局长")
    set_choice(clerk.ledger, clerk.stamp(day("10-19")), "level", "district")
    found = examine(clerk.ledger, as_of=day("10-20"), files=None).data
    assert [each.message for each in found if each.check == "leader_level"] == [
        f"赵局长（主要领导）不是区领导，却是 {document} 的分管领导"
    ]


def test_the_division_of_work_is_read_from_a_sheet_and_written_back(clerk: Clerk) -> None:
    raw = (
        "单位,分管领导,自\n区住建局,李副区长,2026-01-05\n区财政局,王副区长,\n"
        "区没有局,陈区长,\n区府办,赵局长,\n"
    )
    stamp = clerk.stamp(day("10-12"))
    source = Source(raw.encode(), "分工.csv")
    found = import_duty(clerk.ledger, stamp, source).change.data
    assert found is not None
    assert [(row.action, row.id) for row in found.rows] == [
        ("created", "DW-0002"),
        ("created", "DW-0003"),
        ("refused", None),
        ("refused", None),
    ]
    (sheet,) = export_duty(clerk.ledger, as_of=day("10-12")).data.sheets
    assert sheet.rows == (
        ("区住建局", "李副区长", day("01-05")),
        ("区财政局", "王副区长", day("10-12")),
    )
    again = import_duty(clerk.ledger, clerk.stamp(day("10-13")), source).change.data
    assert again is not None
    assert (again.created, again.unchanged) == (0, 2)
