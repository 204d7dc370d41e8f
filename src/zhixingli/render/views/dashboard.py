"""The dashboard: one page for a leader's screen, and the same in every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixingli.render.model.chart import Chart, ChartSeries, ChartShape
from zhixingli.render.model.page import Figure, Heading, KeyFigures, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days, light_text
from zhixingli.render.words.office_text import answering_unit_text, day_text
from zhixingli.render.words.rates import kept_text, share_text
from zhixingli.render.words.reader import addressee, left_out, narrowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.dashboard import Dashboard, LeaderLights, UnitLights
    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.rates import Rates

#: How many rows a list of the page shows, and how many bars a chart: a page is read, a list
#: is searched.
_ROWS: Final = 20
_BARS: Final = 12


def units(board: Dashboard) -> Sheet[UnitLights]:
    """Show the lights by unit, for the formats that are one table."""
    return Sheet(_title(board), _UNITS, board.units)


def page(board: Dashboard) -> Page:
    """Lay the dashboard out."""
    blocks: list[Block] = [
        _figures(board),
        *narrowed(board.reader),
        Heading(1, "各单位亮灯"),
        *_unit_lights(board.units),
        Heading(1, "各区领导名下逾期"),
        *_cut(_LEADERS, [row for row in board.leaders if row.overdue], "没有逾期。", "zx overdue"),
        Heading(1, "十二周按期率"),
        *_trend(board),
        Heading(1, "现场办公会"),
        *_coverage(board),
        Heading(1, "逾期最久"),
        *_cut(_OVERDUE, board.overdue, "没有要列出的逾期事项。", "zx overdue"),
        *_left_out("逾期", board, len(board.overdue), board.lights.overdue),
        Heading(1, "下周到期"),
        Paragraph(f"{day_text(board.next_week_from)}至{day_text(board.next_week_to)}"),
        *_cut(_COMING, board.due_next_week, "下周没有要列出的到期事项。", "zx due"),
        Heading(1, "停滞的行文"),
        *_cut(_STALLED, board.stalled, "没有停滞的行文。", "zx letter list"),
        Heading(1, "进度落后的项目"),
        *_cut(_BEHIND, board.behind, "没有进度落后的项目。", "zx project list"),
    ]
    return Page(_title(board), tuple(blocks), board=True)


def _title(board: Dashboard) -> str:
    whose = [
        addressee(board.reader, "") or (board.leader.name if board.leader is not None else None),
        (board.unit.short or board.unit.name)
        if board.unit is not None and board.reader is None
        else None,
    ]
    return "　".join(filter(None, ("执行力看板", *whose)))


def _left_out(what: str, board: Dashboard, shown: int, total: int) -> tuple[Block, ...]:
    brief = board.reader is not None and board.reader.brief
    return left_out(what, shown, total) if brief else ()


def _figures(board: Dashboard) -> KeyFigures:
    now, last, held = board.lights, board.trend[-1] if board.trend else None, board.onsite
    kept = share_text(last.on_time, last.owed) if last is not None else None
    past = (Figure("已过提示期", f"{now.reminder} 项"),) if now.reminder else ()
    return KeyFigures(
        (
            Figure("在办时限事项", f"{now.open} 项"),
            Figure("逾期", f"{now.overdue} 项", "red" if now.overdue else None),
            Figure("其中严重逾期", f"{now.black} 项", "black" if now.black else None),
            Figure("临期", f"{now.yellow} 项", "yellow" if now.yellow else None),
            Figure("停表", f"{now.grey} 项"),
            *past,
            Figure("期限暂定", f"{now.provisional} 项"),
            Figure("上周按期率", kept or "—"),
            Figure("上周现场办公会召开率", share_text(held.held, held.owed, "次") or "—"),
            Figure("停滞行文", f"{len(board.stalled)} 件"),
            Figure("进度落后项目", f"{len(board.behind)} 个"),
        )
    )


def _unit_lights(rows: tuple[UnitLights, ...]) -> tuple[Block, ...]:
    rows = tuple(row for row in rows if row.open)
    if not rows:
        return (Paragraph("没有在办的时限事项。"),)
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
            ChartSeries(
                "停表、已过提示期", tuple(row.grey + row.reminder for row in drawn), "grey"
            ),
        ),
        ChartShape.STACKED,
    )
    charts = (chart,) if chart.telling else ()
    return (*charts, *_cut(_UNITS_SHOWN, rows, "", "zx dashboard --format csv", most=_UNIT_ROWS))


def _trend(board: Dashboard) -> tuple[Block, ...]:
    if not any(week.owed for week in board.trend):
        return (Paragraph("十二周里没有应办结的时限事项。"),)
    weeks = tuple(week.week.partition("-")[2] for week in board.trend)
    chart = Chart(
        "按期率",
        "%",
        weeks,
        (
            ChartSeries("按现期限", tuple(week.rate for week in board.trend)),
            ChartSeries("按原期限", tuple(week.rate_original for week in board.trend)),
        ),
        ChartShape.LINES,
    )
    last = board.trend[-1]
    return (chart, Paragraph(f"{last.week} {kept_text(last)}"))


def _coverage(board: Dashboard) -> tuple[Block, ...]:
    now = board.onsite
    if not any(week.owed for week in board.coverage):
        return (Paragraph("十二周里没有应开的现场办公会。"),)
    said = (
        f"{board.week} 应开 {now.owed} 次，实开 {now.held} 次，召开率 {_rate(now.rate)}；"
        f"受托主持的项目 {now.delegated} 个；纪要印发率 {_rate(now.minutes_rate)}。"
    )
    trend = Chart(
        "召开率",
        "%",
        tuple(week.week.partition("-")[2] for week in board.coverage),
        (ChartSeries("召开率", tuple(week.rate for week in board.coverage)),),
        ChartShape.LINES,
    )
    drawn = board.sponsors[:_BARS]
    if not drawn:
        return (Paragraph(said), trend)
    sponsors = Chart(
        f"{board.week} 各挂钩区领导",
        "次",
        tuple(row.sponsor.name for row in drawn),
        (
            ChartSeries("已开", tuple(row.held for row in drawn), "green"),
            ChartSeries("未开", tuple(row.owed - row.held for row in drawn), "red"),
        ),
        ChartShape.STACKED,
    )
    return (Paragraph(said), trend, *((sponsors,) if sponsors.telling else ()))


def _cut(
    columns: tuple[Column[Any], ...],
    rows: Sequence[Any],
    nothing: str,
    whole: str,
    *,
    most: int = _ROWS,
) -> tuple[Block, ...]:
    """List the first rows, and say how many there are and where the others are read."""
    if not rows:
        return (Paragraph(nothing),)
    notes = (f"共 {len(rows)} 项，列前 {most} 项；全部见 {whole}",) if len(rows) > most else ()
    return (Table(Sheet("", columns, tuple(rows[:most]), notes)),)


def _rate(rate: float | None) -> str:
    return f"{rate:.1f}%" if rate is not None else "—"


def _kept(owed: Rates | None) -> str | None:
    return share_text(owed.on_time, owed.owed) if owed is not None else None


#: How many units the table shows: a district has fewer.
_UNIT_ROWS: Final = 60

_LIGHTS: tuple[Column[Any], ...] = (
    Column("open", "在办", lambda row: row.open),
    Column("overdue", "逾期", lambda row: row.overdue),
    Column("black", "其中严重逾期", lambda row: row.black),
    Column("yellow", "临期", lambda row: row.yellow),
    Column("grey", "停表", lambda row: row.grey),
)
_KEPT: Column[Any] = Column(
    "kept",
    "十二周按期",
    lambda row: share_text(row.owed.on_time, row.owed.owed) if row.owed else None,
)
_UNITS: tuple[Column[UnitLights], ...] = (
    Column("unit", "单位", lambda row: row.unit.short or row.unit.name),
    *_LIGHTS,
    _KEPT,
)
#: On a page the chart beside it says what stands still.
_UNITS_SHOWN: Final = tuple(column for column in _UNITS if column.key != "grey")
_LEADERS: tuple[Column[LeaderLights], ...] = (
    Column("leader", "区领导", lambda row: row.leader.name),
    *_LIGHTS[:3],
    Column("longest", "最久逾期工作日", lambda row: row.longest),
    _KEPT,
)
_OWED: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "标题", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("leader", "区分管领导", lambda item: item.leader_called),
    Column("unit", "主责单位", answering_unit_text),
    Column("due", "到期", due_cell),
)
_OVERDUE: tuple[Column[ObligationItem], ...] = (
    *_OWED,
    Column("working_days", "逾期工作日", late_working_days),
    Column("light_label", "灯", light_text, tone=lambda item: item.light),
)
_COMING: tuple[Column[ObligationItem], ...] = (
    *_OWED,
    Column("light_label", "灯", light_text, tone=lambda item: item.light),
)
_STALLED: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("to", "主送", lambda row: row.to),
    Column("unit", "主办单位", lambda row: row.unit.short or row.unit.name),
    Column("place", "当前环节", lambda row: row.place),
    Column("days_here", "停留天数", lambda row: row.days_here),
)
_BEHIND: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("unit", "牵头单位", lambda row: row.unit.short or row.unit.name),
    Column("rate", "完成率（%）", lambda row: row.rate),
    Column("scheduled", "序时进度（%）", lambda row: row.scheduled),
    Column("deviation", "偏差（百分点）", lambda row: row.deviation),
    Column(
        "progress_light",
        "灯",
        lambda row: row.progress_light.label if row.progress_light is not None else None,
        tone=lambda row: row.progress_light.value if row.progress_light is not None else None,
    ),
    Column("problem", "存在问题", lambda row: row.problem),
)
