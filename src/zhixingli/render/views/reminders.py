"""Reminders as a list, as a page for each who is told, and as the text of messages."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.terms import Addressee
from zhixingli.domain.writing.dates import month_day
from zhixingli.render.model.page import REHEARSAL, Heading, Page, Paragraph
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import paper_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from zhixingli.services.results.reminders import DueReminder

    Items = tuple[DueReminder, ...]

_ORDER: Final = {addressee: n for n, addressee in enumerate(Addressee)}
#: From so many on, the same thing that many owe on one day is one line of a list.
_MANY: Final = 4


class Note(NamedTuple):
    """What one person, or one unit, is told; ``names`` are those that it may be addressed by."""

    whom: str
    names: tuple[str, ...]
    items: Items

    @property
    def heading(self) -> str:
        """Name whom it is for, and how much it is."""
        return f"{self.whom}（{len(self.items)}项）"

    @property
    def entries(self) -> tuple[tuple[str, Items], ...]:
        """Say one thing a line, and what it is of; what many projects owe alike in one line."""
        several = _alike(self.items, by_whom=True)
        return tuple(
            (f"{n}.{_clean(_sentence(each))}", each) for n, each in enumerate(several, start=1)
        )


def notes(items: Iterable[DueReminder]) -> tuple[Note, ...]:
    """Gather reminders by whom they are for: units, their heads, leaders; nobody is ranked."""
    mine: dict[tuple[str, ...], list[DueReminder]] = defaultdict(list)
    for each in items:
        names = tuple(person.name for person in each.to)
        mine[names or tuple(filter(None, (each.unit.short, each.unit.name)))].append(each)
    made = [Note(several[0].whom, names, tuple(several)) for names, several in mine.items()]
    return tuple(sorted(made, key=lambda note: _ORDER[note.items[0].addressee]))


def title_of(office: str | None, day: date, *, rehearsal: bool) -> str:
    """Head a message: whose it is, of which day, and that a rehearsal is one."""
    mark = f"【{REHEARSAL}】" if rehearsal else ""
    return _clean(f"{mark}{office or ''}时限提醒（{month_day(day)}）")


def _clean(text: str) -> str:
    """Make a text safe in every messenger: what is no letter is shown, no tag is read as one."""
    return paper_text(text).translate(_NO_TAGS)


_NO_TAGS: Final = str.maketrans({"<": "＜", ">": "＞"})


def _sentence(items: Items) -> str:
    """Say one thing, or what many owe alike."""
    return f"{_matter(items)}，{items[0].stands}"


def _matter(items: Items, of: str = "") -> str:
    """Say what it is; of what many owe alike all titles, or ``of`` what they are."""
    first = items[0]
    if len(items) == 1:
        return first.matter
    titles = of or "、".join(each.title for each in items)
    return first.matter.replace(first.title, titles)


def _alike(items: Items, *, by_whom: bool = False) -> Iterator[Items]:
    """Gather what recurs weekly and many owe alike, of each who is told or of all."""
    same: dict[tuple[object, ...], list[DueReminder]] = defaultdict(list)
    for each in items:
        week = each.key.rpartition("/")[2] if each.rule is not None else ""
        whose = (each.whom,) if by_whom else ()
        alike = (each.rule, week, each.code, *whose) if "-W" in week else (each.key, each.code)
        same[alike].append(each)
    for several in same.values():
        if len(several) >= _MANY:
            yield tuple(several)
        else:
            yield from ((each,) for each in several)


def page(items: Items) -> Page:
    """Write what each is told, ready to be read out or pasted."""
    blocks: list[Heading | Paragraph] = []
    for note in notes(items):
        blocks += [Heading(2, note.heading), *(Paragraph(line) for line, _ in note.entries)]
    return Page("时限提醒", tuple(blocks or [Paragraph("没有要提醒的事项。")]), signed=True)


def messages_page(messages: Iterable[tuple[str, str]]) -> Page:
    """Show messages as they would be sent: where each goes, and its lines."""
    blocks: list[Heading | Paragraph] = []
    for where, text in messages:
        lines = filter(None, text.split("\n"))
        blocks += [Heading(2, _clean(where)), *map(Paragraph, lines)]
    return Page("试发", tuple(blocks))


def sheet(items: Items) -> Sheet[DueReminder]:
    """List the reminders, one a row; on a terminal by what calls for them."""
    counts = Counter(each.why for each in items)
    said = "，".join(f"{why.label}{count}" for why, count in counts.items())
    people = len(notes(items))
    notes_ = (f"要提醒{people}个单位和个人，共{len(items)}项：{said}",) if items else (
        "没有要提醒的事项",
    )  # fmt: skip
    tried = any(each.sent for each in items)
    columns = (*_COLUMNS, *_SENT) if tried else _COLUMNS
    brief = partial(_brief, items, notes_, tried=tried)
    return Sheet("时限提醒", columns, items, notes_, brief=brief)


_COLUMNS: Final = (
    Column["DueReminder"]("whom", "提醒谁", lambda each: each.whom),
    Column["DueReminder"]("addressee_label", "身份", lambda each: each.addressee.label),
    Column["DueReminder"]("id", "编号", lambda each: each.id),
    Column["DueReminder"]("why_label", "缘由", lambda each: each.why.label),
    Column["DueReminder"]("matter", "事项", lambda each: each.matter),
    Column["DueReminder"]("stands", "情况", lambda each: each.stands),
    Column["DueReminder"]("due", "到期", lambda each: each.due),
    Column["DueReminder"]("light_label", "亮灯", lambda each: each.light_label),
    Column["DueReminder"]("unit", "单位", lambda each: each.unit.short or each.unit.name),
    Column["DueReminder"]("leader", "领导", lambda each: each.leader.name),
    Column["DueReminder"](
        "handler", "经办人", lambda each: each.handler.name if each.handler else None
    ),
    Column["DueReminder"]("key", "时限", lambda each: each.key, machine=True),
    Column["DueReminder"]("code", "第几步", lambda each: each.code, machine=True),
)
_SENT: Final = (
    Column["DueReminder"](
        "sent", "发送", lambda each: "；".join(
            f"{way.via.label}{way.outcome.label}{f'：{way.problem}' if way.problem else ''}"
            for way in each.sent
        ),
    ),
)  # fmt: skip


class _Line(NamedTuple):
    """A line on a terminal: one reminder, or what many owe alike."""

    items: Items

    @property
    def first(self) -> DueReminder:
        return self.items[0]

    @property
    def many(self) -> bool:
        return len(self.items) > 1


def _brief(items: Items, said: tuple[str, ...], *, tried: bool) -> Sheet[_Line]:
    columns = (*_LINE[:2], _HOW, *_LINE[2:]) if tried else _LINE
    return Sheet("", columns, tuple(map(_Line, _alike(items))), said)


def _counted(line: _Line, of: str) -> str:
    return f"{len(line.items)}{of}" if line.many else ""


def _line_text(line: _Line) -> str:
    """Name the thing; of what recurs, which week."""
    first = line.first
    if "-W" in first.key.rpartition("/")[2]:
        return _matter(line.items, _counted(line, "个项目"))
    return first.title


def _how(line: _Line) -> str:
    """Say in a few words how it stands."""
    first = line.first
    if first.overdue is not None:
        return f"逾期{first.overdue.working_days}日"
    return first.light_label or first.stands


_LINE: Final = (
    Column[_Line]("id", "编号", lambda line: _counted(line, "项") or line.first.id),
    Column[_Line](
        "whom", "提醒谁",
        lambda line: f"{len({each.whom for each in line.items})}家" if line.many
        else line.first.whom,
    ),
    Column[_Line]("due", "到期", lambda line: line.first.due),
    Column[_Line]("light_label", "情况", _how, lambda line: line.first.tone),
    Column[_Line]("text", "事项", _line_text),
    Column[_Line]("why_label", "缘由", lambda line: line.first.why.label),
    Column[_Line]("rule_label", "时限", lambda line: line.first.rule_label),
)  # fmt: skip
_HOW: Final = Column[_Line](
    "sent", "发送",
    lambda line: "、".join(dict.fromkeys(
        f"{way.via.label}{way.outcome.label}" for each in line.items for way in each.sent
    )),
)  # fmt: skip
