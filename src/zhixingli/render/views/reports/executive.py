"""The material for an executive meeting (常务会议汇报材料): a page a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.page import Annex, Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words import project_words as words
from zhixingli.render.words.office_text import day_text, full_brackets, unit_text
from zhixingli.render.words.reader import addressee, narrowed
from zhixingli.render.words.statement import numbered, sentence
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.meetings import MeetingDetail
    from zhixingli.services.results.overview import ExecBrief, ExecMaterial, Suggested
    from zhixingli.services.results.projects import ProjectRow


def rows(found: ExecMaterial) -> Sheet[ProjectRow]:
    """Show the projects of the meeting, one a line."""
    return Sheet("常务会议汇报项目", _ROWS, found.projects, ())


def suggested(found: tuple[Suggested, ...]) -> Sheet[Suggested]:
    """Show the projects suggested for the executive meeting."""
    return Sheet("常务会议汇报建议", _SUGGESTED, found, ("一般选3至4个；得分是本项目设计",))


def page(found: ExecMaterial) -> Page:
    """Say which projects are heard, and of each on a page of its own what there is to know."""
    if found.meeting is None:
        return _unplanned(found)
    table = Table(trimmed(Sheet("", _HEARD, found.projects)))
    blocks: list[Block] = [
        Paragraph(_opening(found, found.meeting)),
        *narrowed(found.reader, whole=True),
    ]
    blocks += [table] if found.projects else []
    briefs = {brief.id: brief for brief in found.briefs}
    annexes = tuple(
        Annex(row.title, tuple(_told(row, briefs[row.id])))
        for row in found.projects
        if row.id in briefs
    )
    return Page(
        f"{found.meeting.form.label}汇报材料",
        tuple(blocks),
        to=addressee(found.reader, "") or None,
        signed=True,
        period=f"（{day_text(found.meeting.meeting_on)}）",
        signed_on=found.as_of,
        annexes=annexes,
    )


def _unplanned(found: ExecMaterial) -> Page:
    """Say what might be heard while no meeting is planned."""
    said = Paragraph("尚未拟定常务会议，按台账建议汇报下列项目。")
    table = Table(Sheet("", _UNPLANNED, found.suggested))
    blocks = (said, *narrowed(found.reader, whole=True), table)
    return Page("常务会议汇报材料", blocks if found.suggested else blocks[:1], signed=True)


def _opening(found: ExecMaterial, meeting: MeetingDetail) -> str:
    approved = ""
    if meeting.approved_by is not None:
        approved = f"经{meeting.approved_by.name}同志审定"
    told = sum(row.coordination is not None for row in found.projects)
    return sentence(
        f"{day_text(meeting.meeting_on)}{meeting.form.label}听取重点项目汇报"
        f"{len(found.projects)}个",
        approved or "汇报项目尚未审定",
        f"其中提请研究{told}个" if told else "",
    )


def _told(row: ProjectRow, brief: ExecBrief) -> Iterator[Block]:
    """Tell of one project; parts without anything to say fall away."""
    sponsor = row.sponsor.name if row.sponsor is not None else "未定"
    both = f"挂钩、分管区领导{sponsor}"
    if sponsor != row.leader.name:
        both = f"挂钩区领导{sponsor}，分管区领导{row.leader.name}"
    people = f"{both}，牵头单位{unit_text(row.unit)}。"
    asked = f"提请研究：{_ended(row.coordination)}" if row.coordination else ""
    parts = (
        ("投资和进度", (words.money(row) + words.schedule(row),)),
        ("节点", (words.milestones(brief.milestones, brief.as_of),)),
        ("现场办公会", (words.meetings(brief.onsite), words.undone(brief.decisions))),
        ("存在问题和提请事项", (_ended(row.problem), asked)),
        ("下步措施", (_ended(row.next_step),)),
        ("选题理由", (words.why(brief.why),)),
    )
    yield Paragraph(people)
    told = ((heading, [s for s in said if s]) for heading, said in parts)
    for n, (heading, said) in enumerate(((h, s) for h, s in told if s), start=1):
        yield Heading(1, numbered(n, heading))
        yield from (Paragraph(full_brackets(each)) for each in said)


def _ended(text: str | None) -> str:
    """End a text as a sentence, where it does not yet."""
    bare = (text or "").rstrip()
    return bare if not bare or bare.endswith(("。", "！", "？")) else f"{bare.rstrip('；;,，')}。"


def _percent(value: float | None) -> str | None:
    return f"{value:.1f}%" if value is not None else None


_ROWS: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor.name if row.sponsor else None),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("rate", "完成率", lambda row: _percent(row.rate)),
    Column("scheduled", "序时进度", lambda row: _percent(row.scheduled)),
    Column("problem", "存在问题", lambda row: row.problem),
    Column("coordination", "需协调事项", lambda row: row.coordination),
    Column("next_step", "下步措施", lambda row: row.next_step),
)
_HEARD: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id, machine=True),
    Column("title", "项目", lambda row: row.title),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor.name if row.sponsor else None),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("rate", "完成率（%）", lambda row: row.rate),
    Column("deviation", "与序时相差（百分点）", lambda row: row.deviation),
    Column("updated_on", "截至", lambda row: row.updated_on),
    Column("coordination", "提请研究", lambda row: row.coordination),
)
_SUGGESTED: tuple[Column[Suggested], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "项目", lambda row: row.title),
    Column("score", "得分", lambda row: row.score),
    Column("why", "为什么", lambda row: words.why(row.factors).rstrip("。")),
    Column("sponsor", "挂钩区领导", lambda row: row.sponsor.name),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
)
_UNPLANNED = tuple(each for each in _SUGGESTED if each.key in {"title", "why", "sponsor", "unit"})
