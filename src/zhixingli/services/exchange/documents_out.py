"""Exporting the register of incoming documents: every column that its import reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents.course import course, status
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.law.rules import COSIGN_REPLY, DOC_INSTRUCTION
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.terms import ActKind
from zhixingli.services.exchange.exports import Called, book_of, changes_of, of_kind, several
from zhixingli.services.exchange.forms import DOCS
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import matters_of

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.documents.acts import Document
    from zhixingli.services.exchange.exports import Line
    from zhixingli.services.results.exports import ExportBook
    from zhixingli.store.ledger.database import Ledger

#: Acts that the columns hold; a correction is held by the corrected columns.
_KEPT: Final = frozenset(
    {
        *(ActKind.RECEIVE, ActKind.CHECK, ActKind.NOTIFY, ActKind.SUPPLEMENT, ActKind.ROUTE),
        *(ActKind.PROGRESS, ActKind.INSTRUCT, ActKind.COSIGN, ActKind.COSIGN_REPLY),
        *(ActKind.PAUSE, ActKind.RESUME, ActKind.EXTEND, ActKind.RETURN, ActKind.FINISH),
        *(ActKind.EDIT, ActKind.ASSIGN),
    }
)
_COMPLETE: Final = "齐全"


def export_docs(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the register as it stood on a day, with the whole course of every document."""
    with reading(ledger) as (conn, law):
        called = Called(conn, as_of)
        return book_of(
            law,
            matters_of(conn, KEPT_DOCUMENTS, law.rules),
            form=DOCS,
            line=lambda document: doc_line(document, called, as_of),
            more=lambda document: changes_of(document, called, as_of),
            kept=_KEPT,
            as_of=as_of,
        )


def doc_line(document: Document, called: Called, as_of: date) -> Line:
    """Write a document as a row of the register."""
    now = course(document.acts, as_of)
    holding = assignment_on(document.assignments, as_of)
    units = [unit for unit, since in document.supporting if since <= as_of]
    main = next((o for o in document.obligations if o.rule == document.rule), None)
    span = _due_span(document, as_of)
    return {
        "收文编号": document.id,
        "签收时间": document.received_at or document.received_on,
        "来文单位": document.sender,
        "来文字号": document.number,
        "标题": document.title,
        "紧急程度": document.urgency.label,
        "密级": document.secrecy.label,
        "办件/阅件": document.purpose.label,
        "区分管领导": called.person(holding.leader),
        "主责单位": called.unit(holding.unit),
        "配合单位": several([called.unit(unit) for unit in sorted(units)]),
        "规则": document.rule,
        "起算日": main.start_on
        if main is not None and main.start_on != document.received_on
        else None,
        "公开承诺": "是" if document.public_promise else None,
        **_rounds(document, as_of),
        **_route(document, as_of),
        **_instructions(document, called, as_of),
        **_cosigns(document, called, as_of),
        **_clock(document, called, as_of),
        **_end(document, as_of),
        "状态": status(now, document.purpose).label,
        "限办日期": span,
    }


def _due_span(document: Document, as_of: date) -> date | None:
    """Give the due day of the main limit in force on a day."""
    mains = [o for o in document.obligations if o.rule in document.main_rules]
    for owed in reversed(mains):
        span = owed.span_on(as_of)
        if span is not None and owed.withdrawn_on is None:
            return span.due_on
    return None


def _rounds(document: Document, as_of: date) -> Line:
    checks = of_kind(document, ActKind.CHECK, as_of)
    told = of_kind(document, ActKind.NOTIFY, as_of)
    came = of_kind(document, ActKind.SUPPLEMENT, as_of)
    again = checks[1:]
    return {
        "资料检查日期": checks[0].happened_on if checks else None,
        "资料检查结果": (checks[0].text or _COMPLETE) if checks else None,
        "补正日期": several([act.happened_on for act in came]),
        "补正内容": several([act.text for act in came]),
        "复查日期": several([act.happened_on for act in again]),
        "复查结果": several([act.text or _COMPLETE for act in again]),
        "告知日期": several([act.happened_on for act in told]),
        "告知方式": several([act.text for act in told]),
    }


def _route(document: Document, as_of: date) -> Line:
    routes = of_kind(document, ActKind.ROUTE, as_of)
    last = routes[-1] if routes else None
    steps = of_kind(document, ActKind.PROGRESS, as_of)
    return {
        "权限内外": Authority(last.outcome).label if last is not None and last.outcome else None,
        "权限日期": last.happened_on if last is not None else None,
        "报批去向": last.text if last is not None else None,
        "报批进展": "；".join(f"{act.happened_on} {act.text}" for act in steps) or None,
    }


def _instructions(document: Document, called: Called, as_of: date) -> Line:
    said = of_kind(document, ActKind.INSTRUCT, as_of)
    owed = sorted(document.obligations_of(DOC_INSTRUCTION), key=lambda o: (o.opened_on, o.id))
    dues = [each.fixed_due_on for each in owed if each.opened_on <= as_of]
    return {
        "批示人": several([called.person(act.person) for act in said]),
        "批示日期": several([act.happened_on for act in said]),
        "批示内容": several([act.text for act in said]),
        "批示时限": several(list(dues)),
    }


def _cosigns(document: Document, called: Called, as_of: date) -> Line:
    asked = of_kind(document, ActKind.COSIGN, as_of)
    owed = [o for o in document.obligations_of(COSIGN_REPLY) if o.opened_on <= as_of]
    answers = of_kind(document, ActKind.COSIGN_REPLY, as_of)
    said = {(act.unit, act.happened_on): act.text for act in answers}
    done = [
        o.discharged_on if o.discharged_on is not None and o.discharged_on <= as_of else None
        for o in owed
    ]
    return {
        "会签单位": several([called.unit(act.unit) for act in asked]),
        "会签日期": several([act.happened_on for act in asked]),
        "会签答复日期": several(list(done)),
        "会签意见": several(
            [said.get((o.unit, day)) if day else None for o, day in zip(owed, done, strict=True)]
        ),
    }


def _clock(document: Document, called: Called, as_of: date) -> Line:
    """Tell how the main limit stood still and was extended."""
    mains = [o for o in document.obligations if o.rule in document.main_rules]
    stops = sorted(
        (stop for o in mains for stop in o.pauses if stop.from_on <= as_of),
        key=lambda stop: stop.from_on,
    )
    ends = [stop.to_on if stop.to_on and stop.to_on <= as_of else None for stop in stops]
    grants = sorted(
        (fact for o in mains for fact in o.extensions if fact.granted_on <= as_of),
        key=lambda fact: (fact.granted_on, fact.id),
    )
    grounds = [f"{s.ground}（已书面告知）" if s.written else s.ground for s in stops]
    return {
        "停表日期": several([stop.from_on for stop in stops]),
        "停表事由": several(list(grounds)),
        "停表理由": several([stop.reason for stop in stops]),
        "恢复日期": several(list(ends), empty="未恢复"),
        "延期日期": several([fact.granted_on for fact in grants]),
        "延期天数": several([fact.days for fact in grants]),
        "延期批准人": several([called.person(fact.approved_by) for fact in grants]),
        "延期理由": several([fact.reason for fact in grants]),
    }


def _end(document: Document, as_of: date) -> Line:
    back = of_kind(document, ActKind.RETURN, as_of)
    done = document.finished_on is not None and document.finished_on <= as_of
    return {
        "退回日期": back[-1].happened_on if back else None,
        "退回理由": back[-1].text if back else None,
        "办结日期": document.finished_on if done else None,
        "办理结果": document.result if done else None,
        "答复文号": document.reply_number if done else None,
    }
