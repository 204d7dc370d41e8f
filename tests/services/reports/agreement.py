"""What the program says, in the words of the oracle: to be held against it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from tests.oracle.book import Book, Counted
from tests.oracle.weeks import Weeks, monday_of, rate, rates, week_name

from zhixingli.services.meetings.onsite_weeks import MissedFilters, missed_weeks
from zhixingli.services.overview.dashboard import dashboard
from zhixingli.services.overview.measures import measures
from zhixingli.services.overview.scoring import score
from zhixingli.services.projects.onsite import onsite_records
from zhixingli.services.readings.accounts import accounts_in
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.reports.bulletin import bulletin
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.results.rates import Rates
from zhixingli.services.scope.readers import Whose
from zhixingli.services.use_case.session import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.services.results.weekly import WeeklyReport
    from zhixingli.store.ledger.database import Ledger

#: The parts of a rate.
RATES: Final = tuple(each.name for each in fields(Rates))
#: What is asked for goes on beyond the day of the asking.
AHEAD: Final = timedelta(weeks=2)
WEEK: Final = timedelta(weeks=1)


def accounts(ledger: Ledger, first: date, day: date) -> list[Counted]:
    """Give what the program counts in a stretch that is not over yet."""
    with reading(ledger) as (conn, law):
        found = accounts_in(conn, law, first, day + AHEAD, day, Whose())
    counted = [
        Counted(
            each.subject,
            each.limit.id,
            each.day,
            each.leader,
            each.unit,
            each.on_time,
            each.on_time_original,
            each.late,
        )
        for each in found
    ]
    return sorted(counted, key=lambda each: (each.subject, each.rule, each.day, each.leader))


def agree_on(ledger: Ledger, book: Book, first: date, day: date) -> None:
    """Hold every figure of a day against the oracle: lists, the week's page, the score."""
    weeks, monday = Weeks(book), monday_of(day)
    assert accounts(ledger, first, day) == book.accounts(first, day + AHEAD, day)
    _agree_on_lists(ledger, book, weeks, day)
    report = weekly_report(ledger, week=week_name(monday), as_of=day).data
    _agree_on_page(report, weeks, monday, day)
    for n, each in enumerate(report.backlog[-4:-1]):
        sunday = monday - timedelta(weeks=3 - n) + timedelta(days=6)
        late = len(book.overdue(sunday)) + len(weeks.recurring_overdue(sunday))
        assert (each.week, each.overdue) == (week_name(sunday), late)
    _agree_on_change(report, book, weeks, monday, day)
    _agree_on_board(ledger, book, weeks, day)
    _agree_on_bulletin(ledger, book, weeks, monday, day)
    _agree_on_measures(ledger, weeks, day)
    found = score(ledger, since=first, as_of=day, leader=None, unit=None).data
    indicators = {i.key: (i.done, i.total, i.rate, i.late, i.undone) for i in found.indicators}
    assert indicators == weeks.score(first, day)


def _overdue(book: Book, weeks: Weeks, day: date) -> int:
    return len(book.overdue(day)) + len(weeks.recurring_overdue(day))


def _agree_on_board(ledger: Ledger, book: Book, weeks: Weeks, day: date) -> None:
    """Hold what the dashboard compares, its backlog, and what became of projects' meetings."""
    board = dashboard(ledger, as_of=day).data
    assert board.before is not None
    assert board.lights.overdue == _overdue(book, weeks, day)
    assert board.before.lights.overdue == _overdue(book, weeks, day - WEEK)
    for each in board.backlog[-2:]:
        sunday = date.fromisocalendar(int(each.week[:4]), int(each.week[6:]), 7)
        assert (each.week, each.overdue) == (
            week_name(monday_of(sunday)),
            _overdue(book, weeks, sunday),
        )
    last, found = monday_of(day) - WEEK, weeks.onsite
    for figures, monday in ((board.onsite, last), (board.before.onsite, last - WEEK)):
        lines = found(monday, monday + timedelta(days=6)).values()
        owed = sum(owes for owes, _ in lines)
        assert (figures.owed, figures.held) == (owed, sum(o and h > 0 for o, h in lines))
    with reading(ledger) as (conn, law):
        records = onsite_records(conn, law, [row.id for row in board.behind], day)
    for project, record in records.items():
        assert (record.owed, record.kept) == weeks.record(project, day)


def _agree_on_bulletin(ledger: Ledger, book: Book, weeks: Weeks, monday: date, day: date) -> None:
    """Hold what a bulletin says of the whole district in the week that ended last."""
    first, sunday = monday - WEEK, monday - timedelta(days=1)
    now = bulletin(ledger, as_of=day, week=week_name(first)).data.district
    assert now is not None
    assert len(now.overdue) == _overdue(book, weeks, sunday)
    assert now.overdue_before == _overdue(book, weeks, first - timedelta(days=1))
    bound = [
        each for each in book.accounts(first, sunday, sunday) if each.rule not in weeks.reminders
    ]
    assert _parts(now.owed, RATES) == rates(bound)
    lines = weeks.onsite(first, sunday)
    missing = {project for project, (owes, held) in lines.items() if owes and not held}
    assert {line.project.id for line in now.missed} == missing


def _agree_on_change(
    report: WeeklyReport, book: Book, weeks: Weeks, monday: date, day: date
) -> None:
    """Hold what became of what was overdue a week before, and the figures compared with."""
    sunday = monday - timedelta(days=1)
    changed, before = report.overdue_change, book.accounts(monday - WEEK, sunday, sunday)
    assert changed is not None
    was = len(book.overdue(sunday)) + len(weeks.recurring_overdue(sunday))
    now = len(book.overdue(day)) + len(weeks.recurring_overdue(day))
    gone = changed.settled + changed.withdrawn + changed.put_off
    assert (changed.before, changed.now) == (was, now)
    assert changed.before + changed.added - gone == changed.now
    bound = [each for each in before if each.rule not in weeks.reminders]
    assert _parts(report.owed_before, RATES) == rates(bound)
    gone_late = [
        (owed.subject, account[0])
        for owed, account in book.accounts_of.items()
        if account is not None and owed.gone is not None and monday <= owed.gone <= day
        if not owed.body["reminder"]
    ]
    assert len(report.withdrawn_late) == len(gone_late)


def _agree_on_measures(ledger: Ledger, weeks: Weeks, day: date) -> None:
    found = {f.key: (f.value, f.of) for m in measures(ledger, as_of=day).data for f in m.figures}
    year = date(day.year, 1, 1)
    for form in ("planning", "land"):
        owed, on_time = weeks.reviews_kept(form, year, day)
        assert (found[f"{form}_owed"][0], found[f"{form}_on_time"][0]) == (owed, on_time)
    for key, series in (("table_rate", "BG-onsite"), ("report_rate", "BG-letters")):
        owed, on_time = weeks.reports_kept(series, year, day)
        assert found[key] == (rate(on_time, owed), owed)


def _agree_on_lists(ledger: Ledger, book: Book, weeks: Weeks, day: date) -> None:
    items = overdue(ledger, as_of=day, filters=Filters()).data
    recurring = {i.key for i in items if i.kind.value in ("review", "report") or i.period}
    stored = [
        (item.id, item.rule, item.due or day, item.leader.id, item.unit.id)
        for item in items
        if item.key not in recurring
    ]
    assert sorted(stored) == book.overdue(day)
    assert {
        (item.id, item.rule, item.due, item.key.rpartition("/")[2])
        for item in items
        if item.key in recurring
    } == weeks.recurring_overdue(day)
    missed = missed_weeks(ledger, as_of=day, filters=MissedFilters()).data
    assert {(m.project.id, m.week, m.sponsor.id) for m in missed} == weeks.missed(day)


def _agree_on_page(report: WeeklyReport, weeks: Weeks, monday: date, day: date) -> None:
    assert _parts(report.owed, RATES) == weeks.owed(monday, day)
    assert _parts(report.promised, RATES) == weeks.promised(monday, day)
    onsite = weeks.onsite(monday, day)
    held = [times for owed, times in onsite.values() if owed]
    assert _parts(report.onsite, ("owed", "held", "meetings")) == {
        "owed": len(held),
        "held": sum(times > 0 for times in held),
        "meetings": sum(times for _, times in onsite.values()),
    }
    sessions = weeks.sessions(monday, day)
    assert _parts(report.onsite, tuple(sessions)) == sessions
    for part, counted in (
        (report.letters, weeks.letters(monday, day)),
        (report.supervision, weeks.supervision(monday, day)),
        (report.documents, weeks.flow(monday, day)),
    ):
        assert _parts(part, counted) == counted
    for row in report.units:
        code = row.unit.id
        flow = weeks.flow(monday, day, code)
        assert _parts(row.documents, flow) == flow, code
        owed = weeks.owed(monday, day, partial(_of_unit, code))
        assert _parts(row.owed, RATES) == owed, code
    due = {str(each.kind): each.due for each in report.reviews}
    assert due == {form: on for form, (on, _) in weeks.reviews(day).items()}


def _of_unit(wanted: str, _: str, unit: str) -> bool:
    return unit == wanted


def _parts(of: object, wanted: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(of, name) for name in wanted}
