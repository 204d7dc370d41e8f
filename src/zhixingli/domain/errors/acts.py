"""Refusals about acts and their order."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class FutureActError(Refusal):
    """An act on a day that has not come."""

    code, exit = "FUTURE_ACT", Exit.REFUSED
    sentence = "{day} 还没有到（今天是 {today}），不能登记将来的事"
    remedy = "检查日期；已经发生的事用它发生的那一天"


class ActBeforeError(Refusal):
    """An act before the one that it follows."""

    code, exit = "ACT_BEFORE", Exit.REFUSED
    sentence = "{id}：{day} 早于{what}之日 {earlier}，顺序不对"
    remedy = (
        "检查 --on 的日期；前面"
        "登记错的用 zx undo 撤销，再重新登记（流水号看 zx journal --subject {id}）"
    )


class ActOrderError(Refusal):
    """Something has to happen first."""

    code, exit = "ACT_ORDER", Exit.REFUSED
    sentence = "{id} 还不能{act}：还缺“{needed}”这一步"
    remedy = "先执行 {command}"


class ActRepeatedError(Refusal):
    """The same act is already recorded."""

    code, exit = "ACT_REPEATED", Exit.REFUSED
    sentence = "{id} 已于 {day} 登记过{act}"
    remedy = (
        "看 zx {noun} show {id}；"
        "登记错的用 zx undo 撤销，再重新登记（流水号看 zx journal --subject {id}）"
    )


class NothingMissingError(Refusal):
    """A supplement that nobody was asked for."""

    code, exit = "NOTHING_MISSING", Exit.REFUSED
    sentence = "{id} 没有等待补正的资料"
    remedy = (
        "资料不齐的先用 zx doc check {id} --missing 缺什么，再用 zx doc notify {id} 告知来文单位"
    )


class MatterClosedError(Refusal):
    """Nothing more can be done with the matter."""

    code, exit = "MATTER_CLOSED", Exit.REFUSED
    sentence = "{id} 已于 {day} {how}，不能再办"
    remedy = "看 zx {noun} show {id}；登记错的用 zx undo 撤销，收文和任务没有真办好的用 reopen"


class ReadingHasNoLimitError(Refusal):
    """A document for reading only is under no rule."""

    code, exit = "READING_HAS_NO_LIMIT", Exit.USAGE
    sentence = "阅件没有办理时限，不能同时指定规则 {rule}"
    remedy = "要限时办理的请用 --for handling"


class RuleNotForDocumentError(Refusal):
    """The rule is no main limit of an incoming document."""

    code, exit = "RULE_NOT_FOR_DOCUMENT", Exit.USAGE
    sentence = "“{label}”（{rule}）不能作收文的主时限"
    remedy = "检查、办结的内部时限不用写 --rule；法定时限见 zx rule list"


class RuleNotForTaskError(Refusal):
    """The rule is no limit of a task."""

    code, exit = "RULE_NOT_FOR_TASK", Exit.USAGE
    sentence = "“{label}”（{rule}）不能作工作任务的时限"
    remedy = "写明 --due 日期，或用别的规则；规则见 zx rule list"


class RuleAbsentError(Refusal):
    """A ledger made by an older program lacks a rule that this one brings."""

    code, exit = "RULE_ABSENT", Exit.NOT_FOUND
    sentence = "这个台账里还没有规则 {rule}"
    remedy = "先用 zx rule import --bundled --apply 导入新版程序带来的规则"


class DueBeforeError(Refusal):
    """Something due before it was given."""

    code, exit = "DUE_BEFORE", Exit.REFUSED
    sentence = "到期日 {due} 早于交办之日 {day}"
    remedy = "检查 --due 和 --on"


class StartWithoutRuleError(Refusal):
    """A start event without the rule that counts from it."""

    code, exit = "START_WITHOUT_RULE", Exit.USAGE
    sentence = "--start 是规则的起算事件日，这件收文没有按规则计时"
    remedy = "登记时用 --rule 写明规则，或去掉 --start；内部时限自检查合格并告知之日起算"


class ReasonMissingError(Refusal):
    """The act needs a reason."""

    code, exit = "REASON_MISSING", Exit.USAGE
    sentence = "{act}必须写明理由"
    remedy = "加上 --reason 理由"


class DocumentDuplicateError(Refusal):
    """The same sender already sent this number."""

    code, exit = "DOCUMENT_DUPLICATE", Exit.CONFLICT
    sentence = "{sender} 的 {number} 已经登记过，收文编号 {id}"
    remedy = "看 zx doc show {id}；确是另一件的请核对来文字号"


class SubjectUnknownError(Refusal):
    """No subject has this id."""

    code, exit = "SUBJECT_UNKNOWN", Exit.NOT_FOUND
    sentence = "台账里没有 {id}"
    remedy = "用 zx find 按标题、来文单位或文号查找"


class SubjectAmbiguousError(Refusal):
    """Several matters bear the number or the title."""

    code, exit = "SUBJECT_AMBIGUOUS", Exit.REFUSED
    sentence = "“{typed}”对应 {count} 件：{candidates}"
    remedy = "用编号写明是哪一件"


class WrongKindError(Refusal):
    """The id is of another kind, or of none."""

    code, exit = "WRONG_KIND", Exit.USAGE
    sentence = "{id} 不是{wanted}编号"
    remedy = "{wanted}编号形如 {example}；用 zx find 查找"


class CosignRepeatedError(Refusal):
    """The unit was already asked."""

    code, exit = "COSIGN_REPEATED", Exit.REFUSED
    sentence = "{id} 已送这个单位会签，还没有答复"
    remedy = "收到答复后用 zx {noun} cosign-reply 登记"


class CosignMissingError(Refusal):
    """The unit was never asked, or has answered."""

    code, exit = "COSIGN_MISSING", Exit.REFUSED
    sentence = "{id} 没有送这个单位会签，或者已经答复"
    remedy = "先用 zx {noun} cosign {id} --unit 单位 送会签"


class InstructionDueError(Refusal):
    """An instruction due before it was given."""

    code, exit = "INSTRUCTION_DUE", Exit.REFUSED
    sentence = "批示的时限 {due} 早于批示之日 {day}"
    remedy = "检查 --due 和 --on"


class NoStatedDueError(Refusal):
    """A stated limit is corrected on a paper that was received without one."""

    code, exit = "NO_STATED_DUE", Exit.REFUSED
    sentence = "{id} 签收时没有登记来文写明的期限，没有可更正的"
    remedy = "登记漏了的，用 zx undo 撤销那次签收，重新登记：zx doc receive … --due 日期"


class StatedDueError(Refusal):
    """A paper that states a due day before it came."""

    code, exit = "STATED_DUE", Exit.REFUSED
    sentence = "来文写明的期限 {due} 早于签收日 {day}"
    remedy = "核对来文；确已过期的，不写 --due，按权限内办结的期限办"


class NothingToEditError(Refusal):
    """A correction that corrects nothing."""

    code, exit = "NOTHING_TO_EDIT", Exit.USAGE
    sentence = "{id} 没有要更正的内容"
    remedy = "写明要改成什么：{items}"


class DutyPostError(Refusal):
    """The part belongs to another post, or to the post in another unit."""

    code, exit = "DUTY_POST", Exit.REFUSED
    sentence = "{name}（{post}）不能任{role}：{role}应由{needed}担任"
    remedy = "换成现任的{needed}；确需他人担任的加上 --reason 理由"
