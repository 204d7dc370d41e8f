"""A chart: rows of figures, drawn by each writer in its own way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

#: From grave to light also from dark to light, so that they hold in grey and without red or
#: green; a line round each bar parts the light ones from white paper.
TONES: Final = {
    "black": "#1a1a1a",
    "red": "#a3162e",
    "yellow": "#e8a13a",
    "green": "#b9d4ea",
    "grey": "#e9ebed",
    "done": "#3b6fa3",
    "not_held": "#ffffff",
}
#: On these a figure is written in black, on the others in white.
LIGHT_TONES: Final = frozenset({"yellow", "green", "grey", "not_held"})
EDGE: Final = "#5f6368"


class ChartShape(Enum):
    """How a chart is drawn."""

    BARS = "bars"
    STACKED = "stacked"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One row of figures of a chart; ``tone`` is the code of a light, where it stands for one."""

    name: str
    values: tuple[float | None, ...]
    tone: str | None = None


#: What a chart is drawn of, at the least: so many categories, so great a figure.
_FEWEST: Final = 3
_LEAST: Final = 3


def telling(chart: Chart) -> Chart | None:
    """Give a chart where it says more than its table does."""
    return chart if chart.telling else None


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures by category; ``unit`` says what they count (件, %)."""

    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    shape: ChartShape = ChartShape.BARS

    @property
    def telling(self) -> bool:
        """Tell whether it says more than its table: of two things, or of at most two, none does."""
        return len(self.categories) >= _FEWEST and (self.unit == "%" or self.most >= _LEAST)

    @property
    def least(self) -> float:
        """Give the beginning of the scale: of shares over time, a full ten below the lowest."""
        values = [v for series in self.series for v in series.values if v is not None]
        if self.unit != "%" or self.shape is not ChartShape.LINES or not values:
            return 0.0
        return max(min(values) // 10 * 10 - 10, 0.0)

    @property
    def most(self) -> float:
        """Give the end of the scale: 100 for shares, else the greatest figure, 1 at least."""
        if self.unit == "%":
            return 100.0
        rows = [[value or 0 for value in series.values] for series in self.series]
        if self.shape is ChartShape.STACKED:
            rows = [[sum(parts) for parts in zip(*rows, strict=True)]]
        return float(max([*(value for row in rows for value in row), 1]))
