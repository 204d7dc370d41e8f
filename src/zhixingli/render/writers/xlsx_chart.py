"""Native charts of spreadsheets."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from zhixingli.render.model.chart import EDGE, LIGHT_TONES, TONES, ChartShape
from zhixingli.render.words.office_text import paper_text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from zhixingli.render.model.chart import Chart

#: Fills that stay apart in grey; lights have their own (``TONES``).
_COLOURS: Final = ("1F4E79", "C55A11", "7F7F7F", "BF9000", "548235")
_FONT: Final = "宋体"
#: A chart's title is no longer than its place.
_TITLE: Final = 80
#: Every workbook is made on this day: the bytes depend on the ledger, not on the clock.
MADE_ON: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - as the format wants it


def chart_book(chart: Chart) -> bytes:
    """Write a workbook of one chart and its figures."""
    raw = io.BytesIO()
    with Workbook(raw, {"in_memory": True}) as book:
        book.set_properties({"created": MADE_ON})
        add_chart(book, book.add_worksheet("数据"), chart, at=0)
    return raw.getvalue()


def add_chart(book: Workbook, sheet: Worksheet, chart: Chart, *, at: int) -> int:
    """Write a chart's figures from a row on and draw it beside them; give the next free row."""
    for n, series in enumerate(chart.series, start=1):
        sheet.write_string(at, n, paper_text(f"{series.name}（{chart.unit}）"))
    for row, name in enumerate(chart.categories, start=at + 1):
        sheet.write_string(row, 0, paper_text(name))
    last = at + len(chart.categories)
    drawn: Any = book.add_chart(_kind(chart.shape))
    for n, series in enumerate(chart.series, start=1):
        for row, value in enumerate(series.values, start=at + 1):
            if value is not None:
                sheet.write_number(row, n, value)
        drawn.add_series(_series(sheet.name, chart, at, last, n))
    _dress(drawn, chart)
    sheet.insert_chart(at, len(chart.series) + 2, drawn)
    return at + max(len(chart.categories), 24) + 3


def _series(sheet: str, chart: Chart, at: int, last: int, n: int) -> dict[str, Any]:
    lines, tone = chart.shape is ChartShape.LINES, chart.series[n - 1].tone or ""
    colour = TONES.get(tone, f"#{_COLOURS[(n - 1) % len(_COLOURS)]}")
    ink = "#FFFFFF" if tone in TONES and tone not in LIGHT_TONES else "#1A1A1A"
    edge = {"color": EDGE, "width": 0.75, "dash_type": "dash" if tone == "not_held" else "solid"}
    drawn = {"color": colour, "width": 2.25, "dash_type": "dash" if n > 1 else "solid"}
    return {
        "name": [sheet, at, n],
        "categories": [sheet, at + 1, 0, last, 0],
        "values": [sheet, at + 1, n, last, n],
        "fill": {"color": colour},
        "line": drawn if lines else edge,
        "marker": {"type": "diamond" if n > 1 else "circle", "size": 6} if lines else None,
        "data_labels": {"value": True, "font": {"name": _FONT, "size": 9, "color": ink}},
        "gap": 60,
    }


def _dress(drawn: Any, chart: Chart) -> None:
    font = {"name": _FONT, "size": 9}
    named = paper_text(f"{chart.title}（{chart.unit}）"[:_TITLE])
    drawn.set_title({"name": named, "name_font": {"name": "黑体", "size": 12}})
    drawn.set_x_axis({"num_font": font, "major_gridlines": {"visible": False}})
    scale = {"min": chart.least} | ({"max": chart.most} if chart.unit == "%" else {})
    drawn.set_y_axis({"num_font": font, "major_gridlines": {"visible": False}, **scale})
    if chart.shape is not ChartShape.LINES:
        drawn.set_y_axis({"num_font": font, "reverse": True})
        drawn.set_x_axis({"num_font": font, "visible": False, "min": 0, "max": chart.most})
    drawn.set_legend({"position": "bottom", "font": font})
    drawn.set_size({"width": 640, "height": 200 + 22 * len(chart.categories)})


def _kind(shape: ChartShape) -> dict[str, str]:
    match shape:
        case ChartShape.LINES:
            return {"type": "line"}
        case ChartShape.STACKED:
            return {"type": "bar", "subtype": "stacked"}
        case _:
            return {"type": "bar"}
