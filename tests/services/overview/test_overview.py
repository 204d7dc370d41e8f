"""Doctor, measures, score, suggestions and what-if on both engines, figures counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.office import (
    act_on_project,
    add_letter,
    add_project,
    consult_letter as consult_on,
    day,
    deputy,
    held_review,
    hold_onsite,
    open_supervision,
    send_letter,
    town,
)

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.errors.rules import RuleUnknownError
from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.projects import acts
from zhixingli.domain.terms import Post, Severity
from zhixingli.services.documents.acts import check_document, finish_document, notify_sender
from zhixingli.services.matters.materials import attach_file
from zhixingli.services.meetings import acts as meetings
from zhixingli.services.meetings.suggesting import suggest_projects
from zhixingli.services.overview import scoring, what_if
from zhixingli.services.overview.doctor import examine
from zhixingli.services.overview.measures import measures
from zhixingli.services.people.acts import add_person, leave_person
from zhixingli.services.projects import acts as projects
from zhixingli.services.projects.acts import PROJECTS
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Clerk


def found(clerk: Clerk, on: str, files: Path | None = None) -> dict[str, list[str | None]]:
    checks: dict[str, list[str | None]] = {}
    for each in examine(clerk.ledger, as_of=day(on), files=files).data:
        checks.setdefault(each.check, []).append(each.subject)
        assert each.message
        assert each.remedy
    return checks


def test_a_ledger_in_order_has_only_the_findings_of_its_office(clerk: Clerk) -> None:
    assert found(clerk, "10-12") == {"series_owner": ["LS-planning", "LS-land"]}
    deputy(clerk)
    assert found(clerk, "10-12") == {}


def test_the_next_years_days_off_are_asked_for_from_november_on(clerk: Clerk) -> None:
    deputy(clerk)
    assert "calendar_unannounced" not in found(clerk, "10-31")
    assert found(clerk, "11-01")["calendar_unannounced"] == [None]


@pytest.mark.both_engines
def test_gaps_of_the_chain_are_found(clerk: Clerk) -> None:
    deputy(clerk)
    town(clerk)
    project = add_project(clerk, "09-07", town="东河镇")
    checks = found(clerk, "09-08")
    assert checks["group_missing"] == [project]
    assert checks["link_missing"] == [project]
    place = (clerk.ledger, clerk.stamp(day("09-09")), project)
    projects.set_group(*place, head="赵局长", deputy="冯副局长")
    projects.link_unit(*place, unit="东河镇", head="吴镇长", deputy="郑副镇长")
    assert found(clerk, "09-09") == {}

    # Filed within 30 days of its listing on 09-07, reported on within 30 days.
    assert "project_unfiled" not in found(clerk, "10-07")
    late = found(clerk, "10-08")
    assert late["project_unfiled"] == [project]
    assert late["project_silent"] == [project]
    act_on_project(clerk, "10-08", project, acts.file_with_office)
    assert "project_unfiled" not in found(clerk, "10-08")

    leave_person(clerk.ledger, clerk.stamp(day("10-09")), "王副区长")
    assert found(clerk, "10-09")["departed_carries"] == ["RY-0003"]
    stamp = clerk.stamp(day("10-09"))
    add_person(clerk.ledger, stamp, "又一局长", unit_name="区住建局", post=Post.UNIT_HEAD)
    assert found(clerk, "10-09")["chain_double"] == ["DW-0002"]
    leave_person(clerk.ledger, stamp, "又一局长")
    leave_person(clerk.ledger, stamp, "赵局长")
    assert found(clerk, "10-09")["chain_gap"] == ["DW-0002"]


def test_unissued_minutes_and_unnotified_pauses(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    held = hold_onsite(clerk, "10-13", project)
    assert "minutes_unissued" not in found(clerk, "10-16")
    assert found(clerk, "10-17")["minutes_unissued"] == [held.id]
    stamp = clerk.stamp(day("10-19"))
    meetings.issue_minutes(clerk.ledger, stamp, held.id, number="纪要1号")
    assert found(clerk, "10-18")["minutes_unissued"] == [held.id]
    assert "minutes_unissued" not in found(clerk, "10-19")


def test_files_gone_or_changed_are_found(clerk: Clerk, tmp_path: Path) -> None:
    project = add_project(clerk, "10-12")
    source, kept = tmp_path / "a.txt", tmp_path / "files"
    source.write_bytes(b"a")
    stamp = clerk.stamp(day("10-13"))
    attach_file(clerk.ledger, stamp, PROJECTS, project, [source], name=None, folder=str(kept))
    assert "material_changed" not in found(clerk, "10-13", kept)
    copy = next(path for path in kept.rglob("*") if path.is_file())
    copy.write_bytes(b"b")
    assert found(clerk, "10-13", kept)["material_changed"] == [project]
    copy.unlink()
    reply = examine(clerk.ledger, as_of=day("10-13"), files=kept)
    assert reply.data[0].severity is Severity.ERROR
    assert {each.check for each in reply.data} >= {"material_missing"}


@pytest.mark.both_engines
def test_the_score_counts_facts_by_both_due_dates(clerk: Clerk) -> None:
    first, second = (clerk.receive(day("10-12"), title) for title in ("甲", "乙"))
    for doc, checked in ((first, "10-13"), (second, "10-15")):
        clerk.does(check_document, day(checked), doc, missing=None)
        clerk.does(notify_sender, day(checked), doc, via=None)
    # Five working days from 10-13 end on 10-20.
    clerk.does(finish_document, day("10-20"), first, result=None, reply_number=None)
    project = add_project(clerk, "10-12")
    hold_onsite(clerk, "10-14", project)  # W42; W43 is missed, W44 goes on
    sent, unsent = add_letter(clerk, "10-12"), add_letter(clerk, "10-12", "函")
    consult_on(clerk, "10-12", sent)
    send_letter(clerk, "10-13", sent)
    send_letter(clerk, "10-13", unsent, override="紧急")

    def counted(on: str, **whose: Any) -> dict[str, tuple[int, int]]:
        asked: dict[str, Any] = {"leader": None, "unit": None} | whose
        answer = scoring.score(clerk.ledger, since=None, as_of=day(on), **asked).data
        return {each.key: (each.done, each.total) for each in answer.indicators}

    now = counted("10-28")
    assert now["check"] == (1, 2)  # due on 10-14; 10-15 is a day late
    assert now["finish"] == (1, 2)  # the second was due on 10-22 and is not finished yet
    assert now["onsite"] == (1, 2)
    assert now["consulted"] == (1, 2)
    assert counted("10-19")["finish"] == (0, 0)
    assert counted("10-28", unit="区财政局")["check"] == (0, 0)
    assert counted("10-28", leader="李副区长")["check"] == (1, 2)
    assert counted("10-28", leader="王副区长")["onsite"] == (1, 2)


@pytest.mark.both_engines
def test_every_clause_has_its_figures_and_none_is_invented(clerk: Clerk) -> None:
    deputy(clerk)
    project = add_project(clerk, "10-12")
    hold_onsite(clerk, "10-14", project)
    held_review(clerk, "10-20", Form.LAND)
    open_supervision(clerk, "10-13", due=day("10-30"))

    told = measures(clerk.ledger, as_of=day("11-02")).data

    assert [each.number for each in told] == list("一二三四五六七八")
    assert told[7].title == "原文未收录"
    figures = {f"{m.number}.{f.key}": f.value for m in told for f in m.figures}
    assert figures["三.missed"] == 2  # W43, W44
    assert (figures["三.owed"], figures["三.held"], figures["三.rate"]) == (1, 0, 0.0)
    assert figures["三.consecutive"] == 2
    assert figures["四.groups"] == 0
    assert figures["五.unfiled"] == 1
    assert figures["六.land_days"] == 2  # 10-20 + 15 = 11-04
    assert (figures["八.open"], figures["八.overdue"]) == (1, 1)
    early = measures(clerk.ledger, as_of=day("10-11")).data
    assert {f.value for f in early[4].figures} == {0}


@pytest.mark.both_engines
def test_a_suggestion_explains_its_score(clerk: Clerk) -> None:
    bridge = add_project(clerk, "10-12", columns={"year_plan": "1000"})
    calm = add_project(clerk, "11-16", "学校")
    place = (clerk.ledger, clerk.stamp(day("10-13")), bridge)
    projects.record_progress(*place, text="慢", figures={"invested": "500"})
    projects.set_milestone(*place, "封顶", due=day("10-30"))

    told = suggest_projects(clerk.ledger, as_of=day("11-18")).data

    assert [each.id for each in told] == [bridge, calm]
    values = {factor.key: factor.value for factor in told[0].factors}
    # Listed 10-12: W42 to W46 missed are five; with the milestone six overdue items. 36 days
    # since the report are five weeks; 37 days since the listing five. 10-13 is the 286th of 365
    # days, 78.4 %, and 50 % were done on it: 28.4 points behind.
    assert values == {
        "overdue": 6,
        "stagnation": 5,
        "behind": 28.4,
        "unheard": 5,
        "missed": 5,
    }
    points = {factor.key: factor.points for factor in told[0].factors}
    assert points == {
        "overdue": 15.0,
        "stagnation": 5.0,
        "behind": 9.5,
        "unheard": 2.5,
        "missed": 10.0,
    }
    assert told[0].score == 42.0
    assert told[1].score == 0


def test_what_would_follow_is_told_and_nothing_is_written(clerk: Clerk) -> None:
    doc = clerk.receive(day("10-12"), "甲")
    licence = clerk.receive(day("10-12"), "申请", rule="license.decide")
    head = verify_ledger(clerk.ledger, as_of=day("10-13")).data.head

    # 20 working days from 10-12 end on 11-09; 10 end on 10-26.
    rule = what_if.if_rule(
        clerk.ledger, "license.decide", amount=10, unit=None, as_of=day("10-13"), only=None
    ).data
    assert [(m.id, m.due, m.becomes) for m in rule.moves] == [(licence, day("11-09"), day("10-26"))]
    months = what_if.if_rule(
        clerk.ledger,
        "license.decide",
        amount=1,
        unit=CountUnit.MONTH,
        as_of=day("10-13"),
        only=doc,
    ).data
    assert (months.moves, months.unmoved) == ((), 0)
    # Friday 10-16 off: the licence's 20 working days end one working day later, on 11-10.
    off = what_if.if_day(
        clerk.ledger, day("10-16"), working=False, as_of=day("10-13"), only=None
    ).data
    # What is missing must be told within five: 10-19, and with that Friday off 10-20.
    assert [(m.rule, m.becomes) for m in off.moves] == [
        ("license.supplement", day("10-20")),
        ("license.decide", day("11-10")),
    ]
    assert {m.id for m in off.moves} == {licence}
    assert off.unmoved == 2
    # The reviews recur: 15 days from 01-02 end on Monday 01-19 (01-17 is a Saturday); with
    # that Monday off they fall due on 01-20.
    deputy(clerk)
    recurring = what_if.if_day(
        clerk.ledger, day("01-19"), working=False, as_of=day("01-12"), only=None
    ).data
    assert [(m.id, m.due, m.becomes) for m in recurring.moves] == [
        ("LS-planning", day("01-19"), day("01-20")),
        ("LS-land", day("01-19"), day("01-20")),
    ]
    head = verify_ledger(clerk.ledger, as_of=day("10-13")).data.head
    # Received on Friday 10-09: 2 calendar days end on Sunday 10-11, so on Monday 10-12.
    stamp = clerk.stamp(day("10-13"))
    earlier = what_if.if_received(clerk.ledger, stamp, doc, day=day("10-09")).data
    assert [(m.rule, m.due, m.becomes) for m in earlier.moves] == [
        ("doc.check", day("10-14"), day("10-12"))
    ]
    assert verify_ledger(clerk.ledger, as_of=day("10-13")).data.head == head
    with pytest.raises(RuleUnknownError):
        what_if.if_rule(
            clerk.ledger, "license.decde", amount=1, unit=None, as_of=day("10-13"), only=None
        )
    with pytest.raises(SubjectUnknownError):
        what_if.if_received(clerk.ledger, stamp, "SW-2026-0099", day=day("10-09"))
