"""Importing the register of incoming documents (收文登记簿): each row runs its whole course."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from zhixingli.domain import documents
from zhixingli.domain.document_number import normalise_document_number
from zhixingli.domain.documents import Document, Receipt
from zhixingli.domain.errors import CellNeedsError, ClassifiedError, Refusal
from zhixingli.domain.terms import Purpose, Secrecy, Urgency
from zhixingli.domain.text import parse_purpose, parse_secrecy, parse_urgency
from zhixingli.services.import_course import Step, planned
from zhixingli.services.import_files import Form, Heading
from zhixingli.services.import_names import Names
from zhixingli.services.import_register import Register
from zhixingli.services.importing import (
    CREATED,
    UNCHANGED,
    Imported,
    Seen,
    Source,
    Verdict,
    import_table,
)
from zhixingli.store.documents import add_documents

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.desk import Desk
    from zhixingli.domain.rules import RuleBook
    from zhixingli.services.import_cells import Cells
    from zhixingli.services.import_files import Table
    from zhixingli.services.session import Session
    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp

_REQUIRED: Final = (
    Heading("签收时间", ("收文日期", "签收日期", "收文时间", "收到日期"), required=True),
    Heading("来文单位", ("来文机关", "发文单位", "发文机关"), required=True),
    Heading("标题", ("文件标题", "来文标题", "公文标题"), required=True),
    Heading("区分管领导", ("分管领导", "分管区领导"), required=True),
    Heading("主责单位", ("主办单位", "承办单位", "责任单位"), required=True),
)
_ALIASES: Final = {
    "来文字号": ("文号", "来文文号", "发文字号"),
    "紧急程度": ("缓急",),
    "密级": (),
    "办件/阅件": ("办阅", "办理类别", "办件阅件"),
    "配合单位": ("协办", "协办单位"),
    "规则": ("时限规则",),
    "起算日": ("起算日期",),
    "资料检查日期": ("资料检查时间",),
    "告知日期": ("告知时间",),
    "批示内容": ("批示",),
    "公开承诺": ("公开承诺事项",),
}
_OTHERS: Final = (
    *("资料检查结果", "补正日期", "复查日期", "复查结果", "告知方式", "权限内外", "权限日期"),
    *("报批去向", "报批进展", "批示人", "批示日期", "批示时限", "会签单位", "会签日期"),
    *("会签答复日期", "停表日期", "停表事由", "恢复日期", "延期日期", "延期天数"),
    *("延期批准人", "延期理由", "退回日期", "退回理由", "办结日期", "办理结果", "答复文号"),
)
_FORM: Final = Form(
    "docs",
    (
        *_REQUIRED,
        *(Heading(name, also) for name, also in _ALIASES.items()),
        *(Heading(name) for name in _OTHERS),
    ),
    (
        *("序号", "收文编号", "签收人", "收文途径", "文种", "成文日期", "份数", "告知对象"),
        *("拟办意见", "限办日期", "催办记录", "备注"),
    ),
)
_UNNUMBERED: Final = "这件来文"


def import_docs(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import a register; documents that are there already are left as they are.

    Every row runs the acts of the domain in the order of its dates, so that whatever a command
    would refuse is refused here too.
    """
    return import_table(
        ledger, stamp, source, form=_FORM, what="收文", begin=lambda s, t: _Registrar(s, t).row
    )


class _Registrar:
    """Makes a document of each row."""

    def __init__(self, session: Session, table: Table) -> None:
        self._work = session.work
        self._rules = _rules_by_word(session.law.rules)
        self._names = Names(session.conn, session.work.stamp.on)
        self._register = Register(session.conn, table)
        self._seen = Seen("来文", {})
        self._desk = replace(session.desk(), reason=None)
        # A row is tried first: a refused one must not use up a number of the register.
        numbers = count(1)
        self._trial = replace(self._desk, next_number=lambda _: next(numbers), uid=str)

    def row(self, cells: Cells) -> Verdict | None:
        """Register the row, unless it is known already or something is wrong with it."""
        read = self._receipt(cells)
        if read is None:
            return None
        day, receipt = read
        key = (receipt.sender, receipt.number or (receipt.title, day))
        value = receipt.number or receipt.title
        earlier = self._seen.earlier((key, cells.identity), cells, value=value)
        earlier = earlier or self._seen.earlier(key, cells, value=value)
        if earlier is None:
            earlier = self._register.earlier(cells, receipt, day)
        return Verdict(UNCHANGED, earlier) if earlier else self._new(cells, receipt, day, key)

    def _new(self, cells: Cells, receipt: Receipt, day: date, key: object) -> Verdict | None:
        steps = planned(cells, self._names)
        if cells.problems or not _possible(self._trial, day, receipt, steps, cells):
            return None
        document = _course(self._desk, day, receipt, steps)
        add_documents(self._work, [document])
        self._seen.add((key, cells.identity) if document.released else key, cells, document.id)
        _note_limits(cells, document)
        return Verdict(CREATED, document.id)

    def _receipt(self, cells: Cells) -> tuple[date, Receipt] | None:
        """Read what is known of a document when it is received."""
        received = cells.moment("签收时间")
        sender, title = cells.title("来文单位"), cells.title("标题")
        number = cells.read("来文字号", lambda text: normalise_document_number(text, field=None))
        leader = cells.read("区分管领导", self._names.person, cells.name("区分管领导"))
        unit = cells.read("主责单位", self._names.unit, cells.name("主责单位"))
        urgency = cells.read("紧急程度", parse_urgency)
        secrecy = cells.read("密级", parse_secrecy)
        purpose = cells.read("办件/阅件", parse_purpose)
        rule = cells.chosen("规则", self._rules)
        start = cells.day("起算日")
        supporting = [
            cells.read("配合单位", self._names.unit, name) for name in cells.names("配合单位")
        ]
        promise = cells.flag("公开承诺")
        if start is not None and rule is None:
            cells.refuse(CellNeedsError(column="起算日", value=start, needed="规则"))
        if cells.problems or received is None or leader is None or unit is None:
            return None
        if number is not None and number.notice:
            cells.notes.append(number.notice)
        return received.day, Receipt(
            title=title,
            sender=sender,
            number=number.text if number else None,
            received_at=received.at,
            urgency=urgency or Urgency.NORMAL,
            rule=rule,
            start=start,
            secrecy=secrecy or Secrecy.NONE,
            purpose=purpose or Purpose.HANDLING,
            public_promise=promise,
            leader=leader,
            unit=unit,
            supporting=[each for each in supporting if each is not None],
        )


def _course(desk: Desk, day: date, receipt: Receipt, steps: list[Step]) -> Document:
    document = documents.receive(desk.at(day), receipt)
    for step in steps:
        step.act(replace(desk, on=step.on, reason=step.reason), document)
    return document


def _possible(desk: Desk, day: date, receipt: Receipt, steps: list[Step], cells: Cells) -> bool:
    """Try a row's course; what the domain refuses is noted with its cell and its day."""
    at, number = ("签收时间", day), ""
    try:
        document = documents.receive(desk.at(day), receipt)
        number = document.id
        for step in steps:
            at = (step.column, step.on)
            step.act(replace(desk, on=step.on, reason=step.reason), document)
    except ClassifiedError:
        raise
    except Refusal as refusal:
        said = refusal.message.replace(number, _UNNUMBERED) if number else refusal.message
        cells.problems.append(f"“{at[0]}”{at[1]}：{said}")
        return False
    return True


def _rules_by_word(rules: RuleBook) -> dict[str, str]:
    """Give the rules by id, and by label where only one is called so."""
    latest = list(rules.latest())
    labels = [limit.label for limit in latest]
    called = {limit.label: limit.id for limit in latest if labels.count(limit.label) == 1}
    return {limit.id: limit.id for limit in latest} | called


def _note_limits(cells: Cells, document: Document) -> None:
    """Say what the law still asks for, and which days may still move."""
    for owed in document.obligations:
        for stopped in owed.pauses:
            ground = owed.limit.ground(stopped.ground)
            if ground is not None and ground.written and not stopped.written:
                cells.notes.append(f"停表（{ground.name}）依法须书面告知当事人，没有登记告知")
        span = owed.last_span
        if span.provisional and owed.closed_on is None:
            cells.notes.append(f"{owed.limit.label}的到期日 {span.due_on} 是暂定的")
