"""Headings of a clerk's table: how they are spelt, which columns they are, how they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.imports import (
    ImportBearingError,
    ImportColumnsError,
    ImportColumnTwiceError,
    ImportMapError,
    ImportUnitError,
)
from zhixingli.domain.writing.characters import normalise_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixingli.services.sheets.shapes import SheetColumn, TableForm

#: A title, a unit and a date may stand above the header.
HEADER_WITHIN: Final = 8
FIGURE: Final = re.compile(r"[-+]?[0-9][0-9,.]*%?(?:件|项|个|万元|亿元|元)?")
#: Words of headings that say what figures are made of: such a column is not passed over.
_BEARING: Final = re.compile(
    "办结|办理(?:情况|状态|进展|时间|日期)|状态|逾期|超期|延期|完成|销号|退回|投资|进度|期限"
)
#: Units of money beside that of the ledger, by which a heading may count.
_OTHER_UNITS: Final = frozenset({"亿元", "元"})


def key_of(heading: str) -> str:
    """Make spellings of a heading equal: width, spaces, a star, a remark in brackets."""
    bare = normalise_option(heading).replace(" ", "").strip("*:")
    return re.sub(r"\(.*\)$", "", bare) or bare


def known_headings(form: TableForm) -> dict[str, str]:
    """Give the column of every spelling of a heading; a column's own name comes first."""
    names = {key_of(other): each.name for each in form.headings for other in each.also}
    return names | {key_of(each.name): each.name for each in form.headings}


def understood(cells: Sequence[str], known: Mapping[str, str]) -> int:
    """Count the columns that a row names, were it the header."""
    return len({known[key] for cell in cells if (key := key_of(cell)) in known})


def renamed(form: TableForm, headings: Mapping[str, str | None]) -> dict[str, str]:
    """Read what a clerk says of headings; ``""`` stands for a column that is left out."""
    own = {key_of(each.name): each.name for each in form.headings}
    named: dict[str, str] = {}
    for heading, column in headings.items():
        if column is not None and key_of(column) not in own:
            known = "、".join(each.name for each in form.headings)
            raise ImportMapError(heading=heading, column=column, known=known, field="--map")
        named[key_of(heading)] = own[key_of(column)] if column is not None else ""
    return named


def header_in(rows: Sequence[Sequence[str]], known: Mapping[str, str]) -> tuple[int, int]:
    """Find the row under which most columns are understood: how many, and which row."""
    best = (0, 0)
    for place, cells in enumerate(rows[:HEADER_WITHIN]):
        best = max(best, (understood(cells, known), -place))
    return best[0], -best[1]


def columns_of(
    header: Sequence[str], form: TableForm, name: str, named: Mapping[str, str]
) -> dict[int, str]:
    """Map each understood place of the header to its column; a column's own name comes first."""
    known = {**known_headings(form), **named}
    columns: dict[int, str] = {}
    for heading in form.headings:
        places = [n for n, cell in enumerate(header) if known.get(key_of(cell)) == heading.name]
        own = [n for n in places if key_of(header[n]) == key_of(heading.name)]
        chosen = own or places
        _refuse_other_unit(heading, [header[n] for n in chosen], name)
        if len(chosen) > 1:
            found = "、".join(header[n] for n in chosen)
            raise ImportColumnTwiceError(name=name, column=heading.name, headings=found)
        columns.update(dict.fromkeys(chosen, heading.name))
    missing = [each for each in form.required if each not in columns.values()]
    if missing:
        raise ImportColumnsError(
            name=name,
            missing="、".join(missing),
            required="、".join(form.required),
            sample=form.sample,
        )
    return columns


def _refuse_other_unit(heading: SheetColumn, found: Sequence[str], name: str) -> None:
    """Refuse an amount under a heading of another unit: 3.2 亿元 is not 3.2 万元."""
    wanted = _remark(heading.name)
    for written in found:
        if wanted.endswith("元") and _remark(written) not in {"", wanted, *_OTHER_UNITS}:
            raise ImportUnitError(name=name, heading=written, column=heading.name)


def refuse_bearing(name: str, form: TableForm, unknown: Sequence[tuple[int, str]]) -> None:
    """Refuse a file with a column that bears on a figure and is not understood."""
    if form.bearing:
        found = [each for _, each in unknown if _BEARING.search(key_of(each))]
        if found:
            first = found[0]
            columns = "、".join(found)
            raise ImportBearingError(name=name, columns=columns, first=first, field="--map")


def _remark(heading: str) -> str:
    """Give what a heading says in brackets, of a unit of money only."""
    match = re.search(r"\(([^()]*元)\)?$", normalise_option(heading).replace(" ", ""))
    return match[1] if match else ""


def with_unit(cell: str, heading: str, column: str) -> str:
    """Write the unit of the heading to a bare figure, where it is not that of the column."""
    unit = _remark(heading)
    if unit in _OTHER_UNITS and unit != _remark(column) and FIGURE.fullmatch(cell):
        return f"{cell}{unit}"
    return cell
