from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.rules import RuleFileError
from zhixingli.domain.law.rule_file import limits_from
from zhixingli.domain.law.rules import Approver, Extension, Ground, TimeLimit, WeekEnd
from zhixingli.domain.law.terms import CountUnit, Roll, Supplement

LEAST: dict[str, Any] = {
    "id": "doc.hotline",
    "label": "12345热线工单办结",
    "basis": "本区12345热线办理办法第8条",
    "amount": 5,
    "unit": "workday",
    "start": "接到工单",
}


def one(**changes: Any) -> TimeLimit:
    """Read one record; a change to None takes the key out."""
    record = {key: value for key, value in (LEAST | changes).items() if value is not None}
    (limit,) = limits_from([record])
    return limit


def problem(**changes: Any) -> str:
    with pytest.raises(RuleFileError) as refused:
        one(**changes)
    assert refused.value.exit is Exit.USAGE
    assert "第 1 条" in refused.value.message
    return str(refused.value.facts["problem"])


def test_the_least_that_makes_a_rule() -> None:
    assert one() == TimeLimit(
        id="doc.hotline",
        label="12345热线工单办结",
        basis="本区12345热线办理办法第8条",
        amount=5,
        unit=CountUnit.WORKDAY,
        start="接到工单",
        roll=Roll.NONE,
        warning_days=1,
    )


@pytest.mark.parametrize(
    ("unit", "amount", "roll"),
    [
        ("workday", 5, Roll.NONE),
        ("week", 1, Roll.NONE),
        ("calendar", 15, Roll.FORWARD),
        ("month", 3, Roll.FORWARD),
    ],
)
def test_the_usual_roll_follows_the_unit(unit: str, amount: int, roll: Roll) -> None:
    assert one(unit=unit, amount=amount).roll is roll


def test_what_is_counted_back_rolls_back() -> None:
    assert one(unit="calendar", backward=True).roll is Roll.BACKWARD
    assert one(unit="calendar", backward=True, roll="none").roll is Roll.NONE


@pytest.mark.parametrize(
    ("unit", "amount", "days"),
    [("workday", 5, 1), ("workday", 6, 3), ("calendar", 7, 1), ("calendar", 8, 3), ("month", 1, 3)],
)
def test_a_short_limit_warns_one_day_ahead_and_a_long_one_three(
    unit: str, amount: int, days: int
) -> None:
    assert one(unit=unit, amount=amount).warning_days == days


def test_a_weekly_duty_falls_due_on_sunday_unless_said_otherwise() -> None:
    assert one(unit="week", amount=1).week_end is WeekEnd.SUNDAY
    assert one(unit="week", amount=1, week_end="next_week").week_end is WeekEnd.NEXT_WEEK
    assert one().week_end is None


def test_grounds_are_names_or_tables() -> None:
    grounds = ["补正", {"name": "鉴定", "written": True}, {"name": "听证"}]
    assert one(grounds=grounds).grounds == (
        Ground("补正"),
        Ground("鉴定", written=True),
        Ground("听证"),
    )


def test_an_extension_names_its_most_and_its_approver() -> None:
    extension = {"max": 10, "approver": "organ_leader", "times": 2, "from_due": True}
    assert one(extension=extension).extension == Extension(
        10, Approver.ORGAN_LEADER, times=2, from_due=True
    )
    least = one(extension={"max": 3650, "approver": "government"}).extension
    assert least == Extension(3650, Approver.GOVERNMENT)


def test_a_rule_with_everything() -> None:
    limit = one(
        clause="应当在五个工作日内办结",
        warning_days=0,
        statutory=False,
        restarts=True,
        effective_from=date(2026, 1, 1),
        effective_to=date(2026, 1, 1),
        note="本办公室规定",
    )
    assert (limit.clause, limit.warning_days, limit.statutory) == (
        "应当在五个工作日内办结",
        0,
        False,
    )
    assert limit.supplement is Supplement.RESTART
    assert limit.effective_from == limit.effective_to == date(2026, 1, 1)
    assert limit.note == "本办公室规定"


@pytest.mark.parametrize("key", ["id", "label", "basis", "amount", "unit", "start"])
def test_a_required_key_is_missed_by_name(key: str) -> None:
    assert f"缺少 {key}" in problem(**{key: None})


def test_the_basis_is_required_and_cannot_be_blank() -> None:
    assert "依据必填" in problem(basis=None)
    assert "依据必填" in problem(basis="　 ")


def test_the_basis_cites_articles_in_arabic_digits() -> None:
    assert "第四十二条" in problem(basis="行政许可法第四十二条第1款")
    assert "第一款" in problem(basis="行政许可法第42条第一款")


def test_an_unknown_key_offers_the_nearest() -> None:
    assert "efective_from，是不是 effective_from？" in problem(efective_from=date(2026, 1, 1))
    assert "可用的键：id、label" in problem(完全无关=1)
    assert "是不是 approver" in problem(extension={"max": 1, "aprover": "unit_head"})
    assert "written" in problem(grounds=[{"name": "鉴定", "writen": True}])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", 5),
        ("label", ["x"]),
        ("basis", 15),
        ("amount", "5"),
        ("amount", 5.0),
        ("amount", True),
        ("start", date(2026, 1, 1)),
        ("backward", "true"),
        ("restarts", 1),
        ("statutory", "no"),
        ("warning_days", "3"),
        ("effective_from", "2026-01-01"),
        ("effective_to", datetime(2026, 1, 1, 8)),  # noqa: DTZ001 - TOML knows local times
        ("note", 1),
        ("clause", 1),
        ("grounds", "补正"),
        ("grounds", [5]),
        ("extension", 5),
        ("extension", {"max": "5", "approver": "unit_head"}),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_by_its_key(key: str, value: object) -> None:
    assert f" {key} " in problem(**{key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("amount", 0),
        ("amount", -5),
        ("amount", 3651),
        ("warning_days", -1),
        ("warning_days", 366),
        ("unit", "days"),
        ("unit", "workdays"),
        ("roll", "up"),
        ("label", ""),
        ("label", "甲\n乙"),
        ("start", "收\u202e到"),
        ("note", "长" * 301),
        ("id", "Doc.x"),
        ("id", "d"),
        ("id", "1doc"),
        ("id", "doc/x"),
        ("id", "d" * 65),
        ("clause", "“应当办结”"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_its_key(key: str, value: object) -> None:
    assert f"{key} " in problem(**{key: value})


def test_an_id_may_be_as_long_as_sixty_four_characters() -> None:
    assert one(id="d" * 64).id == "d" * 64
    assert one(id="a1").id == "a1"


def test_a_bad_code_lists_the_choices_with_their_labels() -> None:
    said = problem(unit="day")
    assert "workday 工作日" in said
    assert "calendar 自然日" in said
    said = problem(extension={"max": 5, "approver": "mayor"})
    assert "extension" in said
    assert "government 本级人民政府负责人" in said
    assert "next_week 下周首个工作日" in problem(unit="week", amount=1, week_end="friday")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"unit": "workday", "roll": "forward"}, "没有末日顺延"),
        ({"unit": "week", "amount": 1, "roll": "backward"}, "没有末日顺延"),
        ({"unit": "calendar", "roll": "backward"}, "不是倒算"),
        ({"unit": "calendar", "backward": True, "roll": "forward"}, "是倒算的"),
        ({"unit": "week", "amount": 2}, "amount 只能是 1"),
        ({"week_end": "sunday"}, "不以周计"),
        ({"unit": "calendar", "backward": True, "grounds": ["补正"]}, "不能停表"),
        ({"unit": "week", "amount": 1, "restarts": True}, "不能停表"),
        (
            {"unit": "week", "amount": 1, "extension": {"max": 1, "approver": "unit_head"}},
            "不能停表、延期",
        ),
        ({"extension": {"approver": "unit_head"}}, "缺少 max"),
        ({"extension": {"max": 0, "approver": "unit_head"}}, "max 不能是 0"),
        ({"extension": {"max": 5}}, "缺少 approver"),
        ({"extension": {"max": 5, "approver": "unit_head", "times": 0}}, "times 不能是 0"),
        ({"grounds": ["补正", {"name": "补正"}]}, "“补正”写了两次"),
        ({"grounds": [{"written": True}]}, "缺少 name"),
        (
            {"effective_from": date(2026, 7, 1), "effective_to": date(2026, 6, 30)},
            "早于 effective_from",
        ),
    ],
)
def test_values_that_contradict_each_other_are_refused(changes: dict[str, Any], said: str) -> None:
    assert said in problem(**changes)


def test_two_records_of_one_id_may_follow_each_other_but_not_overlap() -> None:
    old = LEAST | {"effective_to": date(2026, 6, 30)}
    new = LEAST | {"effective_from": date(2026, 7, 1), "amount": 4}
    assert [limit.amount for limit in limits_from([old, new])] == [5, 4]
    assert [limit.amount for limit in limits_from([new, old])] == [4, 5]
    with pytest.raises(RuleFileError, match="第 3 条"):
        limits_from([old, LEAST | {"id": "other"}, old | {"amount": 9}])
    with pytest.raises(RuleFileError, match="同一时间都有效"):
        limits_from([LEAST, new])


def test_a_mistake_is_named_by_the_number_of_its_record() -> None:
    with pytest.raises(RuleFileError, match="第 2 条（没有写 id）缺少 id"):
        limits_from([LEAST, {"label": "无名"}])


def test_no_records_are_no_rules() -> None:
    assert limits_from([]) == ()


@given(st.dictionaries(st.sampled_from([*LEAST, "roll", "grounds", "extension", "note"]), st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(),
    st.lists(st.text()), st.dictionaries(st.text(), st.integers()),
)))  # fmt: skip
def test_rubbish_is_refused_and_never_a_fault(record: dict[str, object]) -> None:
    with pytest.raises(RuleFileError):
        limits_from([record, {}])
