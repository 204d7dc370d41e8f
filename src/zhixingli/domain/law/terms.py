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
    RESTART = "restart", "补正后重新起算"
    CALENDAR = "calendar", "放假安排变更"
    CORRECTION = "correction", "更正"


class DayKind(Term):
    """What a day of the calendar is."""

    WORKDAY = "workday", "工作日"
    WEEKEND = "weekend", "周末"
    HOLIDAY = "holiday", "放假"
    MAKE_UP = "make_up", "调休上班"
