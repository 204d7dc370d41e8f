"""Words of time limits: units of counting, rolling, kinds of days, causes of a due date."""

from __future__ import annotations

from zhixingli.domain.terms import Term


class CountUnit(Term):
    """What a time limit is counted in."""

    WORKDAY = "workday", "工作日"
    CALENDAR = "calendar", "自然日"
    MONTH = "month", "个月"
    WEEK = "week", "周"


class Roll(Term):
    """What happens when the last day is a day off."""

    NONE = "none", "不顺延"
    FORWARD = "forward", "末日逢休顺延"
    BACKWARD = "backward", "末日逢休提前"


class Cause(Term):
    """Why a due date came into force."""

    OPEN = "open", "立项"
    PAUSE = "pause", "停表"
    RESUME = "resume", "恢复"
    EXTENSION = "extension", "延期"
    WAIT = "wait", "告知补正，等待补正"
    RESTART = "restart", "补正后重新起算"
    START = "start", "登记起算事件"
    CALENDAR = "calendar", "放假安排变更"
    CORRECTION = "correction", "更正"
    UNDO = "undo", "撤销"


class Supplement(Term):
    """What a notice of what is missing does to the clock (补正)."""

    NONE = "none", "补正不影响期限"
    RESTART = "restart", "自收到补正之日重新计算"
    SUSPEND = "suspend", "补正所用时间不计入"


class OnExpiry(Term):
    """What the law itself decides when a limit runs out (届满即生的后果)."""

    ACCEPTED = "accepted", "视为受理"
    ACCEPTED_ON_RECEIPT = "accepted_on_receipt", "自收到申请材料之日起即为受理"
    AGREED = "agreed", "视为同意"

    @property
    def settles(self) -> bool:
        """Tell whether the limit itself is settled by it, on its last day."""
        return self is not OnExpiry.ACCEPTED_ON_RECEIPT


class DayKind(Term):
    """What a day of the calendar is."""

    WORKDAY = "workday", "工作日"
    WEEKEND = "weekend", "周末"
    HOLIDAY = "holiday", "放假"
    MAKE_UP = "make_up", "调休上班"
