"""Taking entries back: what holds afterwards, what is refused, on both engines."""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import extend_document, pause_document, resume_document
from tests.office import Clerk, day, open_office

from zhixingli.domain.errors.acts import ReasonMissingError
from zhixingli.domain.errors.taking_back import (
    BuiltUponError,
    EntryKeptError,
    EntryTakenBackError,
    EntryUnknownError,
    InUseError,
    NothingToUndoError,
    UndoDayError,
)
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.supervisions.acts import Opening
from zhixingli.domain.supervisions.terms import Basis
from zhixingli.domain.terms import Light, Post, UnitKind
from zhixingli.services.documents.acts import (
    check_document,
    finish_document,
    notify_sender,
    reopen_document,
    supplement_document,
)
from zhixingli.services.documents.handling import DOCS
from zhixingli.services.matters.reads import show_matter
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.people.units import add_unit, list_units
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.rules.office import set_choice, show_office
from zhixingli.services.supervisions.acts import open_supervision
from zhixingli.services.taking_back.choosing import UndoRequest
from zhixingli.services.taking_back.undo import undo
from zhixingli.services.use_case.verification import EntryFilters, list_journal, verify_ledger
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import load
from zhixingli.store.law.kept import load_rules

if TYPE_CHECKING:
    from zhixingli.services.results.documents import DocDetail
    from zhixingli.services.results.taking_back import Undo
    from zhixingli.store.ledger.database import Ledger

pytestmark = pytest.mark.both_engines


def shown(clerk: Clerk, document: str, on: str) -> DocDetail:
    return show_matter(clerk.ledger, DOCS, document, as_of=day(on), strict=False).data


def take_back(clerk: Clerk, on: str, *, reason: str | None = None, **asked: Any) -> Undo:
    done = undo(clerk.ledger, clerk.stamp(day(on), reason=reason), UndoRequest(**asked)).data
    assert done is not None
    assert verify_ledger(clerk.ledger, as_of=day(on)).data.sound
    return done


def in_hand(clerk: Clerk, on: str = "10-12", **more: Any) -> str:
    document = clerk.receive(day(on), "关于用地的函", **more)
    clerk.does(check_document, day(on), document, missing=None)
    clerk.does(notify_sender, day(on), document, via=None)
    return document


def last_seq(clerk: Clerk) -> int:
    filters = EntryFilters(limit=1)
    return list_journal(clerk.ledger, as_of=date.max, filters=filters).data[0].seq


def test_a_finish_is_taken_back_and_the_limit_is_owed_as_before(clerk: Clerk) -> None:
    document = in_hand(clerk)
    before = shown(clerk, document, "10-30")
    clerk.does(finish_document, day("10-30"), document, result="已复", reply_number=None)
    done = take_back(clerk, "10-30")

    after = shown(clerk, document, "10-30")
    assert after.obligations == before.obligations
    assert (after.status, after.result, after.finished_on) == (before.status, None, None)
    assert [(act.act.label, act.text) for act in after.acts][-1] == (
        "更正",
        f"撤销：2026-10-30 办结（流水第 {done.entries[0].seq} 条）",
    )


def test_the_first_due_date_of_a_clock_is_not_that_of_an_entry_taken_back(clerk: Clerk) -> None:
    # 10-12 Monday received under foi.reply (20 working days, anew from the supplement).
    document = clerk.receive(day("10-12"), "公开申请", rule="foi.reply")
    clerk.does(check_document, day("10-13"), document, missing="身份证明")
    clerk.does(notify_sender, day("10-13"), document, via=None)
    clerk.does(supplement_document, day("10-19"), document, today=day("10-21"), text="身份证明")
    take_back(clerk, "10-21")
    clerk.does(supplement_document, day("10-20"), document, today=day("10-21"), text="身份证明")

    # 20 working days after Tuesday 10-20: 10-21..23 (3), 26..30 (8), 11-02..06 (13), 09..13 (18),
    # 16, 17 (20).
    (owed,) = [o for o in shown(clerk, document, "10-21").obligations if o.rule == "foi.reply"]
    assert (owed.due, owed.due_original) == (day("11-17"), day("11-17"))


def test_what_an_undo_writes_of_due_dates_says_why(clerk: Clerk) -> None:
    document = in_hand(clerk)
    clerk.does(
        extend_document, day("10-13"), document, days=3, until=None, approved_by="赵局长", rule=None
    )
    take_back(clerk, "10-13")
    with clerk.ledger.read() as conn:
        kept = load(conn, KEPT_DOCUMENTS, document, load_rules(conn))
    (owed,) = kept.obligations_of("doc.finish")
    assert owed.extensions == []
    assert [span.cause for span in owed.spans] == [Cause.OPEN, Cause.EXTENSION, Cause.UNDO]
    assert owed.spans[-1].due_on == owed.spans[0].due_on


def test_a_receipt_is_taken_back_and_its_number_is_free(clerk: Clerk) -> None:
    document = in_hand(clerk, number="南发改〔2026〕3号")
    first = last_seq(clerk) - 2
    with pytest.raises(BuiltUponError, match=f"第 {first} 条不能单独撤销.*{document} test"):
        undo(clerk.ledger, clerk.stamp(day("10-12")), UndoRequest(first))
    done = take_back(clerk, "10-12", first=first, with_later=True)

    assert [(each.id, each.gone) for each in done.things] == [(document, True)]
    assert shown(clerk, document, "10-12").status.label == "已作废"
    again = in_hand(clerk, number="南发改〔2026〕3号")
    assert again != document
    assert list_overdue_ids(clerk, "11-30") == {again}


def list_overdue_ids(clerk: Clerk, on: str) -> set[str]:
    return {item.id for item in overdue(clerk.ledger, as_of=day(on), filters=Filters()).data}


def test_without_a_number_it_is_the_last_of_ones_own_today(clerk: Clerk) -> None:
    with pytest.raises(NothingToUndoError, match="测试 在 2026-10-12 没有可以撤销的登记"):
        undo(clerk.ledger, clerk.stamp(day("10-12")), UndoRequest())
    first = in_hand(clerk)
    second = clerk.receive(day("10-12"), "第二件")

    assert [thing.id for thing in take_back(clerk, "10-12").things] == [second]
    assert take_back(clerk, "10-12").things[0].acts == ("2026-10-12 告知来文单位",)
    assert shown(clerk, first, "10-12").notified_on is None
    with pytest.raises(NothingToUndoError):
        undo(clerk.ledger, clerk.stamp(day("10-13")), UndoRequest())


def test_what_is_older_or_anothers_needs_a_reason(clerk: Clerk) -> None:
    document = clerk.receive(day("10-12"), "一件")
    seq = last_seq(clerk)
    with pytest.raises(ReasonMissingError, match="撤销别人的或以前的登记"):
        undo(clerk.ledger, clerk.stamp(day("10-13")), UndoRequest(seq))
    done = take_back(clerk, "10-13", first=seq, reason="登错了台账")

    assert done.things[0].id == document
    assert shown(clerk, document, "10-13").acts[-1].text == (
        f"撤销：2026-10-12 签收（流水第 {seq} 条）：登错了台账"
    )


def test_what_cannot_be_taken_back_names_the_way(clerk: Clerk) -> None:
    in_hand(clerk)
    taken = last_seq(clerk)
    take_back(clerk, "10-12")
    stamp = clerk.stamp(day("10-12"), reason="试")
    with pytest.raises(EntryTakenBackError, match=f"已由第 {taken + 1} 条撤销"):
        undo(clerk.ledger, stamp, UndoRequest(taken))
    with pytest.raises(EntryKeptError, match="它本身就是撤销"):
        undo(clerk.ledger, stamp, UndoRequest(taken + 1))
    with pytest.raises(EntryKeptError, match="建立了台账"):
        undo(clerk.ledger, stamp, UndoRequest(1))
    with pytest.raises(EntryUnknownError, match=f"最后一条是第 {taken + 1} 条"):
        undo(clerk.ledger, stamp, UndoRequest(999))
    set_choice(clerk.ledger, clerk.stamp(day("10-12")), "finish_start", "received")
    with pytest.raises(UndoDayError, match="撤销按今天"):
        undo(clerk.ledger, clerk.stamp(day("10-11"), today=day("10-12")), UndoRequest())


def test_a_choice_is_taken_back_to_what_it_was(clerk: Clerk) -> None:
    set_choice(clerk.ledger, clerk.stamp(day("10-12")), "black_after", "20")
    take_back(clerk, "10-12")
    items = {i.key: i for i in show_office(clerk.ledger, as_of=day("10-13")).data.settings}
    assert (items["black_after"].value, items["black_after"].from_) == (
        items["black_after"].default,
        None,
    )
    set_choice(clerk.ledger, clerk.stamp(day("10-12")), "black_after", "30")
    assert verify_ledger(clerk.ledger, as_of=day("10-12")).data.sound


def test_a_unit_that_nobody_uses_goes_and_its_name_is_free(clerk: Clerk) -> None:
    stamp = clerk.stamp(day("10-12"))
    add_unit(clerk.ledger, stamp, "区数据局", short=None, kind=UnitKind.DEPARTMENT)
    seq = last_seq(clerk)
    add_person(clerk.ledger, stamp, "秦朗", unit_name="区数据局", post=Post.UNIT_HEAD)
    with pytest.raises(InUseError, match="它登记的 DW-0004 已经用在 RY-0007"):
        undo(clerk.ledger, stamp, UndoRequest(seq))
    take_back(clerk, "10-12")
    take_back(clerk, "10-12")
    assert "区数据局" not in {u.name for u in list_units(clerk.ledger, as_of=day("10-12")).data}
    add_unit(clerk.ledger, stamp, "区数据局", short=None, kind=UnitKind.DEPARTMENT)
    assert verify_ledger(clerk.ledger, as_of=day("10-12")).data.sound


def test_a_paper_that_is_supervised_stays(clerk: Clerk) -> None:
    document = clerk.receive(day("10-12"), "一件")
    seq = last_seq(clerk)
    opening = Opening(Basis.ORDER, "陈区长", day("10-30"))
    open_supervision(clerk.ledger, clerk.stamp(day("10-12")), document, opening)
    with pytest.raises(InUseError, match=f"它登记的 {document} 已经用在 DB-2026-0001"):
        undo(clerk.ledger, clerk.stamp(day("10-12")), UndoRequest(seq))


def test_a_handover_is_held_up_by_later_changes_of_hands_alone(clerk: Clerk) -> None:
    document = in_hand(clerk)
    hand_over(clerk.ledger, clerk.stamp(day("10-13")), "李副区长", "王副区长", until=None)
    seq = last_seq(clerk)
    clerk.does(finish_document, day("10-13"), document, result=None, reply_number=None)
    take_back(clerk, "10-13", first=seq)
    after = shown(clerk, document, "10-14")
    assert after.leader.name == "李副区长"
    assert [each.leader.name for each in after.assignments] == ["李副区长"]

    second = in_hand(clerk, "10-13")
    hand_over(clerk.ledger, clerk.stamp(day("10-13")), "李副区长", "王副区长", until=None)
    seq = last_seq(clerk)
    clerk.does(assign_subject, day("10-14"), second, leader="陈区长", unit=None, reason="改")
    with pytest.raises(BuiltUponError, match=second):
        undo(clerk.ledger, clerk.stamp(day("10-14"), reason="试"), UndoRequest(seq))


def test_the_commands_to_type_again_record_the_same(clerk: Clerk) -> None:
    document = in_hand(clerk, number="南发改〔2026〕3号", supporting=["区财政局"])
    clerk.does(pause_document, day("10-13"), document, ground="补正", written=True, rule=None)
    clerk.does(resume_document, day("10-14"), document, rule=None)
    again = take_back(
        clerk, "10-15", first=last_seq(clerk) - 4, with_later=True, reason="单位错"
    ).again
    words = [shlex.split(command) for command in again]

    received = words[0]
    assert received[2] == "关于用地的函"
    assert dict(zip(received[3::2], received[4::2], strict=True)) == {
        "--from": "市发改委",
        "--number": "南发改〔2026〕3号",
        "--leader": "李副区长",
        "--unit": "区住房和城乡建设局",
        "--support": "区财政局",
    }
    assert [each[2:] for each in words[1:]] == [
        [document, "--complete"],
        [document],
        [document, "--ground", "补正"],
        [document],
    ]


def test_a_paper_finished_in_name_only_is_in_hand_again(clerk: Clerk) -> None:
    document = in_hand(clerk)
    (before,) = [o for o in shown(clerk, document, "10-12").obligations if o.rule == "doc.finish"]
    clerk.does(finish_document, day("10-14"), document, result="已复", reply_number=None)
    with pytest.raises(ReasonMissingError, match="退回重办"):
        reopen_document(clerk.ledger, clerk.stamp(day("10-30")), document)
    clerk.does(reopen_document, day("10-30"), document, reason="对方没有收到")

    after = shown(clerk, document, "10-30")
    (owed,) = [o for o in after.obligations if o.rule == "doc.finish"]
    assert (after.status.label, after.result) == ("在办", None)
    assert (owed.due, owed.discharged_on, owed.light) == (before.due, None, Light.BLACK)
    # It counts on no day: on the days between it was not finished either, and it was late.
    assert shown(clerk, document, "10-16").status.label == "在办"
    assert list_overdue_ids(clerk, "10-29") == {document}
    assert [act.act.label for act in after.acts][-2:] == ["办结", "退回重办"]
    clerk.does(finish_document, day("11-02"), document, result="确已复", reply_number=None)
    assert shown(clerk, document, "11-02").finished_on == day("11-02")
    assert verify_ledger(clerk.ledger, as_of=day("11-02")).data.sound


def test_the_journal_says_what_was_taken_back(clerk: Clerk) -> None:
    clerk.receive(day("10-12"), "一件")
    take_back(clerk, "10-12")
    newest, taken, *others = list_journal(
        clerk.ledger, as_of=day("10-12"), filters=EntryFilters()
    ).data
    assert (taken.taken_back_by, newest.taken_back_by) == (newest.seq, None)
    assert {each.taken_back_by for each in others} == {None}


def test_it_works_in_a_ledger_without_people(ledger: Ledger) -> None:
    clerk = Clerk(ledger)
    add_unit(ledger, clerk.stamp(day("10-12")), "区府办", short=None, kind=UnitKind.OFFICE)
    assert take_back(clerk, "10-12").things[0].gone
    open_office(ledger)
