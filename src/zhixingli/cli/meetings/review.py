"""Commands of joint reviews (规划联审、土地联审)."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.matters.verbs import Changed, cosign_of, cosign_reply_of, show_of, void_of
from zhixingli.cli.meetings.onsite import MEETING, listing, minutes, outcome
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    one_of,
    option,
    reading,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.meetings.terms import Form

app = noun("review", help="规划联审、土地联审会议：每 15 天各一次。")

SERIES: Final = (Form.PLANNING, Form.LAND)
Series = Annotated[Form, option("--kind", kind=one_of(*SERIES), help="哪个系列")]


@writing("zx.series/1")
def setup(
    state: State,
    options: WriteOptions,
    *,
    kind: Series,
    leader: Annotated[str, option("--leader", help="区分管领导")],
    unit: Annotated[str, option("--unit", help="主责单位")],
    since: Annotated[
        date | None, option("--since", kind=DATE, help="自哪一天启用，缺省为今天")
    ] = None,
) -> None:
    """Name who answers for a series."""
    from zhixingli.render.views import meetings as sheets
    from zhixingli.services.meetings import reviews

    if since is not None and since > state.today:
        raise FutureActError(field="--since", day=since, today=state.today)
    options = replace(options, on=since or options.on)
    done = reviews.setup_review(
        ledger(state), stamp(state, options), kind, leader=leader, unit=unit
    )
    send(state, options, done, sheet=sheets.series)


@MEETING.changing()
def hold(
    into: Target,
    *,
    kind: Series,
    doc: Annotated[list[str] | None, option("--doc", help="上会的收文，可以重复")] = None,
    chair: Annotated[str | None, option("--chair", help="主持人")] = None,
    place: Annotated[str | None, option("--place", kind=TEXT, help="地点")] = None,
) -> Changed:
    """Record a joint review."""
    from zhixingli.services.meetings import reviews

    return reviews.hold_review(
        *into,
        kind,
        documents=doc or (),
        chair=chair,
        place=place,
    )


@reading("zx.review.due/1", "exit_code")
def due(state: State, options: ReadOptions) -> None:
    """Read when each series has to meet next."""
    from zhixingli.render.views import meetings as sheets
    from zhixingli.services.meetings import reviews

    found = reviews.reviews_due(ledger(state), as_of=options.as_of)
    late = any(item.overdue_days for item in found.data)
    send(state, options, found, sheet=sheets.review_due, holds=late)


@reading("zx.meeting.list/1")
def list_(
    state: State,
    options: ReadOptions,
    *,
    doc: Annotated[str | None, option("--doc", help="只看这件收文上过的会")] = None,
) -> None:
    """List the joint reviews."""
    listing(state, options, SERIES, doc)


_VERBS: Final = (
    ("setup", setup, "指定一个系列由谁负责、自哪天启用。"),
    ("hold", hold, "登记召开一次联审会议；下一次自这天起 15 天。"),
    ("outcome", outcome, "登记上会收文的结论。"),
    ("minutes", minutes, "登记纪要文号和印发日期。"),
    ("due", due, "两个系列下次何日到期。"),
    ("cosign", cosign_of(MEETING), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(MEETING), "登记协办、会签的答复。"),
    ("void", void_of(MEETING), "作废登记错的会议，写明理由。"),
    ("list", list_, "全部联审会议。"),
    ("show", show_of(MEETING), "一次会议的议题和结论。"),
)
add_verbs(app, *_VERBS)
