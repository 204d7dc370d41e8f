"""The course of a document in the register: checks and notices, the authority, the end."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents import acts as documents, notes as document_notes
from zhixingli.domain.documents.finishing import CHECK_UNKNOWN
from zhixingli.domain.documents.limits import EARLY
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.imports import CellNeedsError
from zhixingli.domain.terms import ActKind
from zhixingli.services.exchange.facts import Stretch, number, of_kind, several
from zhixingli.services.exchange.steps import RowStep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.documents.acts import Document
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Reading, Writing, Written

CHECKED: Final = "资料检查日期"
NOTIFIED: Final = "告知日期"
#: Acts of one day stand in this order; rounds of check and notice lie below.
ROUTE, INSTRUCT, COSIGN, ANSWER, CLOCK, EXTEND, PROGRESS, SETTLED, RETURN, FINISH, EVENT = range(
    100, 1200, 100
)
_WHOLE: Final = "齐全"
#: What stands where a register says that a paper was done and not when it was checked.
UNKNOWN: Final = "不详"
_COMPLETE: Final = frozenset(
    {"", "无", "暂无", _WHOLE, "合格", "完整", "齐备", "通过", "符合要求", "资料齐全"}
)
_AUTHORITIES: Final = {term.label: term for term in Authority}


def _rounds_written(document: Document, by: Writing) -> Written:
    checks = of_kind(document, ActKind.CHECK, by.as_of)
    told = of_kind(document, ActKind.NOTIFY, by.as_of)
    came = of_kind(document, ActKind.SUPPLEMENT, by.as_of)
    again = checks[1:]
    unknown = any(owed.outcome == CHECK_UNKNOWN for owed in document.obligations)
    said = (checks[0].text or _WHOLE) if checks else UNKNOWN if unknown else None
    return {
        CHECKED: checks[0].happened_on if checks else None,
        "资料检查结果": said,
        "补正日期": several([act.happened_on for act in came]),
        "补正内容": several([act.text for act in came]),
        "复查日期": several([act.happened_on for act in again]),
        "复查结果": several([act.text or _WHOLE for act in again]),
        NOTIFIED: several([act.happened_on for act in told]),
        "告知方式": several([act.text for act in told]),
    }


def _rounds(cells: Cells, _: Reading) -> Iterator[RowStep]:
    """Give each check, its notice, and the supplement that begins the next round."""
    first = cells.day(CHECKED)
    if not _unknown(cells):
        cells.needs("资料检查结果", CHECKED)
    if first is not None:
        missing = _missing(cells.text("资料检查结果"))
        yield RowStep(first, 1, CHECKED, partial(documents.check, missing=missing))
    for n, day, (said,) in cells.entries("复查日期", "复查结果"):
        check = partial(documents.check, missing=_missing(said))
        yield RowStep(day, 10 * n + 11, "复查日期", check)
    for n, day, (brought,) in cells.entries("补正日期", "补正内容"):
        supplement = partial(documents.supplement, text=brought or None)
        yield RowStep(day, 10 * n + 10, "补正日期", supplement)
    for n, day, (way,) in cells.entries(NOTIFIED, "告知方式"):
        yield RowStep(day, 10 * n + 2, NOTIFIED, partial(documents.notify, via=way or None))


def _unknown(cells: Cells) -> bool:
    """Tell a row that says of its check that nobody knows when it was."""
    return not cells.has(CHECKED) and cells.text("资料检查结果") == UNKNOWN


def _missing(result: str | None) -> str | None:
    return None if (result or "") in _COMPLETE else result


def _route_written(document: Document, by: Writing) -> Written:
    routes = of_kind(document, ActKind.ROUTE, by.as_of)
    last = routes[-1] if routes else None
    steps = of_kind(document, ActKind.PROGRESS, by.as_of)
    return {
        "权限内外": Authority(last.outcome).label if last is not None and last.outcome else None,
        "权限日期": last.happened_on if last is not None else None,
        "报批去向": last.text if last is not None else None,
        "报批进展": "；".join(f"{act.happened_on} {act.text}" for act in steps) or None,
    }


def _route(cells: Cells, _: Reading) -> Iterator[RowStep]:
    """Give the authority; within it the day is of no consequence and may be left out."""
    authority = cells.chosen("权限内外", _AUTHORITIES)
    if authority is not None:
        day = cells.day("权限日期")
        if day is None and authority is Authority.WITHIN:
            day = cells.day(CHECKED) or next(iter(cells.days("签收时间")), None)
        if day is None and authority is not Authority.WITHIN and not cells.has("权限日期"):
            said = cells.raw("权限内外")
            cells.refuse(CellNeedsError(column="权限内外", value=said, needed="权限日期"))
        elif day is not None:
            route = partial(documents.route, authority=authority, to=cells.text("报批去向"))
            yield RowStep(day, ROUTE, "权限内外", route)
    yield from _progress(cells)


def _progress(cells: Cells) -> Iterator[RowStep]:
    """Give each step of the progress of an approval."""
    for n, (day, said) in enumerate(_dated(cells, "报批进展", "2026-08-03 已报市局")):
        note = partial(document_notes.progress, text=said)
        yield RowStep(day, PROGRESS + n, "报批进展", note)


def _events_written(document: Document, by: Writing) -> Written:
    happened = of_kind(document, ActKind.EVENT, by.as_of)
    return {"登记事由": "；".join(f"{act.happened_on} {act.text}" for act in happened) or None}


def _events(cells: Cells, _: Reading) -> Iterator[RowStep]:
    """Give the events that limits waited for; one of the day of the finish comes after it."""
    for n, (day, name) in enumerate(_dated(cells, "登记事由", "2026-08-03 送达")):
        yield RowStep(day, EVENT + n, "登记事由", partial(documents.event, name=name))


def _settled_written(document: Document, by: Writing) -> Written:
    """Tell which limits were settled one by one: day, rule, outcome, what came of it."""
    said = []
    for act in of_kind(document, ActKind.SETTLE, by.as_of):
        label, _, result = (act.text or "").partition("：")
        rule = next((o.rule for o in document.obligations if o.limit.label == label), label)
        entry = f"{act.happened_on} {rule}" + (f" {act.outcome}" if act.outcome else "")
        said.append(entry + (f"：{result}" if result else ""))
    return {"分项了结": "；".join(said) or None}


def _settled(cells: Cells, _: Reading) -> Iterator[RowStep]:
    """Give each limit that was settled for itself."""
    example = "2026-08-03 reconsider.accept 受理：予以受理"
    for n, (day, said) in enumerate(_dated(cells, "分项了结", example)):
        what, result = said.split("：", 1) if "：" in said else (said, "")
        rule, outcome = what.split(" ", 1) if " " in what else (what, "")
        finish = partial(
            documents.finish, result=result or None, reply=None, rule=rule, outcome=outcome or None
        )
        yield RowStep(day, SETTLED + n, "分项了结", finish)


def _dated(cells: Cells, column: str, example: str) -> Iterator[tuple[date, str]]:
    """Read entries of a day and what was done on it; refuse one that is none."""
    for entry in _entries(cells.raw(column)):
        match = _ENTRY.fullmatch(entry)
        day = cells.one_day(column, match[1]) if match else None
        if match is None:
            cells.wrong(column, f"{example}；2026-08-10 …")
        elif day is not None:
            yield day, match[2]


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


def _end_written(document: Document, by: Writing) -> Written:
    back = of_kind(document, ActKind.RETURN, by.as_of)
    done = document.finished_on is not None and document.finished_on <= by.as_of
    return {
        "退回日期": back[-1].happened_on if back else None,
        "退回理由": back[-1].text if back else None,
        "办结日期": document.finished_on if done else None,
        "办理结果": document.result if done else None,
        "答复文号": document.reply_number if done else None,
        "办结情形": _outcome(document) if done else None,
        "提前理由": _early(document) if done else None,
    }


def _early(document: Document) -> str | None:
    """Tell why a period of "not less than" was cut short."""
    told = (owed.outcome or "" for owed in document.obligations)
    return next((each.removeprefix(EARLY) for each in told if each.startswith(EARLY)), None)


def _outcome(document: Document) -> str | None:
    early = (document.outcome or "").startswith(EARLY)
    return None if early else document.outcome


def _end(cells: Cells, reading: Reading) -> Iterator[RowStep]:
    """Give the return and the end of the handling."""
    returned, finished = cells.day("退回日期"), cells.day("办结日期")
    if returned is not None:
        reason = cells.text("退回理由")
        yield RowStep(returned, RETURN, "退回日期", documents.send_back, reason)
    if finished is not None:
        result, reply = cells.text("办理结果"), number(cells, "答复文号", reading)
        outcome, reason = cells.text("办结情形"), cells.text("提前理由")
        old = _unknown(cells) or (reading.historical and not cells.has(CHECKED))
        finish = partial(
            documents.finish, result=result, reply=reply, outcome=outcome, check_known=not old
        )
        yield RowStep(finished, FINISH, "办结日期", finish, reason)


CHECKS: Final = Stretch["Document"](_rounds_written, _rounds)
AUTHORITY: Final = Stretch["Document"](_route_written, _route)
EVENTS: Final = Stretch["Document"](_events_written, _events)
SETTLEMENTS: Final = Stretch["Document"](_settled_written, _settled)
END: Final = Stretch["Document"](_end_written, _end)
