"""Refusals about people and responsibility."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class PersonLeftError(Refusal):
    """The person has left."""

    code, exit = "PERSON_LEFT", Exit.REFUSED
    sentence = "{name} 已于 {left} 离任"
    remedy = "换现任的人；离任日期写错的用 zx person leave 写对的日期，再登记一次"


class LeftBeforeError(Refusal):
    """Nobody leaves before having come."""

    code, exit = "LEFT_BEFORE", Exit.REFUSED
    sentence = "{day} 早于 {name} 登记之日 {added}，不能在这之前离任"
    remedy = "检查 --on 的日期"


class PostMissingError(Refusal):
    """The person has no post."""

    code, exit = "POST_MISSING", Exit.REFUSED
    sentence = "{name} 没有登记职务"
    remedy = "用 zx person edit 登记职务"


class LeaderPostError(Refusal):
    """A handler cannot be the leader."""

    code, exit = "LEADER_POST", Exit.REFUSED
    sentence = "{name} 是经办人，不能作分管领导"
    remedy = "分管领导用区领导或单位领导；经办人写在进展里"


class AssignmentTooEarlyError(Refusal):
    """Responsibility cannot begin before the subject."""

    code, exit = "ASSIGNMENT_TOO_EARLY", Exit.REFUSED
    sentence = "{day} 早于这件事立项之日 {first}，不能改派"
    remedy = "用 --on 写明新责任的首日"


class NameTakenError(Refusal):
    """A unit of this name is there already."""

    code, exit = "NAME_TAKEN", Exit.CONFLICT
    sentence = "已经有“{name}”：{id}"
    remedy = "看 zx {noun} show {id}"


class SelfHandoverError(Refusal):
    """From and to are the same person."""

    code, exit = "HANDOVER_SELF", Exit.USAGE
    sentence = "移交人和接收人是同一个人：{name}"
    remedy = "写明两个不同的人"


class TitleUnknownError(Refusal):
    """No word of a real title says which class of post it is."""

    code, exit = "TITLE_UNKNOWN", Exit.REFUSED
    sentence = "看不出“{title}”属于哪一类职务"
    remedy = "用 --post 写明：{classes}；常用的可由 zx office set title_words 词=类别 加上"


class TitleWordsError(Refusal):
    """The office's own words for titles are pairs of a word and a class."""

    code, exit = "TITLE_WORDS", Exit.USAGE
    sentence = "“{pair}”不是“词=类别”"
    remedy = "例如 总师=unit_deputy，所长=handler；类别：{classes}"


class PostNeededError(Refusal):
    """A person is registered with neither a title nor the class of a post."""

    code, exit = "POST_NEEDED", Exit.USAGE
    sentence = "没有写职务"
    remedy = "写 --title 局长 一类的真实职务，或 --post 写明类别：{classes}"


class PostHeldError(Refusal):
    """The person holds this post there already on that day."""

    code, exit = "POST_HELD", Exit.CONFLICT
    sentence = "{name} 自 {since} 起已任{unit}{post}"
    remedy = "看 zx person show {id}；换职务用 zx person edit"


class PostNotHeldError(Refusal):
    """No further post of the person in this unit ends on that day."""

    code, exit = "POST_NOT_HELD", Exit.REFUSED
    sentence = "{name} 在{unit}没有可以免去的兼任职务"
    remedy = "看 zx person show {id}；主要职务变动用 zx person edit，离任用 zx person leave"


class PostOrderError(Refusal):
    """A post ends before it begins."""

    code, exit = "POST_ORDER", Exit.REFUSED
    sentence = "到 {until} 为止，早于任职日 {since}"
    remedy = "检查 --since 和 --until"


class UnitClosedError(Refusal):
    """The unit is no more on that day."""

    code, exit = "UNIT_CLOSED", Exit.REFUSED
    sentence = "{name} 已于 {closed} 撤并{heir}，那以后不再接新的事"
    remedy = "{instead}；那以前的事用 --on 写明日期"


class UnitClosedEarlyError(Refusal):
    """Nothing closes before it was there, or twice."""

    code, exit = "UNIT_CLOSED_EARLY", Exit.REFUSED
    sentence = "{day} 早于 {name} 登记之日 {added}，不能在这之前撤并"
    remedy = "检查 --on 的日期"


class UnitBusyError(Refusal):
    """A unit that still has open work closes only into another."""

    code, exit = "UNIT_BUSY", Exit.REFUSED
    sentence = "{name} 名下还有：{what}"
    remedy = "并入别的单位用 zx unit merge {id} --into 单位；或先用 zx assign 改派"


class UnitSelfMergeError(Refusal):
    """A unit merges into another, not into itself."""

    code, exit = "UNIT_SELF_MERGE", Exit.USAGE
    sentence = "{name} 不能并入自己"
    remedy = "写明并入哪个单位：--into"


class HandoverOverlapError(Refusal):
    """Somebody is away, or acts for another, in those days already."""

    code, exit = "HANDOVER_OVERLAP", Exit.CONFLICT
    sentence = "{giver} 在 {first} 至 {last} 由 {taker} 代理，与这次的日子重叠"
    remedy = (
        "改那次代理的止日：zx handover {giver} {taker} --on {first} --until 新的止日 --reason 理由"
    )


class HandoverOrderError(Refusal):
    """Acting ends before it begins."""

    code, exit = "HANDOVER_ORDER", Exit.REFUSED
    sentence = "代理到 {until} 为止，早于开始的 {first}"
    remedy = "检查 --on 和 --until"


class LeaderLevelError(Refusal):
    """In a district's ledger a leader is a leader of the district."""

    code, exit = "LEADER_LEVEL", Exit.REFUSED
    sentence = "{name}（{posts}）不是区领导，区台账里分管领导由区领导担任"
    remedy = "换成区领导；镇、部门自己的台账先用 zx office set level unit"


class LeaderUnsettledError(Refusal):
    """Nobody was named, and the division of work names nobody."""

    code, exit = "LEADER_UNSETTLED", Exit.USAGE
    sentence = "没有写分管领导，分工表里 {unit} 也没有"
    remedy = "用 --leader 写明；长期的用 zx duty set {id} --leader 区领导 登记"


class UnitUnsettledError(Refusal):
    """No unit was named, and the sender's history does not settle it."""

    code, exit = "UNIT_UNSETTLED", Exit.USAGE
    sentence = "没有写主责单位，来文单位以往的登记也定不下来{before}"
    remedy = "用 --unit 写明"
