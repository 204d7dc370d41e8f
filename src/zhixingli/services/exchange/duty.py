"""The division of work among leaders (分工表) as a sheet: exported and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.responsibility import refuse_wrong_leader
from zhixingli.services.exchange.facts import (
    Fact,
    Reading,
    Writing,
    day,
    facts_of,
    person,
    unit,
    writer_of,
)
from zhixingli.services.exchange.imports import (
    CREATED,
    UNCHANGED,
    Handle,
    Imported,
    Seen,
    Source,
    Verdict,
    import_table,
)
from zhixingli.services.exchange.names import Called, NameResolver
from zhixingli.services.people.portfolio import write_leader
from zhixingli.services.results.exchange import ExportBook, ExportSheet
from zhixingli.services.sheets.shapes import SheetColumn, TableForm
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.portfolio import portfolio_on

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import RowMapping

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.sheets.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def _since(row: RowMapping, _: Writing) -> date:
    since: date = row["from_on"]
    return since


_UNIT: Final = Fact["RowMapping"](lambda row, by: by.called.unit(row["unit"]), "unit", unit)
_LEADER: Final = Fact["RowMapping"](
    lambda row, by: by.called.person(row["leader"]), "leader", person
)
_SINCE: Final = Fact(_since, "since", day)
DUTY: Final = TableForm(
    "duty",
    (
        SheetColumn("单位", ("单位名称", "分管单位", "部门"), required=True, of=_UNIT),
        SheetColumn("区分管领导", ("分管领导", "分管区领导", "领导"), required=True, of=_LEADER),
        SheetColumn("起始日期", ("自", "分管日期", "起"), of=_SINCE),
    ),
    ("序号", "编号", "备注", "协助领导", "联系单位"),
    title="分工表",
    sample="examples/duty.csv",
)


def import_duty(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import whom the units answer to; a unit that answers to the same leader stays as it is."""
    return import_table(ledger, stamp, source, form=DUTY, what="分工", begin=_rows)


def export_duty(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export whom the units answer to on a day."""
    with reading(ledger) as (conn, law):
        write = writer_of(DUTY.headings, Writing(Called(conn, as_of), as_of, law))
        lines = tuple(tuple(write(row).values()) for row in portfolio_on(conn, as_of).values())
        sheet = ExportSheet(DUTY.title, tuple(each.name for each in DUTY.headings), lines)
        return Reply(ExportBook(DUTY.sheet, (sheet,)), law.meta(as_of))


def _rows(session: Session, _: FileTable) -> Handle:
    stamp = session.work.stamp
    by = Reading(NameResolver(session.conn, stamp.on), {})
    seen = Seen("单位", {})

    def handle(cells: Cells) -> Verdict | None:
        facts = facts_of(DUTY, cells, by)
        if cells.problems:
            return None
        at, leader, since = facts["unit"], facts["leader"], facts["since"] or stamp.on
        earlier = seen.earlier(at, cells, value=cells.text("单位") or at)
        if earlier is not None:
            return Verdict(UNCHANGED, earlier)
        desk = session.desk(on=since)
        refuse_wrong_leader(desk, leader)
        desk.directory.refuse_closed(at, since, field="单位")
        session.work.flush()
        changed = write_leader(session, at, leader, since)
        seen.add(at, cells, at)
        return Verdict(CREATED if changed else UNCHANGED, at)

    return handle
