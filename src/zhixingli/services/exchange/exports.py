"""Exporting what an import reads back: units, people, documents, projects, letters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from zhixingli.domain.matters.responsibility import NOWHERE
from zhixingli.domain.terms import ActKind, Post, UnitKind
from zhixingli.services.exchange.forms import CHANGES, LEADER
from zhixingli.services.exchange.shapes import NUMBER
from zhixingli.services.projects.detail import PLACES
from zhixingli.services.results.exports import ExportBook, ExportSheet
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.people import people, posts_on, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.services.exchange.shapes import TableForm
    from zhixingli.services.results.exports import Cell
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger

M = TypeVar("M", bound="Matter")

#: One row of an export by its headings; what it does not name is empty.
Line: TypeAlias = "dict[str, Cell]"


class Called:
    """Names people and units as an import finds them again: by a name that only they have."""

    def __init__(self, conn: Connection, day: date) -> None:
        """Read both lists once."""
        self._units = {row["id"]: row["short"] or row["name"] for row in units(conn)}
        held = posts_on(conn, day)
        named = {row["id"]: row["name"] for row in people(conn)}
        often = Counter(named.values())
        self._people = {
            number: name
            if often[name] == 1 or number not in held
            else f"{name}（{self._units[held[number]['unit']]}）"
            for number, name in named.items()
        }
        self.towns = {row["id"] for row in units(conn) if UnitKind(row["kind"]) in PLACES}

    def person(self, number: str | None) -> str | None:
        """Name a person."""
        return self._people[number] if number is not None else None

    def unit(self, number: str | None) -> str | None:
        """Name a unit."""
        return self._units[number] if number not in (None, NOWHERE) else None


def export_units(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the units."""
    with reading(ledger) as (conn, law):
        rows = tuple(
            (row["name"], row["short"], UnitKind(row["kind"]).label) for row in units(conn)
        )
        sheet = ExportSheet("单位", ("单位名称", "简称", "类别"), rows)
        return Reply(ExportBook("units", (sheet,)), law.meta(as_of))


def export_people(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the people with the posts of a day; who had left by then, with the day."""
    with reading(ledger) as (conn, law):
        called, held = Called(conn, as_of), posts_on(conn, as_of)
        rows = tuple(
            (
                row["name"],
                called.unit(held[row["id"]]["unit"]),
                Post(held[row["id"]]["post"]).label,
                row["left_on"] if row["left_on"] and row["left_on"] <= as_of else None,
            )
            for row in people(conn)
            if row["id"] in held
        )
        sheet = ExportSheet("人员", ("姓名", "单位", "职务", "离任日期"), rows)
        return Reply(ExportBook("people", (sheet,)), law.meta(as_of))


def book_of(
    law: Law,
    matters: Iterable[M],
    *,
    form: TableForm,
    line: Callable[[M], Line],
    more: Callable[[M], Iterable[tuple[str, Line]]],
    kept: frozenset[ActKind],
    as_of: date,
) -> Reply[ExportBook]:
    """Make the book of one kind: a line a matter, the lines of its further sheets.

    What was struck out is left out; acts of kinds that no column holds are counted and told.
    """
    chosen = [each for each in matters if each.opened_on <= as_of]
    live = [each for each in chosen if each.voided_on is None or each.voided_on > as_of]
    rows = [line(each) for each in live]
    headings = form.headings_of_export
    sheets = [
        ExportSheet(
            form.title, headings, tuple(tuple(row.get(h) for h in headings) for row in rows)
        )
    ]
    further: dict[str, list[Line]] = {child.title: [] for child in form.children}
    for each in live:
        for title, added in more(each):
            further[title].append(added)
    for child in form.children:
        names = child.headings_of_export
        told = tuple(tuple(row.get(name) for name in names) for row in further[child.title])
        sheets.append(ExportSheet(child.title, names, told))
    notes = _left_out(chosen, live, kept)
    return Reply(ExportBook(form.sheet, tuple(sheets)), law.meta(as_of), notes)


def _left_out(
    chosen: Sequence[Matter], live: Sequence[Matter], kept: frozenset[ActKind]
) -> tuple[Remark, ...]:
    notes = []
    if len(live) < len(chosen):
        text = f"作废的 {len(chosen) - len(live)} 件没有导出"
        notes.append(Remark("VOID_LEFT_OUT", text))
    left = Counter(act.kind.label for each in live for act in each.acts if act.kind not in kept)
    if left:
        said = "、".join(f"{label} {count}" for label, count in sorted(left.items()))
        text = f"表格里没有栏的登记没有导出：{said}；台账里都在，完整的备份用数据库文件"
        notes.append(Remark("ACTS_LEFT_OUT", text))
    return tuple(notes)


def changes_of(matter: Matter, called: Called, as_of: date) -> Iterable[tuple[str, Line]]:
    """Give who was responsible since when: all of it where it changed, and every part held."""
    held = [each for each in matter.assignments if each.from_on <= as_of]
    if len(held) > 1:
        for each in held:
            yield (
                CHANGES,
                {
                    NUMBER: matter.id,
                    "职责": LEADER,
                    "单位": called.unit(each.unit),
                    "姓名": called.person(each.leader),
                    "自": each.from_on,
                    "理由": each.reason,
                },
            )
    for part in sorted(matter.duties, key=lambda each: each.from_on):
        if part.from_on <= as_of:
            yield (
                CHANGES,
                {
                    NUMBER: matter.id,
                    "职责": part.role.label,
                    "单位": called.unit(part.place),
                    "姓名": called.person(part.person),
                    "自": part.from_on,
                    "理由": part.reason,
                },
            )


def of_kind(matter: Matter, kind: ActKind, as_of: date) -> list[Act]:
    """Give the acts of a kind by a day, in the order in which they happened."""
    found = [act for act in matter.acts if act.kind is kind and act.happened_on <= as_of]
    return sorted(found, key=lambda act: (act.happened_on, act.id))


def several(values: Sequence[Cell], *, empty: str = "—") -> Cell:
    """Put several values into one cell, as an import takes them apart; a single one stays whole.

    Where a text holds the usual separator, each value stands on a line of its own.
    """
    if not any(value is not None for value in values):
        return None
    if len(values) == 1:
        return values[0]
    texts = [empty if value is None else str(value) for value in values]
    return ("\n" if any("；" in text or ";" in text for text in texts) else "；").join(texts)
