"""Commands of a document's course: from receipt to the finish, and its correction."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.documents.parts import DocId, MaybeSaid, sent
from zhixingli.cli.options.decorators import (
    DATE,
    MOMENT,
    TEXT,
    State,
    WriteOptions,
    argument,
    option,
    term,
    writing,
)
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.command import ConflictingOptionsError, MissingChoiceError
from zhixingli.domain.terms import Purpose, Secrecy, Urgency
from zhixingli.domain.writing.text import Moment


@writing("zx.doc/1", "strict")
def receive(
    state: State,
    options: WriteOptions,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    sender: Annotated[str, option("--from", kind=TEXT, help="来文单位")],
    leader: Annotated[str, option("--leader", help="区分管领导")],
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
    from zhixingli.domain.documents.document import Receipt
    from zhixingli.domain.writing.secrecy import parse_secrecy
    from zhixingli.services.documents import acts as documents

    mark: Secrecy = parse_secrecy(secrecy)
    if at is not None and options.on not in (state.today, at.day):
        raise ConflictingOptionsError(first="--at", second="--on", field="--on")
    receipt = Receipt(
        title=title,
        sender=sender,
        leader=leader,
        unit=unit,
        number=number,
        received_at=at.at if at is not None else None,
        purpose=purpose,
        urgency=urgency,
        rule=rule,
        start=start,
        supporting=support or (),
        secrecy=mark,
        public_promise=public_promise,
    )
    day = at.day if at is not None else None
    sent(
        state,
        options,
        documents.receive_document(ledger(state), stamp(state, options, on=day), receipt),
    )


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
    from zhixingli.services.documents import acts as documents

    if complete == (missing is not None):
        raise MissingChoiceError(choices="--complete 或 --missing 缺少的资料", field="--complete")
    sent(
        state,
        options,
        documents.check_document(ledger(state), stamp(state, options), document, missing=missing),
    )


@writing("zx.doc/1", "strict")
def notify(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    via: Annotated[str | None, option("--via", kind=TEXT, help="告知方式，如 电话")] = None,
) -> None:
    """Record that the sender was told."""
    from zhixingli.services.documents import acts as documents

    done = documents.notify_sender(ledger(state), stamp(state, options), document, via=via)
    sent(state, options, done)


@writing("zx.doc/1", "strict")
def supplement(
    state: State, options: WriteOptions, *, document: DocId, text: MaybeSaid = None
) -> None:
    """Record the supplement."""
    from zhixingli.services.documents import acts as documents

    done = documents.supplement_document(ledger(state), stamp(state, options), document, text=text)
    sent(state, options, done)


@writing("zx.doc/1", "strict")
def route(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    within: Annotated[bool, option("--within", help="部门权限内")] = False,
    beyond: Annotated[bool, option("--beyond", help="部门权限外，报批")] = False,
    to: Annotated[str | None, option("--to", kind=TEXT, help="报批去向")] = None,
) -> None:
    """Record the authority."""
    from zhixingli.services.documents import acts as documents

    if within == beyond:
        raise MissingChoiceError(choices="--within 或 --beyond", field="--within")
    authority = Authority.BEYOND if beyond else Authority.WITHIN
    sent(
        state,
        options,
        documents.route_document(
            ledger(state), stamp(state, options), document, authority=authority, to=to
        ),
    )


@writing("zx.doc/1", "strict")
def return_(state: State, options: WriteOptions, *, document: DocId) -> None:
    """Return a document."""
    from zhixingli.services.documents import acts as documents

    done = documents.return_document(ledger(state), stamp(state, options), document)
    sent(state, options, done)


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
    from zhixingli.services.documents import acts as documents

    sent(
        state,
        options,
        documents.finish_document(
            ledger(state), stamp(state, options), document, result=result, reply_number=reply_number
        ),
    )


@writing("zx.doc/1", "strict")
def edit(
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
    from zhixingli.domain.documents.notes import DocumentCorrection
    from zhixingli.services.documents import acts as documents

    change = DocumentCorrection(
        title=title,
        sender=sender,
        number=number,
        urgency=urgency,
        received_on=at.day if at is not None else None,
        received_at=at.at if at is not None else None,
        start=start,
    )
    done = documents.edit_document(ledger(state), stamp(state, options), document, change)
    sent(state, options, done)
