"""Commands of executive meetings (常务会议汇报)."""

from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import Changed, cosign_of, cosign_reply_of, show_of, void_of
from zhixingli.cli.meetings.onsite import (
    MEETING,
    MeetingId,
    decide,
    listing,
    minutes,
    outcome,
)
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    ReadOptions,
    State,
    argument,
    option,
    reading,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.meetings.terms import Form

app = noun("exec", help="常务会议汇报：选题、审定、通知、汇报。")

MeetingDay = Annotated[date, option("--meeting-on", kind=DATE, help="会议日，可以在将来")]
ProjectId = Annotated[str, argument("项目编号", key="project")]


@MEETING.changing("strict")
def plan(
    into: Target,
    *,
    meeting_on: MeetingDay,
    place: Annotated[str | None, option("--place", kind=TEXT, help="地点")] = None,
) -> Changed:
    """Plan a meeting."""
    from zhixingli.services.meetings import executive

    return executive.plan_meeting(*into, meeting_on=meeting_on, place=place)


@MEETING.changing("strict")
def move(into: Target, *, meeting: MeetingId, meeting_on: MeetingDay) -> Changed:
    """Put the meeting on another day."""
    from zhixingli.services.meetings import executive

    return executive.move_meeting(*into, meeting, meeting_on=meeting_on)


@MEETING.changing("strict")
def pick(
    into: Target,
    *,
    meeting: MeetingId,
    project: Annotated[list[str], argument("项目编号", key="project", help="一般 3 至 4 个")],
) -> Changed:
    """Pick the projects."""
    from zhixingli.services.meetings import executive

    return executive.pick_projects(*into, meeting, project)


@MEETING.changing("strict")
def drop(into: Target, *, meeting: MeetingId, project: ProjectId) -> Changed:
    """Take a project off again."""
    from zhixingli.services.meetings import executive

    return executive.drop_project(*into, meeting, project)


@MEETING.changing("strict")
def approve(
    into: Target,
    *,
    meeting: MeetingId,
    by: Annotated[str, option("--by", help="审定人：区长或常务副区长")],
) -> Changed:
    """Record the approval."""
    from zhixingli.services.meetings import executive

    return executive.approve_picks(*into, meeting, by=by)


@MEETING.changing("strict")
def notify(
    into: Target,
    *,
    meeting: MeetingId,
    leaders: Annotated[bool, option("--leaders", help="只通知了区领导")] = False,
    units: Annotated[bool, option("--units", help="只通知了单位")] = False,
) -> Changed:
    """Record the notice."""
    from zhixingli.services.meetings import executive

    both = leaders == units
    return executive.notify_all(
        *into,
        meeting,
        leaders=leaders or both,
        units=units or both,
    )


@MEETING.changing("strict")
def report(
    into: Target,
    *,
    meeting: MeetingId,
    project: ProjectId,
    by: Annotated[str, option("--by", help="汇报的区领导")],
    supplement: Annotated[
        str | None, option("--supplement", kind=TEXT, help="单位的补充汇报")
    ] = None,
) -> Changed:
    """Record a report at the meeting."""
    from zhixingli.services.meetings import executive

    return executive.record_report(*into, meeting, project, by=by, supplement=supplement)


@reading("zx.exec.suggest/1")
def suggest(state: State, options: ReadOptions) -> None:
    """Suggest what to report on."""
    from zhixingli.render.views.reports import executive as sheets
    from zhixingli.services.meetings.suggesting import suggest_projects

    found = suggest_projects(ledger(state), as_of=options.as_of)
    send(state, options, found, sheet=sheets.suggested)


@reading("zx.meeting.list/1")
def list_(state: State, options: ReadOptions) -> None:
    """List the executive meetings."""
    listing(state, options, (Form.EXEC,), None)


_VERBS: Final = (
    ("suggest", suggest, "建议汇报哪些项目：按逾期、停滞、偏差、多久没汇报打分，说明理由。"),
    ("plan", plan, "拟定一次常务会议的日期，可以在将来。"),
    ("pick", pick, "选题，一般 3 至 4 个重点项目。"),
    ("drop", drop, "撤下一个选题，写明理由；须重新审定。"),
    ("approve", approve, "登记审定：区长或常务副区长。"),
    ("notify", notify, "登记会前通知，领导和单位都要通知，最迟会前 1 周。"),
    ("move", move, "改期，写明理由；通知重新计时。"),
    ("report", report, "登记会上汇报和补充汇报。"),
    ("decide", decide, "登记一项议定事项：单位、责任人、到期日。"),
    ("outcome", outcome, "登记一个议题的结论。"),
    ("minutes", minutes, "登记纪要文号和印发日期。"),
    ("cosign", cosign_of(MEETING), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(MEETING), "登记协办、会签的答复。"),
    ("void", void_of(MEETING), "作废登记错的会议，写明理由。"),
    ("list", list_, "全部常务会议。"),
    ("show", show_of(MEETING), "一次会议的议题、通知、汇报。"),
)
add_verbs(app, *_VERBS)
