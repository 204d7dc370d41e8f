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
