"""What the weekly report tells beyond documents: meetings, projects, letters, supervision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.projects.terms import ProgressLight, ProjectStatus
from zhixingli.domain.supervisions.terms import SupervisionStatus
from zhixingli.domain.writing.week import TO_SUNDAY, WEEK, last_complete_week, monday_of
from zhixingli.services.letters.weekly_report import LISTS, figures_of, week_of_letters
from zhixingli.services.matters.handling import rows_on
from zhixingli.services.meetings.onsite_weeks import figures, week_table
from zhixingli.services.meetings.reviews import series_due
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.readings.recurring import REVIEWS
from zhixingli.services.reports.asked import asked_items
from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.results.weekly import SupervisionFigures
from zhixingli.services.supervisions.detail import SUPERVISION_LINES
from zhixingli.store.kinds.meetings import late_notices
from zhixingli.store.kinds.people import directory

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.meetings import OnsiteLine, ReviewDue
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.weekly import AskedItem
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law


def beyond_documents(
    conn: Connection, law: Law, monday: date, day: date, whose: Whose
) -> dict[str, Any]:
    """Give the parts of the weekly report by the names of its fields."""
    table = week_table(conn, law, monday, day)
    lines = tuple(row for row in table.projects if whose.holds(row.sponsor.id, row.unit.id))
    letters = week_of_letters(conn, law, monday, day)
    theirs = {
        name: tuple(r for r in getattr(letters, name) if whose.holds(r.leader.id, r.unit.id))
        for name in LISTS
    }
    behind = (ProgressLight.YELLOW, ProgressLight.RED)
    reviews, projects = _reviews(conn, law, day, whose), _under_way(conn, law, day, whose)
    missed = tuple(line for line in lines if line.owed and not line.held)
    asked = _asked(conn, projects, missed, theirs["in_transit"], reviews, day=day)
    before = week_table(conn, law, monday - WEEK, monday - WEEK + TO_SUNDAY).projects
    return {
        "asked": asked,
        "onsite_before": figures(
            tuple(row for row in before if whose.holds(row.sponsor.id, row.unit.id))
        ),
        "onsite": figures(lines),
        "missed": missed,
        "behind": tuple(
            row
            for row in project_rows_on(conn, law, day)
            if row.progress_light in behind and whose.holds(row.leader.id, row.unit.id)
        ),
        "reviews": reviews,
        "late_notices": tuple(
            SubjectRef(row.id, row.title)
            for row in late_notices(conn, Form.EXEC, monday, day)
            if whose.holds(row.leader, row.unit)
        ),
        "letters": figures_of(theirs),
        "overrides": theirs["overrides"],
        "stalled": theirs["stalled"],
        "supervision": _supervision(conn, law, monday, day, whose),
    }


def asked_on(conn: Connection, law: Law, day: date, whose: Whose) -> tuple[AskedItem, ...]:
    """Give what needs study or co-ordination on any day, meetings missed by the last full week."""
    monday = last_complete_week(day)
    table = week_table(conn, law, monday, day)
    missed = tuple(
        line
        for line in table.projects
        if line.owed and not line.held and whose.holds(line.sponsor.id, line.unit.id)
    )
    transit = week_of_letters(conn, law, monday_of(day), day).in_transit
    letters = tuple(row for row in transit if whose.holds(row.leader.id, row.unit.id))
    reviews, projects = _reviews(conn, law, day, whose), _under_way(conn, law, day, whose)
    return _asked(conn, projects, missed, letters, reviews, day=day, until=monday)


def _reviews(conn: Connection, law: Law, day: date, whose: Whose) -> tuple[ReviewDue, ...]:
    due = (series_due(conn, law, form, day) for form in REVIEWS)
    return tuple(
        each for each in due if each is not None and whose.holds(each.leader.id, each.unit.id)
    )


def _under_way(conn: Connection, law: Law, day: date, whose: Whose) -> list[ProjectRow]:
    return [
        row
        for row in project_rows_on(conn, law, day)
        if row.status not in (ProjectStatus.CLOSED, ProjectStatus.VOID)
        and whose.holds((row.sponsor or row.leader).id, row.unit.id)
    ]


def _asked(
    conn: Connection,
    projects: Sequence[ProjectRow],
    missed: Sequence[OnsiteLine],
    letters: Sequence[LetterRow],
    reviews: Sequence[ReviewDue],
    *,
    day: date,
    until: date | None = None,
) -> tuple[AskedItem, ...]:
    title, until = partial(directory(conn).title, day=day), until or day
    return tuple(asked_items(projects, missed, letters, reviews, day=day, until=until, title=title))


def _supervision(
    conn: Connection, law: Law, monday: date, day: date, whose: Whose
) -> SupervisionFigures:
    rows = [
        row
        for _, row in rows_on(conn, law, SUPERVISION_LINES, day)
        if row.status is not SupervisionStatus.VOID and whose.holds(row.leader.id, row.unit.id)
    ]
    under_way = [row for row in rows if row.status is SupervisionStatus.OPEN]
    return SupervisionFigures(
        opened=sum(row.opened_on >= monday for row in rows),
        finished=sum(row.finished_on is not None and row.finished_on >= monday for row in rows),
        struck=sum(row.struck_on is not None and row.struck_on >= monday for row in rows),
        open=len(under_way),
        overdue=sum(row.due is not None and row.due < day for row in under_way),
    )
