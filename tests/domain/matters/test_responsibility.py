from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st
from tests.domain.desk_builder import Office, directory
from tests.office import day

from zhixingli.domain.errors.people import (
    AssignmentTooEarlyError,
    LeaderPostError,
    PersonLeftError,
    PostMissingError,
    UnitClosedError,
)
from zhixingli.domain.matters.directory import Handover, UnitClosed
from zhixingli.domain.matters.responsibility import (
    Assignment,
    assignment_on,
    first_assignments,
    give_back,
    pass_on,
    reassign,
    refuse_wrong_leader,
)
from zhixingli.domain.terms import Post

if TYPE_CHECKING:
    from datetime import date

OFFICE = Office()
LEADERS = ("分管", "常务", "区长")


def first() -> list[Assignment]:
    return first_assignments(OFFICE.desk("11-02"), "SW-2026-0001", leader="分管", unit="DW-1")


def held(assignments: list[Assignment], on: str) -> tuple[str, str]:
    found = assignment_on(assignments, day(on))
    return found.leader, found.unit


def move(
    assignments: list[Assignment], on: str, leader: str, unit: str, reason: str | None = None
) -> tuple[Assignment, Assignment]:
    return reassign(OFFICE.desk(on, reason=reason), assignments, leader=leader, unit=unit)


def test_a_new_leader_answers_from_that_day_and_the_old_one_to_the_day_before() -> None:
    assignments = first()
    before, after = move(assignments, "11-10", "常务", "DW-2", reason="分工调整")
    assert (before.leader, after.leader, after.from_on) == ("分管", "常务", day("11-10"))
    assert after.reason == "分工调整"
    assert after.recorded_on == day("12-31")
    assert [held(assignments, on) for on in ("11-02", "11-09", "11-10", "12-31")] == [
        ("分管", "DW-1"),
        ("分管", "DW-1"),
        ("常务", "DW-2"),
        ("常务", "DW-2"),
    ]


def test_a_day_before_the_first_assignment_is_answered_by_the_first() -> None:
    assert held(first(), "01-05") == ("分管", "DW-1")


def test_a_second_change_on_one_day_corrects_the_first() -> None:
    assignments = first()
    before, after = move(assignments, "11-02", "常务", "DW-1", reason="登记错")
    assert (before.leader, after.leader) == ("分管", "常务")
    assert len(assignments) == 1
    assert held(assignments, "11-02") == ("常务", "DW-1")
    assert assignments[0].reason == "登记错"


def test_a_change_to_the_same_leader_and_unit_is_none() -> None:
    assignments = first()
    before, after = move(assignments, "11-10", "分管", "DW-1")
    assert before == after
    assert len(assignments) == 1


def test_a_change_recorded_late_holds_until_the_next_one() -> None:
    assignments = first()
    move(assignments, "11-20", "常务", "DW-1")
    before, _ = move(assignments, "11-10", "区长", "DW-2")
    assert before.leader == "分管"
    assert [held(assignments, on)[0] for on in ("11-09", "11-10", "11-19", "11-20")] == [
        "分管",
        "区长",
        "区长",
        "常务",
    ]


def test_nobody_answers_before_the_matter_is_there() -> None:
    assignments = first()
    with pytest.raises(AssignmentTooEarlyError, match="2026-11-01 早于"):
        move(assignments, "11-01", "常务", "DW-1")
    assert len(assignments) == 1


def test_a_change_of_hands_may_be_decided_for_a_day_to_come() -> None:
    assignments = first()
    ahead = OFFICE.desk("11-10", today=day("11-09"))
    reassign(ahead, assignments, leader="常务", unit="DW-1")
    assert [held(assignments, on) for on in ("11-09", "11-10")] == [
        ("分管", "DW-1"),
        ("常务", "DW-1"),
    ]


def test_a_leader_is_in_office_holds_a_post_and_is_no_handler() -> None:
    assignments = first()
    with pytest.raises(LeaderPostError, match="经办"):
        move(assignments, "11-10", "经办", "DW-1")
    with pytest.raises(PersonLeftError):
        move(assignments, "11-10", "离任", "DW-1")
    with pytest.raises(PostMissingError):
        move(assignments, "11-10", "无职", "DW-1")
    assert len(assignments) == 1
    refuse_wrong_leader(
        OFFICE.desk("10-31"), "离任"
    )  # left on 1 November: the day before still counts
    with pytest.raises(PersonLeftError) as refused:
        refuse_wrong_leader(OFFICE.desk("11-01"), "离任")
    assert refused.value.field == "--leader"


def test_a_post_is_the_one_of_the_day() -> None:
    known = directory()
    assert known.person("副局长").name == "副局长"
    assert known.post_on("副局长", day("01-01")).post is Post.UNIT_DEPUTY  # before the first one
    assert known.post_on("副局长", day("11-30")).unit == "DW-1"
    assert known.post_on("副局长", day("12-01")).post is Post.UNIT_HEAD
    assert known.post_on("副局长", day("12-01")).unit == "DW-2"


def acting(on: str, until: str) -> Handover:
    return Handover("分管", day(on), "常务", day(until), day("10-01"), None)


def course(assignments: list[Assignment], *days: str) -> list[str]:
    """Name who led on each day, 代 where only acting."""
    found = [assignment_on(assignments, day(on)) for on in days]
    return [held.leader + ("代" if held.acting_for else "") for held in found]


def test_an_acting_leader_has_what_was_led_and_what_is_given_meanwhile() -> None:
    assignments = first()
    move(assignments, "11-11", "常务", "DW-1")
    move(assignments, "11-12", "分管", "DW-2")
    assert pass_on(assignments, acting("11-09", "11-13"), today=day("11-09"))
    days = ("11-08", "11-09", "11-11", "11-12", "11-13", "11-14")
    assert course(assignments, *days) == ["分管", "常务代", "常务", "常务代", "常务代", "分管"]
    assert held(assignments, "11-14") == ("分管", "DW-2")
    own = [Assignment("SW-2026-0002", day("11-02"), "常务", "DW-1", day("11-02"), None)]
    assert not pass_on(own, acting("11-09", "11-13"), today=day("11-09"))
    assert course(own, *days) == ["常务"] * 6


def test_what_is_begun_or_assigned_meanwhile_goes_back_too() -> None:
    office = Office(handovers=[acting("11-09", "11-13")])
    begun = first_assignments(office.desk("11-10"), "SW-2026-0001", leader="分管", unit="DW-1")
    assert course(begun, "11-10", "11-13", "11-14") == ["常务代", "常务代", "分管"]
    reassign(office.desk("11-12"), begun, leader="区长", unit=None)
    # The return was only what followed from the leader until then: it follows the new one.
    assert course(begun, "11-11", "11-12", "11-13", "11-14") == ["常务代", "区长", "区长", "区长"]
    reassign(office.desk("11-13"), begun, leader=None, unit="DW-2")
    assert [held(begun, on) for on in ("11-12", "11-13", "11-14")] == [
        ("区长", "DW-1"),
        ("区长", "DW-2"),
        ("区长", "DW-2"),
    ]


def test_the_last_day_of_acting_is_moved() -> None:
    """First to Friday the 13th, then he is back on Wednesday, then only on the 18th."""
    for until, expected in (
        ("11-10", ["常务代", "常务代", "分管", "分管", "分管"]),
        ("11-17", ["常务代", "常务代", "常务代", "常务代", "分管"]),
    ):
        assignments = first()
        earlier = acting("11-09", "11-13")
        pass_on(assignments, earlier, today=day("11-09"))
        give_back(assignments, earlier)
        pass_on(assignments, acting("11-09", until), today=day("11-10"))
        assert course(assignments, "11-09", "11-10", "11-13", "11-16", "11-18") == expected


def test_a_later_decision_stands_and_what_follows_gives_way() -> None:
    assignments = first()
    move(assignments, "11-19", "区长", "DW-1")
    move(assignments, "11-16", "常务", "DW-1")
    assert course(assignments, "11-15", "11-16", "11-18", "11-19") == [
        "分管",
        "常务",
        "常务",
        "区长",
    ]


def test_a_unit_that_is_no_more_is_given_nothing_and_its_heir_has_the_rest() -> None:
    office = Office(closed={"DW-1": UnitClosed("甲局", day("11-16"), "DW-2", "乙局")})
    begun = first_assignments(office.desk("11-09"), "SW-2026-0001", leader="分管", unit="DW-1")
    assert [held(begun, on) for on in ("11-15", "11-16")] == [("分管", "DW-1"), ("分管", "DW-2")]
    with pytest.raises(UnitClosedError, match="并入乙局") as refused:
        first_assignments(office.desk("11-16"), "SW-2026-0002", leader="分管", unit="DW-1")
    assert "换成乙局" in refused.value.hint
    with pytest.raises(UnitClosedError):
        reassign(office.desk("11-17"), begun, leader=None, unit="DW-1")


def by_day(assignment: Assignment) -> date:
    return assignment.from_on


@given(
    st.lists(
        st.tuples(st.integers(2, 28), st.sampled_from(LEADERS), st.sampled_from(("DW-1", "DW-2"))),
        max_size=12,
    )
)
def test_every_day_has_exactly_one_leader_and_one_unit(
    moves: list[tuple[int, str, str]],
) -> None:
    assignments = first()
    expected = dict.fromkeys(range(2, 31), ("分管", "DW-1"))
    for number, leader, unit in moves:
        changes = [b for a, b in pairwise(sorted(assignments, key=by_day)) if a.who != b.who]
        until = min((b.from_on.day for b in changes if b.from_on.day > number), default=31)
        move(assignments, f"11-{number:02}", leader, unit)
        expected |= dict.fromkeys(range(number, until), (leader, unit))
    days = [assignment.from_on for assignment in assignments]
    assert len(days) == len(set(days))
    assert {n: held(assignments, f"11-{n:02}") for n in expected} == expected
