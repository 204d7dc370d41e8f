"""When a chart says more than the table beside it."""

from __future__ import annotations

import pytest

from zhixingli.render.model.chart import Chart, ChartSeries, telling


@pytest.mark.parametrize(
    ("unit", "values", "drawn"),
    [
        ("项", (5, 4, 3), True),
        ("项", (3, 0, 0), True),
        ("项", (2, 2, 1), False),  # nothing that a glance would not count
        ("项", (9, 5), False),  # two things are compared in a sentence
        ("%", (40.0, 70.0, 100.0), True),
        ("%", (40.0, 70.0), False),
    ],
)
def test_few_things_or_small_figures_are_not_drawn(
    unit: str, values: tuple[float, ...], *, drawn: bool
) -> None:
    names = tuple(f"第{n}个" for n in range(len(values)))
    chart = Chart("各单位逾期", unit, names, (ChartSeries("逾期", values),))
    assert telling(chart) is (chart if drawn else None)
