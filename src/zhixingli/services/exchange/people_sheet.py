"""The lists of units and people (单位、人员): their columns, and how they are exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.text import ChoiceError
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.domain.writing.text import parse_term
from zhixingli.domain.writing.titles import post_of
from zhixingli.services.exchange.facts import (
    Fact,
    Writing,
    day,
    parsed,
    said,
    title,
    unit,
    writer_of,
)
from zhixingli.services.exchange.names import Called
from zhixingli.services.results.exchange import ExportBook, ExportSheet
from zhixingli.services.sheets.shapes import SheetColumn, TableForm
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.people import UnitKnown, people, posts_on, units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Reading
    from zhixingli.store.ledger.database import Ledger

#: What offices write for the kinds of units and for the posts.
KIND_WORDS: Final = {
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
_CALLED: Final = Fact[UnitKnown](lambda known, _: known.name, "name", title)
_SHORT: Final = Fact[UnitKnown](lambda known, _: known.short, "short", said)
_KIND: Final = Fact[UnitKnown](
    lambda known, _: known.kind.label,
    "kind",
    parsed(lambda typed, _: parse_term(UnitKind, typed, what="单位类别", extra=KIND_WORDS)),
)
_AT: Final = Fact["Mapping[str, Any]"](lambda row, by: by.called.unit(row["unit"]), "unit", unit)


def _post(cells: Cells, heading: str, reading: Reading) -> tuple[Post, str | None] | None:
    """Read a post: the class by its own word, else a real title, whose words say the class."""

    def classed(typed: str) -> tuple[Post, str | None]:
        try:
            return parse_term(Post, typed, what=heading, extra=_POSTS), None
        except ChoiceError:
            return post_of(typed, own=reading.title_words, field=heading), typed

    found: tuple[Post, str | None] | None = cells.read(heading, classed, cells.name(heading))
    return found


_POST: Final = Fact["Mapping[str, Any]"](
    lambda row, _: row["title"] or Post(row["post"]).label, "post", _post
)
_SINCE: Final = Fact["Mapping[str, Any]"](lambda row, _: row["from_on"], "since", day)
UNITS: Final = TableForm(
    "units",
    (
        SheetColumn("单位名称", ("单位", "名称", "全称", "单位全称"), required=True, of=_CALLED),
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
        SheetColumn("任职日期", ("任职时间", "到任日期"), of=_SINCE),
        SheetColumn("离任日期", of=Fact(_left, "left", day)),
    ),
    ("序号", "编号", "备注", "电话", "手机", "联系电话", "性别"),
    title="人员",
    sample="examples/people.csv",
)


def export_units(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the units that there are on a day."""
    with reading(ledger) as (conn, law):
        writing = Writing(Called(conn, as_of), as_of, law)
        there = [each for each in units(conn, as_of) if each.added_on <= as_of]
        found = [each for each in there if not each.closed(as_of)]
        return Reply(_book(UNITS, found, writing), law.meta(as_of))


def export_people(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the people with the posts of a day; who had left by then, with the day."""
    with reading(ledger) as (conn, law):
        held = posts_on(conn, as_of)
        rows = [dict(row) | dict(held[row["id"]]) for row in people(conn) if row["id"] in held]
        rows = [row for row in rows if row["from_on"] <= as_of]
        writing = Writing(Called(conn, as_of), as_of, law)
        return Reply(_book(PEOPLE, rows, writing), law.meta(as_of))


def _book(form: TableForm, rows: Iterable[Any], writing: Writing) -> ExportBook:
    """Write a sheet without numbers: names are what tells units and people apart."""
    write = writer_of(form.headings, writing)
    lines = tuple(tuple(write(row).values()) for row in rows)
    sheet = ExportSheet(form.title, tuple(each.name for each in form.headings), lines)
    return ExportBook(form.sheet, (sheet,))
