"""Importing incoming documents: each row runs the whole course of its document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.documents import acts as documents
from zhixingli.domain.documents.acts import Receipt
from zhixingli.services.exchange.changes import begun_by, held_under, reassignments
from zhixingli.services.exchange.compare import Settler
from zhixingli.services.exchange.documents_course import CHECKED
from zhixingli.services.exchange.documents_known import Register
from zhixingli.services.exchange.documents_sheet import DOCS
from zhixingli.services.exchange.facts import course_of, facts_of
from zhixingli.services.exchange.imports import Imported, Source, Verdict, import_table
from zhixingli.services.exchange.steps import Beginning
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS

if TYPE_CHECKING:
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.sheets.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


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
        self._table = table
        self._register = Register(session.conn, table)
        # One that was sent back frees its number: the file may hold it a second time.
        self._settler = Settler(
            session, KEPT_DOCUMENTS, DOCS, "来文", freed=lambda document: document.released
        )

    def row(self, cells: Cells) -> Verdict | None:
        """Register the document of a row."""
        reading = replace(self._settler.reading, historical=self._table.historical)
        held = held_under(self._table, cells, reading)
        facts = facts_of(DOCS, cells, reading) | begun_by(held)
        unreadable = bool(cells.problems)
        steps = [*course_of(DOCS, cells, reading), *reassignments(held)]
        if unreadable:
            return None
        received = facts.pop("received")
        given = {name: value for name, value in facts.items() if value is not None}
        receipt = Receipt(received_at=received.at, **given)
        problems = len(cells.problems)
        verdict = self._settler.settle(
            cells,
            key=(receipt.sender, receipt.number or (receipt.title, received.day)),
            value=receipt.number or receipt.title,
            known=self._register.earlier(receipt, received.day),
            begun=Beginning(
                received.day, "签收时间", lambda desk: documents.receive(desk, receipt), "这件来文"
            ),
            steps=steps,
        )
        unsaid = cells.has("办结日期") and not cells.has(CHECKED) and not reading.historical
        if verdict is None and unsaid and len(cells.problems) > problems:
            cells.problems.append("旧册里早已办结、没有记检查日期的，加 --historical 按已办结登记")
        return verdict
