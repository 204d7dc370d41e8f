"""Words of incoming documents (收文)."""

from __future__ import annotations

from zhixingli.domain.terms import Term


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
    AWAITING_DELIVERY = "awaiting_delivery", "已办结，待送达"
    VOID = "void", "已作废"
