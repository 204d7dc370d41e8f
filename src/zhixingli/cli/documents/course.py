"""Commands of a document's course: from receipt to the finish, and its correction."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.documents.parts import DOC, DocId, MaybeSaid
from zhixingli.cli.matters.verbs import Changed, PublicTitle
from zhixingli.cli.options.decorators import (
    DATE,
    MOMENT,
    PATH,
    TEXT,
    argument,
    option,
    term,
)
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.command import ConflictingOptionsError, MissingChoiceError
from zhixingli.domain.terms import Purpose, Secrecy, Urgency
from zhixingli.domain.writing.text import Moment


@DOC.changing("strict")
def receive(
    into: Target,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    sender: Annotated[str, option("--from", "-f", kind=TEXT, help="来文单位")],
    leader: Annotated[
        str | None, option("--leader", "-l", help="区分管领导；缺省按分工表（zx duty）")
    ] = None,
    unit: Annotated[
        str | None, option("--unit", "-u", help="主责单位；缺省按来文单位以往的登记")
    ] = None,
    number: Annotated[
        str | None, option("--number", "-n", kind=TEXT, help="来文字号，如 市发改〔2026〕3号")
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
    rules: Annotated[
        list[str] | None,
        option("--rule", help="法定时限规则，见 zx rule list；可以重复，第一个是主限"),
    ] = None,
    due: Annotated[date | None, option("--due", kind=DATE, help="来文自己写明的期限")] = None,
    start: Annotated[
        date | None, option("--start", kind=DATE, help="规则的起算事件日；缺省为签收日")
    ] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
    secrecy: Annotated[
        str, option("--secrecy", kind=TEXT, help="密级：无、内部；涉密的不得登记")
    ] = "无",
    public_promise: Annotated[bool, option("--public-promise", help="对外公开承诺的事项")] = False,
    public_title: PublicTitle = None,
    handler: Annotated[str | None, option("--handler", help="经办人")] = None,
    complete: Annotated[bool, option("--complete", help="资料检查合格，当场登记")] = False,
    notified: Annotated[
        str | None,
        option("--notified", kind=TEXT, help="已告知来文单位，写明方式如 电话；与 --complete 同用"),
    ] = None,
    complete_notified: Annotated[
        bool, option("-c", "--complete-notified", help="资料检查合格并已告知，不写方式")
    ] = False,
    attach: Annotated[
        list[Path] | None, option("--attach", kind=PATH, help="附件，可以重复；复制进台账的文件夹")
    ] = None,
) -> Changed:
    """Receive a document."""
    from zhixingli.domain.documents.document import Receipt
    from zhixingli.domain.writing.secrecy import parse_secrecy
    from zhixingli.services.documents import acts as documents

    mark: Secrecy = parse_secrecy(secrecy)
    if at is not None and into.stamp.on not in (into.stamp.today, at.day):
        raise ConflictingOptionsError(first="--at", second="--on", field="--on")
    receipt = Receipt(
        title=title,
        sender=sender,
        leader=leader or "",
        unit=unit or "",
        number=number,
        received_at=at.at if at is not None else None,
        purpose=purpose,
        urgency=urgency,
        rules=rules or (),
        start=start,
        due=due,
        supporting=support or (),
        secrecy=mark,
        public_promise=public_promise,
        public_title=public_title,
        handler=handler,
    )
    if notified is not None and not (complete or complete_notified):
        raise MissingChoiceError(choices="--complete", field="--complete")
    at_once = documents.AtOnce(
        complete=complete or complete_notified,
        told="" if complete_notified and notified is None else notified,
        files=tuple(attach or ()),
        folder=os.environ.get("ZX_FILES"),
    )
    day = at.day if at is not None else None
    return documents.receive_document(*into.on(day), receipt, at_once)


@DOC.changing("strict")
def check(
    into: Target,
    *,
    document: DocId,
    complete: Annotated[bool, option("--complete", help="资料齐全、合格")] = False,
    missing: Annotated[str | None, option("--missing", kind=TEXT, help="缺少的资料")] = None,
) -> Changed:
    """Record the check of the materials."""
    from zhixingli.services.documents import acts as documents

    if complete == (missing is not None):
        raise MissingChoiceError(choices="--complete 或 --missing 缺少的资料", field="--complete")
    return documents.check_document(*into, document, missing=missing)


@DOC.changing("strict")
def notify(
    into: Target,
    *,
    document: DocId,
    via: Annotated[str | None, option("--via", kind=TEXT, help="告知方式，如 电话")] = None,
) -> Changed:
    """Record that the sender was told."""
    from zhixingli.services.documents import acts as documents

    return documents.notify_sender(*into, document, via=via)


@DOC.changing("strict")
def supplement(into: Target, *, document: DocId, text: MaybeSaid = None) -> Changed:
    """Record the supplement."""
    from zhixingli.services.documents import acts as documents

    return documents.supplement_document(*into, document, text=text)


@DOC.changing("strict")
def route(
    into: Target,
    *,
    document: DocId,
    within: Annotated[bool, option("--within", help="部门权限内")] = False,
    beyond: Annotated[bool, option("--beyond", help="部门权限外，报批")] = False,
    to: Annotated[str | None, option("--to", kind=TEXT, help="报批去向")] = None,
) -> Changed:
    """Record the authority."""
    from zhixingli.services.documents import acts as documents

    if within == beyond:
        raise MissingChoiceError(choices="--within 或 --beyond", field="--within")
    authority = Authority.BEYOND if beyond else Authority.WITHIN
    return documents.route_document(*into, document, authority=authority, to=to)


@DOC.changing("strict")
def forward(
    into: Target, *, document: DocId, to: Annotated[str, option("--to", help="转给哪个单位主办")]
) -> Changed:
    """Hand a document to another unit."""
    from zhixingli.services.documents import acts as documents

    return documents.forward_document(*into, document, to=to)


@DOC.changing("strict")
def attach(
    into: Target,
    *,
    document: DocId,
    files: Annotated[list[Path], argument("文件", kind=PATH, key="file")],
) -> Changed:
    """Keep files with a document."""
    from zhixingli.services.documents.handling import DOCS
    from zhixingli.services.matters import materials

    folder = os.environ.get("ZX_FILES")
    return materials.attach_file(*into, DOCS, document, files, name=None, folder=folder)


@DOC.changing("strict")
def return_(into: Target, *, document: DocId) -> Changed:
    """Return a document."""
    from zhixingli.services.documents import acts as documents

    return documents.return_document(*into, document)


@DOC.changing("strict")
def finish(
    into: Target,
    *,
    document: DocId,
    result: Annotated[str | None, option("--result", kind=TEXT, help="办理结果")] = None,
    reply_number: Annotated[
        str | None, option("--reply-number", kind=TEXT, help="答复文号")
    ] = None,
    rule: Annotated[
        str | None, option("--rule", help="只了结这条规则的时限；缺省为主时限，整件办结")
    ] = None,
    outcome: Annotated[
        str | None, option("--outcome", kind=TEXT, help="结果，如 准予、不予受理、视为放弃")
    ] = None,
) -> Changed:
    """Finish a document, or one of its limits."""
    from zhixingli.services.documents import acts as documents

    return documents.finish_document(
        *into, document, result=result, reply_number=reply_number, rule=rule, outcome=outcome
    )


@DOC.changing("strict")
def reopen(into: Target, *, document: DocId) -> Changed:
    """Say that a finish did not hold."""
    from zhixingli.services.documents import acts as documents

    return documents.reopen_document(*into, document)


@DOC.changing("strict")
def event(
    into: Target,
    *,
    document: DocId,
    name: Annotated[str, option("--name", kind=TEXT, help="事由，如 送达、受理、判决送达")],
) -> Changed:
    """Record an event."""
    from zhixingli.services.documents import acts as documents

    return documents.record_event(*into, document, name=name)


@DOC.changing("strict")
def edit(
    into: Target,
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
    due: Annotated[date | None, option("--due", kind=DATE, help="来文写明的期限")] = None,
    public_title: PublicTitle = None,
) -> Changed:
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
        due=due,
        public_title=public_title,
    )
    return documents.edit_document(*into, document, change)
