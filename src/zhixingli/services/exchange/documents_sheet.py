"""The register of incoming documents (收文登记簿): its columns, written and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents.course import course, status
from zhixingli.domain.law.rules import DOC_STATED
from zhixingli.domain.terms import ActKind
from zhixingli.domain.writing.text import parse_purpose, parse_secrecy, parse_urgency
from zhixingli.services.exchange.changes import CHANGES_SHEET, LEADER
from zhixingli.services.exchange.documents_clock import COSIGNS, EXTENSIONS, INSTRUCTIONS, STOPS
from zhixingli.services.exchange.documents_course import (
    AUTHORITY,
    CHECKED,
    CHECKS,
    END,
    EVENTS,
    NOTIFIED,
    SETTLEMENTS,
)
from zhixingli.services.exchange.exports import exported
from zhixingli.services.exchange.facts import (
    BESIDE,
    HELD,
    LED,
    PROMISED,
    PUBLIC_TITLE,
    TITLE,
    Fact,
    Reading,
    day,
    number,
    parsed,
    title,
)
from zhixingli.services.sheets.shapes import SheetColumn, TableForm
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.writing.dates import Moment
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Writing
    from zhixingli.services.results.exchange import ExportBook
    from zhixingli.services.use_case.session import Reply
    from zhixingli.store.ledger.database import Ledger


def _moment(cells: Cells, heading: str, _: Reading) -> Moment | None:
    return cells.moment(heading)


def _rules(cells: Cells, heading: str, reading: Reading) -> tuple[str, ...]:
    """Read the rules of a row, the main one first."""
    typed = cells.names(heading)
    unknown = [name for name in typed if name.replace(" ", "") not in reading.rules]
    if unknown:
        cells.wrong(heading, "、".join(reading.rules))
    return tuple(reading.rules[name.replace(" ", "")] for name in typed if name not in unknown)


def _start(document: Document, _: Writing) -> date | None:
    """Give the day from which the rule of the document counts, where that is another day."""
    main = next((o for o in document.obligations if o.rule == document.rule), None)
    start = main.start_on if main is not None else None
    return start if start != document.received_on else None


def _stated(document: Document, _: Writing) -> date | None:
    """Give the limit that the paper itself states."""
    return next((o.fixed_due_on for o in document.obligations_of(DOC_STATED)), None)


def _due(document: Document, by: Writing) -> date | None:
    """Give the due day of the main limit in force on a day."""
    mains = [o for o in document.obligations if o.rule in document.main_rules]
    for owed in reversed(mains):
        span = owed.span_on(by.as_of)
        gone = owed.withdrawn_on is not None and owed.withdrawn_on <= by.as_of
        if span is not None and not gone:
            return span.due_on
    return None


_RECEIVED: Final = Fact["Document"](
    lambda document, _: document.received_at or document.received_on, "received", _moment
)
_SENDER: Final = Fact["Document"](lambda document, _: document.sender, "sender", title)
_NUMBER: Final = Fact["Document"](lambda document, _: document.number, "number", number)
_URGENCY: Final = Fact["Document"](
    lambda document, _: document.urgency.label,
    "urgency",
    parsed(lambda typed, _: parse_urgency(typed)),
)
_SECRECY: Final = Fact["Document"](
    lambda document, _: document.secrecy.label,
    "secrecy",
    parsed(lambda typed, _: parse_secrecy(typed)),
)
_PURPOSE: Final = Fact["Document"](
    lambda document, _: document.purpose.label,
    "purpose",
    parsed(lambda typed, _: parse_purpose(typed)),
)
_RULES: Final = Fact["Document"](
    lambda document, _: "；".join(document.rules_given) or None, "rules", _rules
)
_STATUS: Final = Fact["Document"](
    lambda document, by: (
        status(
            course(document.acts, by.as_of),
            document.purpose,
            owing=bool(document.follows(by.as_of)),
        ).label
    )
)

#: What offices write over the columns that every register has.
_SENDERS: Final = ("来文机关", "发文单位", "发文机关", "来文部门", "来文单位名称")
_TITLES: Final = ("文件标题", "来文标题", "公文标题", "文件名称", "来文名称", "公文名称")
_LEADERS: Final = ("分管领导", "分管区领导", "区领导", "区分管", "分管区长")
_UNITS: Final = ("主办单位", "承办单位", "责任单位", "主办部门", "承办部门", "责任部门")
_NUMBERS: Final = ("文号", "来文文号", "发文字号", "发文文号", "文件字号", "字号")
DOCS: Final = TableForm(
    "docs",
    (
        SheetColumn(
            "签收时间",
            ("收文日期", "签收日期", "收文时间", "收到日期", "收到时间", "收件日期", "收件时间"),
            required=True,
            of=_RECEIVED,
        ),
        SheetColumn("来文单位", _SENDERS, required=True, of=_SENDER),
        SheetColumn("标题", _TITLES, required=True, of=TITLE),
        SheetColumn(LEADER, _LEADERS, required=True, of=LED),
        SheetColumn("主责单位", _UNITS, required=True, of=HELD),
        SheetColumn("来文字号", _NUMBERS, of=_NUMBER),
        SheetColumn("紧急程度", ("缓急", "急缓", "缓急程度"), of=_URGENCY),
        SheetColumn("密级", of=_SECRECY),
        SheetColumn("办件/阅件", ("办阅", "办理类别", "办件阅件"), of=_PURPOSE),
        SheetColumn("配合单位", ("协办", "协办单位"), of=BESIDE),
        SheetColumn("规则", ("时限规则",), of=_RULES),
        SheetColumn("起算日", ("起算日期",), needs=("规则",), of=Fact(_start, "start", day)),
        SheetColumn("来文期限", ("来文写明期限", "限报日期"), of=Fact(_stated, "due", day)),
        SheetColumn(CHECKED, ("资料检查时间",), of=CHECKS),
        SheetColumn(NOTIFIED, ("告知时间",), of=CHECKS),
        SheetColumn("批示内容", ("批示",), needs=("批示人",), of=INSTRUCTIONS),
        SheetColumn("公开标题", ("对外标题",), of=PUBLIC_TITLE),
        SheetColumn("公开承诺", ("公开承诺事项",), of=PROMISED),
        SheetColumn("资料检查结果", of=CHECKS),
        SheetColumn("补正日期", needs=(NOTIFIED,), of=CHECKS),
        SheetColumn("补正内容", needs=("补正日期",), of=CHECKS),
        SheetColumn("复查日期", needs=("补正日期",), of=CHECKS),
        SheetColumn("复查结果", needs=("复查日期",), of=CHECKS),
        SheetColumn("告知方式", needs=(NOTIFIED,), of=CHECKS),
        SheetColumn("权限内外", of=AUTHORITY),
        SheetColumn("权限日期", needs=("权限内外",), of=AUTHORITY),
        SheetColumn("报批去向", needs=("权限内外",), of=AUTHORITY),
        SheetColumn("报批进展", of=AUTHORITY),
        SheetColumn("批示人", needs=("批示日期", "批示内容"), of=INSTRUCTIONS),
        SheetColumn("批示日期", needs=("批示人",), of=INSTRUCTIONS),
        SheetColumn("批示时限", needs=("批示人",), of=INSTRUCTIONS),
        SheetColumn("会签单位", needs=("会签日期",), of=COSIGNS),
        SheetColumn("会签日期", needs=("会签单位",), of=COSIGNS),
        SheetColumn("会签答复日期", needs=("会签单位",), of=COSIGNS),
        SheetColumn("会签意见", needs=("会签答复日期",), of=COSIGNS),
        SheetColumn("停表日期", needs=("停表事由",), of=STOPS),
        SheetColumn("停表事由", needs=("停表日期",), of=STOPS),
        SheetColumn("停表理由", needs=("停表日期",), of=STOPS),
        SheetColumn("恢复日期", needs=("停表日期",), of=STOPS),
        SheetColumn("延期日期", needs=("延期天数", "延期批准人"), of=EXTENSIONS),
        SheetColumn("延期天数", needs=("延期日期",), of=EXTENSIONS),
        SheetColumn("延期批准人", needs=("延期日期",), of=EXTENSIONS),
        SheetColumn("延期理由", needs=("延期日期",), of=EXTENSIONS),
        SheetColumn("退回日期", needs=("退回理由",), of=END),
        SheetColumn("退回理由", needs=("退回日期",), of=END),
        SheetColumn("办结日期", ("办结时间", "办毕日期", "办毕时间"), of=END),
        SheetColumn("办理结果", needs=("办结日期",), of=END),
        SheetColumn("答复文号", needs=("办结日期",), of=END),
        SheetColumn("办结情形", needs=("办结日期",), of=END),
        SheetColumn("提前理由", needs=("办结日期",), of=END),
        SheetColumn("登记事由", of=EVENTS),
        SheetColumn("分项了结", of=SETTLEMENTS),
    ),
    (
        *("序号", "签收人", "收文途径", "文种", "成文日期", "份数", "告知对象"),
        *("拟办意见", "催办记录", "备注"),
    ),
    title="收文登记簿",
    key="收文编号",
    children=(CHANGES_SHEET,),
    shown=(SheetColumn("状态", of=_STATUS), SheetColumn("限办日期", of=Fact(_due))),
    bearing=True,
    sample="examples/docs.csv",
)
#: Acts that the columns hold; a correction is held by the corrected columns.
_KEPT: Final = frozenset(
    {
        *(ActKind.RECEIVE, ActKind.CHECK, ActKind.NOTIFY, ActKind.SUPPLEMENT, ActKind.ROUTE),
        *(ActKind.PROGRESS, ActKind.INSTRUCT, ActKind.COSIGN, ActKind.COSIGN_REPLY),
        *(ActKind.PAUSE, ActKind.RESUME, ActKind.EXTEND, ActKind.RETURN, ActKind.FINISH),
        *(ActKind.EDIT, ActKind.ASSIGN, ActKind.EVENT, ActKind.SETTLE),
    }
)


def export_docs(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the register as it stood on a day, with the whole course of every document."""
    return exported(ledger, KEPT_DOCUMENTS, DOCS, told=_KEPT, as_of=as_of)
