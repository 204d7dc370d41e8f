"""Lines that are pasted into ``zx init``: of which list they are, and which rows they become."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from zhixingli.domain.terms import UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Rows = list[list[str]]

_CELLS: Final = re.compile(r"[\t,，、;；:：\s]+")
#: How the kind of a unit shows in its name, the last word first.
_ENDINGS: Final = (
    ("镇", UnitKind.TOWN), ("乡", UnitKind.TOWN), ("镇人民政府", UnitKind.TOWN),
    ("乡人民政府", UnitKind.TOWN), ("街道", UnitKind.SUBDISTRICT),
    ("街道办事处", UnitKind.SUBDISTRICT), ("开发区", UnitKind.ZONE),
    ("开发区管委会", UnitKind.ZONE), ("开发区管理委员会", UnitKind.ZONE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One list that is asked for: how it is imported, and how a line becomes rows of it."""

    name: str
    question: str
    help: str
    heads: tuple[str, ...]
    module: str
    function: str
    rows: Callable[[list[str], Known], Rows]
    others: frozenset[str] = frozenset()


class Known(Protocol):
    """What was answered before: a line is read by it."""

    people: set[str]

    @property
    def office(self) -> str:
        """Name the office's own unit."""


def batch_of(part: Part, lines: list[str], known: Known) -> Rows:
    """Make rows of what was pasted, its own heads first where it has them."""
    cells = [_cells(line) for line in lines]
    if len(cells[0]) > 1 and set(cells[0]) <= {*part.heads, *part.others}:
        width = len(cells[0])
        return [cells[0], *(row[:width] + [""] * (width - len(row)) for row in cells[1:])]
    return [list(part.heads), *(row for each in cells for row in part.rows(each, known))]


def _cells(line: str) -> list[str]:
    """Give the cells of a line: of a sheet by its tabs, of what was typed by commas and spaces."""
    if "\t" in line:
        return [cell.strip(" \ufeff") for cell in line.rstrip("\t").split("\t")]
    return [cell for cell in _CELLS.split(line) if cell]


def csv_of(rows: Iterable[list[str]]) -> bytes:
    """Write rows as the file that an import reads."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def _unit_rows(cells: list[str], _: Known) -> Rows:
    """Read a unit: its name, its short name, its kind; of two the second is either."""
    name, *more = cells
    if len(more) > 1:
        return [cells]
    second = more[0] if more else ""
    if _is_kind(second):
        return [[name, "", second]]
    by_name = next((kind for end, kind in _ENDINGS if name.endswith(end)), UnitKind.DEPARTMENT)
    return [[name, second, by_name.label]]


def _is_kind(word: str) -> bool:
    from zhixingli.services.exchange.people_sheet import KIND_WORDS

    return word in {*KIND_WORDS, *(kind.label for kind in UnitKind)}


def _person_rows(cells: list[str], known: Known) -> Rows:
    """Read a person: name, unit, post; who has no unit is of the office itself."""
    if len(cells) < len(("姓名", "职务", "单位")):
        name, *post = cells
        return [[name, known.office, *post] + [""] * (1 - len(post))]
    return [cells]


def _duty_rows(cells: list[str], known: Known) -> Rows:
    """Read who leads which: a unit and its leader, or a leader and all of his units."""
    first, *more = cells
    if first in known.people:
        return [[unit, first] for unit in more]
    return [cells if more else [first, ""]]


PARTS: Final = (
    Part(
        "单位",
        "单位，一行一个，可以从表格里整列粘贴：名称、简称、类别",
        "如 示范区教育局 区教育局 部门；类别不写的看名称（某某镇、街道、开发区），其余为部门",
        ("单位名称", "简称", "类别"),
        *("people", "import_units", _unit_rows),
        frozenset({"单位", "名称", "全称", "序号", "备注"}),
    ),
    Part(
        "人员",
        "人员，一行一位：姓名、单位、职务；区领导不写单位",
        "如 罗正平 副区长，石建基 区住建局 局长；职务照实际写，认不出类别的会问",
        ("姓名", "单位", "职务"),
        *("people", "import_people", _person_rows),
        frozenset({"任职日期", "离任日期", "序号", "电话", "备注"}),
    ),
    Part(
        "分工",
        "分工，一行一个：单位、分管领导；也可以领导在前，后面跟分管的各单位",
        "如 区住建局 罗正平，或 罗正平：区住建局、区水务局；收文时按它填领导；自今天起",
        ("单位", "区分管领导"),
        *("duty", "import_duty", _duty_rows),
        frozenset({"分管领导", "分管单位", "起始日期", "序号", "备注"}),
    ),
)
