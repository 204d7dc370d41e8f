"""The vocabulary: every enumeration with its stored code and its Chinese label."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Self


class Term(StrEnum):
    """A stored code that knows its Chinese label."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Keep the label beside the stored code."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label or code
        return term


#: The sheet of a workbook that is printed; it says nothing that the others do not.
PRINT_SHEET: Final = "打印版"


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
    REMINDER = "reminder", "已过提示期"
    DONE = "done", "办结"


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


class Part(Term):
    """What part a person has in a subject beside its leader, from a day on."""

    SPONSOR = "sponsor", "挂钩区领导"
    HEAD = "head", "主要领导"
    DEPUTY = "deputy", "分管领导"
    GROUP_HEAD = "group_head", "工作组组长"
    GROUP_DEPUTY = "group_deputy", "工作组副组长"
    TRACKER = "tracker", "跟踪分管领导"
    SUPERVISOR = "supervisor", "督办人"
    HANDLER = "handler", "经办人"


class Addressee(Term):
    """Whom a reminder addresses."""

    UNIT = "unit", "主责单位"
    UNIT_HEAD = "unit_head", "主责单位主要领导"
    LEADER = "leader", "区分管领导"
    TRACKER = "tracker", "跟踪分管领导"


class Why(Term):
    """Why somebody is reminded, from what can still be kept to what is late."""

    NOTICE = "notice", "要给的通知"
    REPORT = "report", "要报的材料"
    SOON = "due_soon", "临期"
    PAST = "past", "已过提示期"
    STALLED = "stalled", "停滞的行文"
    OVERDUE = "overdue", "逾期"


class Via(Term):
    """How a reminder reached whom it addressed."""

    HAND = "hand", "当面、电话或书面"
    MAIL = "mail", "电子邮件"
    WECOM = "wecom", "企业微信"
    DINGTALK = "dingtalk", "钉钉"
    FEISHU = "feishu", "飞书"


class OwedReport(Term):
    """A report that the office itself owes every week."""

    ONSITE = "onsite", "现场办公会召开情况表"
    LETTERS = "letters", "上行平行文件跟踪周报"


class ReportKind(Term):
    """A report that can be issued under a number."""

    WEEKLY = "weekly", "限时办结周报"
    ONSITE = "onsite", "现场办公会召开情况表"
    LETTERS = "letters", "上行平行文件跟踪协调情况周报"
    EXEC = "exec", "常务会议汇报材料"
    LEDGER = "ledger", "重点项目台账"
    OVERDUE = "overdue", "逾期清单"
    SCORE = "score", "执行力评价"
    BULLETIN = "bulletin", "督查通报"


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
    SETTLE = "settle", "了结一项"
    EVENT = "event", "登记事由"
    EDIT = "edit", "更正"
    VOID = "void", "作废"
    ASSIGN = "assign", "改派"
    FORWARD = "forward", "转办"
    OPEN = "open", "交办"
    LIST = "list", "列为重点项目"
    PART = "part", "定人"
    MILESTONE = "milestone", "节点"
    ATTACH = "attach", "归集资料"
    FILE = "file", "备案"
    SUSPEND = "suspend", "停工"
    RESTART = "restart", "复工"
    CLOSE = "close", "办结归档"
    HOLD = "hold", "召开会议"
    MINUTES = "minutes", "印发纪要"
    DECIDE = "decide", "议定"
    PLAN = "plan", "拟定会议"
    PICK = "pick", "选题"
    DROP = "drop", "撤下议题"
    APPROVE = "approve", "审定"
    CALL = "call", "会前通知"
    REPORT = "report", "会上汇报"
    SETUP = "setup", "指定责任"
    SUBMIT = "submit", "报送"
    DRAFT = "draft", "起草"
    CONSULT = "consult", "先商"
    SEND = "send", "送出"
    HOP = "hop", "流转"
    INFORM = "inform", "告知区府办"
    ANSWER = "answer", "对方答复"
    ESTABLISH = "establish", "督办立项"
    FEEDBACK = "feedback", "反馈"
    REMIND = "remind", "催办"
    REDO = "redo", "退回重办"
    STRIKE = "strike", "审核销号"
    SUGGEST = "suggest", "建议稿"
    APPEAL = "appeal", "申请复核"
    RECHECK = "recheck", "复核决定"
    CAUSE = "cause", "记原因"


class EntryStatus(Term):
    """How an obligation stands in somebody's calendar."""

    OPEN = "open", "在办"
    DONE = "done", "已办结"
    CANCELLED = "cancelled", "不再到期"


class Severity(Term):
    """How grave a finding or a warning is."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    NOTE = "note", "提示"


class Purpose(Term):
    """Whether a document is to be handled or only read."""

    HANDLING = "handling", "办件"
    READING = "reading", "阅件"
