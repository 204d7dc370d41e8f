"""Importing rows of a file: each stands or falls by itself, all good ones are written at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeAlias

from zhixingli.domain.errors.imports import RowRepeatedError, RowTooLongError
from zhixingli.domain.errors.ledger import LedgerMissingError
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.writing.text import refuse_classified
from zhixingli.services.exchange.cells import Cells
from zhixingli.services.results.exchange import ImportResult, ImportRow
from zhixingli.services.sheets.tables import Wanted, read_table
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import is_number
from zhixingli.services.use_case.session import Change, Outcome, Session, perform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixingli.services.sheets.shapes import FileTable, Line, TableForm
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

CREATED: Final = "created"
UNCHANGED: Final = "unchanged"
REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is made of a good row: a new record or one that is there already."""

    action: str
    id: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A refused row for the file of errors; a classified one has no cells."""

    row: int
    cells: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """An import's answer, and its refused rows under the header of the file."""

    change: Change[ImportResult]
    header: tuple[str, ...]
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import: its bytes, its name for sentences, how it is to be read."""

    raw: bytes
    name: str
    wanted: Wanted = field(default_factory=Wanted)


Handle: TypeAlias = "Callable[[Cells], Verdict | None]"
Begin: TypeAlias = "Callable[[Session, FileTable], Handle]"


def import_table(
    ledger: Ledger,
    stamp: Stamp,
    source: Source,
    *,
    form: TableForm,
    what: str,
    begin: Begin,
) -> Imported:
    """Import a file: ``begin`` gives the function that makes a record of each row.

    With a dry-run stamp nothing is written, and there has to be a ledger already.
    """
    table = read_table(source.raw, source.name, form, source.wanted)
    table = replace(table, historical=source.wanted.historical)
    if stamp.dry_run and not ledger.exists:
        raise LedgerMissingError(place=ledger.path or source.name)
    rejects: list[Reject] = []
    asked = replace(stamp, request=f"{stamp.request}\n{sha256(source.raw).hexdigest()}")

    def use_case(session: Session) -> Outcome[ImportResult]:
        handle = begin(session, table)
        twins = table.twins()
        rows = [
            _row(form, table, line, _apart(handle, form, twins.get(line.row)), rejects)
            for line in table.lines
        ]
        counts = {kind: sum(row.action == kind for row in rows) for kind in _ACTIONS}
        result = ImportResult(**counts, applied=not stamp.dry_run, rows=tuple(rows))
        notices = (*_passed_over(table), *_left_behind(table, rejects))
        return Outcome(result, _line(result, what), notices)

    return Imported(perform(ledger, asked, use_case), table.header, tuple(rejects))


@dataclass(slots=True)
class Seen:
    """The rows of the file so far, so that a repeated one is found."""

    what: str
    _rows: dict[object, tuple[int, tuple[str, ...], str]]

    def earlier(self, key: object, cells: Cells, *, value: str) -> str | None:
        """Give the record that an identical row made; refuse a different row of the same key."""
        found = self._rows.get(key)
        if found is None:
            return None
        if found[1] != cells.identity:
            raise RowRepeatedError(row=found[0], what=self.what, value=value)
        return found[2]

    def add(self, key: object, cells: Cells, record: str) -> None:
        """Remember what a row made."""
        self._rows[key] = (cells.row, cells.identity, record)


_ACTIONS: Final = (CREATED, UNCHANGED, REFUSED)


def _apart(handle: Handle, form: TableForm, twin: int | None) -> Handle:
    """Refuse a row whose number another one has too: further lines could belong to either."""
    if twin is None:
        return handle

    def refused(cells: Cells) -> Verdict | None:
        raise RowRepeatedError(row=twin, what=form.key, value=cells.key)

    return refused


def _row(
    form: TableForm, table: FileTable, line: Line, handle: Handle, rejects: list[Reject]
) -> ImportRow:
    cells, sheet = Cells(line), form.sheet
    try:
        verdict = _judged(table, line, cells, handle)
    except ClassifiedError as refusal:
        # Nothing of it may be kept or repeated, not even in the file of errors.
        reject = Reject(line.row, (), (refusal.message,))
    else:
        if verdict is not None:
            if verdict.action == CREATED and line.key != verdict.id and is_number(line.key):
                cells.notes.append(f"文件里的编号 {line.key}，登记为 {verdict.id}")
            return ImportRow(sheet, line.row, verdict.action, verdict.id, tuple(cells.notes))
        reject = Reject(line.row, line.raw, tuple(cells.problems))
    rejects.append(reject)
    return ImportRow(sheet, line.row, REFUSED, None, reject.reasons)


def _judged(table: FileTable, line: Line, cells: Cells, handle: Handle) -> Verdict | None:
    """Give what the row makes, or None with the reasons in its cells."""
    refuse_classified(*line.raw)
    for title in table.children:
        for child in table.under(title, line.key):
            refuse_classified(*child.raw)
    try:
        if line.extra:
            raise RowTooLongError(extra=line.extra)
        return handle(cells)
    except ClassifiedError:
        raise
    except Refusal as refusal:
        cells.refuse(refusal)
        return None


def _line(result: ImportResult, what: str) -> str:
    said = (
        f"{what} {len(result.rows)} 行：新登记 {result.created}，"
        f"已有 {result.unchanged}，拒收 {result.refused}"
    )
    return said if result.applied else f"{said}；以上是预览，没有写入，加 --apply 导入"


def _left_behind(table: FileTable, rejects: Sequence[Reject]) -> tuple[Remark, ...]:
    """Say that the further lines of refused rows are not in the file of errors."""
    refused = {reject.row for reject in rejects}
    keys = {line.key for line in table.lines if line.row in refused}
    count = sum(len(table.under(title, key)) for title in table.children for key in keys)
    if not count:
        return ()
    said = (
        f"拒收的行在附表里的 {count} 行也没有导入，--errors 的文件里没有附表；"
        "请在原来的工作簿里改，再整份导入，已有的行不会重复"
    )
    return (Remark("LINES_LEFT_BEHIND", said),)


def _passed_over(table: FileTable) -> tuple[Remark, ...]:
    """Say which columns and lines were left out."""
    notices = []
    if table.orphans:
        said = f"附表里有 {table.orphans} 行没有编号，或编号在总表里没有，已略过"
        notices.append(Remark("LINES_ORPHANED", said))
    if table.passed:
        said = f"没有读这些表页：{'、'.join(table.passed)}"
        notices.append(Remark("SHEETS_PASSED_OVER", said))
    if table.unkept:
        said = f"台账不登记这些列，已略过：{'、'.join(table.unkept)}"
        notices.append(Remark("COLUMNS_NOT_KEPT", said))
    if table.told:
        notices.append(Remark("FILE_NOTES", "；".join(table.told)))
    if table.unknown:
        said = f"不认识这些列，已略过：{'、'.join(table.unknown)}"
        notices.append(Remark("COLUMNS_UNKNOWN", said))
    return tuple(notices)
