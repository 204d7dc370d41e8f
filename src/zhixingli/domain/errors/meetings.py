"""Refusals about meetings and their agendas."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class ChairError(Refusal):
    """An on-site meeting chaired by somebody who is not the project's sponsor."""

    code, exit = "CHAIR_NOT_SPONSOR", Exit.REFUSED
    sentence = "{project}的挂钩区领导是{sponsor}，现场办公会应由{sponsor}主持，不是{name}"
    remedy = "确由他人受托主持的加上 --delegated 和 --reason 受托理由"


class AgendaMissingError(Refusal):
    """The meeting does not deal with this."""

    code, exit = "AGENDA_MISSING", Exit.NOT_FOUND
    sentence = "{id} 的议题里没有 {about}"
    remedy = "看 zx {noun} show {id} 的议题"


class AgendaEmptyError(Refusal):
    """Several items, and none is named."""

    code, exit = "AGENDA_CHOICE", Exit.USAGE
    sentence = "{id} 有几个议题（{items}），没有写明是哪一个"
    remedy = "加上 --about 编号"


class ProjectClosedError(Refusal):
    """A meeting about a project that is over."""

    code, exit = "PROJECT_CLOSED", Exit.REFUSED
    sentence = "{id} 已于 {day} {how}，不再开现场办公会"
    remedy = "看 zx project show {id}；检查 --on 的日期"


class SeriesOwnerError(Refusal):
    """Nobody answers for a series of reviews or reports."""

    code, exit = "SERIES_OWNER", Exit.REFUSED
    sentence = "{series}还没有责任人：台账里没有在任的常务副区长或类别为 office 的单位"
    remedy = "用 {command} 指定，或先登记常务副区长和区府办"


class WrongFormError(Refusal):
    """A meeting of another kind."""

    code, exit = "WRONG_FORM", Exit.USAGE
    sentence = "{id} 是{form}，不是{wanted}"
    remedy = "用 zx {noun} 办理"


class ExecApproverError(Refusal):
    """Only the district head or the executive deputy approves what is reported on."""

    code, exit = "EXEC_APPROVER", Exit.REFUSED
    sentence = "{name}（{post}）不能审定常务会议的汇报项目：只有区长或常务副区长可以"
    remedy = "换成区长或常务副区长（八大措施第2条）"


class MeetingPastError(Refusal):
    """The meeting's day lies before the act that prepares it."""

    code, exit = "MEETING_PAST", Exit.REFUSED
    sentence = "会议日 {day} 早于 {planned}，会前的事不能在会后办"
    remedy = "检查 --meeting-on 和 --on 的日期"


class SubmittedError(Refusal):
    """The week's report was handed in already."""

    code, exit = "SUBMITTED", Exit.REFUSED
    sentence = "{week} 的{title}已于 {day} 报送"
    remedy = "不必再登记；没有报送的周看 zx overdue --kind report"
