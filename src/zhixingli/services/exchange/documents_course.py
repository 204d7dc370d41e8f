"""The course of a document as one row of the register tells it: what happened on which day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents import acts as documents, notes as document_notes
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.imports import CellNeedsError
from zhixingli.domain.matters import clock, cosign
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.services.exchange.steps import RowStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.names import NameResolver

    Act = Callable[[Desk, Document], object]

CHECKED: Final = "资料检查日期"
NOTIFIED: Final = "告知日期"
_COMPLETE: Final = frozenset(
    {"", "无", "暂无", "齐全", "合格", "完整", "齐备", "通过", "符合要求", "资料齐全"}
)
_AUTHORITIES: Final = {term.label: term for term in Authority}
#: Acts of one day stand in this order; rounds of check and notice lie below.
_ROUTE, _INSTRUCT, _COSIGN, _ANSWER, _CLOCK, _EXTEND, _PROGRESS, _RETURN, _FINISH = range(
    100, 1000, 100
)
_WRITTEN: Final = re.compile(r"(.+?)[（(]已?书面告知[)）]")
#: A cell and the one without which it means nothing.
_NEEDS: Final = (
    ("资料检查结果", CHECKED),
    ("告知方式", NOTIFIED),
    ("补正日期", NOTIFIED),
    ("复查日期", "补正日期"),
    ("补正内容", "补正日期"),
    ("会签意见", "会签答复日期"),
    ("停表理由", "停表日期"),
    ("复查结果", "复查日期"),
    ("权限日期", "权限内外"),
    ("报批去向", "权限内外"),
    ("批示日期", "批示人"),
    ("批示内容", "批示人"),
    ("批示时限", "批示人"),
    ("批示人", "批示日期"),
    ("批示人", "批示内容"),
    ("会签单位", "会签日期"),
    ("会签日期", "会签单位"),
    ("会签答复日期", "会签单位"),
    ("停表日期", "停表事由"),
    ("停表事由", "停表日期"),
    ("恢复日期", "停表日期"),
    ("延期日期", "延期天数"),
    ("延期日期", "延期批准人"),
    ("延期天数", "延期日期"),
    ("延期批准人", "延期日期"),
    ("延期理由", "延期日期"),
    ("退回日期", "退回理由"),
    ("退回理由", "退回日期"),
    ("办理结果", "办结日期"),
    ("答复文号", "办结日期"),
)


def planned(cells: Cells, names: NameResolver) -> list[RowStep]:
    """Read a row's acts in the order in which they happened; mistakes are left in ``cells``."""
    for column, needed in _NEEDS:
        cells.needs(column, needed)
    if cells.problems:
        return []
    steps = [
        *_rounds(cells),
        *_route(cells),
        *_instructions(cells, names),
        *_cosigns(cells, names),
        *_pauses(cells),
        *_extensions(cells, names),
        *_progress(cells),
        *_end(cells),
    ]
    return sorted(steps, key=lambda step: (step.on, step.rank))


def _rounds(cells: Cells) -> Iterator[RowStep]:
    """Give each check, its notice, and the supplement that begins the next round."""
    again = cells.dates("复查日期")
    first = cells.day(CHECKED)
    if first is not None:
        missing = _missing(cells.text("资料检查结果"))
        yield RowStep(first, 1, CHECKED, lambda d, doc: documents.check(d, doc, missing=missing))
    results = cells.texts("复查结果", len(again), along="复查日期") if again else []
    for n, (day, said) in enumerate(zip(again, results, strict=True), start=1):
        yield RowStep(day, 10 * n + 1, "复查日期", _check(_missing(said)))
    came = cells.dates("补正日期")
    brought = cells.texts("补正内容", len(came), along="补正日期") if came else []
    for n, (day, text) in enumerate(zip(came, brought, strict=True), start=1):
        yield RowStep(day, 10 * n, "补正日期", _supplement(text or None))
    told = cells.dates(NOTIFIED)
    ways = cells.texts("告知方式", len(told), along=NOTIFIED) if told else []
    for n, (day, way) in enumerate(zip(told, ways, strict=True)):
        yield RowStep(day, 10 * n + 2, NOTIFIED, _notify(way or None))


def _supplement(text: str | None) -> Act:
    return lambda desk, document: documents.supplement(desk, document, text=text)


def _check(missing: str | None) -> Act:
    return lambda desk, document: documents.check(desk, document, missing=missing)


def _notify(via: str | None) -> Act:
    return lambda desk, document: documents.notify(desk, document, via=via)


def _missing(result: str | None) -> str | None:
    return None if (result or "") in _COMPLETE else result


def _route(cells: Cells) -> Iterator[RowStep]:
    """Give the authority; within it the day is of no consequence and may be left out."""
    authority = cells.chosen("权限内外", _AUTHORITIES)
    if authority is None:
        return
    day = cells.day("权限日期")
    if day is None and authority is Authority.WITHIN:
        day = cells.day(CHECKED) or next(iter(cells.days("签收时间")), None)
    if day is None and not cells.has("权限日期"):
        cells.refuse(
            CellNeedsError(column="权限内外", value=cells.raw("权限内外"), needed="权限日期")
        )
    elif day is not None:
        to = cells.text("报批去向")
        yield RowStep(
            day, _ROUTE, "权限内外", lambda d, doc: documents.route(d, doc, authority, to=to)
        )


def _progress(cells: Cells) -> Iterator[RowStep]:
    """Give each entry ``2026-08-03 已报市局`` of the progress of an approval."""
    for n, entry in enumerate(_entries(cells.raw("报批进展"))):
        match = _ENTRY.fullmatch(entry)
        day = cells.one_day("报批进展", match[1]) if match else None
        if match is None:
            cells.wrong("报批进展", "2026-08-03 已报市局；2026-08-10 市局已受理")
        elif day is not None:
            yield RowStep(day, _PROGRESS + n, "报批进展", _note(match[2]))


#: A day and what was done on it.
_ENTRY: Final = re.compile(
    r"(\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{8}(?!\d)|\d{1,2}月\d{1,2}日(?=[\s:：,，]))"
    r"[\s:：,，]*(.+)"
)


def _entries(text: str) -> list[str]:
    """Take entries apart; what begins with no day goes on with the entry before it."""
    found: list[str] = []
    for piece in filter(None, map(str.strip, re.split("[；\n]", text))):
        if found and _ENTRY.fullmatch(piece) is None:
            found[-1] += f"；{piece}"
        else:
            found.append(piece)
    return found


def _note(text: str) -> Act:
    return lambda desk, document: document_notes.progress(desk, document, text=text)


def _instructions(cells: Cells, names: NameResolver) -> Iterator[RowStep]:
    days = cells.dates("批示日期")
    if not days:
        return
    leaders = cells.texts("批示人", len(days), along="批示日期")
    said = cells.texts("批示内容", len(days), along="批示日期")
    dues = cells.days_along("批示时限", len(days), along="批示日期")
    for n, (day, leader, text, due) in enumerate(zip(days, leaders, said, dues, strict=True)):
        by = cells.read("批示人", names.person, leader)
        if by is not None:
            yield RowStep(day, _INSTRUCT + n, "批示日期", _instruct(by, text, due))


def _instruct(by: str, text: str, due: date | None) -> Act:
    return lambda desk, doc: document_notes.instruct(desk, doc, by=by, text=text, due=due)


def _cosigns(cells: Cells, names: NameResolver) -> Iterator[RowStep]:
    """Give each unit that was asked; one day of asking may stand for all."""
    asked = cells.names("会签单位")
    if not asked:
        return
    days = cells.dates("会签日期")
    days = days * len(asked) if len(days) == 1 else days
    if not cells.match("会签日期", len(days), "会签单位", len(asked)):
        return
    answers = cells.days_along("会签答复日期", len(asked), along="会签单位")
    said = cells.texts("会签意见", len(asked), along="会签单位")
    for n, (name, day, answered) in enumerate(zip(asked, days, answers, strict=True)):
        unit = cells.read("会签单位", names.unit, name)
        if unit is not None:
            yield RowStep(day, _COSIGN + n, "会签日期", _cosign(unit))
            if answered is not None:
                yield RowStep(answered, _ANSWER + n, "会签答复日期", _answer(unit, said[n] or None))


def _cosign(unit: str) -> Act:
    return lambda desk, document: cosign.cosign(desk, document, unit=unit)


def _answer(unit: str, text: str | None) -> Act:
    return lambda desk, doc: cosign.cosign_reply(desk, doc, unit=unit, text=text)


def _pauses(cells: Cells) -> Iterator[RowStep]:
    days = cells.dates("停表日期")
    if not days:
        return
    grounds = cells.texts("停表事由", len(days), along="停表日期")
    ends = cells.days_along("恢复日期", len(days), along="停表日期")
    reasons = cells.texts("停表理由", len(days), along="停表日期")
    for n, (day, ground, end) in enumerate(zip(days, grounds, ends, strict=True)):
        yield RowStep(day, _CLOCK + 2 * n, "停表日期", _pause(ground), reasons[n] or None)
        if end is not None:
            yield RowStep(end, _CLOCK + 2 * n + 1, "恢复日期", _resume)


def _pause(said: str) -> Act:
    match = _WRITTEN.fullmatch(said)
    ground, written = (match[1], True) if match else (said, False)
    return lambda desk, document: clock.pause(
        desk, document, ground=ground, written=written, rule=None
    )


def _resume(desk: Desk, document: Document) -> None:
    clock.resume(desk, document, rule=None)


def _extensions(cells: Cells, names: NameResolver) -> Iterator[RowStep]:
    days = cells.dates("延期日期")
    if not days:
        return
    more = cells.texts("延期天数", len(days), along="延期日期")
    leaders = cells.texts("延期批准人", len(days), along="延期日期")
    reasons = cells.texts("延期理由", len(days), along="延期日期")
    for n, (day, length, leader) in enumerate(zip(days, more, leaders, strict=True)):
        granted = cells.whole("延期天数", length)
        by = cells.read("延期批准人", names.person, leader)
        if by is not None:
            yield RowStep(day, _EXTEND + n, "延期日期", _extend(granted, by), reasons[n] or None)


def _extend(days: int, by: str) -> Act:
    return lambda desk, document: clock.extend(
        desk, document, days=days, until=None, approved_by=by, rule=None
    )


def _end(cells: Cells) -> Iterator[RowStep]:
    """Give the return and the end of the handling."""
    returned, finished = cells.day("退回日期"), cells.day("办结日期")
    if returned is not None:
        reason = cells.text("退回理由")
        yield RowStep(returned, _RETURN, "退回日期", documents.send_back, reason)
    if finished is not None:
        result = cells.text("办理结果")
        number = cells.read("答复文号", lambda typed: normalise_document_number(typed, field=None))
        reply = number.text if number else None
        yield RowStep(
            finished,
            _FINISH,
            "办结日期",
            lambda d, doc: documents.finish(d, doc, result=result, reply=reply),
        )
