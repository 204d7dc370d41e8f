"""Exports as sheets: the columns of the forms, with the words that a spreadsheet offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain import terms
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.letters.terms import Direction, Side
from zhixingli.domain.projects.terms import Level, ProgressLight
from zhixingli.domain.terms import Purpose
from zhixingli.render.model.page import Page, Table
from zhixingli.render.model.sheet import Column, Sheet, labels

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.exchange import ExportBook, ExportSheet

    Row = tuple[Cell, ...]

#: What may stand in a column, by its heading.
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "职务": labels(terms.Post),
    "紧急程度": labels(terms.Urgency),
    "密级": labels(terms.Secrecy),
    "办件/阅件": labels(Purpose),
    "权限内外": labels(Authority),
    "级别": labels(Level),
    "方向": labels(Direction),
    "在哪一方": labels(Side),
    "公开承诺": ("是", "否"),
    "职责": ("区分管领导", *labels(terms.Part)),
}
#: What is printed of a register that has more columns than a page.
_PRINTED: Final = {
    "收文登记簿": (
        *("收文编号", "签收时间", "来文单位", "来文字号", "标题", "紧急程度", "主责单位"),
        *("区分管领导", "资料检查日期", "告知日期", "限办日期", "办结日期", "办理结果", "状态"),
    ),
    "重点项目台账": (
        *("项目名称", "级别", "总投资（万元）", "年度计划投资（万元）", "年内累计完成（万元）"),
        *("完成率（%）", "偏差（百分点）", "灯", "形象进度", "存在问题", "需协调事项"),
        *("下步措施", "牵头单位", "挂钩区领导"),
    ),
    "上行平行文跟踪表": (
        *("标题", "文种", "主送", "发文字号", "主办单位", "跟踪分管领导", "经办人"),
        *("送达日期", "当前环节", "停留天数", "协调内容", "对方答复日期", "状态", "灯"),
    ),
}
#: Words of lights that colour a cell, as the lists colour them.
_TONES: Final = {
    ProgressLight.YELLOW.label: "yellow",
    ProgressLight.RED.label: "red",
    "停滞": "red",
}


def page(book: ExportBook) -> Page:
    """Lay out every sheet of a book."""
    return Page(book.sheets[0].name, tuple(Table(_sheet(each)) for each in book.sheets))


def main_sheet(book: ExportBook) -> Sheet[Row]:
    """Give the main sheet, for the formats that are one table."""
    return _sheet(book.sheets[0])


def _sheet(made: ExportSheet) -> Sheet[Row]:
    columns = tuple(
        Column[tuple](  # type: ignore[type-arg]
            heading, heading, _reader(n), _tone(n) if heading == "灯" else None,
            choices=_choices(heading, made.name),
        )
        for n, heading in enumerate(made.headings)
    )  # fmt: skip
    return Sheet(made.name, columns, made.rows, printed=_PRINTED.get(made.name, ()))


def _choices(heading: str, sheet: str) -> tuple[str, ...]:
    if (heading, sheet) == ("类别", "单位"):  # a project's is its own word
        return labels(terms.UnitKind)
    return _CHOICES.get(heading, ())


def _reader(n: int) -> Callable[[Row], Cell]:
    return lambda row: row[n]


def _tone(n: int) -> Callable[[Row], str | None]:
    return lambda row: _TONES.get(str(row[n]))
