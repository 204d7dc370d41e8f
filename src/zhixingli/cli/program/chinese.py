"""Words in Chinese for nouns and verbs (``zx 收文 办结 142``): each stands for an English one.

A word stands for the first of its verbs that a noun has; none is listed on a help page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

#: What is typed first: a noun, or a command of its own.
FIRST: Final = {
    "收文": "doc",
    "任务": "task",
    "项目": "project",
    "现场会": "onsite",
    "联审": "review",
    "常务会": "exec",
    "行文": "letter",
    "督办": "supervise",
    "单位": "unit",
    "人员": "person",
    "分工": "duty",
    "报表": "report",
    "导入": "import",
    "导出": "export",
    "日历": "calendar",
    "规则": "rule",
    "今日": "today",
    "逾期": "overdue",
    "到期": "due",
    "提醒": "remind",
    "说明": "explain",
    "查找": "find",
    "措施": "measures",
    "评价": "score",
    "看板": "dashboard",
    "体检": "doctor",
    "办结": "finish",
    "改派": "assign",
    "移交": "handover",
    "撤销": "undo",
    "流水": "journal",
    "核对": "verify",
    "演示": "demo",
}
#: What is typed after a noun.
VERBS: Final[dict[str, tuple[str, ...]]] = {
    "登记": ("receive", "add", "open", "hold", "plan"),
    "签收": ("receive",),
    "交办": ("task", "add"),
    "检查": ("check",),
    "告知": ("notify", "inform"),
    "补正": ("supplement",),
    "权限": ("route",),
    "进展": ("progress",),
    "批示": ("instruct",),
    "会签": ("cosign",),
    "会签答复": ("cosign-reply",),
    "停表": ("pause",),
    "恢复": ("resume",),
    "延期": ("extend",),
    "转办": ("forward",),
    "附件": ("attach",),
    "资料": ("attach",),
    "退回": ("return",),
    "办结": ("finish", "close"),
    "归档": ("close",),
    "退回重办": ("reopen", "return"),
    "事由": ("event",),
    "更正": ("edit",),
    "作废": ("void",),
    "清单": ("list",),
    "查看": ("show",),
    "节点": ("milestone",),
    "备案": ("file",),
    "停工": ("suspend",),
    "复工": ("restart",),
    "挂钩": ("sponsor", "link"),
    "召开": ("hold",),
    "议定": ("decide",),
    "纪要": ("minutes",),
    "结论": ("outcome",),
    "缺会": ("missed",),
    "选题": ("pick",),
    "审定": ("approve",),
    "通知": ("notify",),
    "汇报": ("report",),
    "改期": ("move",),
    "先商": ("consult",),
    "送出": ("send",),
    "流转": ("hop",),
    "协调": ("coordinate",),
    "答复": ("reply",),
    "跟踪": ("track",),
    "立项": ("open",),
    "反馈": ("feedback",),
    "催办": ("remind",),
    "销号": ("strike",),
    "复核": ("appeal", "recheck"),
    "建议": ("suggest",),
    "撤并": ("merge", "close"),
    "离任": ("leave",),
    "兼任": ("post",),
    "设置": ("set", "setup"),
    "周报": ("weekly",),
    "报送": ("submit",),
}


def first_word(typed: str, rest: list[str], known: Container[str]) -> str:
    """Give the word that a first one stands for; 收文 alone registers a paper.

    A word that is known as it is typed stays.
    """
    named_verb = bool(rest) and rest[0] in VERBS
    if typed in known and not (typed == "收文" and named_verb):
        return typed
    return FIRST.get(typed, typed)


def verb_word(typed: str, verbs: Container[str]) -> str:
    """Give the verb of a noun that a word stands for."""
    return next((verb for verb in VERBS.get(typed, ()) if verb in verbs), typed)
