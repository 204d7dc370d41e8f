from __future__ import annotations

import pytest

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.rules import SettingUnknownError, SettingValueError
from zhixingli.domain.law.office_choices import (
    EVERY_RULE,
    SETTINGS,
    adjusted,
    checked_value,
    setting,
)
from zhixingli.domain.law.rules import TimeLimit, WeekEnd
from zhixingli.domain.law.terms import CountUnit, Roll
from zhixingli.store.law.rulebooks import bundled_rules

RULES = {limit.id: limit for limit in bundled_rules()}


def changed(key: str, value: str, rule: str | None = None) -> TimeLimit:
    choice = setting(key)
    return adjusted(RULES[rule or str(choice.rule)], {key: checked_value(choice, value)})


def test_every_choice_alters_a_rule_that_exists_or_none() -> None:
    for choice in SETTINGS.values():
        assert choice.rule in (None, EVERY_RULE) or choice.rule in RULES
        assert (choice.rule is None) == (choice.change is None)


@pytest.mark.parametrize("key", [key for key in SETTINGS if key != "name"])
def test_a_default_is_a_value_that_may_be_set_and_is_what_ships(key: str) -> None:
    choice = SETTINGS[key]
    assert checked_value(choice, choice.default) == choice.default
    for limit in RULES.values():
        assert adjusted(limit, {key: choice.default}) == limit


def test_choices_alter_their_own_rule() -> None:
    check = changed("check_unit", "workday")
    assert (check.unit, check.roll, check.amount) == (CountUnit.WORKDAY, Roll.NONE, 2)
    assert changed("urgent_days", "2").amount == 2
    assert changed("express_days", "02").amount == 2
    assert changed("notice_roll", "none").roll is Roll.NONE
    assert changed("seal_roll", "forward").roll is Roll.FORWARD
    assert changed("onsite_table_day", "sunday").week_end is WeekEnd.SUNDAY
    assert changed("dispatch_report_day", "sunday").week_end is WeekEnd.SUNDAY
    days, times = changed("finish_extension_days", "8"), changed("finish_extension_times", "2")
    assert days.extension is not None
    assert days.extension.max == 8
    assert times.extension is not None
    assert times.extension.times == 2


def test_a_choice_leaves_every_other_rule_alone() -> None:
    values = {"check_unit": "workday", "urgent_days": "2", "seal_roll": "forward"}
    altered = {rule for rule, limit in RULES.items() if adjusted(limit, values) != limit}
    assert altered == {"doc.check", "doc.finish.urgent", "coercion.seal"}


def test_a_choice_about_extensions_concerns_every_rule_that_has_one() -> None:
    altered = {
        rule for rule, limit in RULES.items() if adjusted(limit, {"extension_from": "due"}) != limit
    }
    assert altered == {rule for rule, limit in RULES.items() if limit.extension is not None}
    assert changed("extension_from", "due", "license.lower") == RULES["license.lower"]


def test_several_choices_about_one_rule_are_all_applied() -> None:
    values = {"finish_extension_days": "3", "finish_extension_times": "2", "extension_from": "due"}
    extension = adjusted(RULES["doc.finish"], values).extension
    assert extension is not None
    assert (extension.max, extension.times, extension.from_due) == (3, 2, True)


def test_a_choice_about_an_extension_that_is_gone_changes_nothing() -> None:
    bare = RULES["doc.finish.urgent"]
    for key in ("finish_extension_days", "finish_extension_times"):
        change = SETTINGS[key].change
        assert change is not None
        assert change(bare, "3") == bare


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("check_unit", "months"),
        ("check_unit", ""),
        ("urgent_days", "0"),
        ("urgent_days", "61"),
        ("urgent_days", "-1"),
        ("urgent_days", "3.5"),
        ("urgent_days", "三"),
        ("urgent_days", "²"),
        ("urgent_days", "9" * 5000),
        ("urgent_days", ""),
        ("black_after", "251"),
        ("office_closes", "24:00"),
        ("office_closes", "17:60"),
        ("office_closes", "1730"),
        ("office_closes", "17:3"),
        ("office_closes", "²:00"),
        ("office_closes", "017:30"),
        ("office_closes", ""),
        ("name", ""),
    ],
)
def test_a_value_that_a_choice_cannot_take_is_refused(key: str, value: str) -> None:
    with pytest.raises(SettingValueError) as refused:
        checked_value(setting(key), value)
    assert refused.value.exit is Exit.USAGE
    assert f"“{SETTINGS[key].label}”不能是" in refused.value.message


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("check_unit", "自然日（calendar）、工作日（workday）"),
        ("urgent_days", "1 到 60 的整数"),
        ("black_after", "0 到 250 的整数"),
        ("office_closes", "时刻"),
        ("name", "不能为空"),
    ],
)
def test_a_refusal_says_what_would_do(key: str, said: str) -> None:
    with pytest.raises(SettingValueError) as refused:
        checked_value(setting(key), "")
    assert said in refused.value.hint


def test_values_are_stored_in_one_form() -> None:
    assert checked_value(setting("black_after"), "007") == "7"
    assert checked_value(setting("office_closes"), "7:30") == "7:30"
    assert checked_value(setting("office_closes"), "23:59") == "23:59"
    assert checked_value(setting("name"), "某区政府办公室") == "某区政府办公室"


def test_an_unknown_choice_offers_the_nearest_and_says_where_all_are() -> None:
    with pytest.raises(SettingUnknownError) as refused:
        setting("check_units")
    assert refused.value.exit is Exit.NOT_FOUND
    assert "是不是 资料检查和告知的“2天”按什么日计（check_unit）？" in refused.value.hint
    assert "zx office show" in refused.value.hint


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("逾期超过几个工作日亮黑灯", "black_after"),
        ("黑灯", "black_after"),
        ("资料检查和告知的“2天”按什么日计", "check_unit"),
        ("资料检查", "check_unit"),
        ("倒算期限末日逢休（常务会议通知）", "notice_roll"),
        ("特急件", "express_days"),
        ("black-after", "black_after"),
    ],
)
def test_a_choice_is_found_by_its_label_or_a_piece_that_no_other_has(typed: str, key: str) -> None:
    assert setting(typed).key == key


def test_every_label_names_its_own_choice() -> None:
    for choice in SETTINGS.values():
        assert setting(choice.label) is choice


def test_a_piece_of_several_labels_names_those() -> None:
    with pytest.raises(SettingUnknownError) as refused:
        setting("权限内办结")
    assert "finish_extension_times" in refused.value.hint
    assert "black_after" not in refused.value.hint
    with pytest.raises(SettingUnknownError) as refused:
        setting(" ")
    assert "是不是" not in refused.value.hint


def test_every_code_has_a_word_and_either_may_be_typed() -> None:
    for choice in SETTINGS.values():
        for code, word in choice.choices.items():
            assert not word.isascii(), choice.key
            assert (checked_value(choice, word), checked_value(choice, code)) == (code, code)
            assert choice.said(code) == word
