"""Refusals about taking back what was recorded (撤销)."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class NothingToUndoError(Refusal):
    """No entry of one's own today stands."""

    code, exit = "NOTHING_TO_UNDO", Exit.NOT_FOUND
    sentence = "{actor} 在 {day} 没有可以撤销的登记"
    remedy = "撤销别人的或以前的登记，先看 zx journal，再用 zx undo 流水号 --reason 理由"


class EntryUnknownError(Refusal):
    """The journal has no such entry."""

    code, exit = "ENTRY_UNKNOWN", Exit.NOT_FOUND
    sentence = "流水没有第 {seq} 条，最后一条是第 {last} 条"
    remedy = "流水号看 zx journal，或 zx journal --subject 编号"


class EntryTakenBackError(Refusal):
    """The entry was taken back already."""

    code, exit = "ENTRY_TAKEN_BACK", Exit.CONFLICT
    sentence = "流水第 {seq} 条已由第 {by} 条撤销"
    remedy = "要恢复原样，把那件事重新登记一次；导入只撤销了一部分的，其余的加 --rest"


class EntryKeptError(Refusal):
    """What the entry did is not taken back by undo."""

    code, exit = "ENTRY_KEPT", Exit.REFUSED
    sentence = "流水第 {seq} 条（{command}）不能撤销：{why}"
    remedy = "可以这样：{way}"


class BuiltUponError(Refusal):
    """Something was recorded since that rests on it."""

    code, exit = "BUILT_UPON", Exit.REFUSED
    sentence = "流水第 {seq} 条不能单独撤销，后面还有登记：{later}"
    remedy = "可以这样：{way}"


class InUseError(Refusal):
    """What the entry registered is named by other matters."""

    code, exit = "IN_USE", Exit.REFUSED
    sentence = "流水第 {seq} 条不能撤销：它登记的 {thing} 已经用在 {about}"
    remedy = "先把用到它的改过来或撤销，再撤销这一条；流水看 zx journal --subject {first}"


class UndoNumberNeededError(Refusal):
    """The last entry is about many things: it is taken back by its number only."""

    code, exit = "UNDO_NUMBER_NEEDED", Exit.REFUSED
    sentence = "最后一条登记是第 {seq} 条（{command}），关系到 {count} 件事，没有撤销"
    remedy = "确要撤销它，写明流水号：zx undo {seq}"


class UndoDayError(Refusal):
    """Taking back is an act of today."""

    code, exit = "UNDO_DAY", Exit.USAGE
    sentence = "撤销按今天（{today}）登记，不能写成 {day}"
    remedy = "去掉 --on；撤销以后，被撤销的事在哪一天都不算"


class RestOfImportError(Refusal):
    """Only an import has a rest."""

    code, exit = "REST_OF_IMPORT", Exit.USAGE
    sentence = "流水第 {seq} 条（{command}）不是导入，没有“其余的”可撤销"
    remedy = "去掉 --rest；连后面的登记一并撤销用 --with-later"


class KeyTakenBackError(Refusal):
    """What was done under the key was taken back."""

    code, exit = "KEY_TAKEN_BACK", Exit.CONFLICT
    sentence = "--key {key} 登记的事（流水第 {seq} 条）已由第 {by} 条撤销"
    remedy = "要重新登记，换一个 --key"


class NotFinishedError(Refusal):
    """Only what was finished can be opened again."""

    code, exit = "NOT_FINISHED", Exit.REFUSED
    sentence = "{id} 没有办结，不用退回重办"
    remedy = "看 zx {noun} show {id}；登记错了的用 zx undo"
