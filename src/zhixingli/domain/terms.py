"""The vocabulary: every enumeration with its stored code and its Chinese label."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A stored code that knows its Chinese label."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Keep the label beside the stored code."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label or code
        return term


class Kind(Term):
    """What an obligation is about."""

    PROJECT = "project", "重点项目"
    TASK = "task", "工作任务"
    DOC = "doc", "收文"
    LETTER = "letter", "行文"
    MEETING = "meeting", "会议"
    REVIEW = "review", "联审"
    SUPERVISION = "supervision", "督办"
    REPORT = "report", "报告"


class Light(Term):
    """How an obligation stands on a day; always derived, never stored."""

    GREEN = "green", "正常"
    YELLOW = "yellow", "临期"
    RED = "red", "逾期"
    BLACK = "black", "严重逾期"
    GREY = "grey", "停表"
    DONE = "done", "办结"


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


class Post(Term):
    """A person's post."""

    DISTRICT_HEAD = "district_head", "区长"
    EXECUTIVE_DEPUTY = "executive_deputy", "常务副区长"
    DEPUTY_HEAD = "deputy_head", "副区长"
    UNIT_HEAD = "unit_head", "主要领导"
    UNIT_DEPUTY = "unit_deputy", "分管领导"
    HANDLER = "handler", "经办人"


#: Posts of the district government itself: only these can be a subject's leader.
DISTRICT_POSTS = frozenset({Post.DISTRICT_HEAD, Post.EXECUTIVE_DEPUTY, Post.DEPUTY_HEAD})


class UnitKind(Term):
    """What a unit is."""

    OFFICE = "office", "区府办"
    DEPARTMENT = "department", "部门"
    TOWN = "town", "镇"
    SUBDISTRICT = "subdistrict", "街道"
    ZONE = "zone", "经济开发区"


class Urgency(Term):
    """How urgent an incoming document is."""

    NORMAL = "normal", "平件"
    URGENT = "urgent", "加急"
    EXPRESS = "express", "特急"


class Secrecy(Term):
    """The only marks an unclassified system may hold."""

    NONE = "none", "无"
    INTERNAL = "internal", "内部"


class Purpose(Term):
    """Whether a document is to be handled or only read."""

    HANDLING = "handling", "办件"
    READING = "reading", "阅件"


class Authority(Term):
    """Whether the matter is within the department's own authority."""

    WITHIN = "within", "权限内"
    BEYOND = "beyond", "权限外"


class DocStatus(Term):
    """How a document stands on a day; always derived from its acts."""

    RECEIVED = "received", "待检查"
    CHECKED = "checked", "待告知"
    AWAITING_SUPPLEMENT = "awaiting_supplement", "待补正"
    IN_PROGRESS = "in_progress", "在办"
    SEEKING_APPROVAL = "seeking_approval", "报批中"
    PAUSED = "paused", "停表"
    CIRCULATING = "circulating", "传阅"
    RETURNED = "returned", "已退回"
    FINISHED = "finished", "已办结"
    VOID = "void", "已作废"


class TaskStatus(Term):
    """How a task stands on a day; always derived from its acts."""

    OPEN = "open", "在办"
    PAUSED = "paused", "停表"
    FINISHED = "finished", "已办结"
    VOID = "void", "已作废"


class ActKind(Term):
    """What somebody did to a subject, on a day."""

    RECEIVE = "receive", "签收"
    CHECK = "check", "资料检查"
    NOTIFY = "notify", "告知来文单位"
    SUPPLEMENT = "supplement", "收到补正"
    ROUTE = "route", "确定权限"
    PROGRESS = "progress", "办理进展"
    INSTRUCT = "instruct", "批示"
    COSIGN = "cosign", "送会签"
    COSIGN_REPLY = "cosign_reply", "会签答复"
    PAUSE = "pause", "停表"
    RESUME = "resume", "恢复"
    EXTEND = "extend", "延期"
    RETURN = "return", "退回"
    FINISH = "finish", "办结"
    EDIT = "edit", "更正"
    VOID = "void", "作废"
    ASSIGN = "assign", "改派"
    OPEN = "open", "交办"


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


class Severity(Term):
    """How grave a finding or a warning is."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    NOTE = "note", "提示"
