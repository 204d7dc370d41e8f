"""Minutes of a meeting as an office issues them (纪要格式, GB/T 9704-2012 §10.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.meetings.terms import Form
from zhixingli.render.model.page import Heading, LabelledLine, Page, Paragraph
from zhixingli.render.words.office_text import day_text, unit_text

if TYPE_CHECKING:
    from zhixingli.render.model.page import Block
    from zhixingli.services.results.meetings import AgendaRow, DecisionItem, MeetingDetail


def page(detail: MeetingDetail) -> Page:
    """Write the minutes; who was there is left to be filled in: the ledger does not hold it."""
    blocks: list[Block] = [Paragraph(_opening(detail))]
    numbers = iter("一二三四")
    concluded = [item for item in detail.agenda if item.outcome]
    if concluded:
        blocks.append(Heading(1, f"{next(numbers)}、研究情况"))
        blocks += [Paragraph(_concluded(n, item)) for n, item in enumerate(concluded, start=1)]
    blocks.append(Heading(1, f"{next(numbers)}、议定事项"))
    blocks += [Paragraph(_decided(n, each)) for n, each in enumerate(detail.decisions, start=1)]
    if not detail.decisions:
        blocks.append(Paragraph("本次会议没有议定事项。"))
    if detail.carried_over:
        blocks.append(Heading(1, f"{next(numbers)}、上次议定、还没有办结的事项"))
        carried = enumerate(detail.carried_over, start=1)
        blocks += [Paragraph(_decided(n, each)) for n, each in carried]
    blocks += [LabelledLine("出席", ""), LabelledLine("请假", ""), LabelledLine("列席", "")]
    return Page(
        _title(detail),
        tuple(blocks),
        banner=f"{detail.form.label}纪要",
        number=detail.number or "（草稿，未编号）",
        dated=detail.issued_on,
    )


def _title(detail: MeetingDetail) -> str:
    about = [item.title for item in detail.agenda]
    if not about:
        return f"{detail.form.label}纪要"
    more = f"等{len(about)}个项目" if len(about) > 1 else ""
    return f"{about[0]}{more}{detail.form.label}纪要"


def _opening(detail: MeetingDetail) -> str:
    """Say when, where, under whom and about what the meeting was."""
    chair = f"{detail.chair.name}同志" if detail.chair is not None else "（主持人待填）"
    if detail.delegated:
        chair += "受挂钩区领导委托"
    place = f"在{detail.place}" if detail.place else ""
    about = "、".join(item.title for item in detail.agenda)
    what = f"研究{about}" if about else "研究有关事项"
    kind = f"{detail.form.label}" if detail.form is not Form.ONSITE else "现场办公会"
    return f"{day_text(detail.meeting_on)}，{chair}{place}主持召开{kind}，{what}。现纪要如下："


def _concluded(number: int, item: AgendaRow) -> str:
    return f"{number}. {item.title}。{_sentence(item.outcome or '')}"


def _decided(number: int, each: DecisionItem) -> str:
    """Write a decision with who owes it and by when."""
    person = f"责任人：{each.person.name}；" if each.person is not None else ""
    due = f"完成时限：{day_text(each.due)}" if each.due is not None else "完成时限：停表"
    late = "，已逾期" if each.overdue else ""
    done = f"，已于{day_text(each.finished_on)}办结" if each.finished_on is not None else ""
    return (
        f"{number}. {_sentence(each.title)}责任单位：{unit_text(each.unit)}；{person}"
        f"{due}{late}{done}。（{each.id}）"
    )


def _sentence(text: str) -> str:
    """End a text as a sentence, where it does not yet."""
    bare = text.rstrip()
    return bare if bare.endswith(("。", "！", "？", "；")) else f"{bare}。"
