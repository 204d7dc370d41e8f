"""Several posts, and what somebody has in hand through absences, handovers and mergers."""

from __future__ import annotations

from tests.domain.desk_builder import TODAY, directory
from tests.office import day

from zhixingli.domain.matters.directory import Handover, PostHeld, UnitClosed
from zhixingli.domain.terms import DISTRICT_POSTS, Post


def passing(giver: str, taker: str, on: str, until: str | None = None) -> Handover:
    last = day(until) if until is not None else None
    return Handover(giver, day(on), taker, last, day("10-01"), None)


def test_a_further_post_counts_between_its_days() -> None:
    """Head of DW-1, and from 10 October to the 19th of DW-2 too."""
    known = directory(
        further=[
            PostHeld("局长", day("10-10"), "DW-2", Post.UNIT_HEAD, "党组书记", day("10-20")),
            PostHeld("副局长", day("10-10"), "DW-0", Post.DEPUTY_HEAD),
        ]
    )
    heads = {Post.UNIT_HEAD}
    assert [
        known.holds("局长", day(on), heads, unit="DW-2")
        for on in ("10-09", "10-10", "10-19", "10-20")
    ] == [False, True, True, False]
    assert known.holds("局长", day("10-20"), heads, unit="DW-1")
    assert known.titles("局长", day("10-12")) == "主要领导、党组书记"
    assert not known.holds("副局长", day("10-09"), DISTRICT_POSTS)
    assert known.holds("副局长", day("10-10"), DISTRICT_POSTS)
    assert [post.unit for post in known.coming("副局长", day("10-09"))] == ["DW-0", "DW-2"]


def test_an_acting_leader_has_it_from_day_to_day_and_then_it_goes_back() -> None:
    known = directory([passing("分管", "常务", "10-12", "10-16")])
    before = known.course("分管", day("10-08"), today=TODAY)
    assert [(held.from_on, held.person, held.acting_for) for held in before] == [
        (day("10-08"), "分管", None),
        (day("10-12"), "常务", "分管"),
        (day("10-17"), "分管", None),
    ]
    within = known.course("分管", day("10-14"), today=TODAY)
    assert [(held.from_on, held.person) for held in within] == [
        (day("10-14"), "常务"),
        (day("10-17"), "分管"),
    ]
    assert known.course("分管", day("10-17"), today=TODAY) == [(day("10-17"), "分管", None)]
    assert known.course("常务", day("10-14"), today=TODAY) == [(day("10-14"), "常务", None)]


def test_what_is_decided_to_pass_on_later_passes_on() -> None:
    """Decided for 19 October; whoever takes over is away in its first week themselves."""
    known = directory([passing("分管", "常务", "10-19"), passing("常务", "区长", "10-19", "10-23")])
    course = known.course("分管", day("10-12"), today=day("10-12"))
    assert [(held.from_on, held.person, held.acting_for) for held in course] == [
        (day("10-12"), "分管", None),
        (day("10-19"), "区长", "常务"),
        (day("10-24"), "常务", None),
    ]
    # Once the day has come, what is given to the same person is given to them.
    assert len(known.course("分管", day("10-12"), today=day("10-19"))) == 1


def test_a_unit_that_merges_hands_on_what_it_is_given() -> None:
    known = directory(
        closed={
            "DW-1": UnitClosed("甲局", day("10-26"), "DW-2", "乙局"),
            "DW-2": UnitClosed("乙局", day("11-30"), "DW-3", "丙局"),
        }
    )
    assert known.unit_course("DW-1", day("10-12")) == [
        (day("10-12"), "DW-1"),
        (day("10-26"), "DW-2"),
        (day("11-30"), "DW-3"),
    ]
    assert known.unit_course("DW-1", day("12-01")) == [(day("12-01"), "DW-3")]
