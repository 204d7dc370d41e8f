"""Letters as tables and pages (DOMAIN §9: 上行平行文跟踪表)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.letters.terms import Direction, LetterStatus
from zhixingli.render.model.chart import Chart, ChartSeries, telling
from zhixingli.render.model.page import Annex, Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card as _card, labels
from zhixingli.render.views.matters import course_blocks, limits_text
from zhixingli.render.words.office_text import period, unit_text
from zhixingli.render.words.reader import addressee, narrowed, whose_title
from zhixingli.render.words.statement import counted, numbered, sentence
from zhixingli.render.words.trimmed import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.render.model.page import Block
    from zhixingli.services.results.letters import (
        ConsultationItem,
        HopItem,
        LetterDetail,
        LetterRow,
        LettersReport,
    )


def listed(rows: tuple[LetterRow, ...]) -> Sheet[LetterRow]:
    """Show the letters, one a line."""
    notes = (f"共{len(rows)}件",)
    return Sheet("上行平行文跟踪表", _LIST, rows, notes, _longest(rows), printed=_PRINTED)


def _longest(rows: tuple[LetterRow, ...]) -> Chart | None:
    """Draw the letters that lie longest where they are."""
    here = sorted(((row.days_here or 0, row.id) for row in rows), reverse=True)[:_DRAWN]
    here = [(days, number) for days, number in here if days]
    if not here:
        return None
    shown = ChartSeries("停留", tuple(days for days, _ in here))
    return telling(Chart("停留最久的行文", "天", tuple(number for _, number in here), (shown,)))


#: How many letters a chart can hold.
_DRAWN: Final = 8


def card(detail: LetterDetail) -> Card[LetterDetail]:
    """Show one letter as headings with their values."""
    return _card("上行平行文", _CARD, detail)


def page(detail: LetterDetail) -> Page:
    """Show one letter with its consultations, its way and its course."""
    blocks: list[Block] = [Table(_card("", _CARD[:-1], detail))]
    if detail.consultations:
        blocks += [Heading(1, "先商"), Table(Sheet("", _CONSULTATIONS, detail.consultations, ()))]
    if detail.hops:
        blocks += [Heading(1, "流转"), Table(Sheet("", _HOPS, detail.hops, ()))]
    return Page(detail.title, (*blocks, *course_blocks(detail)))


def report_rows(report: LettersReport) -> Sheet[LetterRow]:
    """Show the letters under way, one a line."""
    return Sheet("在途行文", _LIST, report.in_transit, ())


def report_page(report: LettersReport) -> Page:
    """Show the weekly written report to the leaders: what to decide, then one line a letter."""
    parts = (
        ("需区领导协调的事项", tuple(_needed(report))),
        ("总体情况", (_general(report),)),
    )
    blocks: list[Block] = [*narrowed(report.reader)]
    for n, (heading, said) in enumerate(((h, s) for h, s in parts if any(s)), start=1):
        blocks += [Heading(1, numbered(n, heading)), *map(Paragraph, said)]
    rows = tuple(_every(report))
    table = trimmed(Sheet("", _report_columns(report), rows))
    year, number = report.week.split("-W")
    week = f"{year}年第{int(number)}周"
    return Page(
        f"上行平行文件跟踪协调情况周报（{week}）{whose_title(report.reader)}",
        tuple(blocks),
        to=addressee(report.reader, "区政府有关领导"),
        signed=True,
        period=period(report.from_, report.to, report.as_of),
        annexes=(Annex("行文跟踪表", (Table(table),)),) if rows else (),
    )


def _needed(report: LettersReport) -> Iterator[str]:
    """Say one by one what the leaders are needed for, the longest waiting first."""
    rows = sorted(report.needs, key=lambda row: -(row.days_here or 0))
    for n, row in enumerate(rows, start=1):
        waits = f"在{row.place}停留{row.days_here}天" if row.days_here else ""
        whose = f"（{unit_text(row.unit)}，{row.leader.name}分管）"
        said = "，".join(filter(None, (f"《{row.title}》送{row.to}", waits)))
        yield f"{n}.{said}；{row.needs}{whose}。"


def _general(report: LettersReport) -> str:
    now = report.figures
    if not any((now.in_transit, now.sent, now.answered)):
        return "没有在途的行文。"
    week = counted(
        ("新送达", now.sent, "件"), ("有进展", now.moved, "件"), ("已批复", now.answered, "件")
    )
    return sentence(
        counted(("在途", now.in_transit, "件")),
        f"本周{week}" if week else "",
        counted((f"满{report.stalled_days}天没有流转的", now.stalled, "件")),
    ) + _unconsulted(report)


def _unconsulted(report: LettersReport) -> str:
    """Name what was sent unconsulted in the week, with the reason."""
    told = [f"《{row.title}》（{(row.override or '').rstrip('。')}）" for row in report.overrides]
    return f"未先商即送出{len(told)}件：{'、'.join(told)}。" if told else ""


def _every(report: LettersReport) -> Iterator[LetterRow]:
    """Give every letter of the week once: those that wait for leaders, then the longest waiting."""
    every = (*report.in_transit, *report.sent, *report.moved, *report.answered)
    seen = {row.id: row for row in every}
    yield from sorted(
        seen.values(), key=lambda row: (row.needs is None, -(row.days_here or 0), row.id)
    )


def _report_columns(report: LettersReport) -> tuple[Column[LetterRow], ...]:
    """Give the columns of the one table; each letter says what became of it in the week."""
    now = [
        (word, {row.id for row in rows})
        for word, rows in (
            ("新送达", report.sent), ("有进展", report.moved), ("已批复", report.answered),
        )
    ]  # fmt: skip
    week: Column[LetterRow] = Column(
        "week", "本周", lambda row: "、".join(word for word, ids in now if row.id in ids)
    )
    return (*_REPORT[:6], week, *_REPORT[6:])


def _lamp(row: LetterRow | LetterDetail) -> str | None:
    """Say how a letter under way stands, in words."""
    if row.days_here is None:
        return None
    return "停滞" if row.stalled else "正常"


_LIST: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("title", "标题", lambda row: row.title),
    Column("genre", "文种", lambda row: row.genre),
    Column("direction", "方向", lambda row: row.direction.label, choices=labels(Direction)),
    Column("to", "主送", lambda row: row.to),
    Column("number", "发文字号", lambda row: row.number),
    Column("status_label", "状态", lambda row: row.status.label, choices=labels(LetterStatus)),
    Column("unit", "主办单位", lambda row: unit_text(row.unit)),
    Column("leader", "区分管领导", lambda row: row.leader.name),
    Column("tracker", "分管领导", lambda row: row.tracker.name if row.tracker else None),
    Column("handler", "经办人", lambda row: row.handler.name if row.handler else None),
    Column("consulted", "先商次数", lambda row: row.consulted),
    Column("sent_on", "送达日期", lambda row: row.sent_on),
    Column("override", "未先商理由", lambda row: row.override, spare=lambda row: not row.override),
    Column("place", "当前环节", lambda row: row.place),
    Column("contact", "联系人", lambda row: row.contact),
    Column("days_here", "停留天数", lambda row: row.days_here),
    Column("last_coordinated_on", "最近协调", lambda row: row.last_coordinated_on),
    Column("informed_on", "告知区府办", lambda row: row.informed_on),
    Column("answered_on", "对方答复", lambda row: row.answered_on),
    Column("needs", "需区领导协调事项", lambda row: row.needs),
    Column("light", "灯", _lamp, lambda row: "red" if row.stalled else None),
)

#: What is printed of the list.
_PRINTED: Final = (
    *("title", "genre", "to", "number", "unit", "tracker", "handler", "sent_on", "place"),
    *("days_here", "last_coordinated_on", "answered_on", "needs", "light"),
)
_REPORTED: Final = frozenset(
    {
        *("title", "to", "unit", "tracker", "sent_on", "place", "days_here"),
        *("last_coordinated_on", "answered_on", "needs"),
    }
)
_REPORT: tuple[Column[LetterRow], ...] = (
    Column("id", "编号", lambda row: row.id, machine=True),
    *(column for column in _LIST if column.key in _REPORTED),
)

_CARD: tuple[Column[LetterDetail], ...] = (
    Column("id", "编号", lambda d: d.id),
    Column("title", "标题", lambda d: d.title),
    Column("genre", "文种", lambda d: d.genre),
    Column("direction", "方向", lambda d: d.direction.label),
    Column("to", "主送", lambda d: d.to),
    Column("number", "发文字号", lambda d: d.number),
    Column("status_label", "状态", lambda d: d.status.label),
    Column("leader", "区分管领导", lambda d: d.leader.name),
    Column("unit", "主办单位", lambda d: unit_text(d.unit)),
    Column("tracker", "跟踪分管领导", lambda d: d.tracker.name if d.tracker else None),
    Column("handler", "经办人", lambda d: d.handler.name if d.handler else None),
    Column("sent_on", "送达日期", lambda d: d.sent_on),
    Column("override", "未先商理由", lambda d: d.override),
    Column("place", "当前环节", lambda d: d.place),
    Column("days_here", "停留天数", lambda d: d.days_here),
    Column("light", "灯", _lamp),
    Column("days_theirs", "对方停留合计（日）", lambda d: d.days_theirs),
    Column("days_ours", "我方停留合计（日）", lambda d: d.days_ours),
    Column("last_coordinated_on", "最近协调", lambda d: d.last_coordinated_on),
    Column("informed_on", "告知区府办", lambda d: d.informed_on),
    Column("needs", "需区领导协调事项", lambda d: d.needs),
    Column("answered_on", "对方答复日期", lambda d: d.answered_on),
    Column("answer", "对方答复", lambda d: d.answer),
    Column("closed_on", "归档日期", lambda d: d.closed_on),
    Column("public_promise", "公开承诺", lambda d: d.public_promise),
    Column("backdated_days", "补录（日）", lambda d: d.backdated_days),
    Column("obligations", "时限", limits_text),
)

_CONSULTATIONS: tuple[Column[ConsultationItem], ...] = (
    Column("on", "日期", lambda row: row.on),
    Column("party", "对象", lambda row: row.party),
    Column("way", "方式", lambda row: row.way),
    Column("opinion", "意见", lambda row: row.opinion),
    Column("adopted", "是否采纳", lambda row: row.adopted.label if row.adopted else None),
)
_HOPS: tuple[Column[HopItem], ...] = (
    Column("place", "处室", lambda row: row.place),
    Column("contact", "联系人", lambda row: row.contact),
    Column("side", "在哪一方", lambda row: row.side.label),
    Column("from", "收", lambda row: row.from_),
    Column("to", "出", lambda row: row.to),
    Column("days", "停留天数", lambda row: row.days),
)
