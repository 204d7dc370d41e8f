"""The supervision bulletin as an office writes it (DOMAIN §9: 督查通报)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.supervisions.terms import Suggestion
from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.page import (
    Heading,
    LabelledLine,
    Page,
    Paragraph,
)
from zhixingli.render.model.sheet import Sheet
from zhixingli.render.views.reports.bulletin_problems import Tables, bare, paragraphs, problems
from zhixingli.render.views.supervisions import LIST
from zhixingli.render.words.office_text import (
    stretch_text,
    unit_text,
)
from zhixingli.render.words.reader import addressee, narrowed, whose_title
from zhixingli.render.words.statement import (
    ENOUGH,
    change,
    counted,
    kept,
    meetings,
    numbered,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.bulletin import Bulletin, DistrictStanding
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.supervisions import SupervisionRow


def matters(made: Bulletin) -> Sheet[SupervisionRow]:
    """Show the matters of the stretch, one a line."""
    return Sheet("督查督办事项", LIST, made.matters, (f"共{len(made.matters)}件",))


def page(made: Bulletin) -> Page:
    """Write the bulletin: how it stands, who did well, what is wrong, what is asked by when.

    It goes to units: no leader of the district is named in it, and no number of the program's.
    Small tables stay in the text, the others are annexed; until it is approved it is a draft.
    """
    tables = Tables()
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("总体情况", tuple(paragraphs(_general(made)))),
        ("进展情况", tuple(paragraphs(_progress(made)))),
        ("存在问题", tuple(problems(made, tables))),
        ("下步要求", tuple(paragraphs(_next(made)))),
    )
    stretch = stretch_text(made.from_, made.as_of)
    told = [(heading, said) for heading, said in parts if said]
    begins = f"现将{stretch}政府工作落实情况通报如下。" if told else "本期没有需要通报的事项。"
    blocks: list[Block] = [Paragraph(begins), *narrowed(made.reader, whole=True)]
    for n, (heading, said) in enumerate(told, start=1):
        blocks += [Heading(1, numbered(n, heading)), *said]
    blocks += [Paragraph("特此通报。")] if told else []
    word = "依据" if "〔" in (made.approved_by or "") else "签发"
    signed = (LabelledLine(word, made.approved_by),) if made.approved_by else ()
    return Page(
        f"关于{stretch}政府工作落实情况的通报{whose_title(made.reader)}",
        tuple(blocks),
        to=addressee(made.reader, "各有关单位"),
        signed=True,
        period=None if made.approved_by else "（送审稿）",
        annexes=tuple(tables.annexes),
        foot=signed,
    )


def _general(made: Bulletin) -> Iterator[str]:
    if made.district is not None:
        yield from _whole(made.district)
    yield "".join(_supervised(made))


def _whole(now: DistrictStanding) -> Iterator[str]:
    """Say how the district stands: limits kept, what is overdue; meetings, projects, letters."""
    late, before = len(now.overdue), now.overdue_before
    rate = now.owed.rate if now.owed.owed >= ENOUGH else None
    yield sentence(
        f"应办结{now.owed.owed}项，{kept(now.owed)}" if now.owed.owed else "",
        f"按期率{rate:.1f}%" if rate is not None else "",
    ) + sentence(
        f"期末逾期{late}项" if late else "",
        change(late, before).replace("上周", "上期") if late and before is not None else "",
    )
    held = sentence(meetings(now.onsite.owed, now.onsite.held))
    grave = sum(row.progress_light is ProgressLight.RED for row in now.behind)
    yield held + sentence(
        counted(("进度落后的重点项目", len(now.behind), "个")),
        counted(("其中严重落后", grave, "个")),
        counted(("停滞的行文", len(now.stalled), "件")),
    )


def _supervised(made: Bulletin) -> Iterator[str]:
    now = made.figures
    came = counted(
        ("立项督办", now.opened, "件"),
        ("报办结", now.finished, "件"),
        ("退回重办", now.returned, "件"),
        ("审核销号", now.struck, "件"),
        ("催办", now.reminded, "次"),
    )
    yield sentence(
        counted(("在办督办事项", now.open, "件")),
        counted(("其中逾期", now.overdue, "件")),
        counted(("报办结待审核", now.reviewing, "件")),
    ) or ("" if made.district is not None else "没有在办的督办事项。")
    yield sentence(f"本期{came}") if came else ""
    if made.district is None and now.owed is not None and now.owed.owed:
        yield sentence(f"督办事项应办结{now.owed.owed}项", kept(now.owed))


def _progress(made: Bulletin) -> Iterator[str]:
    best = made.district.named.best if made.district is not None else ()
    if best:
        yield f"{'、'.join(unit_text(each.unit) for each in best)}应办结的全部按期。"
    for n, row in enumerate(made.moved, start=1):
        became = _end(row) or (row.last_feedback or row.status.label).rstrip("。")
        yield f"{n}.{bare(row.title)}（{unit_text(row.unit)}）：{became}。"


def _end(row: SupervisionRow) -> str | None:
    if row.struck_on is not None:
        return f"{month_day(row.struck_on)}审核销号"
    if row.finished_on is not None:
        return f"{month_day(row.finished_on)}报办结，待审核"
    return None


def _next(made: Bulletin) -> Iterator[str]:
    """Ask what follows from the facts, by a day; nobody is punished by a program."""
    for n, said in enumerate(_demands(made), start=1):
        yield f"{n}.{said}"


def _demands(made: Bulletin) -> Iterator[str]:
    now = made.district
    by = f"于{month_day(now.answer_by)}前" if now is not None else ""
    if made.overdue or (now is not None and now.overdue):
        yield f"逾期事项，责任单位{by}向本办公室书面说明原因和办结日期；需要延期的按规定报批。"
    if now is not None and now.missed:
        yield f"未按周召开现场办公会的项目，牵头单位提请挂钩区领导{by}召开，纪要会后3日内印发。"
    if now is not None and any(row.progress_light is ProgressLight.RED for row in now.behind):
        yield f"进度严重落后的项目，牵头单位{by}报送加快进度的措施。"
    if now is not None and now.stalled:
        yield "停滞的行文，主办单位主动对接，每周报送跟踪情况。"
    if made.silent:
        units = {row.id: unit_text(row.unit) for row in made.matters}
        asked = "、".join(f"{units.get(each.id, '')}“{bare(each.name)}”" for each in made.silent)
        yield f"未按时反馈的督办事项（{asked}），责任单位{by}补报进展。"
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


def _dues(items: Iterable[ObligationItem]) -> str:
    return "、".join(
        f"“{bare(item.title)}”{month_day(item.due)}到期" for item in items if item.due is not None
    )
