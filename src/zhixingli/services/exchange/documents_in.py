"""Importing the register of incoming documents (收文登记簿): each row runs its whole course."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.acts import Document, Receipt
from zhixingli.domain.errors.imports import CellNeedsError
from zhixingli.domain.terms import Purpose, Secrecy, Urgency
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.domain.writing.text import parse_purpose, parse_secrecy, parse_urgency
from zhixingli.services.exchange.compare import Compared
from zhixingli.services.exchange.documents_course import planned
from zhixingli.services.exchange.documents_known import Register
from zhixingli.services.exchange.documents_out import doc_line
from zhixingli.services.exchange.forms import DOCS
from zhixingli.services.exchange.imports import (
    CREATED,
    UNCHANGED,
    Imported,
    Seen,
    Source,
    Verdict,
    import_table,
)
from zhixingli.services.exchange.names import NameResolver
from zhixingli.services.exchange.steps import (
    Beginning,
    Held,
    Runner,
    assigned,
    held_under,
    reassignments,
)
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import save

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

_UNNUMBERED: Final = "这件来文"


def import_docs(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import a register; documents that are there already are left as they are.

    Every row runs the acts of the domain in the order of its dates, so that whatever a command
    would refuse is refused here too.
    """
    return import_table(
        ledger, stamp, source, form=DOCS, what="收文", begin=lambda s, t: _Registrar(s, t).row
    )


class _Registrar:
    """Makes a document of each row, or compares it with the one that is there."""

    def __init__(self, session: Session, table: FileTable) -> None:
        self._work, self._table = session.work, table
        self._rules = _rules_by_word(session.law.rules)
        self._names = NameResolver(session.conn, session.work.stamp.on)
        self._register = Register(session.conn, table)
        self._compared = Compared(
            session,
            KEPT_DOCUMENTS,
            lambda called: lambda document: doc_line(document, called, session.work.stamp.today),
        )
        self._seen = Seen("来文", {})
        self._runner = Runner(session.desk())

    def row(self, cells: Cells) -> Verdict | None:
        """Register the row, unless it is known already or something is wrong with it."""
        held = held_under(self._table, cells, self._names)
        read = self._receipt(cells, held)
        if read is None:
            return None
        day, receipt = read
        key = (receipt.sender, receipt.number or (receipt.title, day))
        value = receipt.number or receipt.title
        earlier = self._seen.earlier((key, cells.identity), cells, value=value)
        earlier = earlier or self._seen.earlier(key, cells, value=value)
        if earlier is not None:
            return Verdict(UNCHANGED, earlier)
        begun = Beginning(
            day, "签收时间", lambda desk: documents.receive(desk, receipt), _UNNUMBERED
        )
        steps = [*planned(cells, self._names), *reassignments(held)]
        steps.sort(key=lambda step: (step.on, step.rank))
        tried = None if cells.problems else self._runner.tried(begun, steps, cells)
        known = self._register.earlier(receipt, day)
        if known is None:
            self._compared.refuse_renamed(cells, tried)
        else:
            self._compared.note(cells, known, tried)
            return Verdict(UNCHANGED, known)
        if tried is None:
            return None
        document = self._runner.done(begun, steps)
        save(self._work, KEPT_DOCUMENTS, document)
        self._seen.add((key, cells.identity) if document.released else key, cells, document.id)
        _note_limits(cells, document)
        return Verdict(CREATED, document.id)

    def _receipt(self, cells: Cells, held: list[Held]) -> tuple[date, Receipt] | None:
        """Read what is known of a document when it is received."""
        received = cells.moment("签收时间")
        sender, title = cells.title("来文单位"), cells.title("标题")
        number = cells.read("来文字号", lambda text: normalise_document_number(text, field=None))
        leader = cells.read("区分管领导", self._names.person, cells.name("区分管领导"))
        unit = cells.read("主责单位", self._names.unit, cells.name("主责单位"))
        if first := assigned(held)[:1]:  # the row names who holds it now
            leader, unit = first[0].person, first[0].unit
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
