"""The dashboard: lights, lateness, the trend of twelve weeks, what comes next week."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.cadence import Weeks
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.terms import Light
from zhixingli.domain.writing.week import TO_SUNDAY, WEEK, last_complete_week, monday_of, week_name
from zhixingli.services.letters.weekly_report import week_of_letters
from zhixingli.services.meetings.onsite_weeks import figures, week_table
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.readings.accounts import Account, accounts_in, rates
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.readings.sponsors import answering_day, sponsor_on
from zhixingli.services.reports.backlog import overdue_counts
from zhixingli.services.reports.weekly_measures import asked_on
from zhixingli.services.results.dashboard import (
    BeforeThen,
    CoverageWeek,
    Dashboard,
    LeaderLights,
    Lights,
    SponsorCoverage,
    TrendWeek,
    UnitLights,
)
from zhixingli.services.results.rates import percent
from zhixingli.services.results.weekly import BacklogWeek
from zhixingli.services.scope import brief as briefly
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.readers import whose
from zhixingli.services.supervisions.causes import malady_counts
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.reads import recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.meetings import OnsiteLine
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.supervisions import MaladyCount
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.reads.recurring_facts import RecurringSubject

#: How many weeks the trend shows.
WEEKS: Final = 12
_BEHIND: Final = (ProgressLight.YELLOW, ProgressLight.RED)


def dashboard(
    ledger: Ledger,
    *,
    as_of: date,
    leader: str | None = None,
    unit: str | None = None,
    reader: str | None = None,
) -> Reply[Dashboard]:
    """Tell how everything stands on a day, for all, for a leader, a unit or one reader."""
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, leader=leader, unit=unit, reader=reader)
        made = _dashboard(conn, law, as_of, asked)
        made = published(conn, briefly.dashboard(made, asked), asked.reader)
        return Reply(made, law.meta(as_of))


def _dashboard(conn: Connection, law: Law, as_of: date, asked: Whose) -> Dashboard:
    last = last_complete_week(as_of)
    known = names(conn, as_of)
    owed = owed_in(
        conn, law, as_of, DueIn(None, None), Filters(leader=asked.leader, unit=asked.unit)
    )
    late = sorted(
        (item for item in owed if item.overdue is not None),
        key=lambda item: -item.overdue.working_days if item.overdue is not None else 0,
    )
    first = last - WEEK * (WEEKS - 1)
    trend = accounts_in(conn, law, first, last + TO_SUNDAY, as_of, asked)
    accounts = [each for each in trend if each.binding]
    next_monday = monday_of(as_of) + WEEK
    lines = _lines(conn, law, last, as_of, asked)
    return Dashboard(
        as_of=as_of,
        week=week_name(last),
        leader=known.people[asked.leader] if asked.leader is not None else None,
        unit=known.units[asked.unit] if asked.unit is not None else None,
        lights=Lights(**_counted(owed)),
        units=_by_unit(owed, accounts, known),
        leaders=_by_leader(owed, accounts, known),
        overdue=tuple(late),
        trend=tuple(_trend(accounts, last)),
        onsite=figures(lines),
        coverage=tuple(_coverage(conn, law, last, as_of, asked)),
        sponsors=_by_sponsor(lines),
        stalled=_stalled(conn, law, as_of, asked),
        behind=_behind(conn, law, as_of, asked),
        reader=asked.reader,
        next_week_from=next_monday,
        next_week_to=next_monday + TO_SUNDAY,
        due_next_week=tuple(
            item
            for item in owed
            if item.due is not None and next_monday <= item.due <= next_monday + TO_SUNDAY
        ),
        asked=asked_on(conn, law, as_of, asked),
        before=_before(conn, law, last, as_of, asked),
        backlog=tuple(_backlog(conn, law, last, asked)),
        causes=_causes(conn, as_of) if asked.leader is None and asked.unit is None else (),
    )


def _lines(
    conn: Connection, law: Law, monday: date, as_of: date, asked: Whose
) -> tuple[OnsiteLine, ...]:
    return tuple(
        line
        for line in week_table(conn, law, monday, as_of).projects
        if asked.holds(line.sponsor.id, line.unit.id)
    )


def _stalled(conn: Connection, law: Law, day: date, asked: Whose) -> tuple[LetterRow, ...]:
    rows = week_of_letters(conn, law, monday_of(day), day).stalled
    return tuple(row for row in rows if asked.holds(row.leader.id, row.unit.id))


def _behind(conn: Connection, law: Law, day: date, asked: Whose) -> tuple[ProjectRow, ...]:
    rows = (
        row
        for row in project_rows_on(conn, law, day)
        if row.progress_light in _BEHIND and asked.holds(row.leader.id, row.unit.id)
    )
    return tuple(sorted(rows, key=lambda row: (row.deviation or 0, row.id)))


def _before(conn: Connection, law: Law, last: date, as_of: date, asked: Whose) -> BeforeThen:
    """Tell how things stood seven days before."""
    then = as_of - WEEK
    owed = owed_in(conn, law, then, DueIn(None, None), Filters(asked.leader, asked.unit))
    return BeforeThen(
        lights=Lights(**_counted(owed)),
        onsite=figures(_lines(conn, law, last - WEEK, then, asked)),
        stalled=len(_stalled(conn, law, then, asked)),
        behind=len(_behind(conn, law, then, asked)),
    )


def _causes(conn: Connection, as_of: date) -> tuple[MaladyCount, ...]:
    """Count the maladies named since New Year, the most often named first."""
    found = malady_counts(conn, as_of.replace(month=1, day=1), as_of)
    return tuple(sorted(found, key=lambda each: -each.count))


def _backlog(conn: Connection, law: Law, last: date, asked: Whose) -> Iterator[BacklogWeek]:
    """Count what was overdue at the end of each of the last complete weeks."""
    ends = [last + TO_SUNDAY - WEEK * n for n in reversed(range(WEEKS))]
    late = overdue_counts(conn, law, ends, asked)
    for day, count in zip(ends, late, strict=True):
        yield BacklogWeek(week_name(day), count)


def _counted(items: Iterable[ObligationItem]) -> dict[str, int]:
    """Count obligations by their light."""
    items = tuple(items)
    lights = Counter(item.light for item in items)
    return {
        "open": len(items),
        "green": lights[Light.GREEN],
        "yellow": lights[Light.YELLOW],
        "red": lights[Light.RED],
        "black": lights[Light.BLACK],
        "grey": lights[Light.GREY],
        "reminder": lights[Light.REMINDER],
        "overdue": sum(item.overdue is not None for item in items),
        "provisional": sum(item.provisional for item in items),
    }


def _grouped(items: Iterable[ObligationItem], part: str) -> Iterator[list[ObligationItem]]:
    """Gather obligations by their unit or leader."""

    def key(item: ObligationItem) -> str:
        return str(getattr(item, part).id)

    for _, group in groupby(sorted(items, key=key), key=key):
        yield list(group)


def _by_unit(
    owed: Iterable[ObligationItem], accounts: Iterable[Account], known: Names
) -> tuple[UnitLights, ...]:
    items = {of[0].unit.id: of for of in _grouped(owed, "unit")}
    kept = _kept(accounts, "unit")
    rows = (
        UnitLights(
            unit=known.units[code],
            owed=rates(kept.get(code, ())),
            **_counted(items.get(code, ())),
        )
        for code in {*items, *kept}
    )
    return tuple(sorted(rows, key=lambda row: (-row.overdue, -row.open, row.unit.id)))


def _by_leader(
    owed: Iterable[ObligationItem], accounts: Iterable[Account], known: Names
) -> tuple[LeaderLights, ...]:
    items = {of[0].leader.id: of for of in _grouped(owed, "leader")}
    kept = _kept(accounts, "leader")
    rows = (
        LeaderLights(
            leader=known.people[code],
            longest=max(_delays(items.get(code, ())), default=0),
            owed=rates(kept.get(code, ())),
            **_counted(items.get(code, ())),
        )
        for code in {*items, *kept}
    )
    return tuple(sorted(rows, key=lambda row: (-row.overdue, -row.open, row.leader.id)))


def _delays(items: Iterable[ObligationItem]) -> Iterator[int]:
    return (item.overdue.working_days for item in items if item.overdue is not None)


def _kept(accounts: Iterable[Account], part: str) -> dict[str, list[Account]]:
    """Gather what was owed by the unit or the leader who answers for it."""
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for each in accounts:
        found[getattr(each, part)].append(each)
    return found


def _trend(accounts: Iterable[Account], last: date) -> Iterator[TrendWeek]:
    """Count what was owed in each of the last complete weeks, and how it was kept by now."""
    owed: defaultdict[date, list[Account]] = defaultdict(list)
    for each in accounts:
        owed[monday_of(each.day)].append(each)
    for n in reversed(range(WEEKS)):
        monday = last - WEEK * n
        yield TrendWeek(week=week_name(monday), **asdict(rates(owed[monday])))


def _coverage(
    conn: Connection, law: Law, last: date, as_of: date, asked: Whose
) -> Iterator[CoverageWeek]:
    """Count the on-site meetings owed and held in each of the last complete weeks."""
    weeks = Weeks(law.calendar)
    held: defaultdict[str, set[date]] = defaultdict(set)
    for project_id, day in facts.onsite_days(conn, as_of):
        held[project_id].add(monday_of(day))
    standing = list(facts.key_projects(conn, as_of))
    mondays = [last - WEEK * (WEEKS - 1 - n) for n in range(WEEKS)]
    counts: dict[date, Counter[str]] = {monday: Counter() for monday in mondays}
    for project in standing:
        for monday in mondays:
            if (
                project.duty is not None
                and weeks.owed(project.duty, monday)
                and asked.holds(*_held_by(project, answering_day(weeks, monday)))
            ):
                counts[monday]["owed"] += 1
                counts[monday]["held"] += monday in held[project.id]
    for monday in mondays:
        owed, kept = counts[monday]["owed"], counts[monday]["held"]
        yield CoverageWeek(week_name(monday), owed, kept, percent(kept, owed))


def _held_by(project: RecurringSubject, day: date) -> tuple[str, str]:
    return sponsor_on(project, day), assignment_on(project.assignments, day).unit


def _by_sponsor(lines: Iterable[OnsiteLine]) -> tuple[SponsorCoverage, ...]:
    owing = sorted((line for line in lines if line.owed), key=lambda line: line.sponsor.id)
    rows = []
    for _, group in groupby(owing, key=lambda line: line.sponsor.id):
        theirs = list(group)
        kept = sum(line.held > 0 for line in theirs)
        rows.append(SponsorCoverage(theirs[0].sponsor, len(theirs), kept))
    return tuple(sorted(rows, key=lambda row: (row.held - row.owed, row.sponsor.id)))
