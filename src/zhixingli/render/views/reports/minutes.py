"""Minutes of a meeting as an office issues them (纪要格式, GB/T 9704-2012 §10.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.meetings.terms import Form
from zhixingli.render.model.page import Heading, LabelledLine, Page, Paragraph
from zhixingli.render.words.office_text import day_text, unit_text
from zhixingli.render.words.statement import numbered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.meetings import AgendaRow, DecisionItem, MeetingDetail


def page(detail: MeetingDetail) -> Page:
    """Write the minutes; who was there is left to be filled in: the ledger does not hold it."""
    titles = {item.id: item.title for item in detail.agenda}
    several = len(titles) > 1
    undone = [each for each in detail.carried_over if each.finished_on is None]
    parts = (
        ("研究情况", [_concluded(item) for item in detail.agenda if item.outcome]),
        ("议定事项", [_decided(each, titles, named=several) for each in detail.decisions]),
        ("以前议定、尚未办结的事项", [_decided(each, titles, named=several) for each in undone]),
    )
    blocks: list[Block] = [Paragraph(_opening(detail, follows=any(said for _, said in parts)))]
    for at, (heading, said) in enumerate(((h, s) for h, s in parts if s), start=1):
        blocks.append(Heading(1, numbered(at, heading)))
        blocks += [Paragraph(f"{n}.{each}") for n, each in enumerate(said, start=1)]
    blocks += [LabelledLine("出席", ""), LabelledLine("请假", ""), LabelledLine("列席", "")]
    return Page(
        _title(detail),
        tuple(blocks),
        banner=f"{detail.form.label}纪要",
        number=detail.number or "（草稿，未编号）",
        dated=detail.issued_on,
        copies=_copies(detail),
    )


def _copies(detail: MeetingDetail) -> str:
    """Say who is sent a copy: the leaders, and every unit that has something to do."""
    units = [detail.unit, *detail.supporting]
    units += [each.unit for each in (*detail.decisions, *detail.carried_over)]
    every = "各项目牵头单位，" if len(detail.agenda) > 1 else ""
    return f"区政府领导，{every}{'、'.join(dict.fromkeys(map(unit_text, units)))}。"


def _title(detail: MeetingDetail) -> str:
    about = [item.title for item in detail.agenda]
    if not about:
        return f"{detail.form.label}纪要"
    more = f"等{len(about)}个项目" if len(about) > 1 else ""
    return f"{about[0]}{more}{detail.form.label}纪要"


def _opening(detail: MeetingDetail, *, follows: bool) -> str:
    """Say when, where, under whom and about what the meeting was."""
    chair = f"{detail.chair.name}同志" if detail.chair is not None else "（主持人待填）"
    if detail.delegated:
        chair += "受挂钩区领导委托"
    place = f"在{detail.place}" if detail.place else ""
    about = "、".join(item.title for item in detail.agenda)
    what = f"研究{about}" if about else "研究有关事项"
    kind = f"{detail.form.label}" if detail.form is not Form.ONSITE else "现场办公会"
    more = "现纪要如下：" if follows else ""
    return f"{day_text(detail.meeting_on)}，{chair}{place}主持召开{kind}，{what}。{more}"


def _concluded(item: AgendaRow) -> str:
    return f"{item.title}。{_sentence(item.outcome or '')}"


def _decided(each: DecisionItem, titles: Mapping[str, str], *, named: bool) -> str:
    """Write a decision with who owes it and by when; among several projects, with its own."""
    about = titles.get(each.about or "") if named else None
    person = f"责任人：{each.person.name}；" if each.person is not None else ""
    due = f"完成时限：{day_text(each.due)}" if each.due is not None else "完成时限：停表"
    late = "，已逾期" if each.overdue else ""
    done = f"，已于{day_text(each.finished_on)}办结" if each.finished_on is not None else ""
    said = _sentence(f"{about}：{each.title}" if about else each.title)
    return f"{said}责任单位：{unit_text(each.unit)}；{person}{due}{late}{done}。"


def _sentence(text: str) -> str:
    """End a text as a sentence, where it does not yet."""
    bare = text.rstrip()
    return bare if bare.endswith(("。", "！", "？", "；")) else f"{bare}。"
