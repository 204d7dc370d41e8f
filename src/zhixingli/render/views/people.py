"""Units and people as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Card, Column, Sheet, card
from zhixingli.render.words.office_text import unit_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.services.results.people import (
        ActingItem,
        PersonDetail,
        PostItem,
        UnitClosing,
        UnitDetail,
        UnitName,
    )


def unit(detail: UnitDetail) -> Card[UnitDetail]:
    """Show one unit."""
    return card("单位", _UNIT, detail)


def units(rows: tuple[UnitDetail, ...]) -> Sheet[UnitDetail]:
    """Show the units."""
    closed = sum(row.closed_on is not None for row in rows)
    also = f"，其中已撤并{closed}个" if closed else ""
    return Sheet("单位", _UNITS, rows, (f"共{len(rows)}个{also}",))


@dataclass(frozen=True, slots=True)
class _Hung:
    """One thing that hung on a unit that closes."""

    what: str
    id: str
    title: str
    who: str | None


def closing(made: UnitClosing) -> Sheet[_Hung]:
    """Show what hung on a unit that closes, and where it goes."""
    rows = tuple(_hung(made))
    into = unit_text(made.into) if made.into is not None else None
    columns: tuple[Column[_Hung], ...] = (
        Column("what", "事项", lambda row: row.what),
        Column("id", "编号", lambda row: row.id),
        Column("title", "标题", lambda row: row.title),
        Column("who", "责任人", lambda row: row.who),
        Column("before", "原单位", lambda _: made.unit.short or made.unit.name),
        Column("into", "转入", lambda row: into if row.what != _STAYS else None),
        Column("from", "自", lambda _: made.on),
    )
    word = "撤并" if made.into is not None else "撤销"
    return Sheet(f"{made.unit.name}{word}", columns, rows, (f"共{len(rows)}项",))


_STAYS = "在任"


def _hung(made: UnitClosing) -> Iterator[_Hung]:
    for each in made.subjects:
        yield _Hung("在办", each.id, each.title, each.leader.name)
    for part in made.parts:
        yield _Hung(part.role.label, part.id, part.title, part.person.name)
    for asked in made.cosigns:
        yield _Hung("会签", asked.id, asked.title, None)
    for person in made.people:
        yield _Hung(_STAYS, person.id, "职务不随转，另行登记", person.name)


def person(detail: PersonDetail) -> Card[PersonDetail]:
    """Show one person."""
    return card("人员", _PERSON, detail)


def people(rows: tuple[PersonDetail, ...]) -> Sheet[PersonDetail]:
    """Show the people."""
    return Sheet("人员", _PEOPLE, rows, (f"共{len(rows)}人",))


def _names(names: tuple[UnitName, ...]) -> str | None:
    told = (f"{each.from_}起{each.name}" + _short(each) for each in names)
    return "；".join(told) or None


def _short(each: UnitName) -> str:
    return f"（{each.short}）" if each.short else ""


def _posts(posts: tuple[PostItem, ...]) -> str | None:
    return "；".join(_post(each) for each in posts) or None


def _post(each: PostItem) -> str:
    until = f"至{each.until}" if each.until is not None else "起"
    return f"{unit_text(each.unit)}{each.title or each.post.label}（{each.from_} {until}）"


def _acting(row: PersonDetail) -> str | None:
    return "；".join(_days(each) for each in row.acting) or None


def _days(each: ActingItem) -> str:
    return f"{each.from_}至{each.until} {each.acting.name}代{each.leader.name}"


_UNITS: tuple[Column[UnitDetail], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("name", "名称", lambda row: row.name),
    Column("short", "简称", lambda row: row.short),
    Column("kind_label", "类别", lambda row: row.kind.label),
    Column("added_on", "登记日期", lambda row: row.added_on),
    Column("closed_on", "撤并日期", lambda row: row.closed_on),
    Column(
        "merged_into",
        "并入",
        lambda row: unit_text(row.merged_into) if row.merged_into is not None else None,
    ),
)
_UNIT: tuple[Column[UnitDetail], ...] = (
    *_UNITS,
    Column("names", "名称沿革", lambda row: _names(row.names)),
    Column("coming", "将改名", lambda row: _names(row.coming)),
)

_PEOPLE: tuple[Column[PersonDetail], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("name", "姓名", lambda row: row.name),
    Column("unit", "单位", lambda row: row.unit.name),
    Column("post_label", "职务类别", lambda row: row.post.label),
    Column("title", "职务", lambda row: row.title or row.post.label),
    Column("added_on", "登记日期", lambda row: row.added_on),
    Column("left_on", "离任日期", lambda row: row.left_on),
)
_PERSON: tuple[Column[PersonDetail], ...] = (
    *_PEOPLE,
    Column("posts", "全部职务", lambda row: _posts(row.posts)),
    Column("coming", "将任职务", lambda row: _posts(row.coming)),
    Column("acting", "代理", _acting),
)
