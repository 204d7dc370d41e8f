"""Charts as inline SVG: every bar and point says its figure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from zhixingli.render.office_text import paper_text
from zhixingli.render.page import Shape
from zhixingli.render.visible import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.render.page import Chart

_COLOURS: Final = ("#1f4e79", "#b8500f", "#5f6368")
_TONES: Final = {
    "green": "#2e6b1f",
    "yellow": "#d99a00",
    "red": "#b00020",
    "black": "#262626",
    "grey": "#8a8f94",
    "done": "#5b9bd5",
}
_WIDTH: Final = 460
_LABELS: Final = 128
_ROOM: Final = _WIDTH - _LABELS - 46
_BAR: Final = 20
_TOP: Final = 30


def chart_svg(chart: Chart) -> Markup:
    """Draw a chart; its description holds every figure for those who cannot see it."""
    if not chart.categories:
        return Markup("<p>（没有数字）</p>")
    parts = list(_lines(chart) if chart.shape is Shape.LINES else _bars(chart))
    height = _height(chart)
    said = escape(_told(chart))
    return Markup(  # noqa: S704 - every text in it was escaped
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{said}">'
        f"{''.join([*_legend(chart), *parts])}</svg>"
    )


def _height(chart: Chart) -> int:
    if chart.shape is Shape.LINES:
        return 232
    each = 1 if chart.shape is Shape.STACKED else len(chart.series)
    return _TOP + len(chart.categories) * (each * _BAR + 8) + 8


def _bars(chart: Chart) -> Iterator[str]:
    stacked = chart.shape is Shape.STACKED
    sums = [sum(s.values[n] or 0 for s in chart.series) for n in range(len(chart.categories))]
    scale = _ROOM / chart.most
    y = _TOP
    for n, category in enumerate(chart.categories):
        yield _label(category, y)
        x: float = _LABELS
        for number, series in enumerate(chart.series):
            value = series.values[n]
            long = (value or 0) * scale
            if value:
                yield (
                    f'<rect x="{x:.1f}" y="{y}" width="{long:.1f}" height="{_BAR - 2}" '
                    f'fill="{_colour(chart, number)}"/>'
                )
            if not stacked:
                yield f'<text x="{x + long + 5:.1f}" y="{y + 14}">{_figure(value)}</text>'
                y += _BAR
            else:
                x += long
        if stacked:
            yield f'<text x="{x + 5:.1f}" y="{y + 14}">{_figure(sums[n])}</text>'
            y += _BAR
        y += 8


def _lines(chart: Chart) -> Iterator[str]:
    left, bottom, top = 40, 200, 44
    step = (_WIDTH - left - 40) / max(len(chart.categories) - 1, 1)
    ceiling = chart.most
    for share in (0, 0.5, 1):
        y = bottom - (bottom - top) * share
        yield f'<path d="M{left} {y:.0f}H{_WIDTH - 30}" stroke="#c8ccd0"/>'
        yield f'<text x="4" y="{y + 4:.0f}">{_figure(ceiling * share)}</text>'
    for n, category in enumerate(chart.categories):
        if n % 2 == (len(chart.categories) - 1) % 2:
            x = left + n * step
            yield f'<text x="{x:.0f}" y="222" text-anchor="middle">{_text(category, 10)}</text>'
    for number, series in enumerate(chart.series):
        points = [
            (left + n * step, bottom - (bottom - top) * min(value / ceiling, 1))
            for n, value in enumerate(series.values)
            if value is not None
        ]
        colour = _colour(chart, number)
        dash = ' stroke-dasharray="6 4"' if number else ""
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        if points:
            yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2.5"{dash}/>'
        for x, y in points:
            yield (
                f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6" fill="{colour}"/>'
                if number
                else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
            )


def _legend(chart: Chart) -> Iterator[str]:
    x = 8
    for number, series in enumerate(chart.series):
        yield f'<rect x="{x}" y="6" width="12" height="12" fill="{_colour(chart, number)}"/>'
        yield f'<text x="{x + 17}" y="17">{_text(series.name, 40)}</text>'
        x += 30 + width(series.name) * 8


def _label(text: str, y: int) -> str:
    return f'<text x="{_LABELS - 8}" y="{y + 14}" text-anchor="end">{_text(text, 15)}</text>'


def _colour(chart: Chart, number: int) -> str:
    tone = chart.series[number].tone
    return _TONES.get(tone or "", _COLOURS[number % len(_COLOURS)])


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
    return f"{paper_text(chart.title)}（{chart.unit}）。{'；'.join(said)}"
