"""What the district head and the executive deputy must see: all figures, grave things only.

Figures stay whole; lists keep what is grave or the reader's own, and the pages say how much
was left out. Which is grave is this project's own design ([设]).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.terms import Light

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.services.results.dashboard import Dashboard
    from zhixingli.services.results.letters import LettersReport
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.weekly import WeeklyReport
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law


def weekly(report: WeeklyReport, asked: Whose, law: Law) -> WeeklyReport:
    """Narrow a weekly report."""
    if not asked.brief:
        return report
    idle = int(law.choices.on("stalled_days", report.as_of))
    return replace(
        report,
        units=tuple(row for row in report.units if row.overdue),
        overdue=grave(report.overdue, asked),
        due_next_week=own(report.due_next_week, asked),
        provisional=own(report.provisional, asked),
        beyond_authority=tuple(
            row
            for row in report.beyond_authority
            if row.idle_days >= idle or asked.own(row.leader.id)
        ),
        behind=behind(report.behind, asked),
    )


def dashboard(made: Dashboard, asked: Whose) -> Dashboard:
    """Narrow a dashboard."""
    if not asked.brief:
        return made
    return replace(
        made,
        overdue=grave(made.overdue, asked),
        due_next_week=own(made.due_next_week, asked),
    )


def letters(report: LettersReport, asked: Whose) -> LettersReport:
    """Narrow a report on letters: what asks for a leader, and what ended."""
    if not asked.brief:
        return report
    waiting = {row.id for row in (*report.stalled, *report.needs, *report.overrides)}
    return replace(
        report,
        in_transit=tuple(r for r in report.in_transit if r.id in waiting or asked.own(r.leader.id)),
        moved=tuple(row for row in report.moved if asked.own(row.leader.id)),
    )


def grave(items: Iterable[ObligationItem], asked: Whose) -> tuple[ObligationItem, ...]:
    """Keep what is gravely overdue (严重逾期), and what is the reader's own."""
    return tuple(i for i in items if i.light is Light.BLACK or asked.own(i.leader.id))


def own(items: Iterable[ObligationItem], asked: Whose) -> tuple[ObligationItem, ...]:
    """Keep what the reader answers for."""
    return tuple(item for item in items if asked.own(item.leader.id))


def behind(rows: Iterable[ProjectRow], asked: Whose) -> tuple[ProjectRow, ...]:
    """Keep the projects far behind, those that wait for leaders, and the reader's own."""
    return tuple(
        row
        for row in rows
        if row.progress_light is ProgressLight.RED
        or row.coordination
        or asked.own(row.leader.id)
        or (row.sponsor is not None and asked.own(row.sponsor.id))
    )
