"""Obligations as a calendar, on both engines: what is told of each, how changes are told.

2026: 11-02 is a Monday; five working days later it is 11-09, five more make it 11-16.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import extend_document, pause_document, resume_document, void_document
from tests.office import day, finish_on, handled_document, open_supervision

from zhixingli.domain.errors.text import UnknownNameError
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import EntryStatus, Post
from zhixingli.services.meetings.reviews import setup_review
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.readings import daily as readings
from zhixingli.services.readings.calendar_entries import agenda, agenda_of
from zhixingli.services.supervisions import acts as supervisions

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.agenda import AgendaEntry


def entries(clerk: Clerk, on: str, **whose: str | None) -> dict[str, AgendaEntry]:
    leader, unit = whose.get("leader"), whose.get("unit")
    found = agenda(clerk.ledger, as_of=day(on), since=None, leader=leader, unit=unit).data
    return {entry.key: entry for entry in found.items if entry.id[:2] in ("SW", "DB")}


def _extended(clerk: Clerk, doc: str) -> None:
    clerk.does(
        extend_document, day("11-05"), doc, reason="会商", days=5, until=None, rule=None,
        approved_by="赵局长",
    )  # fmt: skip


@pytest.mark.both_engines
def test_an_entry_follows_its_obligation(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    key = f"{doc}/doc.finish"
    first = entries(clerk, "11-03")[key]
    assert (first.day, first.status, first.closed_on) == (day("11-09"), EntryStatus.OPEN, None)
    _extended(clerk, doc)
    moved = entries(clerk, "11-05")[key]
    assert moved.uid == first.uid
    assert moved.day == day("11-16")
    assert moved.sequence > first.sequence
    finish_on(clerk, "11-10", doc)
    done = entries(clerk, "11-10")[key]
    assert (done.day, done.status) == (day("11-16"), EntryStatus.DONE)
    assert done.closed_on == day("11-10")
    assert done.sequence > moved.sequence
    assert entries(clerk, "11-09")[f"{doc}/doc.check"].status is EntryStatus.DONE
    assert f"{doc}/doc.check" not in entries(clerk, "11-10")  # told for seven days


def test_while_the_clock_stands_the_entry_is_taken_out(clerk: Clerk) -> None:
    doc = clerk.receive(day("11-02"), "申请", rule="license.decide")
    key = f"{doc}/license.decide"
    first = entries(clerk, "11-02")[key]
    clerk.does(pause_document, day("11-04"), doc, ground="听证", written=True, rule=None)
    stands = entries(clerk, "11-04")[key]
    assert (stands.status, stands.day) == (EntryStatus.CANCELLED, first.day)
    assert stands.sequence > first.sequence
    clerk.does(resume_document, day("11-06"), doc, rule=None)
    goes_on = entries(clerk, "11-06")[key]
    assert goes_on.status is EntryStatus.OPEN
    assert goes_on.day > first.day
    assert goes_on.sequence > stands.sequence


@pytest.mark.both_engines
def test_what_is_done_again_comes_back(clerk: Clerk) -> None:
    matter = open_supervision(clerk, "10-12")
    key = f"{matter}/supervise.finish"
    clerk.does(supervisions.finish, day("10-20"), matter, result="已办")
    done = entries(clerk, "10-20")[key]
    clerk.does(
        supervisions.send_back, day("10-21"), matter, reason="不实", due=None, approved_by=None
    )
    again = entries(clerk, "10-21")[key]
    assert (done.status, again.status) == (EntryStatus.DONE, EntryStatus.OPEN)
    assert again.sequence > done.sequence  # else a calendar would keep the older one
    assert again.uid == done.uid


def test_what_was_void_is_taken_out_and_old_ends_are_not_told(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    clerk.does(void_document, day("11-03"), doc, reason="登重了")
    found = entries(clerk, "11-03")
    assert found[f"{doc}/doc.finish"].status is EntryStatus.CANCELLED
    assert entries(clerk, "11-10")[f"{doc}/doc.finish"].status is EntryStatus.CANCELLED
    asked = {"leader": "李副区长", "unit": None}
    assert not agenda(clerk.ledger, as_of=day("11-11"), since=None, **asked).data.items
    longer = agenda(clerk.ledger, as_of=day("11-11"), since=day("11-01"), **asked).data.items
    assert {each.status for each in longer} == {EntryStatus.CANCELLED}


def test_what_was_finished_and_then_void_is_taken_out(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    finish_on(clerk, "11-03", doc)
    done = entries(clerk, "11-03")[f"{doc}/doc.finish"]
    clerk.does(void_document, day("11-04"), doc, reason="登重了")
    void = entries(clerk, "11-04")[f"{doc}/doc.finish"]
    assert (done.status, void.status) == (EntryStatus.DONE, EntryStatus.CANCELLED)
    assert void.sequence > done.sequence
    assert f"{doc}/doc.finish" not in entries(clerk, "11-03")  # it never was


def test_whose_calendar_it_is(clerk: Clerk) -> None:
    mine = handled_document(clerk, "11-02")
    other = handled_document(clerk, "11-02", "关于预算的通知", leader="王副区长", unit="区财政局")
    assert {key[:12] for key in entries(clerk, "11-03", leader="李副区长")} == {mine}
    assert {key[:12] for key in entries(clerk, "11-03", unit="区财政局")} == {other}
    named = agenda(clerk.ledger, as_of=day("11-03"), since=None, leader=None, unit="zjj").data
    assert named.name == "区住建局时限事项"
    with pytest.raises(UnknownNameError):
        entries(clerk, "11-03", leader="没有的人")


def test_a_reading_is_the_same_calendar(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    _extended(clerk, doc)
    filters = readings.Filters()
    read = readings.due_within(clerk.ledger, as_of=day("11-05"), within=10, filters=filters).data
    mine = [item for item in read if item.id == doc]
    [entry] = agenda_of(clerk.ledger, mine, as_of=day("11-05")).items
    assert entry == entries(clerk, "11-05")[f"{doc}/doc.finish"]


def test_what_the_office_owes_keeps_its_identity_when_it_is_set_up(clerk: Clerk) -> None:
    add_person(
        clerk.ledger, clerk.stamp(date(2026, 1, 2)), "周常务", unit_name="区府办",
        post=Post.EXECUTIVE_DEPUTY,
    )  # fmt: skip

    def review() -> str:
        found = agenda(clerk.ledger, as_of=day("01-10"), since=None, leader=None, unit=None).data
        return next(item.uid for item in found.items if item.id == "LS-land")

    before = review()
    setup_review(
        clerk.ledger, clerk.stamp(day("01-02"), today=day("01-10")), Form.LAND,
        leader="李副区长", unit="区住建局",
    )  # fmt: skip
    assert review() == before


@pytest.mark.both_engines
def test_what_left_a_leader_is_taken_out_of_their_calendar(clerk: Clerk) -> None:
    """Passed on 11-04, before its day: in the old leader's file it is cancelled from then on."""
    doc = handled_document(clerk, "11-02")  # due on 11-09
    key = f"{doc}/doc.finish"
    mine = entries(clerk, "11-03", leader="李副区长")[key]
    clerk.does(assign_subject, day("11-04"), doc, leader="王副区长", unit="区财政局")
    gone = entries(clerk, "11-05", leader="李副区长")[key]
    assert (gone.uid, gone.day, gone.status) == (mine.uid, mine.day, EntryStatus.CANCELLED)
    assert gone.sequence > mine.sequence
    assert entries(clerk, "11-20", leader="李副区长")[key].status is EntryStatus.CANCELLED
    assert entries(clerk, "11-05", leader="王副区长")[key].status is EntryStatus.OPEN
    assert key not in entries(clerk, "11-03", leader="王副区长")


def test_what_was_late_stays_with_who_answers_for_it(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")  # due on 11-09
    clerk.does(assign_subject, day("11-11"), doc, leader="王副区长", unit="区财政局")
    key = f"{doc}/doc.finish"
    assert entries(clerk, "11-12", leader="李副区长")[key].status is EntryStatus.OPEN
