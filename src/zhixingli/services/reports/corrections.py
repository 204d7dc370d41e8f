"""What issued weekly reports said otherwise than is known now (上期更正).

Every earlier issued week is counted again to its Sunday, with what is known now, less what was
printed and what later reports corrected already: so the printed figures and all corrections of
a week add up to its figures. Each difference names the entries that caused it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from zhixingli.domain.terms import ActKind, ReportKind
from zhixingli.domain.writing.week import TO_SUNDAY, parse_week
from zhixingli.services.reports.issued import frozen
from zhixingli.services.results.weekly import FigureCorrection
from zhixingli.store.reads import weekly as reads
from zhixingli.store.reads.issued_reports import issued_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.results.rates import Rates
    from zhixingli.services.results.refs import UnitRef
    from zhixingli.services.results.weekly import Figures, LateEntry, WeeklyReport

#: The figures of a week in the order of the page, as they are called.
LABELS: Final = {
    "received": "收文",
    "checked_on_time": "检查按期",
    "checked_late": "检查超期",
    "finished": "办结",
    "finished_on_time": "办结按期",
    "finished_late": "办结超期",
    "finished_late_original": "按原期限超期",
    "open": "在办",
    "overdue": "逾期",
    "paused": "停表",
    "due_next_week": "下周到期",
    "provisional": "暂定",
    "owed": "应办结",
    "on_time": "应办结中按期",
    "on_time_original": "应办结中按原期限按期",
    "late": "应办结中超期办结",
    "undone": "应办结中至今未办",
}
_OF_OWED: Final = ("owed", "on_time", "on_time_original", "late", "undone")
#: What figures an act moves by itself; every other act may move what stands at the end.
_MOVES: Final = {
    "received": frozenset({ActKind.RECEIVE, ActKind.VOID, ActKind.EDIT}),
    "checked_on_time": frozenset(
        {ActKind.CHECK, ActKind.NOTIFY, ActKind.SUPPLEMENT, ActKind.VOID, ActKind.EDIT}
    ),
    "finished": frozenset({ActKind.FINISH, ActKind.VOID, ActKind.EDIT, ActKind.REDO}),
}
_LIKE: Final = {
    "checked_late": "checked_on_time",
    "finished_on_time": "finished",
    "finished_late": "finished",
    "finished_late_original": "finished",
}


class Issued(NamedTuple):
    """The last edition of an issued week, its days, and the reports issued after it.

    ``spoke`` is the last one that knew of the week: what it did not know is told now.
    """

    row: RowMapping
    monday: date
    sunday: date
    later: Sequence[RowMapping]
    spoke: RowMapping


#: Figures by unit, the whole under None.
Counts: TypeAlias = "Mapping[str | None, Mapping[str, int]]"


def figures_of(report: WeeklyReport) -> dict[str, int]:
    """Give what a report printed, figure by figure; what it did not know of is absent."""
    return _figures(report.figures, report.owed)


def _figures(figures: Figures, owed: Rates | None) -> dict[str, int]:
    found = {key: getattr(figures, key) for key in LABELS if key not in _OF_OWED}
    if owed is not None:
        found |= {key: getattr(owed, key) for key in _OF_OWED}
    return found


def corrections(
    conn: Connection,
    scope: str,
    week: str,
    *,
    count: Callable[[date], Counts],
    known: Mapping[str, UnitRef],
    told: Callable[[Any], LateEntry | None],
) -> Iterator[FigureCorrection]:
    """Give what differs from earlier issued weeks; ``count`` counts a week again by its Monday.

    ``told`` makes the entry of an act that was learned late, None where it is not the reader's.
    """
    rows = issued_before(conn, ReportKind.WEEKLY.value, week, scope)
    weeks = list(_weeks(conn, rows))
    if not weeks:
        return
    sunday = max(each.sunday for each in weeks)
    early = [(each.row["as_of"], each.sunday) for each in weeks if each.row["as_of"] < each.sunday]
    learned = reads.learned_after(conn, min(e.spoke["last_act"] for e in weeks), sunday, early)
    passed = list(reads.passed_since(conn, min(e.spoke["head_seq"] for e in weeks), sunday))
    for each in weeks:
        causes: list[Any] = [
            act
            for act in learned
            if act["id"] > each.spoke["last_act"]
            and (
                act["happened_on"] <= each.sunday
                or (act["kind"] in reads.BACKWARDS and act["opened_on"] <= each.sunday)
            )
        ]
        causes += [
            row for row in passed if row.seq > each.spoke["head_seq"] and row.from_on <= each.sunday
        ]
        entries = [entry for cause in causes if (entry := told(cause)) is not None]
        if entries:
            yield from _differences(conn, each, count(each.monday), entries, known)


def _differences(
    conn: Connection,
    each: Issued,
    now: Counts,
    entries: Sequence[LateEntry],
    known: Mapping[str, UnitRef],
) -> Iterator[FigureCorrection]:
    """Compare the whole, and where the whole agrees the units: then it moved between them."""
    printed = _printed(conn, each)
    whole = printed[None]
    for figure, label in LABELS.items():
        if figure not in whole:
            continue
        moving = _MOVES.get(_LIKE.get(figure, figure), frozenset(ActKind)) | {ActKind.ASSIGN}
        mine = tuple(entry for entry in entries if entry.act in moving) or tuple(entries)
        agrees = whole[figure] == now[None][figure]
        units = sorted({*printed, *now} - {None}, key=str) if agrees else [None]
        for unit in units:
            was, is_ = (side.get(unit, {}).get(figure, 0) for side in (printed, now))
            if was != is_:
                of = known[unit] if unit is not None else None
                week = each.row["week"]
                yield FigureCorrection(week, figure, label, of, was, is_, mine)


def _printed(conn: Connection, each: Issued) -> dict[str | None, dict[str, int]]:
    """Give what a week printed, as later reports corrected it."""
    report: WeeklyReport = frozen(conn, each.row).data
    found: dict[str | None, dict[str, int]] = {None: figures_of(report)}
    found |= {row.unit.id: _figures(row, row.owed) for row in report.units}
    for row in each.later:
        for corrected in frozen(conn, row).data.corrections:
            if corrected.week == each.row["week"]:
                unit = corrected.unit.id if corrected.unit is not None else None
                found.setdefault(unit, {})[corrected.figure] = corrected.is_
    return found


def _weeks(conn: Connection, rows: Sequence[RowMapping]) -> Iterator[Issued]:
    last = {row["week"]: row for row in rows}
    newest = rows[-1:] if rows and frozen(conn, rows[-1]).data.owed is not None else []
    for week in sorted(last):
        row, monday = last[week], parse_week(week)
        later = [each for each in rows if each["head_seq"] > row["head_seq"]]
        # Reports of earlier programs told entries and corrected no figures.
        spoke = newest[0] if newest and later else row
        yield Issued(row, monday, monday + TO_SUNDAY, later, spoke)
