"""Refusals about supervision, reminders and causes."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class BasisNumberError(Refusal):
    """A decision of the government without its number."""

    code, exit = "BASIS_NUMBER", Exit.USAGE
    sentence = "以本级政府决定立项的，必须写明文号"
    remedy = "加上 --number 文号（政府督查工作条例第11条）"


class BasisApproverError(Refusal):
    """Somebody who cannot approve it."""

    code, exit = "BASIS_APPROVER", Exit.REFUSED
    sentence = "{name}（{post}）不能批准督查立项：{basis}须由区长作出（政府督查工作条例第11条）"
    remedy = "换成区长；常务副区长、副区长批准的不能立项"


class DayOffError(Refusal):
    """A reminder on a day off."""

    code, exit = "DAY_OFF", Exit.REFUSED
    sentence = "{day} 是休息日，催办只在工作日进行"
    remedy = "最近的工作日是 {next}"


class NotOverdueError(Refusal):
    """A reminder of what is not overdue."""

    code, exit = "NOT_OVERDUE", Exit.REFUSED
    sentence = "{id} 没有逾期（到期日 {due}），不必催办"
    remedy = "届满次日起才催办；看 zx supervise show {id}"


class CauseKeyError(Refusal):
    """An obligation that the subject does not have."""

    code, exit = "CAUSE_KEY", Exit.NOT_FOUND
    sentence = "{id} 没有时限 {key}"
    remedy = "时限的 key 看 zx overdue --json 或 zx onsite missed -q"
