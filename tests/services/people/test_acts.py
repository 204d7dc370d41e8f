"""Units, people, and who is responsible for what, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import show_document
from tests.office import day

from zhixingli.domain.errors.acts import NothingToEditError, SubjectUnknownError
from zhixingli.domain.errors.people import (
    AssignmentTooEarlyError,
    LeaderPostError,
    LeftBeforeError,
    NameTakenError,
    PersonLeftError,
    SelfHandoverError,
)
from zhixingli.domain.errors.text import AmbiguousNameError, UnknownNameError
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.services.documents.acts import check_document, finish_document, notify_sender
from zhixingli.services.people.acts import (
    Appointment,
    add_person,
    edit_person,
    leave_person,
    list_people,
    show_person,
)
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.people.units import add_unit, edit_unit, list_units, show_unit
from zhixingli.services.readings.daily import Filters, overdue

if TYPE_CHECKING:
    from tests.office import Clerk

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines


def leaders(clerk: Clerk, doc: str, *days: str) -> list[str]:
    return [
        show_document(clerk.ledger, doc, as_of=day(each), strict=False).data.leader.name
        for each in days
    ]


@pytest.mark.parametrize(
    "name",
    [
        "DW-0002",
        "区住房和城乡建设局",
        "区住建局",
        "qzjj",
        "zjj",
        "\uff5a\uff4a\uff4a",
        " 区住建局 ",
    ],
)
def test_a_unit_is_named_in_many_ways(clerk: Clerk, name: str) -> None:
    assert show_unit(clerk.ledger, name, as_of=day("02-01")).data.id == "DW-0002"


@pytest.mark.parametrize("name", ["RY-0002", "李副区长", "lfqz", "李 副区长"])
def test_a_person_is_named_in_many_ways(clerk: Clerk, name: str) -> None:
    assert show_person(clerk.ledger, name, as_of=day("02-01")).data.name == "李副区长"


def test_nobody_is_guessed(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("02-02"))
    add_person(clerk.ledger, stamp, "李富强", unit_name="区财政局", post=Post.HANDLER)
    add_person(clerk.ledger, stamp, "刘芳琴", unit_name="区财政局", post=Post.HANDLER)
    with pytest.raises(AmbiguousNameError, match=r"李富强.*刘芳琴"):
        show_person(clerk.ledger, "lfq", as_of=day("02-02"))
    with pytest.raises(UnknownNameError) as refused:
        clerk.receive(day("02-02"), "关于防汛的通知", leader="李副区")
    assert "李副区长" in refused.value.hint
    with pytest.raises(UnknownNameError):
        clerk.receive(day("02-02"), "关于防汛的通知", unit="区没有局")


def test_names_of_units_are_given_once(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("02-02"))
    with pytest.raises(NameTakenError, match="DW-0003"):
        add_unit(clerk.ledger, stamp, "区财政局", short=None, kind=UnitKind.DEPARTMENT)
    with pytest.raises(NameTakenError, match="DW-0002"):
        add_unit(clerk.ledger, stamp, "某局", short="区住建局", kind=UnitKind.DEPARTMENT)
    with pytest.raises(NameTakenError, match="DW-0003"):
        edit_unit(clerk.ledger, stamp, "DW-0002", name="区财政局", short=None, kind=None)
    with pytest.raises(NothingToEditError):
        edit_unit(clerk.ledger, stamp, "DW-0002", name=None, short=None, kind=None)
    edited = edit_unit(clerk.ledger, stamp, "zjj", name=None, short="区建设局", kind=None).data
    assert edited is not None
    assert edited.short == "区建设局"
    assert [unit.short for unit in list_units(clerk.ledger, as_of=day("02-02")).data] == [
        None,
        "区建设局",
        None,
    ]


def test_a_post_is_held_from_a_day_on(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("03-02"))
    given = Appointment("区住建局", Post.UNIT_DEPUTY)
    edit_person(clerk.ledger, stamp, "孙科员", name=None, given=given)
    before = show_person(clerk.ledger, "孙科员", as_of=day("03-01")).data
    after = show_person(clerk.ledger, "孙科员", as_of=day("03-02")).data
    assert before.unit is not None
    assert after.unit is not None
    assert (before.unit.name, before.post) == ("区财政局", Post.HANDLER)
    assert (after.unit.short, after.post) == ("区住建局", Post.UNIT_DEPUTY)


def test_who_has_left_is_charged_with_nothing_more(clerk: Clerk) -> None:
    doc = clerk.receive(day("02-02"), "关于防汛的通知")
    change = leave_person(clerk.ledger, clerk.stamp(day("03-02")), "李副区长")
    assert [notice.code for notice in change.warnings] == ["PERSON_STILL_CARRIES"]
    with pytest.raises(PersonLeftError):
        clerk.receive(day("03-02"), "关于抗旱的通知")
    clerk.receive(day("03-01"), "补录的", today=day("03-03"))
    with pytest.raises(PersonLeftError):
        clerk.does(assign_subject, day("03-03"), doc, leader="李副区长", unit="区财政局")
    with pytest.raises(LeftBeforeError):
        leave_person(clerk.ledger, clerk.stamp(day("01-01"), today=day("03-03")), "王副区长")
    known = list_people(clerk.ledger, as_of=day("03-02"), unit_name=None).data
    gone = [person for person in known if person.left_on]
    assert [person.name for person in gone] == ["李副区长"]


def test_a_handler_leads_nothing(clerk: Clerk) -> None:
    with pytest.raises(LeaderPostError):
        clerk.receive(day("02-02"), "关于防汛的通知", leader="孙科员")


def test_an_assignment_begins_on_its_day_and_keeps_history(clerk: Clerk) -> None:
    doc = clerk.receive(day("02-02"), "关于防汛的通知")
    clerk.does(assign_subject, day("02-10"), doc, leader="王副区长", unit=None, reason="分工")
    assert leaders(clerk, doc, "02-02", "02-09", "02-10", "03-01") == [
        "李副区长",
        "李副区长",
        "王副区长",
        "王副区长",
    ]
    # The same day again corrects it; the same hands again change nothing.
    clerk.does(assign_subject, day("02-10"), doc, leader="陈区长", unit=None)
    assert leaders(clerk, doc, "02-10") == ["陈区长"]
    again = assign_subject(clerk.ledger, clerk.stamp(day("02-11")), doc, leader="陈区长", unit=None)
    assert again.journal is None
    with pytest.raises(AssignmentTooEarlyError):
        clerk.does(assign_subject, day("02-01"), doc, leader="王副区长", unit=None)
    with pytest.raises(SubjectUnknownError):
        clerk.does(assign_subject, day("02-10"), "SW-2026-0099", leader="王副区长", unit=None)


def test_an_assignment_may_be_slipped_in_before_a_later_one(clerk: Clerk) -> None:
    doc = clerk.receive(day("02-02"), "关于防汛的通知")
    clerk.does(assign_subject, day("02-20"), doc, leader="王副区长", unit=None)
    clerk.does(assign_subject, day("02-10"), doc, today=day("02-25"), leader="陈区长", unit=None)
    assert leaders(clerk, doc, "02-09", "02-10", "02-19", "02-20") == [
        "李副区长",
        "陈区长",
        "陈区长",
        "王副区长",
    ]


def test_lateness_belongs_to_whoever_held_it_on_the_due_day(clerk: Clerk) -> None:
    doc = clerk.receive(day("11-02"), "关于防汛的通知")  # its check is due on 11-04
    clerk.does(assign_subject, day("11-05"), doc, leader="王副区长", unit="区财政局")
    item = overdue(clerk.ledger, as_of=day("11-06"), filters=Filters()).data[0]
    assert (item.leader.name, item.unit.short) == ("李副区长", "区住建局")
    assert (item.current_leader.name, item.current_unit.name) == ("王副区长", "区财政局")
    for name, found in (("李副区长", 1), ("王副区长", 0)):
        filters = Filters(leader=name)
        assert len(overdue(clerk.ledger, as_of=day("11-06"), filters=filters).data) == found


def test_everything_open_is_handed_over_in_one_entry(clerk: Clerk) -> None:
    first = clerk.receive(day("02-02"), "第一件")
    done = clerk.receive(day("02-02"), "办结的")
    for act, facts in (
        (check_document, {"missing": None}),
        (notify_sender, {"via": None}),
        (finish_document, {"result": None, "reply_number": None}),
    ):
        clerk.does(act, day("02-03"), done, **facts)
    second = clerk.receive(day("02-04"), "第二件")
    other = clerk.receive(day("02-04"), "别人的", leader="王副区长")

    change = hand_over(clerk.ledger, clerk.stamp(day("03-02")), "李副区长", "陈区长")

    assert change.data is not None
    assert [each.id for each in change.data.subjects] == [first, second]
    assert change.journal is not None
    assert leaders(clerk, first, "03-01", "03-02") == ["李副区长", "陈区长"]
    assert leaders(clerk, done, "03-02") == ["李副区长"]
    assert leaders(clerk, other, "03-02") == ["王副区长"]
    with pytest.raises(SelfHandoverError):
        hand_over(clerk.ledger, clerk.stamp(day("03-02")), "陈区长", "RY-0001")


def test_a_backdated_handover_says_what_stays(clerk: Clerk) -> None:
    clerk.receive(day("02-02"), "第一件")
    later = clerk.receive(day("02-20"), "后来的")
    stamp = clerk.stamp(day("02-10"), today=day("03-02"))
    change = hand_over(clerk.ledger, stamp, "李副区长", "陈区长")
    assert [notice.code for notice in change.warnings] == ["HANDOVER_KEPT_BACK"]
    assert later in change.warnings[0].message
