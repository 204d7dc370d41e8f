"""The papers in hand, how many there were and are, and what came between (存量和流量)."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.services.results.weekly import DocumentFlow
from zhixingli.store.reads.weekly import papers_in_hand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.weekly import WeeklyReport
    from zhixingli.services.scope.readers import Whose
    from zhixingli.store.reads.weekly import Paper

_DAY: Final = timedelta(days=1)
_PARTS: Final = ("stood", "received", "finished", "returned", "moved_in", "moved_out", "open")


def flows(
    conn: Connection, first: date, last: date, asked: Whose, printed: WeeklyReport | None
) -> dict[str | None, DocumentFlow]:
    """Count the papers in hand between two days by unit, the whole under None.

    ``printed`` is the report of the week before, where one was issued.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    whole: Counter[str] = Counter()
    for paper in papers_in_hand(conn, first, last):
        for part, unit in _course(paper, first, last, asked):
            counts[unit][part] += 1
            whole[part] += 1
    before = _printed(printed)
    units = set(counts) | {unit for unit in before if unit is not None}
    found: dict[str | None, DocumentFlow] = {
        unit: _flow(counts[unit], before.get(unit, 0) if before else None) for unit in units
    }
    found[None] = _flow(whole, before.get(None))
    return found


def _course(paper: Paper, first: date, last: date, asked: Whose) -> list[tuple[str, str]]:
    """Tell what happened to a paper in a stretch, each with the unit that had it."""
    end = paper.ended_on if paper.ended_on is not None and paper.ended_on <= last else None
    found = []
    if paper.received_on >= first:
        found.append(("received", paper.held(paper.received_on)))
    else:
        found.append(("stood", paper.held(first - _DAY)))
    begin = max(paper.received_on, first - _DAY)
    for day in paper.changes(begin, end or last):
        gave, took = paper.held(day - _DAY), paper.held(day)
        # A paper that only got another leader moved nowhere, but for a leader's own page.
        if gave[1] != took[1] or (asked.leader is not None and gave != took):
            found += [("moved_out", gave), ("moved_in", took)]
    if end is None:
        found.append(("open", paper.held(last)))
    else:
        found.append(("returned" if paper.returned else "finished", paper.held(end)))
    return [(part, unit) for part, (leader, unit) in found if asked.holds(leader, unit)]


def _printed(report: WeeklyReport | None) -> Mapping[str | None, int]:
    if report is None or report.documents is None:
        return {}
    found: dict[str | None, int] = {None: report.documents.open}
    for row in report.units:
        if row.documents is not None:
            found[row.unit.id] = row.documents.open
    return found


def _flow(counts: Counter[str], before: int | None) -> DocumentFlow:
    stood = counts["stood"]
    parts = {part: counts[part] for part in _PARTS[1:]}
    said = stood if before is None else before
    return DocumentFlow(before=said, corrected=stood - said, **parts)
