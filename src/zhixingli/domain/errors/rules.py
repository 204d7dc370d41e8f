"""Refusals about rules and the office's choices."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class RuleUnknownError(Refusal):
    """No rule has this id."""

    code, exit = "RULE_UNKNOWN", Exit.NOT_FOUND
    sentence = "没有时限规则“{rule}”"
    remedy = "相近的：{nearest}；全部规则见 zx rule list"


class RuleNotInForceError(Refusal):
    """The rule does not hold on that day."""

    code, exit = "RULE_NOT_IN_FORCE", Exit.REFUSED
    sentence = "规则“{label}”（{rule}）在 {day} 没有有效的版本（最早生效日：{since}）"
    remedy = "查日期是否写错；更早的条文本程序没有收录，可写成规则文件用 zx rule import 导入"


class RuleFileError(Refusal):
    """A rules file says something that cannot be a rule."""

    code, exit = "RULE_FILE", Exit.USAGE
    sentence = "规则文件有误：第 {index} 条（{rule}）{problem}"
    remedy = "改正后再用 zx rule check 检查；没有导入任何规则"


class RuleFileUnreadableError(Refusal):
    """The rules file is no TOML."""

    code, exit = "RULE_FILE_UNREADABLE", Exit.USAGE
    sentence = "读不懂规则文件 {name}：{cause}"
    remedy = (
        "规则文件是 TOML（UTF-8、GB18030），每条以 [[rule]] 开头；样例 examples/office-rules.toml"
    )


class SettingUnknownError(Refusal):
    """No choice of the office has this name."""

    code, exit = "SETTING_UNKNOWN", Exit.NOT_FOUND
    sentence = "没有哪一项设置叫“{name}”"
    remedy = "{near}写代号，或者中文名里别项没有的几个字；全部见 zx office show"


class SettingValueError(Refusal):
    """A choice cannot be set to this."""

    code, exit = "SETTING_VALUE", Exit.USAGE
    sentence = "“{label}”不能是“{value}”"
    remedy = "可以是：{allowed}"


class RuleDeadError(Refusal):
    """A rule that would end before it begins to hold."""

    code, exit = "RULE_DEAD", Exit.REFUSED
    sentence = "规则“{label}”（{rule}）的失效日 {ends} 早于生效日 {since}，导入了也不会有效"
    remedy = "改文件里的 effective_to，或用 --on 写一个更早的生效日"
