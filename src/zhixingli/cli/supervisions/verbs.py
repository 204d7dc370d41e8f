"""Commands of supervision (督查督办)."""

from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import (
    Changed,
    MatterNoun,
    MaybeSaid,
    PublicTitle,
    Said,
    cosign_of,
    cosign_reply_of,
    show_of,
    void_of,
)
from zhixingli.cli.options.decorators import (
    COUNT,
    DATE,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    term,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.command import MissingChoiceError
from zhixingli.domain.supervisions.terms import Basis, Suggestion, SupervisionStatus
from zhixingli.domain.terms import Urgency

app = noun("supervise", help="督查督办：立项、反馈、催办、办结、销号。")

MatterId = Annotated[str, argument("督办编号")]
_MATTER: Final = MatterNoun(
    "zx.supervise/1", "督办编号", "supervisions.acts:SUPERVISIONS", "supervisions"
)
Until = Annotated[date | None, option("--until", kind=DATE, help="延长到哪一天")]


@_MATTER.changing("strict")
def open_(
    into: Target,
    *,
    what: Annotated[str, argument("事项", kind=TEXT, help="被督事项的编号，或一个标题")],
    basis: Annotated[Basis, option("--basis", kind=term(Basis), help="依据")],
    approved_by: Annotated[str, option("--approved-by", help="批准人")],
    due: Annotated[date, option("--due", kind=DATE, help="办结期限")],
    approved_on: Annotated[
        date | None, option("--approved-on", kind=DATE, help="批准日期，缺省为立项当日")
    ] = None,
    number: Annotated[str | None, option("--number", help="依据文号；政府决定必写")] = None,
    title: Annotated[str | None, option("--title", kind=TEXT, help="事项名称")] = None,
    leader: Annotated[str | None, option("--leader", help="区分管领导")] = None,
    unit: Annotated[str | None, option("--unit", help="牵头单位")] = None,
    support: Annotated[list[str] | None, option("--support", help="协办单位，可以重复")] = None,
    supervisor: Annotated[str | None, option("--supervisor", help="督办人")] = None,
    phone: Annotated[str | None, option("--phone", kind=TEXT, help="督办人电话")] = None,
    feedback_days: Annotated[
        int | None, option("--feedback-days", kind=COUNT, help="几天反馈一次")
    ] = None,
    urgency: Annotated[
        Urgency, option("--urgency", kind=term(Urgency), help="紧急程度")
    ] = Urgency.NORMAL,
    public_title: PublicTitle = None,
) -> Changed:
    """Open a supervision matter."""
    from zhixingli.domain.supervisions.acts import Opening
    from zhixingli.services.supervisions import acts as supervisions

    opening = Opening(
        basis=basis,
        approved_by=approved_by,
        due=due,
        approved_on=approved_on,
        number=number,
        title=title or "",
        leader=leader or "",
        unit=unit or "",
        supporting=support or (),
        supervisor=supervisor,
        phone=phone,
        feedback_days=feedback_days,
        urgency=urgency,
        public_title=public_title,
    )
    return supervisions.open_supervision(*into, what, opening)


@_MATTER.changing("strict")
def feedback(into: Target, *, matter: MatterId, text: Said) -> Changed:
    """Record what the unit reported back."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.record_feedback(*into, matter, text=text)


@writing("zx.supervise.remind/1")
def remind(
    state: State,
    options: WriteOptions,
    *,
    matter: Annotated[list[str] | None, argument("督办编号", help="缺省为全部逾期的")] = None,
) -> None:
    """Remind of what is overdue."""
    from zhixingli.render.views import supervisions as sheets
    from zhixingli.services.supervisions import reminding

    done = reminding.remind(ledger(state), stamp(state, options), matter or ())
    send(state, options, done, sheet=sheets.reminders)


@_MATTER.changing("strict")
def extend(
    into: Target,
    *,
    matter: MatterId,
    approved_by: Annotated[str, option("--approved-by", help="批准人")],
    days: Annotated[int | None, option("--days", kind=COUNT, help="延长几天")] = None,
    until: Until = None,
) -> Changed:
    """Extend the limit."""
    from zhixingli.services.supervisions import acts as supervisions

    if (days is None) == (until is None):
        raise MissingChoiceError(choices="--days 天数 或 --until 日期", field="--days")
    return supervisions.extend(
        *into,
        matter,
        days=days,
        until=until,
        approved_by=approved_by,
    )


@_MATTER.changing("strict")
def finish(
    into: Target,
    *,
    matter: MatterId,
    result: Annotated[str | None, option("--result", kind=TEXT, help="办理结果")] = None,
) -> Changed:
    """Record that the unit reports it done."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.finish(*into, matter, result=result)


@_MATTER.changing("strict")
def return_(
    into: Target,
    *,
    matter: MatterId,
    until: Until = None,
    approved_by: Annotated[str | None, option("--approved-by", help="延期的批准人")] = None,
) -> Changed:
    """Send it back to be done again."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.send_back(*into, matter, due=until, approved_by=approved_by)


@_MATTER.changing("strict")
def strike(
    into: Target,
    *,
    matter: MatterId,
    by: Annotated[str | None, option("--by", help="审核人")] = None,
) -> Changed:
    """Strike it off after the review."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.strike(*into, matter, by=by)


@_MATTER.changing("strict")
def appeal(into: Target, *, matter: MatterId) -> Changed:
    """Record that the unit asks for a review."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.appeal(*into, matter)


@_MATTER.changing("strict")
def recheck(into: Target, *, matter: MatterId, text: Said) -> Changed:
    """Record the decision on the review."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.recheck(*into, matter, text=text)


@_MATTER.changing("strict")
def suggest(
    into: Target,
    *,
    matter: MatterId,
    kind: Annotated[
        Suggestion, option("--kind", kind=term(Suggestion), help="批评或追责")
    ] = Suggestion.CRITICISE,
    text: MaybeSaid = None,
) -> Changed:
    """Write down a draft of a suggestion."""
    from zhixingli.services.supervisions import acts as supervisions

    return supervisions.suggest(*into, matter, about=kind, text=text)


@reading("zx.supervise.list/1", "leader", "unit")
def list_(
    state: State,
    options: ReadOptions,
    *,
    status: Annotated[
        SupervisionStatus | None,
        option("--status", kind=term(SupervisionStatus), help="只看这种状态"),
    ] = None,
    basis: Annotated[Basis | None, option("--basis", kind=term(Basis), help="只看这种依据")] = None,
    supervisor: Annotated[str | None, option("--supervisor", help="只看这位督办人的")] = None,
) -> None:
    """List the supervision matters."""
    from zhixingli.render.views import supervisions as sheets
    from zhixingli.services.supervisions import acts as supervisions

    filters = supervisions.SupervisionFilters(
        status=status,
        basis=basis,
        leader=options.leader,
        unit=options.unit,
        supervisor=supervisor,
    )
    found = supervisions.list_supervisions(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.listed)


_VERBS: Final = (
    ("open", open_, "立项：一事一项，写明依据、批准人、期限。"),
    ("feedback", feedback, "登记反馈。"),
    ("remind", remind, "催办：逾期第 1、3、6 个工作日起各一次，只在工作日，同一步不重复。"),
    ("extend", extend, "延期，写明理由和批准人；逾期后补延的标补办。"),
    ("finish", finish, "登记报办结，待审核。"),
    ("return", return_, "审核不合格，退回重办；原期限不变。"),
    ("strike", strike, "审核销号。"),
    ("appeal", appeal, "登记申请复核，30 日内答复。"),
    ("recheck", recheck, "登记复核决定。"),
    ("suggest", suggest, "写批评、追责的建议稿；须经行政首长批准，程序不处分。"),
    ("cosign", cosign_of(_MATTER), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(_MATTER), "登记协办、会签的答复。"),
    ("void", void_of(_MATTER), "作废登记错的，写明理由；编号不再用。"),
    ("list", list_, "全部督办事项。"),
    ("show", show_of(_MATTER), "督办单：一件督办事项的全部情况。"),
)
add_verbs(app, *_VERBS)
