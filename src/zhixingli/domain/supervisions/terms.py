"""Words of supervision (督查督办) and of causes."""

from __future__ import annotations

from zhixingli.domain.terms import Term


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
