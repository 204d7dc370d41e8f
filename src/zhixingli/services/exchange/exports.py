"""Exporting what an import reads back: a sheet with a line a matter, and the further sheets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from zhixingli.services.exchange.facts import Writing, writer_of
from zhixingli.services.exchange.names import Called
from zhixingli.services.results.exchange import ExportBook, ExportSheet
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.matters import matters_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.terms import ActKind
    from zhixingli.services.sheets.shapes import TableForm
    from zhixingli.store.kinds.matters import Kept
    from zhixingli.store.ledger.database import Ledger

M = TypeVar("M", bound="Matter")


def exported(
    ledger: Ledger, kept: Kept[M], form: TableForm, *, told: frozenset[ActKind], as_of: date
) -> Reply[ExportBook]:
    """Export one kind as it stood on a day: a line a matter, the lines of its further sheets.

    What was struck out is left out; acts of kinds that no column tells are counted and named.
    """
    with reading(ledger) as (conn, law):
        matters = matters_of(conn, kept, law.rules)
        chosen = [each for each in matters if each.opened_on <= as_of]
        live = [each for each in chosen if each.voided_on is None]
        writing = Writing(Called(conn, as_of), as_of, law)
        sheets = [sheet_of(form, ((each.id, each) for each in live), writing)]
        sheets += [sheet_of(child, _lines(child, live, as_of), writing) for child in form.children]
        notes = _left_out(chosen, live, told, as_of)
        return Reply(ExportBook(form.sheet, tuple(sheets)), law.meta(as_of), notes)


def _lines(form: TableForm, matters: Sequence[M], as_of: date) -> Iterator[tuple[str, object]]:
    for matter in matters:
        for each in form.lines(matter, as_of):
            yield matter.id, each


def sheet_of(form: TableForm, rows: Iterable[tuple[str, object]], writing: Writing) -> ExportSheet:
    """Write a sheet: each row is the number of its matter and what the columns tell of."""
    headings = form.headings_of_export
    write = writer_of((*form.headings, *form.shown), writing)
    lines = []
    for row_key, told in rows:
        line = {form.key: row_key} | write(told)
        lines.append(tuple(line.get(heading) for heading in headings))
    return ExportSheet(form.title, headings, tuple(lines))


def _left_out(
    chosen: Sequence[Matter], live: Sequence[Matter], kept: frozenset[ActKind], as_of: date
) -> tuple[Remark, ...]:
    notes = []
    if len(live) < len(chosen):
        text = f"作废的 {len(chosen) - len(live)} 件没有导出"
        notes.append(Remark("VOID_LEFT_OUT", text))
    left = Counter(
        act.kind.label
        for each in live
        for act in each.acts
        if act.kind not in kept and act.happened_on <= as_of
    )
    if left:
        said = "、".join(f"{label} {count}" for label, count in sorted(left.items()))
        text = f"表格里没有栏的登记没有导出：{said}；台账里都在，完整的备份用数据库文件"
        notes.append(Remark("ACTS_LEFT_OUT", text))
    return tuple(notes)
