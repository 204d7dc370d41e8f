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


class Level(Term):
    """At which level a project is a key project."""

    DISTRICT = "district", "区级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"
    NATION = "nation", "国家级"


class ProjectStatus(Term):
    """How a project stands on a day; always derived from its acts."""

    ACTIVE = "active", "推进中"
    SUSPENDED = "suspended", "停工"
    CLOSED = "closed", "已办结"
    VOID = "void", "已作废"


class ProgressLight(Term):
    """How far a project is behind its schedule (DOMAIN §9)."""

    GREEN = "green", "正常"
    YELLOW = "yellow", "滞后"
    RED = "red", "严重滞后"


class Form(Term):
    """What kind of meeting it is."""

    ONSITE = "onsite", "现场办公会"
    PLANNING = "planning", "规划联审会议"
    LAND = "land", "土地联审会议"
    EXEC = "exec", "常务会议"


class WeeklyReport(Term):
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


class Direction(Term):
    """To whom a letter goes."""

    UPWARD = "upward", "上行文"
    PARALLEL = "parallel", "平行文"
    OUTWARD = "outward", "对外行文"


class LetterStatus(Term):
    """How a letter stands on a day; always derived from its acts."""

    DRAFTED = "drafted", "待先商"
    CONSULTED = "consulted", "已先商"
    SENT = "sent", "在途"
    ANSWERED = "answered", "已批复"
    CLOSED = "closed", "已归档"
    VOID = "void", "已作废"


class Adoption(Term):
    """Whether the opinion of a consultation was taken up."""

    YES = "yes", "采纳"
    PARTLY = "partly", "部分采纳"
    NO = "no", "未采纳"


class Side(Term):
    """At whose place a letter lies."""

    THEIRS = "theirs", "对方"
    OURS = "ours", "我方"


class Basis(Term):
    """What a supervision matter rests on (政府督查工作条例第11条)."""

    DECISION = "decision", "本级政府决定"
    ORDER = "order", "行政首长指令"
    APPROVAL = "approval", "机构建议经行政首长批准"


class Suggestion(Term):
    """What a draft suggests; only the head of the government may decide it (条例第21条)."""

    CRITICISE = "criticise", "批评"
    ACCOUNTABILITY = "accountability", "追责"


class SupervisionStatus(Term):
    """How a supervision matter stands on a day; always derived from its acts."""

    OPEN = "open", "督办中"
    REVIEWING = "reviewing", "待审核"
    STRUCK = "struck", "已销号"
    VOID = "void", "已作废"


class Malady(Term):
    """The ten maladies of execution (执行十大顽症): statistics of causes, never blame."""

    DEFIANCE = "defiance", "对抗执行"
    EVASION = "evasion", "逃避执行"
    DISTORTION = "distortion", "歪曲执行"
    ADDITION = "addition", "附加执行"
    BLINDNESS = "blindness", "盲目执行"
    MECHANICAL = "mechanical", "机械执行"
    SELECTION = "selection", "选择执行"
    PASSIVITY = "passivity", "被动执行"
    OVERSTEPPING = "overstepping", "越位执行"
    PRETENCE = "pretence", "虚假执行"


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
