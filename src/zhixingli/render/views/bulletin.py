"""The supervision bulletin as an office writes it (DOMAIN §9: 督查通报)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixingli.domain.supervisions.terms import Suggestion
from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.page import Annex, Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days, light_text
from zhixingli.render.views.supervisions import LIST
from zhixingli.render.words.office_text import (
    day_text,
    full_brackets,
    stretch_text,
    unit_text,
)
from zhixingli.render.words.reader import addressee, narrowed, whose_title
from zhixingli.render.words.statement import counted, numbered, sentence
from zhixingli.render.words.trimmed import trimmed

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
    """Write the bulletin: how it stands, what moved, what is wrong, what next; the list annexed.

    It goes to units: no leader of the district is named in it, and no number of the program's.
    """
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("总体情况", tuple(_paragraphs(_general(made)))),
        ("进展情况", tuple(_paragraphs(_progress(made.moved)))),
        ("存在问题", tuple(_problems(made))),
        ("下步建议", tuple(_paragraphs(_next(made)))),
    )
    blocks: list[Block] = [*narrowed(made.reader, whole=True)]
    told = ((heading, said) for heading, said in parts if said)
    for n, (heading, said) in enumerate(told, start=1):
        blocks += [Heading(1, numbered(n, heading)), *said]
    table = trimmed(Sheet("", _ANNEX, made.matters))
    return Page(
        f"关于{stretch_text(made.from_, made.as_of)}督查督办事项办理情况的通报"
        f"{whose_title(made.reader)}",
        tuple(blocks),
        to=addressee(made.reader, "各有关单位"),
        signed=True,
        annexes=(Annex("督查督办事项", (Table(table),)),) if made.matters else (),
    )


def _paragraphs(said: Iterable[str]) -> Iterator[Block]:
    return (Paragraph(full_brackets(line)) for line in said if line)


def _general(made: Bulletin) -> Iterator[str]:
    now = made.figures
    stood = counted(
        ("督办中", now.open, "件"), ("待审核", now.reviewing, "件"), ("逾期", now.overdue, "件")
    )
    came = counted(
        ("立项督办", now.opened, "件"),
        ("报办结", now.finished, "件"),
        ("退回重办", now.returned, "件"),
        ("审核销号", now.struck, "件"),
        ("催办", now.reminded, "次"),
    )
    yield sentence(f"截至{day_text(made.as_of)}", stood or "没有在办的督办事项")
    yield sentence(f"本期{came}") if came else ""
    if now.owed is not None and now.owed.owed:
        kept = counted(
            ("按期", now.owed.on_time, "项"),
            ("超期办结", now.owed.late, "项"),
            ("尚未办结", now.owed.undone, "项"),
        )
        yield sentence(f"应办结{now.owed.owed}项", kept)


def _progress(moved: Iterable[SupervisionRow]) -> Iterator[str]:
    for n, row in enumerate(moved, start=1):
        became = _end(row) or (row.last_feedback or row.status.label).rstrip("。")
        yield f"{n}.{row.title}（{unit_text(row.unit)}）：{became}。"


def _end(row: SupervisionRow) -> str | None:
    if row.struck_on is not None:
        return f"{month_day(row.struck_on)}审核销号"
    if row.finished_on is not None:
        return f"{month_day(row.finished_on)}报办结，待审核"
    return None


def _problems(made: Bulletin) -> Iterator[Block]:
    late = sorted(made.overdue, key=lambda i: -(i.overdue.working_days if i.overdue else 0))
    if late:
        units = Counter(unit_text(item.unit) for item in late)
        named = "、".join(f"{unit}{count}件" for unit, count in units.most_common())
        yield Paragraph(f"逾期{len(late)}件（{named}）。")
        yield Table(Sheet("逾期的督办事项", _OVERDUE, tuple(late)))
    for label, refs in (("退回重办", made.returned), ("未按时反馈", made.silent)):
        if refs:
            yield Paragraph(f"{label}{len(refs)}件：{_names(refs)}。")


def _next(made: Bulletin) -> Iterator[str]:
    """Suggest what follows from the facts; nobody is punished by a program."""
    for n, said in enumerate(_demands(made), start=1):
        yield f"{n}.{said}"


def _demands(made: Bulletin) -> Iterator[str]:
    if made.overdue:
        yield "逾期事项，请责任单位说明原因、写明办结日期；需要延期的按规定报批。"
    if made.silent:
        yield f"请{_names(made.silent)}的责任单位补报进展。"
    if made.figures.reviewing:
        yield f"报办结待审核的{made.figures.reviewing}件抓紧审核，不合格的退回重办。"
    if made.due_soon:
        yield f"{_dues(made.due_soon)}，请提前安排。"
    if made.drafts:
        kinds = Counter(Suggestion(each.about).label if each.about else "" for each in made.drafts)
        named = "、".join(f"{kind}{count}件" for kind, count in kinds.items())
        yield (
            f"已起草建议稿：{named}，须经行政首长批准后处理（政府督查工作条例第21条），"
            "本通报不作处理决定。"
        )


def _names(refs: Iterable[SubjectRef]) -> str:
    return "、".join(f"《{each.name}》" for each in refs)


def _dues(items: Iterable[ObligationItem]) -> str:
    return "、".join(
        f"《{item.title}》{month_day(item.due)}到期" for item in items if item.due is not None
    )


_OVERDUE: tuple[Column[ObligationItem], ...] = (
    Column("title", "事项", lambda item: item.title),
    Column("unit", "牵头单位", lambda item: unit_text(item.unit)),
    Column("due", "期限", due_cell),
    Column("light_label", "灯", light_text, lambda i: i.light.value if i.light else None),
    Column("working_days", "逾期工作日", late_working_days),
)

#: What the list behind the bulletin shows; it goes to units, and names no leader.
_ANNEX = tuple(
    column
    for column in LIST
    if column.key
    in {
        *("title", "basis_label", "status_label", "unit"),
        *("due", "due_original", "last_feedback", "reminders"),
    }
)
