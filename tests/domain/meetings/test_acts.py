"""On-site meetings and reviews: who chairs, what they decide, when the minutes are out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain.desk_builder import Office, first_due
from tests.office import day

from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActRepeatedError,
    FutureActError,
    MatterClosedError,
    ReasonMissingError,
)
from zhixingli.domain.errors.meetings import AgendaEmptyError, AgendaMissingError, ChairError
from zhixingli.domain.errors.people import PersonLeftError
from zhixingli.domain.matters.matter import void
from zhixingli.domain.meetings import acts as meetings
from zhixingli.domain.meetings.acts import Meeting, Visited
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import ActKind

BRIDGE = Visited("XM-2026-0001", "大桥", day("09-01"), "分管", "分管", "DW-1")
SCHOOL = Visited("XM-2026-0002", "学校", day("10-12"), "常务", "常务", "DW-2")


def hold(
    office: Office,
    on: str,
    *projects: Visited,
    chair: str = "分管",
    delegated: bool = False,
    reason: str | None = None,
) -> Meeting:
    return meetings.hold_onsite(
        office.desk(on, reason=reason), projects, chair=chair, place="工地", delegated=delegated
    )


def test_the_sponsor_chairs_and_the_minutes_are_asked_for() -> None:
    held = hold(Office(), "10-13", BRIDGE)

    assert (held.id, held.title, held.delegated) == ("HY-2026-0001", "现场办公会：大桥", False)
    assert [(a.leader, a.unit, a.from_on) for a in held.assignments] == [
        ("分管", "DW-1", day("10-13"))
    ]
    # 3 calendar days after Tuesday 10-13: Friday 10-16.
    assert [(o.key, first_due(o)) for o in held.obligations] == [
        ("HY-2026-0001/onsite.minutes", day("10-16"))
    ]


def test_another_chair_is_a_delegate_with_a_reason() -> None:
    office = Office()
    with pytest.raises(ChairError, match="应由分管主持"):
        hold(office, "10-13", BRIDGE, chair="局长")
    with pytest.raises(ReasonMissingError):
        hold(office, "10-13", BRIDGE, chair="局长", delegated=True)

    held = hold(office, "10-13", BRIDGE, chair="局长", delegated=True, reason="分管出差")

    assert held.delegated
    assert held.acts[0].outcome == "delegated"
    assert held.acts[0].text == "分管出差"


def test_one_meeting_about_several_projects_needs_the_sponsor_of_each() -> None:
    office = Office()
    with pytest.raises(ChairError, match="学校"):
        hold(office, "10-13", BRIDGE, SCHOOL)
    theirs = replace(SCHOOL, sponsor="分管")

    held = hold(office, "10-13", BRIDGE, theirs)

    assert [item.about for item in held.agenda] == ["XM-2026-0001", "XM-2026-0002"]
    assert held.title == "现场办公会：大桥等 2 个项目"
    with pytest.raises(AgendaEmptyError, match="XM-2026-0001、XM-2026-0002"):
        meetings.decided_about(held, None)
    with pytest.raises(AgendaMissingError):
        meetings.decided_about(held, "XM-2026-0009")
    assert meetings.decided_about(held, "XM-2026-0002") == "XM-2026-0002"


def test_no_meeting_before_the_project_in_the_future_or_by_one_who_left() -> None:
    office = Office()
    with pytest.raises(ActBeforeError, match="列为重点项目"):
        hold(office, "10-11", SCHOOL, chair="常务")
    with pytest.raises(FutureActError):
        meetings.hold_onsite(
            office.desk("10-13", today=day("10-12")),
            [BRIDGE],
            chair="分管",
            place=None,
            delegated=False,
        )
    with pytest.raises(PersonLeftError):
        hold(office, "11-02", BRIDGE, chair="离任", delegated=True, reason="代")


def test_minutes_are_issued_once_after_the_meeting() -> None:
    office = Office()
    held = hold(office, "10-13", BRIDGE)
    with pytest.raises(ActBeforeError, match="开会"):
        meetings.issue_minutes(office.desk("10-12"), held, number="纪要1号")

    meetings.issue_minutes(office.desk("10-15"), held, number="纪要1号")

    assert (held.number, held.issued_on) == ("纪要1号", day("10-15"))
    assert held.obligations[0].discharged_on == day("10-15")
    with pytest.raises(ActRepeatedError):
        meetings.issue_minutes(office.desk("10-16"), held, number="纪要2号")


def test_a_meeting_struck_out_asks_for_nothing_more() -> None:
    office = Office()
    held = hold(office, "10-13", BRIDGE)
    void(office.desk("10-14", reason="登记错"), held)

    assert held.obligations[0].withdrawn_on == day("10-14")
    with pytest.raises(MatterClosedError):
        meetings.issue_minutes(office.desk("10-15"), held, number="纪要1号")


def test_a_review_notes_what_became_of_each_document() -> None:
    office = Office()
    held = meetings.hold_review(
        office.desk("10-13"),
        Form.LAND,
        series=None,
        owner=("常务", "DW-1"),
        documents=["SW-2026-0001", "SW-2026-0001", "SW-2026-0002"],
        chair=None,
        place=None,
    )
    meetings.conclude(office.desk("10-14"), held, about="SW-2026-0002", text="原则同意")

    assert [(item.about, item.outcome) for item in held.agenda] == [
        ("SW-2026-0001", None),
        ("SW-2026-0002", "原则同意"),
    ]
    assert [act.kind for act in held.acts] == [ActKind.HOLD, ActKind.DECIDE]
    assert held.obligations == []
    with pytest.raises(AgendaMissingError):
        meetings.conclude(office.desk("10-14"), held, about="SW-2026-0009", text="x")
