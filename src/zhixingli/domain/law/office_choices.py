"""The office's choices: everything that DOMAIN marks as design and not law ([设])."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from zhixingli.domain.errors.rules import SettingUnknownError, SettingValueError
from zhixingli.domain.law.rules import TimeLimit, WeekEnd
from zhixingli.domain.law.terms import CountUnit, Roll
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.domain.writing.titles import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


#: A choice that concerns every rule.
EVERY_RULE = "*"
#: The office has no words of its own.
NO_WORDS = "无"


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice: its name, its Chinese label, its default and what it may be set to.

    ``choices`` are the words of each value that it may have; empty means a whole number from
    ``least`` to ``most``, a time of day or a text.
    ``rule`` and ``change`` say which rule it alters: setting it writes a version of that rule.
    """

    key: str
    label: str
    default: str
    choices: Mapping[str, str] = field(default_factory=dict)
    least: int = 0
    most: int | None = None
    rule: str | None = None
    change: Callable[[TimeLimit, str], TimeLimit] | None = None

    def said(self, value: str) -> str:
        """Say a value in Chinese, where it is a code."""
        return self.choices.get(value, value)


def setting(name: str) -> Setting:
    """Find a choice by its name, or by its Chinese label or a piece of it that no other has."""
    typed = normalise_option(name)
    key = typed.replace("-", "_")
    if key in SETTINGS:
        return SETTINGS[key]
    every = SETTINGS.values() if typed else ()
    found = [choice for choice in every if typed in normalise_option(choice.label)]
    if len(found) == 1:
        return found[0]
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = [SETTINGS[near] for near in get_close_matches(key, list(SETTINGS))]
    offered = "；".join(f"{choice.label}（{choice.key}）" for choice in found or near)
    raise SettingUnknownError(name=name, near=f"是不是 {offered}？" if offered else "")


def checked_value(choice: Setting, value: str) -> str:
    """Give the value as it is stored, or refuse it."""
    if choice.choices:
        codes = {word: code for code, word in choice.choices.items()}
        value = codes.get(value, value)
        good = value in choice.choices
    elif choice.most is not None:
        good = _is_whole(value) and choice.least <= int(value) <= choice.most
        value = str(int(value)) if good else value
    elif choice.key == "office_closes":
        good = _is_time(value)
    else:
        good = bool(value)
        if choice.key == "title_words" and value != NO_WORDS:
            words_of(value)
    if not good:
        raise SettingValueError(label=choice.label, value=value, allowed=_allowed(choice))
    return value


def adjusted(limit: TimeLimit, values: Mapping[str, str]) -> TimeLimit:
    """Apply the office's choices to a rule."""
    for choice in SETTINGS.values():
        concerns = choice.rule in (limit.id, EVERY_RULE)
        if concerns and choice.change is not None and choice.key in values:
            limit = choice.change(limit, values[choice.key])
    return limit


def _is_whole(value: str) -> bool:
    # isdigit alone lets ² through; int refuses a number of thousands of digits.
    return value.isascii() and value.isdigit() and len(value) <= len("00000")


def _is_time(value: str) -> bool:
    hour, colon, minute = value.partition(":")
    digits = _is_whole(hour) and _is_whole(minute) and len(hour) <= len(minute) == len("00")
    return bool(colon) and digits and int(hour) < 24 and int(minute) < 60  # noqa: PLR2004 - a clock


def _allowed(choice: Setting) -> str:
    if choice.choices:
        return "、".join(f"{word}（{code}）" for code, word in choice.choices.items())
    if choice.most is not None:
        return f"{choice.least} 到 {choice.most} 的整数"
    return "时刻，如 17:30" if choice.key == "office_closes" else "一段文字，不能为空"


def _unit(limit: TimeLimit, value: str) -> TimeLimit:
    unit = CountUnit(value)
    roll = Roll.NONE if unit is CountUnit.WORKDAY else Roll.FORWARD
    return replace(limit, unit=unit, roll=roll)


def _amount(limit: TimeLimit, value: str) -> TimeLimit:
    return replace(limit, amount=int(value))


def _roll(limit: TimeLimit, value: str) -> TimeLimit:
    return replace(limit, roll=Roll(value))


def _week_end(limit: TimeLimit, value: str) -> TimeLimit:
    return replace(limit, week_end=WeekEnd(value))


def _extension_days(limit: TimeLimit, value: str) -> TimeLimit:
    if limit.extension is None:
        return limit
    return replace(limit, extension=replace(limit.extension, max=int(value)))


def _extension_times(limit: TimeLimit, value: str) -> TimeLimit:
    if limit.extension is None:
        return limit
    return replace(limit, extension=replace(limit.extension, times=int(value)))


def _extension_from(limit: TimeLimit, value: str) -> TimeLimit:
    if limit.extension is None:
        return limit
    return replace(limit, extension=replace(limit.extension, from_due=value == "due"))


_WEEK_ENDS = {WeekEnd.NEXT_WEEK.value: "下周首个工作日", WeekEnd.SUNDAY.value: "当周周日"}
_FORWARD = {Roll.NONE.value: "不顺延", Roll.FORWARD.value: "往后顺延"}
_BACKWARD = {Roll.BACKWARD.value: "往前提", Roll.NONE.value: "不提前"}

SETTINGS: dict[str, Setting] = {
    choice.key: choice
    for choice in (
        Setting("name", "单位名称", ""),
        Setting(
            "check_unit",
            "资料检查和告知的“2天”按什么日计",
            "calendar",
            {"calendar": "自然日", "workday": "工作日"},
            rule="doc.check",
            change=_unit,
        ),
        Setting(
            "finish_start",
            "权限内办结自哪一日起算",
            "notified",
            {"notified": "检查合格并告知之日", "received": "签收日"},
        ),
        Setting(
            "finish_extension_days",
            "权限内办结延期最多几个工作日",
            "5",
            most=60,
            rule="doc.finish",
            change=_extension_days,
        ),
        Setting(
            "finish_extension_times",
            "权限内办结最多延期几次",
            "1",
            most=9,
            rule="doc.finish",
            change=_extension_times,
        ),
        Setting(
            "urgent_days",
            "加急件办结的工作日数",
            "3",
            least=1,
            most=60,
            rule="doc.finish.urgent",
            change=_amount,
        ),
        Setting(
            "express_days",
            "特急件办结的工作日数",
            "1",
            least=1,
            most=60,
            rule="doc.finish.express",
            change=_amount,
        ),
        Setting(
            "deemed_receipt",
            "非紧急件在休息日或下班后签收，视为下一工作日收到",
            "off",
            {"off": "关", "on": "开"},
        ),
        Setting("office_closes", "下班时刻（视为收到日用）", "17:30"),
        Setting(
            "notice_roll",
            "倒算期限末日逢休（常务会议通知）",
            "backward",
            _BACKWARD,
            rule="exec.notice",
            change=_roll,
        ),
        Setting(
            "seal_roll",
            "查封扣押末日逢休",
            "none",
            _FORWARD,
            rule="coercion.seal",
            change=_roll,
        ),
        Setting(
            "onsite_table_day",
            "现场办公会召开情况表何日到期",
            "next_week",
            _WEEK_ENDS,
            rule="onsite.table",
            change=_week_end,
        ),
        Setting(
            "dispatch_report_day",
            "上行平行文件跟踪周报何日到期",
            "next_week",
            _WEEK_ENDS,
            rule="dispatch.report",
            change=_week_end,
        ),
        Setting(
            "extension_from",
            "延期从哪一日接着算",
            "nominal",
            {"nominal": "顺延前的名义日", "due": "顺延后的到期日"},
            rule=EVERY_RULE,
            change=_extension_from,
        ),
        Setting("stalled_days", "行文多少天没有流转算停滞", "10", least=1, most=365),
        Setting("black_after", "逾期超过几个工作日亮黑灯", "5", most=250),
        Setting(
            "level",
            "哪一级的台账（区：分管领导是区领导；镇、部门：是单位领导）",
            "district",
            {"district": "区", "unit": "镇、部门"},
        ),
        Setting(
            "title_words", "真实职务归类的补充用词（词=类别，逗号分开；无 表示没有）", NO_WORDS
        ),
    )
}
