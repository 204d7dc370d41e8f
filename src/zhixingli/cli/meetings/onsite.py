"""Commands of on-site meetings (现场办公会)."""

from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import (
    Changed,
    MatterNoun,
    Said,
    cosign_of,
    cosign_reply_of,
    show_of,
    void_of,
)
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.meetings.terms import Form

app = noun("onsite", help="现场办公会：召开、议定事项、纪要、缺会。")

MeetingId = Annotated[str, argument("会议编号")]
#: The noun for the verbs that every matter has.
MEETING: Final = MatterNoun("zx.meeting/1", "会议编号", "meetings.acts:MEETINGS", "meetings")


@MEETING.changing("strict")
def hold(
    into: Target,
    *,
    project: Annotated[list[str], argument("项目编号", key="project", help="可以写几个")],
    chair: Annotated[str, option("--chair", help="主持人，应是挂钩区领导")],
    place: Annotated[str | None, option("--place", kind=TEXT, help="地点")] = None,
    delegated: Annotated[
        bool, option("--delegated", help="受挂钩区领导委托主持，须写 --reason")
    ] = False,
) -> Changed:
    """Record an on-site meeting."""
    from zhixingli.services.meetings import acts as meetings

    return meetings.hold_onsite(
        *into,
        project,
        chair=chair,
        place=place,
        delegated=delegated,
    )


@writing("zx.task/1", "strict")
def decide(
    state: State,
    options: WriteOptions,
    *,
    meeting: MeetingId,
    text: Annotated[str, argument("议定事项", kind=TEXT)],
    due: Annotated[date, option("--due", kind=DATE, help="到期日")],
    unit: Annotated[str | None, option("--unit", help="责任单位，缺省为项目的牵头单位")] = None,
    person: Annotated[str | None, option("--person", help="责任人")] = None,
    about: Annotated[
        str | None, option("--about", help="哪个项目；会议只有一个议题时不用写")
    ] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
) -> None:
    """Record a decision of a meeting."""
    from zhixingli.domain.tasks import Order
    from zhixingli.render.views import tasks as sheets
    from zhixingli.services.meetings import acts as meetings

    order = Order(
        title=text, unit=unit or "", due=due, person=person, about=about, supporting=support or ()
    )
    done = meetings.decide(ledger(state), stamp(state, options), meeting, order)
    send(state, options, done, sheet=sheets.card)


@MEETING.changing("strict")
def minutes(
    into: Target,
    *,
    meeting: MeetingId,
    number: Annotated[str, option("--number", help="纪要文号")],
) -> Changed:
    """Issue the minutes."""
    from zhixingli.services.meetings import acts as meetings

    return meetings.issue_minutes(*into, meeting, number=number)


@MEETING.changing("strict")
def outcome(
    into: Target,
    *,
    meeting: MeetingId,
    about: Annotated[str, argument("议题编号", key="about")],
    text: Said,
) -> Changed:
    """Write down what was concluded about an item."""
    from zhixingli.services.meetings import acts as meetings

    return meetings.conclude(*into, meeting, about=about, text=text)


@reading("zx.onsite.missed/1", "leader", "unit", "exit_code")
def missed(
    state: State,
    options: ReadOptions,
    *,
    week: Annotated[
        str | None, option("--week", help="只看这一周，如 2026-W47；缺省为至今每个整周")
    ] = None,
    project: Annotated[str | None, option("--project", help="只看这个项目")] = None,
) -> None:
    """Read the weeks without a meeting."""
    from zhixingli.render.views import meetings as sheets
    from zhixingli.services.meetings import onsite_weeks

    filters = onsite_weeks.MissedFilters(
        week=week, leader=options.leader, unit=options.unit, project=project
    )
    found = onsite_weeks.missed_weeks(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.missed, holds=bool(found.data))


@reading("zx.meeting.list/1")
def list_(
    state: State,
    options: ReadOptions,
    *,
    project: Annotated[str | None, option("--project", help="只看这个项目")] = None,
) -> None:
    """List the on-site meetings."""
    listing(state, options, (Form.ONSITE,), project)


def listing(state: State, options: ReadOptions, forms: tuple[Form, ...], about: str | None) -> None:
    """List the meetings of some forms."""
    from zhixingli.render.views import meetings as sheets
    from zhixingli.services.meetings import acts as meetings

    found = meetings.list_meetings(ledger(state), as_of=options.as_of, forms=forms, about=about)
    send(state, options, found, sheet=sheets.listed)


_VERBS: Final = (
    ("hold", hold, "登记一次现场办公会，一次可以办几个项目。"),
    ("decide", decide, "登记一项议定事项：单位、责任人、到期日。"),
    ("minutes", minutes, "登记纪要文号和印发日期。"),
    ("outcome", outcome, "登记一个议题的结论。"),
    ("missed", missed, "哪些项目哪些周没有开会，连续几周。"),
    ("cosign", cosign_of(MEETING), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(MEETING), "登记协办、会签的答复。"),
    ("void", void_of(MEETING), "作废登记错的会议，写明理由。"),
    ("list", list_, "全部现场办公会。"),
    ("show", show_of(MEETING), "一次会议的议题、议定事项和纪要。"),
)
add_verbs(app, *_VERBS)
