"""Charts as inline SVG: every bar and point says its figure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from zhixingli.render.model.chart import EDGE, LIGHT_TONES, TONES, ChartShape
from zhixingli.render.words.office_text import paper_text
from zhixingli.render.words.visible import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.render.model.chart import Chart

_COLOURS: Final = ("#1f4e79", "#b8500f", "#5f6368")
#: A drawing is read on a telephone at two thirds of its size: a character is 20 units wide.
_WIDTH: Final = 490
_LABELS: Final = 150
_ROOM: Final = _WIDTH - _LABELS - 54
_HALF: Final = 10
_DIGIT: Final = 12
_BAR: Final = 24
_TOP: Final = 34


def chart_svg(chart: Chart, name: str) -> Markup:
    """Draw a chart; its description holds every figure for those who cannot see it.

    ``name`` begins the names of its parts and is used once in a document.
    """
    if not chart.categories:
        return Markup("<p>（没有数字）</p>")
    draw = {ChartShape.BARS: _bars, ChartShape.STACKED: _stacked, ChartShape.LINES: _lines}[
        chart.shape
    ]
    title = escape(f"{paper_text(chart.title)}，{_SHAPES[chart.shape]}")
    return Markup(  # noqa: S704 - every text in it was escaped
        f'<svg viewBox="0 0 {_WIDTH} {_height(chart)}" role="img" aria-labelledby="{name}t" '
        f'aria-describedby="{name}d"><title id="{name}t">{title}</title>'
        f'<desc id="{name}d">{escape(_told(chart))}</desc>'
        f"{''.join([*_legend(chart), *draw(chart)])}</svg>"
    )


_SHAPES: Final = {
    ChartShape.BARS: "条形图",
    ChartShape.STACKED: "堆叠条形图",
    ChartShape.LINES: "折线图",
}


def _height(chart: Chart) -> int:
    if chart.shape is ChartShape.LINES:
        return 232
    each = 1 if chart.shape is ChartShape.STACKED else len(chart.series)
    return _TOP + len(chart.categories) * (each * _BAR + 8) + 8


def _bars(chart: Chart) -> Iterator[str]:
    scale = _ROOM / chart.most
    y = _TOP
    for n, category in enumerate(chart.categories):
        yield _label(category, y)
        for number, series in enumerate(chart.series):
            value = series.values[n]
            long = (value or 0) * scale
            if value:
                yield _bar(_LABELS, y, long, _colour(chart, number), series.tone)
            yield _written(_LABELS + long + 5, y, _figure(value))
            y += _BAR
        y += 8


def _stacked(chart: Chart) -> Iterator[str]:
    scale = _ROOM / chart.most
    y = _TOP
    for n, category in enumerate(chart.categories):
        yield _label(category, y)
        x: float = _LABELS
        for number, series in enumerate(chart.series):
            value = series.values[n] or 0
            long = value * scale
            if value:
                yield _bar(x, y, long, _colour(chart, number), series.tone)
            if value and long > len(_figure(value)) * _DIGIT + 4:
                on = "" if series.tone in LIGHT_TONES else ' class="on"'
                yield _written(x + long / 2, y, _figure(value), f' text-anchor="middle"{on}')
            x += long
        yield _written(x + 5, y, _figure(sum(series.values[n] or 0 for series in chart.series)))
        y += _BAR + 8


def _bar(x: float, y: int, long: float, colour: str, tone: str | None) -> str:
    dashed = ' stroke-dasharray="5 3"' if tone == "not_held" else ""
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{long:.1f}" height="{_BAR - 2}" fill="{colour}" '
        f'stroke="{EDGE}"{dashed}/>'
    )


def _written(x: float, y: int, figure: str, how: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y + 19}"{how}>{figure}</text>'


def _lines(chart: Chart) -> Iterator[str]:
    left, bottom, top = 52, 196, 56
    step = (_WIDTH - left - 48) / max(len(chart.categories) - 1, 1)
    floor, ceiling = chart.least, chart.most
    for share in (0, 0.5, 1):
        y = bottom - (bottom - top) * share
        yield f'<path d="M{left} {y:.0f}H{_WIDTH - 30}" stroke="#c8ccd0"/>'
        yield f'<text x="4" y="{y + 7:.0f}">{_figure(floor + (ceiling - floor) * share)}</text>'
    for n, category in enumerate(chart.categories):
        if n % 2 == (len(chart.categories) - 1) % 2:
            x = left + n * step
            yield f'<text x="{x:.0f}" y="224" text-anchor="middle">{_text(category, 10)}</text>'
    for number, series in enumerate(chart.series):
        points = [
            (left + n * step, bottom - (bottom - top) * _share(value, floor, ceiling), value)
            for n, value in enumerate(series.values)
            if value is not None
        ]
        colour = _colour(chart, number)
        dash = ' stroke-dasharray="6 4"' if number else ""
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
        if points:
            yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"{dash}/>'
        for x, y, _ in points:
            yield (
                f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6" fill="{colour}"/>'
                if number
                else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
            )
        yield from _labels(number, points)


def _share(value: float, floor: float, ceiling: float) -> float:
    return min(max((value - floor) / (ceiling - floor), 0), 1)


def _labels(number: int, points: list[tuple[float, float, float]]) -> Iterator[str]:
    """Write the figure of every other point, of the second line that of its last one."""
    last = len(points) - 1
    for n, (x, y, value) in enumerate(points):
        told = n == last if number else n % 2 == last % 2
        if told:
            down = 22 if number else -9
            yield (
                f'<text x="{x:.0f}" y="{y + down:.0f}" text-anchor="middle" '
                f'class="at">{_figure(value)}</text>'
            )


def _legend(chart: Chart) -> Iterator[str]:
    """Name the rows of figures; a single one is called as the chart."""
    x = 8
    if len(chart.series) == 1:
        return
    for number, series in enumerate(chart.series):
        dashed = ' stroke-dasharray="4 2"' if series.tone == "not_held" else ""
        yield (
            f'<rect x="{x}" y="6" width="16" height="16" fill="{_colour(chart, number)}" '
            f'stroke="{EDGE}"{dashed}/>'
        )
        yield f'<text x="{x + 21}" y="20">{_text(series.name, 40)}</text>'
        x += 36 + width(series.name) * _HALF


def _label(text: str, y: int) -> str:
    return f'<text x="{_LABELS - 8}" y="{y + 19}" text-anchor="end">{_text(text, 14)}</text>'


def _colour(chart: Chart, number: int) -> str:
    tone = chart.series[number].tone
    return TONES.get(tone or "", _COLOURS[number % len(_COLOURS)])


def _text(text: str, most: int) -> str:
    """Cut a label to what its place holds; the description has it whole."""
    shown = paper_text(text)
    if width(shown) > most:
        while width(shown) > most - 1:
            shown = shown[:-1]
        shown += "…"
    return str(escape(shown))


def _figure(value: float | None) -> str:
    if value is None:
        return "—"
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def _told(chart: Chart) -> str:
    named = [(paper_text(series.name), series.values) for series in chart.series]
    said = [
        f"{paper_text(category)[:60]}："
        + "，".join(f"{name} {_figure(values[n])}" for name, values in named)
        for n, category in enumerate(chart.categories)
    ]
    return f"单位：{paper_text(chart.unit)}。{'；'.join(said)}。"
