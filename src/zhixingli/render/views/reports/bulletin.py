"""The supervision bulletin as an office writes it (DOMAIN §9: 督查通报)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.supervisions.terms import Suggestion, SupervisionStatus
from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.page import (
    Annex,
    Heading,
    LabelledLine,
    Page,
    Paragraph,
    Table,
)
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days
from zhixingli.render.views.supervisions import LIST
from zhixingli.render.words.office_text import (
    answering_unit_text,
    full_brackets,
    stretch_text,
    unit_text,
)
from zhixingli.render.words.reader import addressee, narrowed, whose_title
from zhixingli.render.words.statement import (
    ENOUGH,
    change,
    counted,
    kept,
    listed,
    meetings,
    numbered,
    sentence,
)
from zhixingli.render.words.trimmed import trimmed
from zhixingli.render.words.unnumbered import unnumbered_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.bulletin import Bulletin, DistrictStanding
    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.meetings import OnsiteLine, SubjectRef
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.supervisions import SupervisionRow


def matters(made: Bulletin) -> Sheet[SupervisionRow]:
    """Show the matters of the stretch, one a line."""
    return Sheet("督查督办事项", LIST, made.matters, (f"共{len(made.matters)}件",))


def page(made: Bulletin) -> Page:
    """Write the bulletin: how it stands, who did well, what is wrong, what is asked by when.

    It goes to units: no leader of the district is named in it, and no number of the program's.
    Small tables stay in the text, the others are annexed; until it is approved it is a draft.
    """
    tables = _Tables()
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("总体情况", tuple(_paragraphs(_general(made)))),
        ("进展情况", tuple(_paragraphs(_progress(made)))),
        ("存在问题", tuple(_problems(made, tables))),
        ("下步要求", tuple(_paragraphs(_next(made)))),
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


class _Tables:
    """The tables of a bulletin: a small one stands where it is spoken of, a large one behind."""

    def __init__(self) -> None:
        self.annexes: list[Annex] = []

    def put(self, title: str, sheet: Sheet[Any]) -> Iterator[Block]:
        """Give a small table with its caption; annex a large one."""
        told = trimmed(sheet)
        if len(told.rows) < _WORTH:
            return
        if len(told.rows) <= _SMALL_ROWS and len(unnumbered_sheet(told).columns) <= _SMALL_COLUMNS:
            yield Table(replace(told, title=title))
        else:
            self.annexes.append(Annex(title, (Table(told),)))


#: What stands alone is said in the sentence; from so many on a table says more.
_WORTH: Final = 2
#: A table of so many rows and columns stays in the text (DOMAIN §12).
_SMALL_ROWS: Final = 8
_SMALL_COLUMNS: Final = 6
#: So many matters are named in a sentence.
_NAMED: Final = 5


def _paragraphs(said: Iterable[str]) -> Iterator[Block]:
    return (Paragraph(full_brackets(line)) for line in said if line)


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
        yield f"{n}.{_bare(row.title)}（{unit_text(row.unit)}）：{became}。"


def _end(row: SupervisionRow) -> str | None:
    if row.struck_on is not None:
        return f"{month_day(row.struck_on)}审核销号"
    if row.finished_on is not None:
        return f"{month_day(row.finished_on)}报办结，待审核"
    return None


def _problems(made: Bulletin, tables: _Tables) -> Iterator[Block]:
    """Name units and matters, one kind after the other, the gravest first."""
    kinds = (*_of_the_district(made.district), *_of_supervision(made))
    found = [each for each in kinds if each[0]]
    for n, (said, title, sheet) in enumerate(found, start=1):
        yield from _paragraphs((f"{n}.{said}" if len(found) > 1 else said,))
        if sheet is not None:
            yield from tables.put(title, sheet)


def _of_the_district(
    now: DistrictStanding | None,
) -> Iterator[tuple[str, str, Sheet[Any] | None]]:
    if now is None:
        return
    yield _late(now), "逾期事项", Sheet("", _LATE, now.overdue)
    missed = [f"{each.project.name}（{unit_text(each.unit)}）" for each in now.missed]
    run = max((each.consecutive_missed for each in now.missed), default=0)
    longest = [n for n, each in zip(missed, now.missed, strict=True) if _long(each, run)]
    told = f"{listed(longest, most=_NAMED)}连续{run}周未召开现场办公会。"
    if not longest:
        told = f"{listed(missed, most=_NAMED)}本周未召开现场办公会。"
    yield told if missed else "", "未召开现场办公会的项目", Sheet("", _MISSED, now.missed)
    slow = [
        f"{row.title}（{unit_text(row.unit)}，落后{-(row.deviation or 0):.1f}个百分点）"
        for row in now.behind
        if row.progress_light is ProgressLight.RED
    ]
    said = f"投资进度严重落后的有{listed(slow, most=_NAMED)}。"
    if not slow:
        names = (f"{row.title}（{unit_text(row.unit)}）" for row in now.behind)
        said = f"投资进度落后的有{listed(names, most=_NAMED)}。"
    yield said if now.behind else "", "进度落后的项目", Sheet("", _BEHIND, now.behind)
    idle = sorted(now.stalled, key=lambda row: -(row.days_here or 0))
    waits = [f"《{row.title}》（{unit_text(row.unit)}）已{row.days_here}天没有进展" for row in idle]
    said = f"跟踪协调不够、停滞最久的行文是{waits[0]}。" if waits else ""
    yield said, "停滞的行文", Sheet("", _STALLED, tuple(idle))
    gone = [f"“{each.title}”（{unit_text(each.unit)}）" for each in now.withdrawn_late]
    said = f"到期以后才报批、退回或者撤销的{len(gone)}项：{listed(gone, most=_NAMED)}。"
    yield said if gone else "", "", None


def _long(line: OnsiteLine, run: int) -> bool:
    return run > 1 and line.consecutive_missed == run


def _late(now: DistrictStanding) -> str:
    """Name the units with the most that is overdue, and what has been overdue longest."""
    if not now.overdue:
        return ""
    several = [each for each in now.named.worst if each.overdue > 1]
    first = now.overdue[0]
    days = first.overdue.working_days if first.overdue is not None else 0
    most = "、".join(f"{unit_text(each.unit)}{each.overdue}项" for each in several)
    return sentence(
        f"逾期较多的是{most}" if most else "",
        f"{'' if most else '逾期'}最久的是{unit_text(first.unit)}“{first.title}”，"
        f"逾期{days}个工作日",
    )


def _of_supervision(made: Bulletin) -> Iterator[tuple[str, str, Sheet[Any] | None]]:
    late = sorted(made.overdue, key=lambda i: -(i.overdue.working_days if i.overdue else 0))
    units = Counter(unit_text(item.unit) for item in late)
    named = "、".join(f"{unit}{count}件" for unit, count in units.most_common())
    said = [f"逾期{len(late)}件（{named}）"] if late else []
    said += [
        f"{label}{len(refs)}件：{_names(refs)}"
        for label, refs in (("退回重办", made.returned), ("未按时反馈", made.silent))
        if refs
    ]
    yield (
        f"督办事项{'；'.join(said)}。" if said else "",
        "督查督办事项",
        Sheet("", _annexed(made), made.matters),
    )


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
        asked = "、".join(f"{units.get(each.id, '')}“{_bare(each.name)}”" for each in made.silent)
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


def _bare(title: str) -> str:
    return title.removeprefix("督办：")


def _names(refs: Iterable[SubjectRef]) -> str:
    return "、".join(f"“{_bare(each.name)}”" for each in refs)


def _dues(items: Iterable[ObligationItem]) -> str:
    return "、".join(
        f"“{_bare(item.title)}”{month_day(item.due)}到期" for item in items if item.due is not None
    )


_LATE: tuple[Column[ObligationItem], ...] = (
    Column("id", "编号", lambda item: item.id, machine=True),
    Column("title", "事项", lambda item: item.title),
    Column("rule_label", "时限事项", lambda item: item.rule_label),
    Column("unit", "责任单位", answering_unit_text),
    Column("due", "期限", due_cell),
    Column("working_days", "逾期工作日", late_working_days),
)
_MISSED: tuple[Column[OnsiteLine], ...] = (
    Column("id", "编号", lambda row: row.project.id, machine=True),
    Column("project", "项目", lambda row: row.project.name),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("weeks", "连续未开周数", lambda row: row.consecutive_missed),
)
_BEHIND: tuple[Column[ProjectRow], ...] = (
    Column("id", "编号", lambda row: row.id, machine=True),
    Column("title", "项目", lambda row: row.title),
    Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
    Column("rate", "完成率（%）", lambda row: row.rate),
    Column("deviation", "落后（百分点）", lambda row: -row.deviation if row.deviation else None),
    Column("light", "灯", lambda row: row.progress_light.label if row.progress_light else None),
)
_STALLED: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id, machine=True),
    Column("title", "标题", lambda row: row.title),
    Column("to", "主送", lambda row: row.to),
    Column("unit", "主办单位", lambda row: unit_text(row.unit)),
    Column("sent_on", "送达日期", lambda row: row.sent_on),
)


def _annexed(made: Bulletin) -> tuple[Column[SupervisionRow], ...]:
    """Give the columns of the supervision matters; they go to units, and name no leader."""

    def stands(row: SupervisionRow) -> str:
        late = row.due is not None and row.due < made.as_of
        return "逾期" if late and row.status is SupervisionStatus.OPEN else row.status.label

    return (
        Column("id", "编号", lambda row: row.id, machine=True),
        Column("title", "事项", lambda row: _bare(row.title)),
        Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
        Column("stands", "状态", stands),
        Column("due", "期限", lambda row: row.due),
        Column("due_original", "原期限", lambda row: row.due_original),
        Column("last_feedback", "推进情况", lambda row: row.last_feedback),
    )
