"""Importing and exporting units and people (单位、人员)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.people import LeftBeforeError
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.domain.writing.text import normalise_option, parse_term
from zhixingli.services.exchange.facts import (
    Fact,
    Reading,
    Writing,
    day,
    facts_of,
    line_of,
    one_of,
    parsed,
    said,
    title,
    unit,
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
from zhixingli.services.exchange.shapes import SheetColumn, TableForm
from zhixingli.services.people.acts import new_person
from zhixingli.services.people.units import new_unit
from zhixingli.services.results.exchange import ExportBook, ExportSheet
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.people import people, posts_on, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

#: What offices write for the kinds of units and for the posts.
_KINDS: Final = {
    "政府办": UnitKind.OFFICE,
    "办公室": UnitKind.OFFICE,
    "区政府办": UnitKind.OFFICE,
    "职能部门": UnitKind.DEPARTMENT,
    "乡镇": UnitKind.TOWN,
    "街道办": UnitKind.SUBDISTRICT,
    "街道办事处": UnitKind.SUBDISTRICT,
    "开发区": UnitKind.ZONE,
}
_POSTS: Final = {
    "主要负责人": Post.UNIT_HEAD,
    "单位主要领导": Post.UNIT_HEAD,
    "分管负责人": Post.UNIT_DEPUTY,
    "单位分管领导": Post.UNIT_DEPUTY,
    "经办": Post.HANDLER,
    "联络员": Post.HANDLER,
}


def _left(row: Mapping[str, Any], by: Writing) -> date | None:
    """Give the day on which a person left, once it has come."""
    left: date | None = row["left_on"]
    return left if left is not None and left <= by.as_of else None


_NAME: Final = Fact["Mapping[str, Any]"](lambda row, _: row["name"], "name", title)
_SHORT: Final = Fact["Mapping[str, Any]"](lambda row, _: row["short"], "short", said)
_KIND: Final = Fact["Mapping[str, Any]"](
    lambda row, _: UnitKind(row["kind"]).label,
    "kind",
    parsed(lambda typed, _: parse_term(UnitKind, typed, what="单位类别", extra=_KINDS)),
)
_AT: Final = Fact["Mapping[str, Any]"](lambda row, by: by.called.unit(row["unit"]), "unit", unit)
_POST: Final = Fact["Mapping[str, Any]"](
    lambda row, _: Post(row["post"]).label, "post", one_of(Post, _POSTS, required=True)
)
UNITS: Final = TableForm(
    "units",
    (
        SheetColumn("单位名称", ("单位", "名称", "全称", "单位全称"), required=True, of=_NAME),
        SheetColumn("简称", ("单位简称",), of=_SHORT),
        SheetColumn("类别", ("单位类别", "类型", "性质"), of=_KIND),
    ),
    ("序号", "编号", "备注", "地址", "电话", "联系人"),
    title="单位",
    sample="examples/units.csv",
)
PEOPLE: Final = TableForm(
    "people",
    (
        SheetColumn("姓名", ("人员", "名字"), required=True, of=_NAME),
        SheetColumn("单位", ("所在单位", "工作单位", "单位名称", "部门"), required=True, of=_AT),
        SheetColumn("职务", ("岗位", "职位"), required=True, of=_POST),
        SheetColumn("离任日期", of=Fact(_left, "left", day)),
    ),
    ("序号", "编号", "备注", "电话", "手机", "联系电话", "性别"),
    title="人员",
    sample="examples/people.csv",
)


def export_units(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the units."""
    with reading(ledger) as (conn, law):
        writing = Writing(Called(conn, as_of), as_of, law)
        return Reply(_book(UNITS, units(conn), writing), law.meta(as_of))


def export_people(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the people with the posts of a day; who had left by then, with the day."""
    with reading(ledger) as (conn, law):
        held = posts_on(conn, as_of)
        rows = (dict(row) | dict(held[row["id"]]) for row in people(conn) if row["id"] in held)
        writing = Writing(Called(conn, as_of), as_of, law)
        return Reply(_book(PEOPLE, rows, writing), law.meta(as_of))


def _book(form: TableForm, rows: Iterable[Any], writing: Writing) -> ExportBook:
    """Write a sheet without numbers: names are what tells units and people apart."""
    lines = tuple(tuple(line_of(form.headings, row, writing).values()) for row in rows)
    sheet = ExportSheet(form.title, tuple(each.name for each in form.headings), lines)
    return ExportBook(form.sheet, (sheet,))


def import_units(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import units; one whose name is there already is left as it is."""
    return import_table(ledger, stamp, source, form=UNITS, what="单位", begin=_unit_rows)


def import_people(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import people; one of the same name and unit is left as they are."""
    return import_table(ledger, stamp, source, form=PEOPLE, what="人员", begin=_person_rows)


def _unit_rows(session: Session, _: FileTable) -> Handle:
    by = Reading(NameResolver(session.conn, session.work.stamp.on), {})
    known = {_key(row["name"]): dict(row) for row in units(session.conn)}
    seen = Seen("单位", {})

    def handle(cells: Cells) -> Verdict | None:
        facts = facts_of(UNITS, cells, by)
        if cells.problems:
            return None
        name, short, given = facts["name"], facts["short"], facts["kind"]
        kind = given or UnitKind.DEPARTMENT
        wanted = {"short": short, "kind": given and given.value}
        record = _Record(_key(name), name, known.get(_key(name)), wanted)
        made = partial(new_unit, session, name, short=short, kind=kind)
        return _settled(cells, seen, record, made)

    return handle


def _person_rows(session: Session, _: FileTable) -> Handle:
    today = session.work.stamp.on
    by = Reading(NameResolver(session.conn, today), {})
    held = posts_on(session.conn, today)
    known = {
        (_key(row["name"]), held[row["id"]]["unit"]): dict(row) | dict(held[row["id"]])
        for row in people(session.conn)
        if row["id"] in held
    }
    seen = Seen("人", {})

    def handle(cells: Cells) -> Verdict | None:
        facts = facts_of(PEOPLE, cells, by)
        name, at, post, left = (facts[each] for each in ("name", "unit", "post", "left"))
        known_as = (_key(name), at)
        if left is not None and left < today and known_as not in known:
            cells.problem("离任日期", LeftBeforeError(name=name, day=left, added=today))
        if cells.problems:
            return None
        record = _Record(known_as, name, known.get(known_as), {"post": post.value})
        made = partial(new_person, session.work, name, unit_id=at, post=post, left_on=left)
        return _settled(cells, seen, record, made)

    return handle


@dataclass(frozen=True, slots=True)
class _Record:
    """What a row is about: what tells it from others, its row in the ledger, what it says."""

    key: object
    name: str
    known: Mapping[str, Any] | None
    wanted: Mapping[str, str | None]


def _settled(
    cells: Cells, seen: Seen, record: _Record, make: Callable[[], Mapping[str, Any]]
) -> Verdict:
    """Give the record that the row names, made now where there is none."""
    earlier = seen.earlier(record.key, cells, value=record.name)
    if earlier is not None:
        return Verdict(UNCHANGED, earlier)
    row = record.known or make()
    if record.known:
        _note_difference(cells, row, record.wanted)
    seen.add(record.key, cells, row["id"])
    return Verdict(UNCHANGED if record.known else CREATED, row["id"])


def _note_difference(
    cells: Cells, row: Mapping[str, Any], wanted: Mapping[str, str | None]
) -> None:
    """Say where the ledger differs from the file: an import corrects nothing by the way."""
    noun = "person" if "post" in wanted else "unit"
    if any(value is not None and row[name] != value for name, value in wanted.items()):
        said = (
            f"台账里已有 {row['id']}，内容与文件不同，没有改动；要改用 zx {noun} edit {row['id']}"
        )
        cells.notes.append(said)


def _key(name: str) -> str:
    """Make spellings of one name equal: width, spaces."""
    return normalise_option(name).replace(" ", "")
