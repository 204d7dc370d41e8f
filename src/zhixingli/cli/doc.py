"""Commands of incoming documents (收文)."""

from datetime import date
from typing import Annotated

from zhixingli.cli.desk import ledger, stamp
from zhixingli.cli.frame import noun
from zhixingli.cli.options import (
    COUNT,
    DATE,
    MOMENT,
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
from zhixingli.cli.send import send
from zhixingli.domain.errors import ConflictingOptionsError, MissingChoiceError
from zhixingli.domain.terms import Authority, DocStatus, Purpose, Secrecy, Urgency
from zhixingli.domain.text import Moment

app = noun("doc", help="收文：签收、检查、告知、办理、办结。")

DocId = Annotated[str, argument("收文编号")]
Person = Annotated[str, option("--leader", help="区分管领导")]
Rule = Annotated[str | None, option("--rule", help="只对这条规则的时限；缺省为主时限")]
Said = Annotated[str, option("--text", kind=TEXT, help="内容")]
MaybeSaid = Annotated[str | None, option("--text", kind=TEXT, help="内容")]


@app.command("receive", help="登记一件收文（签收、登记）。")
@writing("zx.doc/1", "strict")
def receive(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    sender: Annotated[str, option("--from", kind=TEXT, help="来文单位")],
    leader: Person,
    unit: Annotated[str, option("--unit", help="主责单位")],
    number: Annotated[
        str | None, option("--number", kind=TEXT, help="来文字号，如 市发改〔2026〕3号")
    ] = None,
    at: Annotated[
        Moment | None, option("--at", kind=MOMENT, help="签收时间，如 2026-11-23 09:30")
    ] = None,
    purpose: Annotated[
        Purpose, option("--for", kind=term(Purpose), help="办件还是阅件")
    ] = Purpose.HANDLING,
    urgency: Annotated[
        Urgency, option("--urgency", kind=term(Urgency, {"急件": Urgency.URGENT}), help="紧急程度")
    ] = Urgency.NORMAL,
    rule: Annotated[str | None, option("--rule", help="法定时限规则，见 zx rule list")] = None,
    start: Annotated[
        date | None, option("--start", kind=DATE, help="规则的起算事件日；缺省为签收日")
    ] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
    secrecy: Annotated[
        str, option("--secrecy", kind=TEXT, help="密级：无、内部；涉密的不得登记")
    ] = "无",
    public_promise: Annotated[bool, option("--public-promise", help="对外公开承诺的事项")] = False,
) -> None:
    """Receive a document."""
    from zhixingli.domain.secrecy import parse_secrecy  # noqa: PLC0415 - light help page
    from zhixingli.services import documents  # noqa: PLC0415 - likewise

    mark: Secrecy = parse_secrecy(secrecy)
    if at is not None and options.on not in (state.today, at.day):
        raise ConflictingOptionsError(first="--at", second="--on", field="--on")
    request = documents.ReceiveRequest(
        title=title,
        sender=sender,
        leader=leader,
        unit=unit,
        number=number,
        at=at.at if at is not None else None,
        purpose=purpose,
        urgency=urgency,
        rule=rule,
        start=start,
        supporting=support or (),
        secrecy=mark,
        public_promise=public_promise,
    )
    day = at.day if at is not None else None
    _send(
        state,
        options,
        documents.receive_document(ledger(state), stamp(state, options, on=day), request),
    )


@app.command("check", help="登记资料检查结果：合格，或缺什么。")
@writing("zx.doc/1", "strict")
def check(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    complete: Annotated[bool, option("--complete", help="资料齐全、合格")] = False,
    missing: Annotated[str | None, option("--missing", kind=TEXT, help="缺少的资料")] = None,
) -> None:
    """Record the check of the materials."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    if complete == (missing is not None):
        raise MissingChoiceError(choices="--complete 或 --missing 缺少的资料", field="--complete")
    _send(
        state,
        options,
        documents.check_document(ledger(state), stamp(state, options), document, missing=missing),
    )


@app.command("notify", help="登记告知来文单位。")
@writing("zx.doc/1", "strict")
def notify(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    via: Annotated[str | None, option("--via", kind=TEXT, help="告知方式，如 电话")] = None,
) -> None:
    """Record that the sender was told."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.notify_sender(ledger(state), stamp(state, options), document, via=via)
    _send(state, options, done)


@app.command("supplement", help="登记收到补正，重新检查。")
@writing("zx.doc/1", "strict")
def supplement(
    state: State, options: WriteOptions, *, document: DocId, text: MaybeSaid = None
) -> None:
    """Record the supplement."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.supplement_document(ledger(state), stamp(state, options), document, text=text)
    _send(state, options, done)


@app.command("route", help="确定权限：权限内，或权限外报批。")
@writing("zx.doc/1", "strict")
def route(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    within: Annotated[bool, option("--within", help="部门权限内")] = False,
    beyond: Annotated[bool, option("--beyond", help="部门权限外，报批")] = False,
    to: Annotated[str | None, option("--to", kind=TEXT, help="报批去向")] = None,
) -> None:
    """Record the authority."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    if within == beyond:
        raise MissingChoiceError(choices="--within 或 --beyond", field="--within")
    authority = Authority.BEYOND if beyond else Authority.WITHIN
    _send(
        state,
        options,
        documents.route_document(
            ledger(state), stamp(state, options), document, authority=authority, to=to
        ),
    )


@app.command("progress", help="登记办理进展、报批节点。")
@writing("zx.doc/1", "strict")
def progress(state: State, options: WriteOptions, *, document: DocId, text: Said) -> None:
    """Record a step on the way."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.record_progress(ledger(state), stamp(state, options), document, text=text)
    _send(state, options, done)


@app.command("instruct", help="登记领导批示；未写明时限的 15 日内办结。")
@writing("zx.doc/1", "strict")
def instruct(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    by: Annotated[str, option("--by", help="批示人")],
    text: Said,
    due: Annotated[date | None, option("--due", kind=DATE, help="批示写明的时限")] = None,
) -> None:
    """Record a leader's instruction."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    _send(
        state,
        options,
        documents.instruct_document(
            ledger(state), stamp(state, options), document, by=by, text=text, due=due
        ),
    )


@app.command("cosign", help="送别的单位会签，7 个工作日内答复。")
@writing("zx.doc/1", "strict")
def cosign(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    unit: Annotated[str, option("--unit", help="会签单位")],
) -> None:
    """Ask another unit to co-sign."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.ask_cosign(ledger(state), stamp(state, options), document, unit=unit)
    _send(state, options, done)


@app.command("cosign-reply", help="登记会签答复。")
@writing("zx.doc/1", "strict")
def cosign_reply(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    unit: Annotated[str, option("--unit", help="会签单位")],
    text: MaybeSaid = None,
) -> None:
    """Record the answer of a co-signing unit."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.answer_cosign(
        ledger(state), stamp(state, options), document, unit=unit, text=text
    )
    _send(state, options, done)


@app.command("pause", help="停表：依规则写明的事由暂停计时。")
@writing("zx.doc/1", "strict")
def pause(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    ground: Annotated[str, option("--ground", help="停表事由，如 听证、专家评审")],
    written: Annotated[bool, option("--written", help="已书面告知当事人")] = False,
    rule: Rule = None,
) -> None:
    """Stop the clock."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    _send(
        state,
        options,
        documents.pause_document(
            ledger(state),
            stamp(state, options),
            document,
            ground=ground,
            written=written,
            rule=rule,
        ),
    )


@app.command("resume", help="恢复计时，次日继续数。")
@writing("zx.doc/1", "strict")
def resume(state: State, options: WriteOptions, *, document: DocId, rule: Rule = None) -> None:
    """Let the clock run again."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.resume_document(ledger(state), stamp(state, options), document, rule=rule)
    _send(state, options, done)


@app.command("extend", help="延期：由规则写明的人批准。")
@writing("zx.doc/1", "strict")
def extend(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    approved_by: Annotated[str, option("--approved-by", help="批准人")],
    days: Annotated[
        int | None, option("--days", kind=COUNT, help="延长几天（按规则的单位）")
    ] = None,
    until: Annotated[date | None, option("--until", kind=DATE, help="延长到哪一天")] = None,
    rule: Rule = None,
) -> None:
    """Extend a limit."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    if (days is None) == (until is None):
        raise MissingChoiceError(choices="--days 天数 或 --until 日期", field="--days")
    _send(
        state,
        options,
        documents.extend_document(
            ledger(state),
            stamp(state, options),
            document,
            days=days,
            until=until,
            approved_by=approved_by,
            rule=rule,
        ),
    )


@app.command("return", help="退回来文单位，写明理由。")
@writing("zx.doc/1", "strict")
def return_(state: State, options: WriteOptions, *, document: DocId) -> None:
    """Return a document."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    done = documents.return_document(ledger(state), stamp(state, options), document)
    _send(state, options, done)


@app.command("finish", help="办结，答复来文单位。")
@writing("zx.doc/1", "strict")
def finish(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    result: Annotated[str | None, option("--result", kind=TEXT, help="办理结果")] = None,
    reply_number: Annotated[
        str | None, option("--reply-number", kind=TEXT, help="答复文号")
    ] = None,
) -> None:
    """Finish a document."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    _send(
        state,
        options,
        documents.finish_document(
            ledger(state), stamp(state, options), document, result=result, reply_number=reply_number
        ),
    )


@app.command("edit", help="更正登记错的内容，写明理由；有关期限随之重算。")
@writing("zx.doc/1", "strict")
def edit(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    title: Annotated[str | None, option("--title", kind=TEXT, help="标题")] = None,
    sender: Annotated[str | None, option("--from", kind=TEXT, help="来文单位")] = None,
    number: Annotated[str | None, option("--number", kind=TEXT, help="来文字号")] = None,
    urgency: Annotated[
        Urgency | None,
        option("--urgency", kind=term(Urgency, {"急件": Urgency.URGENT}), help="紧急程度"),
    ] = None,
    at: Annotated[Moment | None, option("--at", kind=MOMENT, help="签收时间")] = None,
    start: Annotated[date | None, option("--start", kind=DATE, help="规则的起算事件日")] = None,
) -> None:
    """Correct a document."""
    from zhixingli.domain.document_notes import Correction  # noqa: PLC0415 - light help page
    from zhixingli.services import documents  # noqa: PLC0415 - likewise

    change = Correction(
        title=title,
        sender=sender,
        number=number,
        urgency=urgency,
        received_on=at.day if at is not None else None,
        received_at=at.at if at is not None else None,
        start=start,
    )
    done = documents.edit_document(ledger(state), stamp(state, options), document, change)
    _send(state, options, done)


@app.command("void", help="作废登记错的收文，写明理由；编号不再用。")
@writing("zx.doc/1", "strict")
def void(state: State, options: WriteOptions, *, document: DocId) -> None:
    """Strike out a registration."""
    from zhixingli.services import documents  # noqa: PLC0415 - light help page

    _send(state, options, documents.void_document(ledger(state), stamp(state, options), document))


@app.command("list", help="收文登记簿。")
@reading("zx.doc.list/1", "leader", "unit", "rule")
def list_(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: ReadOptions,
    *,
    status: Annotated[
        DocStatus | None, option("--status", kind=term(DocStatus), help="只看这种状态")
    ] = None,
    sender: Annotated[str | None, option("--sender", help="来文单位（一部分也行）")] = None,
    since: Annotated[date | None, option("--since", kind=DATE, help="自这一天起签收")] = None,
    until: Annotated[date | None, option("--until", kind=DATE, help="到这一天止签收")] = None,
) -> None:
    """List the register."""
    from zhixingli.render import documents as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import register  # noqa: PLC0415 - likewise

    filters = register.DocFilters(
        status=status,
        sender=sender,
        since=since,
        until=until,
        leader=options.leader,
        unit=options.unit,
        rule=options.rule,
    )
    found = register.list_documents(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.register)


@app.command("show", help="一件收文的全部情况。")
@reading("zx.doc/1", "strict")
def show(state: State, options: ReadOptions, *, document: DocId) -> None:
    """Show a document."""
    from zhixingli.render import documents as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import register  # noqa: PLC0415 - likewise

    found = register.show_document(
        ledger(state), document, as_of=options.as_of, strict=options.strict
    )
    send(state, options, found, sheet=sheets.card, page=sheets.page)


def _send(state: State, options: WriteOptions, change: object) -> None:
    from zhixingli.render import documents as sheets  # noqa: PLC0415 - light help page

    send(state, options, change, sheet=sheets.card)  # type: ignore[arg-type]
