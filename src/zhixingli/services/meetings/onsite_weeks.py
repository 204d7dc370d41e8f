"""The weeks in which on-site meetings were owed: missed ones, and the table of one week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.matters.cadence import Weeks
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.week import (
    TO_SUNDAY,
    last_complete_week,
    monday_of,
    parse_week,
    week_name,
)
from zhixingli.services.readings.sponsors import (
    ONSITE,
    answering_day,
    sponsor_held,
    sponsor_taken_over,
)
from zhixingli.services.results.meetings import (
    MissedWeek,
    OnsiteFigures,
    OnsiteLine,
    OnsiteTable,
    SubjectRef,
)
from zhixingli.services.results.rates import percent
from zhixingli.services.scope.readers import whose
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import Law, Reply, reading
from zhixingli.store.kinds.causes import reasons_by_key
from zhixingli.store.reads import recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.reads.recurring_facts import OnsiteRow, RecurringSubject


@dataclass(frozen=True, slots=True)
class MissedFilters:
    """Which missed weeks are asked for; people, units and projects as they were named."""

    week: str | None = None
    leader: str | None = None
    unit: str | None = None
    project: str | None = None


def missed_weeks(
    ledger: Ledger, *, as_of: date, filters: MissedFilters
) -> Reply[tuple[MissedWeek, ...]]:
    """Read the weeks in which a project had no on-site meeting: one week, or every one so far.

    The project that missed last, and longest in a row then, comes first; its weeks in order.
    """
    monday = parse_week(filters.week, as_of) if filters.week is not None else None
    with reading(ledger) as (conn, law):
        find = Finder(conn, as_of)
        sponsor = find.maybe_person(filters.leader, field="--leader")
        unit = find.maybe_unit(filters.unit, field="--unit")
        named = filters.project
        only = [matter_meant(conn, Kind.PROJECT, named, as_of)] if named is not None else None
        found = [
            missed
            for missed in _missed(conn, law, as_of, only)
            if (monday is None or missed.week == week_name(monday))
            and sponsor in (None, missed.sponsor.id)
            and unit in (None, missed.unit.id)
        ]
        last = {each.project.id: each for each in found}
        found.sort(key=lambda each: (each.project.id, each.week))
        found.sort(key=lambda each: _recent(last[each.project.id]), reverse=True)
        return Reply(tuple(found), law.meta(as_of), _exempt(law, monday))


def _recent(last: MissedWeek) -> tuple[str, int]:
    return last.week, last.consecutive


def onsite_table(
    ledger: Ledger, *, as_of: date, week: str | None, reader: str | None = None
) -> Reply[OnsiteTable]:
    """Make the table of on-site meetings (召开情况表) of a week, or of the last complete one.

    A reader who does not oversee the district sees the projects of their own.
    """
    monday = last_complete_week(as_of) if week is None else parse_week(week, as_of)
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, reader=reader)
        table = week_table(conn, law, monday, as_of)
        if asked.reader is not None:
            seen = tuple(x for x in table.projects if asked.holds(x.sponsor.id, x.unit.id))
            table = replace(table, projects=seen, figures=figures(seen), reader=asked.reader)
        return Reply(table, law.meta(as_of), _exempt(law, monday))


def week_table(conn: Connection, law: Law, monday: date, as_of: date) -> OnsiteTable:
    """Make the table of a week from the facts known by a day."""
    return _Table(conn, law, monday, as_of).table()


def missed_total(conn: Connection, law: Law, as_of: date) -> tuple[int, int]:
    """Count the missed weeks so far, and the longest row of them that still goes on."""
    weeks = Weeks(law.calendar)
    held: dict[str, list[date]] = {}
    for project_id, day in facts.onsite_days(conn, as_of):
        held.setdefault(project_id, []).append(day)
    total = longest = 0
    for project in facts.key_projects(conn, as_of):
        if project.duty is not None:
            days = held.get(project.id, ())
            total += sum(1 for _ in weeks.missed(project.duty, days, as_of))
            last = max(days, default=None)
            row = [
                monday
                for monday in weeks.outstanding(project.duty, last, as_of)
                if monday + TO_SUNDAY < as_of
            ]
            longest = max(longest, len(row))
    return total, longest


def _missed(
    conn: Connection, law: Law, as_of: date, only: list[str] | None
) -> Iterator[MissedWeek]:
    known, weeks = names(conn, as_of), Weeks(law.calendar)
    held: dict[str, list[date]] = {}
    for project_id, day in facts.onsite_days(conn, as_of):
        held.setdefault(project_id, []).append(day)
    reasons = reasons_by_key(conn, as_of)
    for project in facts.key_projects(conn, as_of, only):
        if project.duty is None:
            continue
        ref = SubjectRef(project.id, project.title)
        for missed in weeks.missed(project.duty, held.get(project.id, ()), as_of):
            day, week = answering_day(weeks, missed.monday), week_name(missed.monday)
            held_by = sponsor_held(project, day)
            key = f"{project.id}/{ONSITE}/{week}"
            yield MissedWeek(
                key=key,
                project=ref,
                week=week,
                sponsor=known.people[held_by.person],
                unit=known.units[assignment_on(project.assignments, day).unit],
                consecutive=missed.consecutive,
                reason=reasons.get(key),
                acting_for=known.people[held_by.acting_for] if held_by.acting_for else None,
                taken_over_on=sponsor_taken_over(
                    *(project, day, missed.monday + TO_SUNDAY, law.calendar)
                ),
            )


class _Table:
    """One week's table in the making."""

    def __init__(self, conn: Connection, law: Law, monday: date, as_of: date) -> None:
        self.conn, self.monday, self.as_of = conn, monday, as_of
        self.day = min(as_of, monday + TO_SUNDAY)
        self.week = week_name(monday)
        self.calendar, self.weeks = law.calendar, Weeks(law.calendar)
        self.known: Names = names(conn, self.day)
        self.reasons = reasons_by_key(conn, as_of)
        self.decided = facts.decisions_of(conn, monday, self.day)
        self.held: dict[str, list[OnsiteRow]] = {}
        for row in facts.onsite_held(conn, self.day):
            self.held.setdefault(row.project, []).append(row)

    def table(self) -> OnsiteTable:
        """Give the lines of the projects that owed a meeting or had one, and their sums."""
        lines = [self.line(project) for project in facts.key_projects(self.conn, self.day)]
        told = tuple(line for line in lines if line.owed or line.held)
        return OnsiteTable(
            week=self.week,
            from_=self.monday,
            to=self.monday + TO_SUNDAY,
            as_of=self.day,
            exempt=self.weeks.working(self.monday) is None,
            figures=figures(told),
            projects=told,
        )

    def line(self, project: RecurringSubject) -> OnsiteLine:
        """Tell what became of one project's meeting of the week."""
        this = [row for row in self.held.get(project.id, ()) if row.on >= self.monday]
        told = [row for row in this if row.issued_on is not None and row.issued_on <= self.as_of]
        last = this[-1] if this else None
        chair = last.chair if last is not None else None
        duty = project.duty
        day = min(self.day, answering_day(self.weeks, self.monday))
        held_by = sponsor_held(project, day)
        row = self.row_of_misses(project)
        return OnsiteLine(
            project=SubjectRef(project.id, project.title),
            sponsor=self.known.people[held_by.person],
            unit=self.known.units[assignment_on(project.assignments, day).unit],
            acting_for=self.known.people[held_by.acting_for] if held_by.acting_for else None,
            taken_over_on=sponsor_taken_over(
                *(project, day, self.monday + TO_SUNDAY, self.calendar)
            ),
            owed=int(duty is not None and self.weeks.owed(duty, self.monday)),
            held=len(this),
            held_on=tuple(row.on for row in this),
            chair=self.known.people[chair] if chair is not None else None,
            delegated=any(row.delegated for row in this),
            place="、".join(dict.fromkeys(row.place for row in this if row.place)) or None,
            decisions=self.decided.get(project.id, 0),
            minutes=tuple(row.number for row in told if row.number),
            issued_on=max((row.issued_on for row in told if row.issued_on), default=None),
            reason=self.reasons.get(f"{project.id}/{ONSITE}/{self.week}"),
            consecutive_missed=len(row),
            missed_since=row[0] if row else None,
        )

    def row_of_misses(self, project: RecurringSubject) -> list[date]:
        """Give the owed weeks in a row, this one the last, in which nothing was held."""
        if project.duty is None:
            return []
        held = [row.on for row in self.held.get(project.id, ())]
        after = self.day + timedelta(days=1)
        row: list[date] = []
        for missed in self.weeks.missed(project.duty, held, after):
            row = [missed.monday] if missed.consecutive == 1 else [*row, missed.monday]
            if missed.monday == self.monday:
                return row
        return []


def figures(lines: tuple[OnsiteLine, ...]) -> OnsiteFigures:
    """Sum up the lines of the table."""
    owing = [line for line in lines if line.owed]
    kept = sum(line.held > 0 for line in owing)
    meetings = sum(line.held for line in lines)
    issued = sum(len(line.minutes) for line in lines)
    return OnsiteFigures(
        owed=len(owing),
        held=kept,
        missed=len(owing) - kept,
        rate=percent(kept, len(owing)),
        meetings=meetings,
        delegated=sum(line.delegated for line in lines),
        minutes_rate=percent(issued, meetings),
    )


def _exempt(law: Law, monday: date | None) -> tuple[Remark, ...]:
    if monday is None or Weeks(law.calendar).working(monday_of(monday)) is not None:
        return ()
    return (Remark("WEEK_EXEMPT", f"{week_name(monday)} 全周放假，现场办公会应开 0 次"),)
