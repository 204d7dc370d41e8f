"""Key projects as tables and pages (DOMAIN §9)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixingli.domain.projects.terms import Level, ProgressLight, ProjectStatus
from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card as _card, labels
from zhixingli.render.views.matters import course_blocks, limits_text
from zhixingli.render.words import project_words as words
from zhixingli.render.words.office_text import unit_text
from zhixingli.render.words.statement import counted, sentence
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from decimal import Decimal

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.documents import MaterialItem
    from zhixingli.services.results.projects import (
        HeldMeeting,
        MilestoneItem,
        MilestoneRef,
        ProgressItem,
        ProjectDetail,
        ProjectRow,
    )
    from zhixingli.services.results.responsibility import DutyItem


def listed(rows: tuple[ProjectRow, ...]) -> Sheet[ProjectRow]:
    """Show the ledger of key projects, one a line."""
    notes = (f"共{len(rows)}个",)
    return Sheet(
        *("重点项目台账", _LIST, rows, notes, _lights(rows), _PRINTED),
        brief=lambda: Sheet("重点项目台账", _LINES, rows, notes),
    )


def _lights(rows: tuple[ProjectRow, ...]) -> Chart | None:
    """Draw how many projects show which light."""
    counts = Counter(row.progress_light for row in rows if row.progress_light is not None)
    if not counts:
        return None
    lights = [light for light in ProgressLight if counts[light]]
    shown = ChartSeries("项目", tuple(counts[light] for light in lights))
    return telling(Chart("各项目进度", "个", tuple(light.label for light in lights), (shown,)))


def card(detail: ProjectDetail) -> Card[ProjectDetail]:
    """Show one project as headings with their values."""
    return _card("重点项目", _CARD, detail)


def page(detail: ProjectDetail) -> Page:
    """Show one project with its people, milestones, progress, files and course."""
    blocks: list[Block] = [Table(_card("", _CARD[:-1], detail))]
    said = [words.meetings(detail.onsite), *_missed(detail)] if detail.onsite else []
    for heading, sheet in (
        ("责任链", Sheet("", _DUTIES, detail.duties, ())),
        ("节点", Sheet("", _MILESTONES, detail.milestones, ())),
        ("推进情况", Sheet("", _PROGRESS, detail.progress, ())),
        ("资料", Sheet("", _MATERIALS, detail.materials, ())),
    ):
        if sheet.rows:
            blocks += [Heading(1, heading), Table(sheet)]
    if any(said) and detail.onsite is not None:
        blocks += [Heading(1, "现场办公会"), *(Paragraph(each) for each in said if each)]
        blocks += (
            [Table(trimmed(Sheet("", _HELD, detail.onsite.held)))] if detail.onsite.held else []
        )
    return Page(detail.title, (*blocks, *course_blocks(detail)))


def _missed(detail: ProjectDetail) -> tuple[str, ...]:
    """Name the weeks without a meeting, those in a row together."""
    runs = detail.onsite.missed if detail.onsite is not None else ()
    return (f"未开的周：{'、'.join(map(words.run_text, runs))}。",) if runs else ()


def ledger_page(rows: tuple[ProjectRow, ...]) -> Page:
    """Write the ledger as it is kept: a row a project, the gravest first (DOMAIN §9)."""
    lights = Counter(row.progress_light for row in rows)
    said = sentence(
        f"共{len(rows)}个", counted(*((each.label, lights[each], "个") for each in _GRAVE))
    )
    told = sorted(rows, key=lambda row: (_grave(row), row.deviation or 0, row.id))
    sheet = Sheet("", _LEDGER, tuple(told), (said,) if rows else ())
    return Page("重点项目台账", (Table(trimmed(sheet)),), signed=True, lying=True)


#: The lights from grave to light.
_GRAVE: Final = (ProgressLight.RED, ProgressLight.YELLOW, ProgressLight.GREEN)


def _grave(row: ProjectRow) -> int:
    return _GRAVE.index(row.progress_light) if row.progress_light else len(_GRAVE)


def _lines(*parts: str | None) -> str | None:
    """Set what a cell says on lines of their own; what is not known falls away."""
    return "\n".join(part for part in parts if part) or None


def _money(row: ProjectRow) -> str | None:
    return _lines(*(f"{each:,f}" if each is not None else "—" for each in _amounts(row)))


def _amounts(row: ProjectRow) -> tuple[Decimal | None, ...]:
    return (row.total, row.year_plan, row.invested)


def _rates(row: ProjectRow) -> str | None:
    told = (row.rate, row.scheduled, row.deviation)
    if not any(each is not None for each in told):
        return _light(row)
    return _lines(*(f"{each:.1f}" if each is not None else "—" for each in told), _light(row))


def _built(row: ProjectRow) -> str | None:
    first, last = row.start_on, row.end_on
    said = f"{first.year}年{first.month}月" if first is not None else ""
    if last is not None:
        same = first is not None and first.year == last.year
        said += f"至{last.month}月" if same else f"至{last.year}年{last.month}月"
    kinds = "、".join(filter(None, (row.level.label, row.category, row.nature)))
    return _lines(kinds, row.content, said)


def _stands(row: ProjectRow) -> str | None:
    """Say what stands on the ground, and the milestones that come first."""
    said = [row.stage]
    for ref in (row.next_milestone, row.later_milestone):
        if ref is not None:
            due = f"（{month_day(ref.due)}）" if ref.due is not None else "（停表）"
            said.append(f"{ref.name}{due}")
    return _lines(*said)


def _unit(row: ProjectRow) -> str | None:
    names = [unit_text(row.unit)]
    names += [f"主要领导{row.head.name}"] if row.head is not None else []
    names += [f"分管领导{row.deputy.name}"] if row.deputy is not None else []
    names += [f"属地{unit_text(row.town)}"] if row.town is not None else []
    return _lines(*names)


def _leaders(row: ProjectRow) -> str | None:
    sponsor = row.sponsor.name if row.sponsor is not None else None
    if sponsor in {None, row.leader.name}:
        return row.leader.name
    return _lines(f"挂钩{sponsor}", f"分管{row.leader.name}")


def _owner(row: ProjectRow) -> str | None:
    return _lines(row.owner, row.owner_contact, row.owner_phone)


def _days(row: ProjectRow) -> str | None:
    return _lines(*(month_day(day) for day in (row.filed_on, row.updated_on) if day is not None))


def _light(row: ProjectRow | ProjectDetail) -> str | None:
    """Say the light of progress in words."""
    return row.progress_light.label if row.progress_light is not None else None


def _tone(row: ProjectRow) -> str | None:
    return row.progress_light.value if row.progress_light is not None else None


def _milestone(ref: MilestoneRef | None) -> str | None:
    return f"{ref.name}（{ref.due}）" if ref is not None else None


#: What a line of a terminal shows, from the most important on.
_LINES: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("unit", "单位", lambda row: unit_text(row.unit)),
    Column("sponsor", "挂钩", lambda row: row.sponsor.name if row.sponsor else None),
    Column("progress_light", "灯", _light, _tone),
    Column("rate", "完成率%", lambda row: row.rate),
    Column("year_plan", "年计划", lambda row: row.year_plan),
    Column("invested", "已完成", lambda row: row.invested),
    Column("total", "总投资", lambda row: row.total),
    Column("status_label", "状态", lambda row: row.status.label),
    Column("leader", "领导", lambda row: row.leader.name),
    Column("updated_on", "更新", lambda row: row.updated_on),
)
_LIST: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目名称", lambda row: row.title),
    Column("level", "级别", lambda row: row.level.label, choices=labels(Level)),
    Column("status_label", "状态", lambda row: row.status.label, choices=labels(ProjectStatus)),
    Column("total", "总投资（万元）", lambda row: row.total),
    Column("year_plan", "年度计划（万元）", lambda row: row.year_plan),
    Column("invested", "年内完成（万元）", lambda row: row.invested),
    Column("rate", "完成率（%）", lambda row: row.rate),
    Column("scheduled", "序时进度（%）", lambda row: row.scheduled),
    Column("deviation", "偏差（百分点）", lambda row: row.deviation),
    Column("progress_light", "灯", _light, _tone),
    Column("stage", "形象进度", lambda row: row.stage),
    Column("next_milestone", "下一节点", lambda row: _milestone(row.next_milestone)),
    Column("problem", "存在问题", lambda row: row.problem),
    Column("coordination", "需协调事项", lambda row: row.coordination),
    Column("next_step", "下步措施", lambda row: row.next_step),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor.name if row.sponsor else None),
    Column("opened_on", "列入日期", lambda row: row.opened_on),
    Column("filed_on", "备案日期", lambda row: row.filed_on),
    Column("updated_on", "更新日期", lambda row: row.updated_on),
)

#: What is printed of the list: money, progress, problems, whose.
_PRINTED: Final = (
    *("title", "level", "total", "year_plan", "invested", "rate", "deviation", "progress_light"),
    *("stage", "problem", "coordination", "next_step", "unit", "sponsor"),
)
#: The columns of DOMAIN §9, gathered so that a row stands on a page on its side.
_LEDGER: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目名称", lambda row: row.title),
    Column("built", "级别、内容、起止", _built),
    Column("money", "总投资、年度计划、年内完成（万元）", _money),
    Column("rates", "完成率、序时、偏差（%）", _rates, _tone),
    Column("stands", "形象进度、节点", _stands),
    Column("problem", "存在问题", lambda row: row.problem),
    Column("coordination", "需协调事项", lambda row: row.coordination),
    Column("next_step", "下步措施", lambda row: row.next_step),
    Column("unit", "牵头单位", _unit),
    Column("leaders", "区领导", _leaders),
    Column("owner", "业主", _owner),
    Column("days", "备案、更新", _days),
    Column("remark", "备注", lambda row: row.remark),
)

_CARD: tuple[Column[ProjectDetail], ...] = (
    Column("id", "编号", lambda d: d.id),
    Column("title", "项目名称", lambda d: d.title),
    Column("level", "级别", lambda d: d.level.label),
    Column("category", "类别", lambda d: d.category),
    Column("nature", "建设性质", lambda d: d.nature),
    Column("content", "建设内容及规模", lambda d: d.content),
    Column("start_on", "开工", lambda d: d.start_on),
    Column("end_on", "完工", lambda d: d.end_on),
    Column("total", "总投资（万元）", lambda d: d.total),
    Column("year_plan", "年度计划投资（万元）", lambda d: d.year_plan),
    Column("invested", "年内累计完成（万元）", lambda d: d.invested),
    Column("rate", "完成率（%）", lambda d: d.rate),
    Column("scheduled", "序时进度（%）", lambda d: d.scheduled),
    Column("deviation", "偏差（百分点）", lambda d: d.deviation),
    Column("progress_light", "进度灯", _light),
    Column("stage", "形象进度", lambda d: d.stage),
    Column("current_milestone", "当前节点", lambda d: _milestone(d.current_milestone)),
    Column("next_milestone", "下一节点", lambda d: _milestone(d.next_milestone)),
    Column("problem", "存在问题", lambda d: d.problem),
    Column("coordination", "需协调事项", lambda d: d.coordination),
    Column("next_step", "下步措施", lambda d: d.next_step),
    Column("status_label", "状态", lambda d: d.status.label),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("sponsor", "挂钩区领导", lambda d: d.sponsor.name if d.sponsor else None),
    Column("unit", "牵头单位", lambda d: unit_text(d.unit)),
    Column("town", "属地", lambda d: unit_text(d.town) if d.town else None),
    Column("supporting", "配合单位", lambda d: "、".join(map(unit_text, d.supporting)) or None),
    Column("owner", "业主单位", lambda d: d.owner),
    Column("owner_contact", "业主联系人", lambda d: d.owner_contact),
    Column("owner_phone", "业主电话", lambda d: d.owner_phone),
    Column("opened_on", "列入日期", lambda d: d.opened_on),
    Column("filed_on", "备案日期", lambda d: d.filed_on),
    Column("updated_on", "更新日期", lambda d: d.updated_on),
    Column("closed_on", "办结日期", lambda d: d.closed_on),
    Column("remark", "备注", lambda d: d.remark),
    Column("backdated_days", "补录（日）", lambda d: d.backdated_days),
    Column("obligations", "时限", limits_text),
)

_HELD: tuple[Column[HeldMeeting], ...] = (
    Column("on", "日期", lambda row: row.on),
    Column("chair", "主持", lambda row: row.chair.name if row.chair else None),
    Column("delegated", "受托", lambda row: "受托" if row.delegated else None),
    Column("place", "地点", lambda row: row.place),
    Column("number", "纪要文号", lambda row: row.number),
)
_DUTIES: tuple[Column[DutyItem], ...] = (
    Column("role", "职责", lambda row: row.role.label),
    Column("unit", "单位", lambda row: unit_text(row.unit) if row.unit else None),
    Column("person", "姓名", lambda row: row.person.name),
    Column("from", "自", lambda row: row.from_),
)
_MILESTONES: tuple[Column[MilestoneItem], ...] = (
    Column("name", "节点", lambda row: row.name),
    Column("due", "日期", lambda row: row.due),
    Column("due_original", "原日期", lambda row: row.due_original),
    Column("reached_on", "完成", lambda row: row.reached_on),
    Column("overdue", "逾期", lambda row: row.overdue),
)
_PROGRESS: tuple[Column[ProgressItem], ...] = (
    Column("on", "日期", lambda row: row.on),
    Column("text", "进展", lambda row: row.text),
    Column("invested", "年内完成（万元）", lambda row: row.invested),
    Column("percent", "完成率（%）", lambda row: row.percent),
    Column("stage", "形象进度", lambda row: row.stage),
    Column("problem", "存在问题", lambda row: row.problem),
    Column("coordination", "需协调事项", lambda row: row.coordination),
    Column("next_step", "下步措施", lambda row: row.next_step),
)
_MATERIALS: tuple[Column[MaterialItem], ...] = (
    Column("name", "资料", lambda row: row.name),
    Column("size", "字节", lambda row: row.size),
    Column("sha256", "SHA-256", lambda row: row.sha256),
    Column("added_on", "日期", lambda row: row.added_on),
)
