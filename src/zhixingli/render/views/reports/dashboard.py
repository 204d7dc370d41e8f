"""The dashboard: one page for a leader's screen, and the same in every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.chart import Chart, ChartSeries, ChartShape
from zhixingli.render.model.page import Figure, Heading, KeyFigures, Page, Paragraph
from zhixingli.render.model.sheet import Sheet
from zhixingli.render.views.reports.dashboard_lists import (
    BEHIND,
    COMING,
    LEADERS,
    OF_WEEKS,
    OVERDUE,
    STALLED,
    UNIT_ROWS,
    UNITS,
    UNITS_SHOWN,
    cut,
)
from zhixingli.render.words.office_text import day_text, full_brackets
from zhixingli.render.words.rates import kept_text, share_text
from zhixingli.render.words.reader import addressee, left_out, narrowed
from zhixingli.render.words.statement import counted, points, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.dashboard import (
        Dashboard,
        TrendWeek,
        UnitLights,
    )

#: How many bars a chart shows, and rows the shorter lists.
_BARS: Final = 6
_FEW: Final = 4
_ASKED: Final = 5


def units(board: Dashboard) -> Sheet[UnitLights]:
    """Show the lights by unit, for the formats that are one table."""
    return Sheet(_title(board), UNITS, board.units)


def page(board: Dashboard) -> Page:
    """Lay the dashboard out: first what the reader must do, then how it stands."""
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("需研究协调的事项", _asked(board)),
        ("逾期存量和按期率", _trend(board)),
        ("各单位", _unit_lights(board)),
        ("各区领导名下逾期", _leaders(board)),
        ("现场办公会", _coverage(board)),
        ("原因", _causes(board)),
        ("逾期最久", (*cut(OVERDUE, board.overdue, "项"), *_left_out(board))),
        ("下周到期", _coming(board)),
        ("停滞的行文", cut(STALLED, board.stalled, "件", most=_FEW)),
        ("进度落后的项目", cut(BEHIND, board.behind, "个", most=_FEW)),
    )
    blocks: list[Block] = [_figures(board), *_beside(board), *narrowed(board.reader)]
    for heading, said in parts:
        if said:
            blocks += [Heading(1, heading), *said]
    if not board.lights.open:
        blocks.append(Paragraph("没有在办的时限事项。"))
    return Page(_title(board), tuple(blocks), board=True)


def _title(board: Dashboard) -> str:
    whose = [
        addressee(board.reader, "") or (board.leader.name if board.leader is not None else None),
        (board.unit.short or board.unit.name)
        if board.unit is not None and board.reader is None
        else None,
    ]
    return "　".join(filter(None, ("执行力看板", *whose)))


def _left_out(board: Dashboard) -> tuple[Block, ...]:
    brief = board.reader is not None and board.reader.brief
    return left_out("逾期", len(board.overdue), board.lights.overdue) if brief else ()


def _figures(board: Dashboard) -> KeyFigures:
    """Give the figures that are read first, each with how it has changed in a week."""
    now, then = board.lights, board.before
    was = then.lights if then is not None else None
    last, held = board.trend[-1] if board.trend else None, board.onsite
    kept = share_text(last.on_time, last.owed) if last is not None else None
    meetings = share_text(held.held, held.owed, "次")
    counts = (
        ("逾期", now.overdue, was and was.overdue, "项", "red"),
        ("其中严重逾期", now.black, was and was.black, "项", "black"),
        ("临期", now.yellow, was and was.yellow, "项", "yellow"),
        ("在办时限事项", now.open, was and was.open, "项", None),
        ("停滞行文", len(board.stalled), then and then.stalled, "件", None),
        ("进度落后项目", len(board.behind), then and then.behind, "个", None),
    )
    tiles = [
        Figure(label, f"{count}{measure}", tone if count else None, _than(count, before))
        for label, count, before, measure, tone in counts
    ]
    tiles[4:4] = [
        Figure("上周按期率", kept or "—", None, _kept_than(board.trend)),
        Figure("上周现场会召开率", meetings or "—", None, _held_than(board)),
    ]
    return KeyFigures(tuple(tiles))


def _than(now: int, before: Any) -> str | None:  # noqa: ANN401 - nothing, or a count
    """Compare a count with a week before."""
    if before is None:
        return None
    return f"比上周{now - before:+d}" if now != before else "与上周持平"


def _kept_than(trend: Sequence[TrendWeek]) -> str | None:
    """Compare the rate of the last week with the week before; of few, nothing is said."""
    if len(trend) < len(("before", "last")):
        return None
    before, last = trend[-2:]
    return points(last.rate, before.rate, of=last.owed, of_before=before.owed) or None


def _held_than(board: Dashboard) -> str | None:
    if board.before is None:
        return None
    now, before = board.onsite, board.before.onsite
    return points(now.rate, before.rate, of=now.owed, of_before=before.owed) or None


def _beside(board: Dashboard) -> tuple[Block, ...]:
    now = board.lights
    said = counted(
        ("停表", now.grey, "项"),
        ("已过提示期", now.reminder, "项"),
        ("期限暂定", now.provisional, "项"),
    )
    return (Paragraph(f"另有{said}。"),) if said else ()


def _asked(board: Dashboard) -> tuple[Block, ...]:
    told = [f"{n}.{each.text}" for n, each in enumerate(board.asked[:_ASKED], start=1)]
    more = len(board.asked) - len(told)
    told += [f"另有{more}项。"] if more else []
    return tuple(Paragraph(full_brackets(each)) for each in told)


def _unit_lights(board: Dashboard) -> tuple[Block, ...]:
    rows = tuple(row for row in board.units if row.open)
    drawn = rows[:_BARS]
    chart = Chart(
        "在办事项最急的单位" if len(rows) > _BARS else "各单位在办事项",
        "项",
        tuple(row.unit.short or row.unit.name for row in drawn),
        (
            ChartSeries("严重逾期", tuple(row.black for row in drawn), "black"),
            ChartSeries("逾期", tuple(row.red for row in drawn), "red"),
            ChartSeries("临期", tuple(row.yellow for row in drawn), "yellow"),
            ChartSeries("正常", tuple(row.green for row in drawn), "green"),
            ChartSeries("停表等", tuple(row.grey + row.reminder for row in drawn), "grey"),
        ),
        ChartShape.STACKED,
    )
    charts = (chart,) if rows and chart.telling else ()
    return (*charts, *cut(UNITS_SHOWN, rows, "个单位", most=UNIT_ROWS, note=OF_WEEKS))


def _leaders(board: Dashboard) -> tuple[Block, ...]:
    late = [row for row in board.leaders if row.overdue]
    return cut(LEADERS, late, "位", most=len(late), note=OF_WEEKS)


def _week_names(weeks: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{int(week.partition('-W')[2])}周" for week in weeks)


def _trend(board: Dashboard) -> tuple[Block, ...]:
    """Draw what was overdue at the end of each week beside how the weeks' limits were kept."""
    made: list[Block] = []
    if any(week.overdue for week in board.backlog):
        counts = ChartSeries("逾期", tuple(week.overdue for week in board.backlog))
        names = _week_names(week.week for week in board.backlog)
        made.append(Chart("各周末逾期", "项", names, (counts,), ChartShape.LINES))
    if any(week.owed for week in board.trend):
        both = (
            ChartSeries("按现期限", tuple(week.rate for week in board.trend)),
            ChartSeries("按原期限", tuple(week.rate_original for week in board.trend)),
        )
        names = _week_names(week.week for week in board.trend)
        made.append(Chart("按期率", "%", names, both, ChartShape.LINES))
        last = board.trend[-1]
        made.append(Paragraph(f"{_week_of(last.week)}{kept_text(last)}"))
    return tuple(made)


def _week_of(week: str) -> str:
    return f"第{int(week.partition('-W')[2])}周"


def _coverage(board: Dashboard) -> tuple[Block, ...]:
    now = board.onsite
    if not any(week.owed for week in board.coverage):
        return ()
    issued = f"纪要印发率{now.minutes_rate:.1f}%" if now.minutes_rate is not None else ""
    said = sentence(
        f"{_week_of(board.week)}应开{now.owed}次、实开{now.held}次",
        counted(("受托主持的项目", now.delegated, "个")),
        issued,
    )
    trend = Chart(
        "召开率",
        "%",
        _week_names(week.week for week in board.coverage),
        (ChartSeries("召开率", tuple(week.rate for week in board.coverage)),),
        ChartShape.LINES,
    )
    drawn = board.sponsors[:_BARS]
    sponsors = Chart(
        f"{_week_of(board.week)}各挂钩区领导",
        "次",
        tuple(row.sponsor.name for row in drawn),
        (
            ChartSeries("已开", tuple(row.held for row in drawn), "done"),
            ChartSeries("未开", tuple(row.owed - row.held for row in drawn), "not_held"),
        ),
        ChartShape.STACKED,
    )
    return (Paragraph(said), trend, *((sponsors,) if drawn and sponsors.telling else ()))


def _causes(board: Dashboard) -> tuple[Block, ...]:
    """Say which maladies were named since New Year; statistics, not blame."""
    if not board.causes:
        return ()
    total = sum(each.count for each in board.causes)
    named = "、".join(f"{each.malady.label}{each.count}次" for each in board.causes)
    return (Paragraph(f"今年记原因{total}次：{named}。只作统计，不自动问责。"),)


def _coming(board: Dashboard) -> tuple[Block, ...]:
    if not board.due_next_week:
        return ()
    days = f"{day_text(board.next_week_from)}至{month_day(board.next_week_to)}。"
    return (Paragraph(days), *cut(COMING, board.due_next_week, "项", most=_FEW))
