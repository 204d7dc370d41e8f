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


class PausedWaitingError(Refusal):
    """While the applicant has the ball no clock runs that could be stopped or extended."""

    code, exit = "PAUSE_WAITING", Exit.REFUSED
    sentence = "{id} 正在等待补正，没有期限在跑，不用停表，也不能延期"
    remedy = "收到补正后用 zx doc supplement {id} 登记，期限自那天起算"


class NoticeJudgedError(Refusal):
    """A correction would change whether a recorded notice of what is missing was in time."""

    code, exit = "NOTICE_JUDGED", Exit.REFUSED
    sentence = "这样更正，{id} {day} 的告知补正对“{label}”就{now}，而登记时它{was}期限"
    remedy = "作废后按正确的日期重新登记：zx doc void {id} --reason 签收日登记错"


class DecidedByLawError(Refusal):
    """By a correction the law would have decided before the decision that was recorded."""

    code, exit = "DECIDED_BY_LAW", Exit.REFUSED
    sentence = "这样更正，{id} 的“{label}”在 {due} 就届满、依法{outcome}，而登记的是 {day} 了结"
    remedy = "作废后按正确的日期重新登记：zx doc void {id} --reason 签收日登记错"


class ExtensionPastError(Refusal):
    """An extension that has run out on the day of its approval extends nothing."""

    code, exit = "EXTENSION_PAST", Exit.REFUSED
    sentence = "延期以后 {due} 到期，仍早于批准日 {day}，等于没有延"
    remedy = "延到批准日以后；到期以前批准的，用 --on 写明那一天补录"


class OutcomeByLawError(Refusal):
    """The law has decided on the last day of the limit."""

    code, exit = "OUTCOME_BY_LAW", Exit.REFUSED
    sentence = "{id} 的“{label}”已于 {day} 届满，依法{outcome}"
    remedy = "届满以前已经作出决定的，用 --on 写明那一天补录"


class NotBeforeError(Refusal):
    """A limit of "not less than" has not run out."""

    code, exit = "NOT_BEFORE", Exit.REFUSED
    sentence = "{id} 的“{label}”不少于{limit}，{day} 起才可以办结（{basis}）"
    remedy = "依法可以提前的，用 --reason 写明缘由，会留在记录里"


class EventUnexpectedError(Refusal):
    """No limit of the paper opens, begins or ends with this event."""

    code, exit = "EVENT_UNEXPECTED", Exit.REFUSED
    sentence = "{id} 没有时限在等“{name}”这件事由"
    remedy = "可以登记的事由：{awaited}；只记经过的用 zx doc progress"


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
