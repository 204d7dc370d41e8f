"""Importing units and people (单位、人员) from a clerk's file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.people import LeftBeforeError
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.domain.writing.text import normalise_option, parse_term
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
from zhixingli.services.exchange.names import NameResolver
from zhixingli.services.exchange.shapes import SheetColumn, TableForm
from zhixingli.services.people.acts import new_person
from zhixingli.services.people.units import new_unit
from zhixingli.store.kinds.people import people, posts_on, units

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

_UNITS: Final = TableForm(
    "units",
    (
        SheetColumn("单位名称", ("单位", "名称", "全称", "单位全称"), required=True),
        SheetColumn("简称", ("单位简称",)),
        SheetColumn("类别", ("单位类别", "类型", "性质")),
    ),
    ("序号", "编号", "备注", "地址", "电话", "联系人"),
)
_PEOPLE: Final = TableForm(
    "people",
    (
        SheetColumn("姓名", ("人员", "名字"), required=True),
        SheetColumn("单位", ("所在单位", "工作单位", "单位名称", "部门"), required=True),
        SheetColumn("职务", ("岗位", "职位"), required=True),
        SheetColumn("离任日期"),
    ),
    ("序号", "编号", "备注", "电话", "手机", "联系电话", "性别"),
)
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


def import_units(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import units; one whose name is there already is left as it is."""
    return import_table(ledger, stamp, source, form=_UNITS, what="单位", begin=_unit_rows)


def import_people(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import people; one of the same name and unit is left as they are."""
    return import_table(ledger, stamp, source, form=_PEOPLE, what="人员", begin=_person_rows)


def _unit_rows(session: Session, _: FileTable) -> Handle:
    known = {_key(row["name"]): dict(row) for row in units(session.conn)}
    seen = Seen("单位", {})

    def handle(cells: Cells) -> Verdict | None:
        name, short = cells.title("单位名称"), cells.text("简称") if cells.has("简称") else None
        given = cells.read("类别", _unit_kind)
        if cells.problems:
            return None
        kind = given or UnitKind.DEPARTMENT
        wanted = {"short": short, "kind": given and given.value}
        unit = _Record(_key(name), name, known.get(_key(name)), wanted)
        return _settled(cells, seen, unit, lambda: new_unit(session, name, short=short, kind=kind))

    return handle


def _person_rows(session: Session, _: FileTable) -> Handle:
    day = session.work.stamp.on
    names = NameResolver(session.conn, day)
    held = posts_on(session.conn, day)
    known = {
        (_key(row["name"]), held[row["id"]]["unit"]): dict(row) | dict(held[row["id"]])
        for row in people(session.conn)
        if row["id"] in held
    }
    seen = Seen("人", {})

    def handle(cells: Cells) -> Verdict | None:
        name = cells.title("姓名")
        unit = cells.read("单位", names.unit, cells.name("单位"))
        post = cells.read("职务", _post, cells.name("职务"))
        left = cells.day("离任日期")
        known_as = (_key(name), unit)
        if left is not None and left < day and known_as not in known:
            refused = LeftBeforeError(name=name, day=left, added=day)
            cells.problem("离任日期", refused)
        if cells.problems or unit is None or post is None:
            return None
        person = _Record(known_as, name, known.get(known_as), {"post": post.value})
        return _settled(
            cells,
            seen,
            person,
            lambda: new_person(session.work, name, unit_id=unit, post=post, left_on=left),
        )

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


def _unit_kind(typed: str) -> UnitKind:
    return parse_term(UnitKind, typed, what="单位类别", extra=_KINDS)


def _post(typed: str) -> Post:
    return parse_term(Post, typed, what="职务", extra=_POSTS)
