"""Refusals about pausing, resuming and extending a limit."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class NoObligationError(Refusal):
    """There is no open limit of this rule."""

    code, exit = "NO_OBLIGATION", Exit.REFUSED
    sentence = "{id} 没有正在计的时限（{rule}）"
    remedy = "看 zx explain {id}；检查并告知之后才开始计办结时限"


class NotPausableError(Refusal):
    """The rule names no ground."""

    code, exit = "NOT_PAUSABLE", Exit.REFUSED
    sentence = "“{label}”（{basis}）没有可以停表的事由"
    remedy = "各规则的停表事由见 zx rule list"


class GroundUnknownError(Refusal):
    """The rule does not name this ground."""

    code, exit = "GROUND_UNKNOWN", Exit.REFUSED
    sentence = "“{ground}”不是“{label}”的停表事由"
    remedy = "可以用的事由：{allowed}"


class AlreadyPausedError(Refusal):
    """The clock already stands."""

    code, exit = "ALREADY_PAUSED", Exit.REFUSED
    sentence = "{id} 自 {since} 起已经停表（{ground}）"
    remedy = "先用 zx doc resume {id} 恢复"


class NotPausedError(Refusal):
    """The clock runs."""

    code, exit = "NOT_PAUSED", Exit.REFUSED
    sentence = "{id} 没有停表，不用恢复"
    remedy = "看 zx explain {id}"


class PausedOverdueError(Refusal):
    """An overdue limit cannot be stopped."""

    code, exit = "PAUSE_OVERDUE", Exit.REFUSED
    sentence = "{id} 已于 {due} 到期，逾期后不得停表"
    remedy = "停表事由发生在到期以前的，用 --on 写明那一天补录"


class NotExtendableError(Refusal):
    """The rule knows no extension."""

    code, exit = "NOT_EXTENDABLE", Exit.REFUSED
    sentence = "“{label}”（{basis}）没有延期的规定"
    remedy = "各规则的延期规定见 zx rule list"


class ExtensionExpiredError(Refusal):
    """A statutory limit that ran out cannot be extended."""

    code, exit = "EXTENSION_EXPIRED", Exit.REFUSED
    sentence = "“{label}”已于 {due} 届满，法定期限届满后不得延期（{basis}）"
    remedy = "届满以前已经批准的，用 --on 写明批准的那一天补录"


class ApproverPostError(Refusal):
    """The approver's post is not the one that the rule names."""

    code, exit = "APPROVER_POST", Exit.REFUSED
    sentence = "{name}（{post}）不能批准“{label}”延期：须由{needed}批准"
    remedy = "用 --approved-by 写明有权批准的人；职务变动先用 zx person edit 登记"


class ExtensionTimesError(Refusal):
    """It has been extended as often as the rule allows."""

    code, exit = "EXTENSION_TIMES", Exit.REFUSED
    sentence = "“{label}”只能延期 {times} 次，已经延过"
    remedy = "看 zx explain 的延期记录"


class ExtensionTooLongError(Refusal):
    """Longer than the rule allows."""

    code, exit = "EXTENSION_TOO_LONG", Exit.REFUSED
    sentence = "“{label}”延期合计不得超过 {most}{unit}：已延 {granted}，本次 {asked}（{basis}）"
    remedy = "把延期缩短到许可的天数之内"


class ExtensionUntilError(Refusal):
    """The new last day is no later than the old one."""

    code, exit = "EXTENSION_UNTIL", Exit.REFUSED
    sentence = "延期到 {until} 不晚于现在的末日 {nominal}"
    remedy = "用 --until 写一个更晚的日子，或用 --days 写延长几天；停表中的先恢复"
