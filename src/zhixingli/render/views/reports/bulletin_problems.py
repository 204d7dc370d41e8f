"""What a bulletin says is wrong: units and matters named, one kind after the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.supervisions.terms import SupervisionStatus
from zhixingli.render.model.page import Annex, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.obligations import due_cell, late_working_days
from zhixingli.render.words.office_text import answering_unit_text, full_brackets, unit_text
from zhixingli.render.words.statement import listed, sentence
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


def problems(made: Bulletin, tables: Tables) -> Iterator[Block]:
    """Name units and matters, one kind after the other, the gravest first."""
    kinds = (*_of_the_district(made.district), *_of_supervision(made))
    found = [each for each in kinds if each[0]]
    for n, (said, title, sheet) in enumerate(found, start=1):
        yield from paragraphs((f"{n}.{said}" if len(found) > 1 else said,))
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


def bare(title: str) -> str:
    """Give a title without the word that it is supervised: the heading says so."""
    return title.removeprefix("督办：")


def _names(refs: Iterable[SubjectRef]) -> str:
    return "、".join(f"“{bare(each.name)}”" for each in refs)


def paragraphs(said: Iterable[str]) -> Iterator[Block]:
    """Make paragraphs of what is said; of nothing, none."""
    return (Paragraph(full_brackets(line)) for line in said if line)


class Tables:
    """The tables of a bulletin: a small one stands where it is spoken of, a large one behind."""

    def __init__(self) -> None:
        """Begin without annexes."""
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
        Column("title", "事项", lambda row: bare(row.title)),
        Column("unit", "牵头单位", lambda row: unit_text(row.unit)),
        Column("stands", "状态", stands),
        Column("due", "期限", lambda row: row.due),
        Column("due_original", "原期限", lambda row: row.due_original),
        Column("last_feedback", "推进情况", lambda row: row.last_feedback),
    )
