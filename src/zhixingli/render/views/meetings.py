"""Meetings as tables and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.render.model.page import LabelledLine, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card as _card, with_total
from zhixingli.render.views.matters import limits_text
from zhixingli.render.words.office_text import period, unit_text, weeks_text
from zhixingli.render.words.reader import addressee, narrowed, whose_title
from zhixingli.render.words.statement import counted, sentence, share
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.render.model.page import Block
    from zhixingli.render.model.sheet import Cell
    from zhixingli.services.results.meetings import (
        AgendaRow,
        DecisionItem,
        MeetingDetail,
        MeetingRow,
        MissedWeek,
        OnsiteLine,
        OnsiteTable,
        ReviewDue,
        SeriesDetail,
        Submission,
    )


def listed(rows: tuple[MeetingRow, ...]) -> Sheet[MeetingRow]:
    """Show the meetings, one a line."""
    return Sheet("会议", _LIST, rows, (f"共{len(rows)}次",))


def card(detail: MeetingDetail) -> Card[MeetingDetail]:
    """Show one meeting as headings with their values."""
    return _card(detail.form.label, _CARD, detail)


def page(detail: MeetingDetail) -> Page:
    """Show one meeting with its agenda and its decisions."""
    blocks = [Table(_card("", _CARD, detail)), Table(Sheet("议题", _AGENDA, detail.agenda, ()))]
    if detail.decisions:
        blocks.append(Table(Sheet("议定事项", _DECISIONS, detail.decisions, ())))
    if detail.carried_over:
        blocks.append(Table(Sheet("以前议定、尚未办结", _DECISIONS, detail.carried_over, ())))
    return Page(detail.title, tuple(blocks))


def missed(rows: tuple[MissedWeek, ...]) -> Sheet[MissedWeek]:
    """Show the weeks without an on-site meeting."""
    notes = (f"共缺会{len(rows)}周次",) if rows else ("没有缺会",)
    return Sheet(
        *("现场办公会缺会", _MISSED, rows, notes),
        brief=lambda: Sheet("现场办公会缺会", _MISSED_LINES, _by_project(rows), notes),
    )


def _by_project(rows: Iterable[MissedWeek]) -> tuple[tuple[MissedWeek, ...], ...]:
    """Gather the weeks of each project, in the order of the list."""
    found: dict[str, list[MissedWeek]] = {}
    for row in rows:
        found.setdefault(row.project.id, []).append(row)
    return tuple(map(tuple, found.values()))


def onsite_lines(table: OnsiteTable) -> Sheet[OnsiteLine]:
    """Show the table of a week, one project a line."""
    return Sheet("现场办公会召开情况表", _ONSITE, table.projects, _sums(table))


def onsite_page(table: OnsiteTable) -> Page:
    """Show the table of a week as a page to hand in: who held none first, then the others."""
    year, number = table.week.split("-W")
    week = f"{year}年第{int(number)}周"
    lines = sorted(table.projects, key=lambda line: (line.held > 0, -line.consecutive_missed))
    sheet = trimmed(Sheet("", _ONSITE_PAGE, tuple(lines)))
    blocks: list[Block] = [
        *([Paragraph("本周全周放假，不召开现场办公会。")] if table.exempt else []),
        *narrowed(table.reader, whole=True),
        *([Table(with_total(sheet, _total(table)))] if lines else []),
    ]
    return Page(
        f"重点项目现场办公会召开情况表（{week}）{whose_title(table.reader)}",
        tuple(blocks),
        signed=True,
        foot=(LabelledLine("报", addressee(table.reader, "区长、常务副区长")),),
        period=period(table.from_, table.to, table.as_of),
        lying=True,
        single=True,
    )


def _total(table: OnsiteTable) -> dict[str, Cell]:
    """Sum up the table in its last row (合计)."""
    now = table.figures
    issued = sum(len(line.minutes) for line in table.projects)
    told = share(issued, now.meetings, "次") if now.meetings else ""
    return {
        "project": "合计",
        "sponsor": f"召开率{share(now.held, now.owed, '次')}" if now.owed and now.held else None,
        "unit": f"应开{now.owed}次" + ("" if now.held else "，均未召开"),
        "held": now.held,
        "minutes": f"纪要印发率{told}" if told else None,
        "delegated": f"{now.delegated}个" if now.delegated else None,
        "decisions": sum(line.decisions for line in table.projects) or None,
    }


def review_due(rows: tuple[ReviewDue, ...]) -> Sheet[ReviewDue]:
    """Show when each series has to meet next."""
    return Sheet("联审会议", _REVIEWS, rows, ())


def series(detail: SeriesDetail) -> Card[SeriesDetail]:
    """Show who answers for a series."""
    return _card("系列会议", _SERIES, detail)


def submission(detail: Submission) -> Card[Submission]:
    """Show a report that was handed in."""
    return _card("报送", _SUBMISSION, detail)


def _sums(table: OnsiteTable) -> tuple[str, ...]:
    now = table.figures
    rate = f"召开率{share(now.held, now.owed, '次')}" if now.owed else ""
    minutes = f"纪要印发率{now.minutes_rate:.1f}%" if now.minutes_rate is not None else ""
    held = f"合计：应开{now.owed}次、实开{now.held}次" if now.owed or now.held else ""
    said = sentence(held, rate, minutes, counted(("受托主持的项目", now.delegated, "个")))
    return (said,) if said else ()


def _agenda_text(row: MeetingRow) -> str:
    return "、".join(each.name for each in row.agenda)


_LIST: tuple[Column[MeetingRow], ...] = (
    Column("id", "会议编号", lambda row: row.id),
    Column("meeting_on", "日期", lambda row: row.meeting_on),
    Column("form", "会议", lambda row: row.form.label),
    Column("agenda", "议题", _agenda_text),
    Column("chair", "主持", lambda row: row.chair.name if row.chair else None),
    Column("delegated", "受托", lambda row: row.delegated, spare=lambda row: not row.delegated),
    Column("place", "地点", lambda row: row.place),
    Column("number", "纪要文号", lambda row: row.number),
    Column("issued_on", "印发日期", lambda row: row.issued_on),
    Column("voided_on", "作废", lambda row: row.voided_on, spare=lambda row: row.voided_on is None),
)

_CARD: tuple[Column[MeetingDetail], ...] = (
    Column("id", "会议编号", lambda d: d.id),
    Column("title", "会议", lambda d: d.title),
    Column("meeting_on", "日期", lambda d: d.meeting_on),
    Column("chair", "主持", lambda d: d.chair.name if d.chair else None),
    Column("delegated", "受托主持", lambda d: d.delegated),
    Column("place", "地点", lambda d: d.place),
    Column("number", "纪要文号", lambda d: d.number),
    Column("issued_on", "印发日期", lambda d: d.issued_on),
    Column("approved_by", "审定", lambda d: d.approved_by.name if d.approved_by else None),
    Column("approved_on", "审定日期", lambda d: d.approved_on),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "主责单位", lambda d: unit_text(d.unit)),
    Column("agenda", "议题", lambda d: "、".join(each.id for each in d.agenda) or None),
    Column("decisions", "议定事项", lambda d: "、".join(each.id for each in d.decisions) or None),
    Column(
        "carried_over", "未结的上次议定", lambda d: "、".join(e.id for e in d.carried_over) or None
    ),
    Column("voided_on", "作废日期", lambda d: d.voided_on),
    Column("backdated_days", "补录（日）", lambda d: d.backdated_days),
    Column("obligations", "时限", limits_text),
)

_AGENDA: tuple[Column[AgendaRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "名称", lambda row: row.title),
    Column("leader_notified_on", "通知领导", lambda row: row.leader_notified_on),
    Column("unit_notified_on", "通知单位", lambda row: row.unit_notified_on),
    Column("reported_by", "汇报人", lambda row: row.reported_by.name if row.reported_by else None),
    Column("supplement", "补充汇报", lambda row: row.supplement),
    Column("outcome", "结论", lambda row: row.outcome),
)

_DECISIONS: tuple[Column[DecisionItem], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "议定事项", lambda row: row.title),
    Column("about", "项目", lambda row: row.about),
    Column("unit", "责任单位", lambda row: unit_text(row.unit)),
    Column("person", "责任人", lambda row: row.person.name if row.person else None),
    Column("due", "到期", lambda row: row.due),
    Column("finished_on", "办结", lambda row: row.finished_on),
    Column("overdue", "逾期", lambda row: row.overdue),
)

_MISSED: tuple[Column[MissedWeek], ...] = (
    Column("project", "项目编号", lambda row: row.project.id),
    Column("name", "项目名称", lambda row: row.project.name),
    Column("week", "缺会周", lambda row: row.week),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor_called),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("consecutive", "连续未开（周）", lambda row: row.consecutive),
    Column("reason", "未召开原因", lambda row: row.reason),
)

_ONSITE: tuple[Column[OnsiteLine], ...] = (
    Column("project", "项目", lambda row: row.project.name),
    Column("id", "编号", lambda row: row.project.id, machine=True),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor_called),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("owed", "应开", lambda row: row.owed),
    Column("held", "实开", lambda row: row.held),
    Column("held_on", "日期", lambda row: row.held_on or None),
    Column("place", "地点", lambda row: row.place),
    Column(
        "delegated",
        "受托主持",
        lambda row: row.chair.name if row.delegated and row.chair else None,
        spare=lambda row: not row.delegated,
    ),
    Column("decisions", "议定事项数", lambda row: row.decisions),
    Column("minutes", "纪要文号", lambda row: "、".join(row.minutes) or None),
    Column("issued_on", "印发日期", lambda row: row.issued_on),
    Column("reason", "未召开原因", lambda row: row.reason),
    Column("consecutive_missed", "连续未开周数", lambda row: row.consecutive_missed),
)

_NOT_ON_PAPER: Final = ("owed", "decisions", "consecutive_missed")
#: On paper: no number of the program's, and a project that held its meeting has missed none.
_ONSITE_PAGE: tuple[Column[OnsiteLine], ...] = (
    *(column for column in _ONSITE if column.key not in _NOT_ON_PAPER),
    Column("decisions", "议定事项数", lambda row: row.decisions or None),
    Column("missed", "连续未开周数", lambda row: row.consecutive_missed or None),
)

#: A line of a terminal: a project with all its weeks, the last of which says who and how many.
_MISSED_LINES: Final[tuple[Column[tuple[MissedWeek, ...]], ...]] = (
    Column("id", "编号", lambda weeks: weeks[-1].project.id),
    Column("title", "项目", lambda weeks: weeks[-1].project.name),
    Column("weeks", "缺会", lambda weeks: weeks_text(row.week for row in weeks)),
    Column("consecutive", "连续", lambda weeks: weeks[-1].consecutive),
    Column("sponsor", "挂钩", lambda weeks: weeks[-1].sponsor_called),
    Column("unit", "单位", lambda weeks: unit_text(weeks[-1].unit)),
    Column("reason", "理由", lambda weeks: weeks[-1].reason),
)

_REVIEWS: tuple[Column[ReviewDue], ...] = (
    Column("id", "系列", lambda row: row.id),
    Column("kind", "会议", lambda row: row.kind.label),
    Column("last_held_on", "上次召开", lambda row: row.last_held_on),
    Column("due", "下次到期", lambda row: row.due),
    Column("light", "灯", lambda row: row.light.label + ("（暂定）" if row.provisional else "")),
    Column("overdue_days", "逾期（日）", lambda row: row.overdue_days),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "主责单位", lambda row: unit_text(row.unit)),
)

_SERIES: tuple[Column[SeriesDetail], ...] = (
    Column("id", "系列", lambda d: d.id),
    Column("title", "名称", lambda d: d.title),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "主责单位", lambda d: unit_text(d.unit)),
    Column("since", "启用日期", lambda d: d.since),
)

_SUBMISSION: tuple[Column[Submission], ...] = (
    Column("key", "时限", lambda d: d.key),
    Column("title", "报告", lambda d: d.title),
    Column("week", "周", lambda d: d.week),
    Column("on", "报送日期", lambda d: d.on),
    Column("to", "报送对象", lambda d: d.to),
)
