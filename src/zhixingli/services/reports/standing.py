"""How the whole district stands at the end of a stretch: what a bulletin names units for."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.projects.terms import ProgressLight, ProjectStatus
from zhixingli.domain.writing.week import TO_SUNDAY, WEEK, monday_of, week_name
from zhixingli.services.letters.weekly_report import week_of_letters
from zhixingli.services.meetings.onsite_weeks import figures, week_table
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.readings.accounts import accounts_in, rates
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.reports.backlog import overdue_counts
from zhixingli.services.reports.named import named_units, withdrawn_late
from zhixingli.services.results.bulletin import DistrictStanding
from zhixingli.services.use_case.names import names
from zhixingli.store.kinds.people import directory

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law

#: So many working days after the bulletin, units have answered ([设]).
_ANSWER: Final = 5
_DAY: Final = timedelta(days=1)
_BEHIND: Final = (ProgressLight.YELLOW, ProgressLight.RED)


def standing(
    conn: Connection, law: Law, first: date, day: date, asked: Whose, *, as_of: date
) -> DistrictStanding:
    """Count how things stand on a day, and what was owed and kept since the first one."""
    known = names(conn, day)
    accounts = accounts_in(conn, law, first, day, day, asked)
    owed = owed_in(conn, law, day, DueIn(None, None), Filters(asked.leader, asked.unit))
    late = sorted((item for item in owed if item.overdue is not None), key=_longest)
    gone = tuple(withdrawn_late(conn, law, first, day, asked, known))
    whole = first == monday_of(first) and day == monday_of(day) + TO_SUNDAY
    before = overdue_counts(conn, law, [first - _DAY], asked)[0] if whole else None
    monday = monday_of(day + _DAY) - WEEK  # a week is complete on its Sunday
    lines = tuple(
        line
        for line in week_table(conn, law, monday, day).projects
        if asked.holds(line.sponsor.id, line.unit.id)
    )
    letters = week_of_letters(conn, law, monday_of(day), day).stalled
    projects = [
        row
        for row in project_rows_on(conn, law, day)
        if row.status is ProjectStatus.ACTIVE
        and row.progress_light in _BEHIND
        and asked.holds(row.leader.id, row.unit.id)
    ]
    return DistrictStanding(
        owed=rates(each for each in accounts if each.binding),
        overdue=tuple(late),
        overdue_before=before,
        named=named_units(late, accounts, gone, known, partial(directory(conn).title, day=day)),
        withdrawn_late=gone,
        week=week_name(monday),
        onsite=figures(lines),
        missed=tuple(
            sorted(
                (line for line in lines if line.owed and not line.held),
                key=lambda line: (-line.consecutive_missed, line.project.id),
            )
        ),
        behind=tuple(sorted(projects, key=lambda row: (row.deviation or 0, row.id))),
        stalled=tuple(row for row in letters if asked.holds(row.leader.id, row.unit.id)),
        answer_by=law.calendar.add(as_of, _ANSWER),
    )


def _longest(item: ObligationItem) -> tuple[int, str]:
    return -(item.overdue.working_days if item.overdue is not None else 0), item.key
