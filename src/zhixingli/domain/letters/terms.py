"""Words of letters (上行平行文)."""

from __future__ import annotations

from zhixingli.domain.terms import Term


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
