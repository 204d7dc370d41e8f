"""The weekly report as an office writes it: one page of text, everything else annexed.

Nothing is written that is nothing, and nothing is said twice (DOMAIN §12).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.writing.dates import month_day
from zhixingli.domain.writing.week import TO_SUNDAY
from zhixingli.render.model.page import Heading, LabelledLine, Page, Paragraph
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.reports.weekly_annexes import MORE_ASKED, annexes
from zhixingli.render.words.fit import TYPES, fits
from zhixingli.render.words.office_text import (
    day_text,
    full_brackets,
    period,
    stretch_text,
    unit_text,
)
from zhixingli.render.words.reader import addressee, whose_title
from zhixingli.render.words.statement import (
    change,
    counted,
    kept,
    listed,
    meetings,
    numbered,
    points,
    run,
    sentence,
    share,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixingli.render.model.page import Annex, Block
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.rates import Rates
    from zhixingli.services.results.weekly import UnitFigures, WeeklyReport

#: How many matters are said one by one; fewer where the page would not hold them.
_ASKED: Final = 5
_FEWEST: Final = 3
#: How many names stand in a sentence.
_NAMES: Final = 3


def units(report: WeeklyReport) -> Sheet[UnitFigures]:
    """Show the figures by unit, for the formats that are one table."""
    return Sheet(f"{_week(report)}各单位情况", UNITS, report.units)


def _week(report: WeeklyReport) -> str:
    year, number = report.week.split("-W")
    return f"{year}年第{int(number)}周"


def page(report: WeeklyReport) -> Page:
    """Write the page; of what needs co-ordination as much as it holds, the rest is annexed."""
    made = [_page(report, number) for number in range(_ASKED, _FEWEST - 1, -1)]
    held = (each for of in TYPES for each in made if fits(each, of))
    return next(held, made[-1])


def _page(report: WeeklyReport, shown: int) -> Page:
    annexed = annexes(report, shown)
    parts = (
        (f"需研究协调的事项{_rest(report, shown, annexed)}", _asked(report, shown)),
        ("突出问题", ("".join(_late(report)), "".join(_slow(report)))),
        ("本周办理", ("".join(_work(report)),)),
        ("下周", (_coming(report),)),
    )
    blocks: list[Block] = []
    for heading, said in parts:
        lines = [Paragraph(full_brackets(line)) for line in said if line]
        if lines:
            at = sum(isinstance(block, Heading) for block in blocks) + 1
            blocks += [Heading(1, numbered(at, heading)), *lines]
    blocks = [*_since(report, nothing=not blocks), *blocks]
    to = addressee(report.reader, "区长、常务副区长")
    return Page(
        f"限时办结周报（{_week(report)}）{whose_title(report.reader)}",
        tuple(blocks),
        signed=True,
        period=period(report.from_, report.to, report.as_of),
        annexes=tuple(annexed),
        single=True,
        foot=(LabelledLine("报", to), LabelledLine("签发", "")),
    )


def _since(report: WeeklyReport, *, nothing: bool) -> Iterator[Block]:
    """Say that the ledger is new, and that there is nothing to say: no page is empty."""
    said = "本周没有需要报告的事项" if nothing else ""
    if report.kept_since is not None:
        began = f"本台账自{day_text(report.kept_since)}起登记"
        said = f"{began}，{said or '此前的事项只列补录的'}"
    if said:
        yield Paragraph(f"{said}。")


def _rest(report: WeeklyReport, shown: int, annexed: Sequence[Annex]) -> str:
    """Say how many more there are, and in which annex they stand."""
    left = len(report.asked) - shown
    at = next((n for n, each in enumerate(annexed, start=1) if each.title == MORE_ASKED), None)
    return f"（另有{left}项见附件{at}）" if left > 0 and at is not None else ""


def _asked(report: WeeklyReport, shown: int) -> Iterator[str]:
    for n, each in enumerate(report.asked[:shown], start=1):
        yield f"{n}.{each.text}"


def _late(report: WeeklyReport) -> Iterator[str]:
    yield _overdue(report)
    yield _named(report)
    yield sentence(counted(("到期以后才报批、退回或者撤销的", len(report.withdrawn_late), "项")))


def _slow(report: WeeklyReport) -> Iterator[str]:
    yield _meetings(report)
    behind = [row for row in report.behind if row.progress_light is not None]
    grave = sum(
        row.progress_light is not None and row.progress_light.value == "red" for row in behind
    )
    yield sentence(
        counted(("进度落后的重点项目", len(behind), "个")),
        counted(("其中严重落后", grave, "个")) if behind else "",
    )


def _overdue(report: WeeklyReport) -> str:
    now, changed = report.figures.overdue, report.overdue_change
    if not now:
        settled = changed.before if changed is not None else 0
        return f"上周逾期的{settled}项已全部了结，没有新的逾期。" if settled else ""
    if changed is None:
        return f"逾期{now}项。"
    moved = counted(
        ("新增", changed.added, "项"),
        ("办结", changed.settled, "项"),
        ("撤销", changed.withdrawn, "项"),
        ("补办延期", changed.put_off, "项"),
    )
    compared = change(now, changed.before) + (f"（{moved}）" if moved else "")
    return sentence(f"逾期{now}项", compared, run(changed.weeks))


def _named(report: WeeklyReport) -> str:
    """Name the units with the most that is overdue, and what has been overdue longest."""
    if report.named is None or not report.named.worst:
        return ""
    worst = report.named.worst
    several = [each for each in worst if each.overdue > 1]
    said = "、".join(f"{unit_text(each.unit)}{each.overdue}项" for each in several)
    longest = report.named.longest or worst[0].longest
    whose = _whose(longest, report.named.longest_post or "")
    days = longest.overdue.working_days if longest.overdue is not None else 0
    return sentence(
        f"{said}较多" if said else "",
        f"最久的是{unit_text(longest.unit)}“{longest.title}”（{whose}）",
        f"{month_day(longest.due)}到期" if longest.due is not None else "",
        f"逾期{days}个工作日",
    )


def _whose(item: ObligationItem, post: str) -> str:
    """Say who answers for a matter by name and post; whoever acts, or took over late, is marked."""
    since = f"，{month_day(item.taken_over_on)}接手" if item.taken_over_on is not None else ""
    return f"{item.leader.name}{post}{'代管' if item.acting_for is not None else '分管'}{since}"


def _meetings(report: WeeklyReport) -> str:
    """Say how the meetings on site went, once the week is over: until then none is missed."""
    now, before = report.onsite, report.onsite_before
    if not now.owed or now.held == now.owed or report.as_of < report.to:
        return ""
    compared = points(now.rate, before.rate, of=now.owed, of_before=before.owed) if before else ""
    return sentence(meetings(now.owed, now.held), compared)


def _work(report: WeeklyReport) -> Iterator[str]:
    if report.owed is not None and report.owed.owed:
        yield _kept(report.owed, report.owed_before)
    figures = report.figures
    open_ = report.documents.open if report.documents is not None else 0
    papers = sentence(
        counted(("收到", figures.received, "件"), ("办结", figures.finished, "件")),
        counted(("在办", open_, "件")),
    )
    yield f"公文{papers}" if papers else ""
    if report.named is not None and report.named.best:
        names = listed((unit_text(each.unit) for each in report.named.best), most=_NAMES)
        yield f"{names}应办结的全部按期。"


def _kept(owed: Rates, before: Rates | None) -> str:
    said = f"应办结{owed.owed}项，{kept(owed)}"
    rate = f"按期率{owed.rate:.1f}%（按原期限计算{owed.rate_original:.1f}%）" if _told(owed) else ""
    compared = points(owed.rate, before.rate, of=owed.owed, of_before=before.owed) if before else ""
    return sentence(said, rate, compared)


def _told(owed: Rates) -> bool:
    return owed.rate is not None and share(owed.on_time, owed.owed).endswith("%")


def _coming(report: WeeklyReport) -> str:
    """Say what falls due: a few one by one, else what the law itself gives a day."""
    number = report.figures.due_next_week
    first = report.to + timedelta(days=1)
    days = stretch_text(first, first + TO_SUNDAY).partition("年")[2]
    if 0 < number == len(report.due_next_week) <= _NAMES:
        return sentence(f"{days}到期{number}项", "、".join(map(_due, report.due_next_week)))
    law, of = report.due_statutory[:_ASKED], len(report.due_statutory)
    more = "等" if of > _ASKED else ""
    said = f"其中法定期限{of}项：{'、'.join(_day(item) for item in law)}{more}" if law else ""
    return sentence(counted((f"{days}到期", number, "项")), said)


def _day(item: ObligationItem) -> str:
    day = month_day(item.due) if item.due is not None else ""
    return f"{day}{item.rule_label}（{unit_text(item.unit)}）"


def _due(item: ObligationItem) -> str:
    day = month_day(item.due) if item.due is not None else ""
    return f"{day}“{item.title}”{item.rule_label}（{unit_text(item.unit)}）"


UNITS: tuple[Column[UnitFigures], ...] = (
    Column("unit", "单位", lambda row: row.unit.short or row.unit.name),
    Column("received", "收文", lambda row: row.received),
    Column("checked_on_time", "检查按期", lambda row: row.checked_on_time),
    Column("checked_late", "检查超期", lambda row: row.checked_late),
    Column("finished", "办结", lambda row: row.finished),
    Column("finished_on_time", "办结按期", lambda row: row.finished_on_time),
    Column("finished_late", "办结超期", lambda row: row.finished_late),
    Column("finished_late_original", "按原期限超期", lambda row: row.finished_late_original),
    Column("open", "在办", lambda row: row.open),
    Column("overdue", "逾期", lambda row: row.overdue),
    Column("paused", "停表", lambda row: row.paused),
    Column("due_next_week", "下周到期", lambda row: row.due_next_week),
    Column("provisional", "暂定", lambda row: row.provisional),
)
