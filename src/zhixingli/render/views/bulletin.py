"""The supervision bulletin as an office writes it (DOMAIN §9: 督查通报)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixingli.domain.supervisions.terms import Suggestion
from zhixingli.render.model.chart import Chart, ChartSeries
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days, light_text
from zhixingli.render.views.supervisions import LIST
from zhixingli.render.words.office_text import day_text, stretch_text, unit_text
from zhixingli.render.words.rates import kept_text
from zhixingli.render.words.reader import addressee, narrowed, whose_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.bulletin import Bulletin
    from zhixingli.services.results.meetings import SubjectRef
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.supervisions import SupervisionRow


def matters(made: Bulletin) -> Sheet[SupervisionRow]:
    """Show the matters of the stretch, one a line."""
    return Sheet("督查督办事项", LIST, made.matters, (f"共 {len(made.matters)} 件",))


def page(made: Bulletin) -> Page:
    """Write the bulletin: how it stands, what moved, what is wrong, what next; the list behind."""
    blocks: list[Block] = [
        Heading(1, "一、总体情况"),
        *narrowed(made.reader, whole=True),
        *map(Paragraph, _general(made)),
        *_late_units(made.overdue),
        Heading(1, "二、进展情况"),
        *_progress(made.moved),
        Heading(1, "三、存在问题"),
        *_problems(made),
        Heading(1, "四、下步建议"),
        *(Paragraph(f"{n}. {said}") for n, said in enumerate(_next(made), start=1)),
        *((Table(Sheet("督查督办事项", _ANNEX, made.matters)),) if made.matters else ()),
    ]
    stretch = f"（{stretch_text(made.from_, made.as_of)}）"
    title = f"督查通报{stretch}{whose_title(made.reader)}"
    return Page(title, tuple(blocks), to=addressee(made.reader, "各有关单位"), signed=True)


def _general(made: Bulletin) -> Iterator[str]:
    now = made.figures
    yield (
        f"{stretch_text(made.from_, made.as_of)}，立项督办 {now.opened} 件，报办结 {now.finished} "
        f"件，退回重办 {now.returned} 件，审核销号 {now.struck} 件，催办 {now.reminded} 次。"
    )
    yield (
        f"截至{day_text(made.as_of)}，督办中 {now.open} 件，待审核 {now.reviewing} 件；"
        f"逾期 {now.overdue} 件，今后 5 个工作日内到期 {now.due_soon} 件。"
    )
    if now.owed is not None and now.owed.owed:
        yield f"本期{kept_text(now.owed, what='督办时限')}"


def _progress(moved: Iterable[SupervisionRow]) -> tuple[Block, ...]:
    said = [
        Paragraph(
            f"{n}. {row.title}（{row.id}，{unit_text(row.unit)}）："
            f"{_end(row) or row.last_feedback or row.status.label}。"
        )
        for n, row in enumerate(moved, start=1)
    ]
    return tuple(said) or (Paragraph("本期没有反馈、办结、销号的事项。"),)


def _end(row: SupervisionRow) -> str | None:
    if row.struck_on is not None:
        return f"{day_text(row.struck_on)}审核销号"
    if row.finished_on is not None:
        return f"{day_text(row.finished_on)}报办结，待审核"
    return None


def _problems(made: Bulletin) -> Iterator[Block]:
    if made.overdue:
        yield Paragraph(f"逾期 {len(made.overdue)} 件。")
        yield Table(Sheet("", _OVERDUE, made.overdue))
    for label, refs in (("退回重办", made.returned), ("未按时反馈", made.silent)):
        if refs:
            yield Paragraph(f"{label} {len(refs)} 件：{_names(refs)}。")
    if not (made.overdue or made.returned or made.silent):
        yield Paragraph("没有逾期、退回和未按时反馈的事项。")


def _next(made: Bulletin) -> list[str]:
    """Suggest what follows from the facts; nobody is punished by a program."""
    said = []
    if made.overdue:
        units = Counter(unit_text(item.unit) for item in made.overdue)
        named = "、".join(f"{unit} {count} 件" for unit, count in units.most_common())
        said.append(
            f"逾期事项（{named}），请责任单位说明原因、写明办结日期；需要延期的按规定报批。"
        )
    if made.silent:
        said.append(f"请 {_names(made.silent)} 的责任单位补报进展。")
    if made.figures.reviewing:
        said.append(f"对报办结待审核的 {made.figures.reviewing} 件抓紧审核，不合格的退回重办。")
    if made.due_soon:
        said.append(f"{_dues(made.due_soon)}，请提前安排。")
    if made.drafts:
        kinds = Counter(Suggestion(each.about).label if each.about else "" for each in made.drafts)
        named = "、".join(f"{kind} {count} 件" for kind, count in kinds.items())
        said.append(
            f"已起草建议稿：{named}，须经行政首长批准后处理（政府督查工作条例第21条），"
            "本通报不作处理决定。"
        )
    return said or ["没有需要专门提出的建议。"]


def _names(refs: Iterable[SubjectRef]) -> str:
    return "、".join(f"{each.id}《{each.name}》" for each in refs)


def _dues(items: Iterable[ObligationItem]) -> str:
    return "、".join(
        f"{item.id} {day_text(item.due)}到期" for item in items if item.due is not None
    )


def _late_units(overdue: Iterable[ObligationItem]) -> tuple[Block, ...]:
    units = Counter(unit_text(item.unit) for item in overdue)
    if not units:
        return ()
    late = units.most_common(_DRAWN)
    names = tuple(unit for unit, _ in late)
    return (
        Chart(
            "逾期督办事项", "件", names, (ChartSeries("逾期", tuple(n for _, n in late), "red"),)
        ),
    )


#: How many units a chart can hold.
_DRAWN = 8

_OVERDUE: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id),
    Column("title", "事项", lambda item: item.title),
    Column("unit", "牵头单位", lambda item: unit_text(item.unit)),
    Column("due", "期限", due_cell),
    Column("light_label", "灯", light_text, lambda i: i.light.value if i.light else None),
    Column("working_days", "逾期工作日", late_working_days),
)

#: What the list behind the bulletin shows: as much as a page on its side holds.
_ANNEX = tuple(
    column
    for column in LIST
    if column.key
    in {
        *("id", "title", "basis_label", "status_label", "leader", "unit", "supervisor"),
        *("due", "due_original", "last_feedback", "reminders"),
    }
)
