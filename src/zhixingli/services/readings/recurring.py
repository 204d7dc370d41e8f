"""Recurring duties as obligations: on-site meetings, joint reviews, the office's own reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.law.deadline import compute
from zhixingli.domain.matters.cadence import Weekly, Weeks
from zhixingli.domain.matters.directory import Holder
from zhixingli.domain.matters.responsibility import Assignment, assignment_on, duty_on
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind, Part
from zhixingli.domain.writing.week import TO_SUNDAY, WEEK, monday_of, week_name
from zhixingli.store.reads import office_facts, recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.reads.office_facts import Owners
    from zhixingli.store.reads.recurring_facts import RecurringSubject

ONSITE: Final = "onsite.weekly"


class OwedSeries(NamedTuple):
    """Something that the office owes again and again: its subject, its name, its rule."""

    id: str
    title: str
    rule: str
    kind: Kind


REVIEWS: Final[dict[Form, OwedSeries]] = {
    Form.PLANNING: OwedSeries("LS-planning", Form.PLANNING.label, "review.planning", Kind.REVIEW),
    Form.LAND: OwedSeries("LS-land", Form.LAND.label, "review.land", Kind.REVIEW),
}
TABLE: Final = OwedSeries("BG-onsite", "现场办公会召开情况表", "onsite.table", Kind.REPORT)
LETTERS: Final = OwedSeries("BG-letters", "上行平行文件跟踪周报", "dispatch.report", Kind.REPORT)
REPORTS: Final = (TABLE, LETTERS)


@dataclass(frozen=True, slots=True)
class Owed:
    """One recurring duty as of a day: what a reading needs before the names are known.

    ``uid`` is that of a project, None for what the office itself owes: the ledger's own is
    taken then, so that it stays the same when the series is set up.
    """

    subject: str
    uid: str | None
    kind: Kind
    title: str
    limit: TimeLimit
    start: date
    due: date
    period: str
    weekly: bool
    leader: str
    unit: str
    current_leader: str
    current_unit: str
    acting_for: str | None = None

    @property
    def key(self) -> str:
        """Name the obligation."""
        return f"{self.subject}/{self.limit.id}/{self.period}"


def owed_recurring(conn: Connection, law: Law, as_of: date) -> list[Owed]:
    """Give every recurring duty that is open on a day, missed or still to come."""
    projects = facts.key_projects(conn, as_of)
    weeks = Weeks(law.calendar)
    found = list(_onsite(conn, law, projects, weeks, as_of))
    owners = office_facts.owners(conn)
    reviews = (_review(conn, law, form, owners, as_of) for form in REVIEWS)
    found += [owed for owed in reviews if owed is not None]
    if projects:
        duties = [each.duty for each in projects if each.duty is not None]
        found += _reports(conn, law, TABLE, owners, as_of, _any_owed(weeks, duties))
    transit = facts.letters_in_transit(conn, as_of)
    if transit:
        found += _reports(conn, law, LETTERS, owners, as_of, _any_in_transit(transit))
    return found


def _onsite(
    conn: Connection, law: Law, projects: Sequence[RecurringSubject], weeks: Weeks, as_of: date
) -> Iterator[Owed]:
    if not projects:
        return
    last = facts.last_onsite(conn, as_of)
    for project in projects:
        if project.duty is not None:
            held = last.get(project.id)
            for monday in weeks.outstanding(project.duty, held, as_of):
                yield onsite_owed(law, project, monday, as_of)


def onsite_owed(law: Law, project: RecurringSubject, monday: date, as_of: date) -> Owed:
    """Give the on-site meeting that a project owes in a week: its sponsor answers for it."""
    limit = law.rules.on(ONSITE, monday)
    due = compute(limit, monday, calendar=law.calendar).due or monday + TO_SUNDAY
    answering, now = min(as_of, answering_day(Weeks(law.calendar), monday)), as_of
    held = sponsor_held(project, answering)
    return Owed(
        subject=project.id,
        uid=project.uid,
        kind=Kind.PROJECT,
        title=project.title,
        limit=limit,
        start=monday,
        due=due,
        period=week_name(monday),
        weekly=True,
        leader=held.person,
        unit=assignment_on(project.assignments, answering).unit,
        current_leader=sponsor_on(project, now),
        current_unit=assignment_on(project.assignments, now).unit,
        acting_for=held.acting_for,
    )


def answering_day(weeks: Weeks, monday: date) -> date:
    """Give the day whose holder answers for a week's duty: its last working day."""
    worked = weeks.working(monday)
    return worked[1] if worked is not None else monday + TO_SUNDAY


def sponsor_on(project: RecurringSubject, day: date) -> str:
    """Name the sponsor of a day (挂钩区领导); a project without one falls to its leader."""
    return sponsor_held(project, day).person


def sponsor_held(project: RecurringSubject, day: date) -> Holder:
    """Give the sponsor of a day, and for whom, where only acting (代)."""
    held = duty_on(project.sponsors, Part.SPONSOR, day)
    if held is not None:
        return Holder(held.from_on, held.person, held.acting_for)
    led = assignment_on(project.assignments, day)
    return Holder(led.from_on, led.leader, led.acting_for)


def review_owed(conn: Connection, law: Law, form: Form, as_of: date) -> Owed | None:
    """Give the review that is owed next: so many days after the last one that was held.

    None before the series began, or while nobody answers for it.
    """
    return _review(conn, law, form, office_facts.owners(conn), as_of)


def _review(conn: Connection, law: Law, form: Form, owners: Owners, as_of: date) -> Owed | None:
    series = REVIEWS[form]
    setup = facts.recurring(conn, series.id)
    since = _founded_on(conn) if setup is None else setup.opened_on
    last = facts.last_review(conn, form, as_of)
    start = max((day for day in (since, last) if day is not None), default=None)
    if start is None or start > as_of:
        return None
    return _owed(law, series, setup, owners, start, as_of)


def _founded_on(conn: Connection) -> date | None:
    founding = office_facts.founding(conn)
    return founding[1] if founding is not None else None


def _reports(  # noqa: PLR0917 - what a series rests on
    conn: Connection,
    law: Law,
    series: OwedSeries,
    owners: Owners,
    as_of: date,
    owing: tuple[date, Callable[[date], bool]],
) -> Iterator[Owed]:
    """Give the weekly reports that are owed: those after the last week reported on."""
    setup = facts.recurring(conn, series.id)
    done = [] if setup is None else sorted(office_facts.submitted_weeks(conn, series.id, as_of))
    first, owes = owing
    monday = monday_of(first)
    if done:
        monday = max(monday, parse(done[-1]) + WEEK)
    while monday <= as_of:
        if owes(monday):
            owed = _owed(law, series, setup, owners, monday, as_of)
            if owed is not None:
                yield owed
        monday += WEEK


def parse(week: str) -> date:
    """Give the Monday of a week that was stored."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def _owed(  # noqa: PLR0917 - what a series rests on
    law: Law,
    series: OwedSeries,
    setup: RecurringSubject | None,
    owners: Owners,
    start: date,
    as_of: date,
) -> Owed | None:
    """Give what a series owes that began on a day; None while nobody answers for it."""
    limit = law.rules.on(series.rule, start)
    due = compute(limit, start, calendar=law.calendar).due
    holders = _holders(setup, owners, as_of, due)
    if due is None or holders is None:
        return None
    weekly = series.kind is Kind.REPORT
    (leader, unit), (current_leader, current_unit) = holders
    return Owed(
        subject=series.id,
        uid=None,
        kind=series.kind,
        title=series.title,
        limit=limit,
        start=start,
        due=due,
        period=week_name(start) if weekly else start.isoformat(),
        weekly=weekly,
        leader=leader,
        unit=unit,
        current_leader=current_leader,
        current_unit=current_unit,
    )


def _holders(
    setup: RecurringSubject | None,
    owners: Owners,
    as_of: date,
    due: date | None,
) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Name who answers for a series and who holds it now; those set up, else the default ones."""
    if setup is not None:
        answering = _pair(assignment_on(setup.assignments, min(as_of, due or as_of)))
        return answering, _pair(assignment_on(setup.assignments, as_of))
    owner = owners.on(as_of)
    if due is not None and due < as_of:
        answered = owners.on(due) or owner
        return (answered, owner or answered) if answered is not None else None
    return (owner, owner) if owner is not None else None


def _pair(held: Assignment) -> tuple[str, str]:
    return held.leader, held.unit


def _any_owed(weeks: Weeks, duties: Sequence[Weekly]) -> tuple[date, Callable[[date], bool]]:
    first = min(duty.since for duty in duties)
    return first, lambda monday: any(weeks.owed(duty, monday) for duty in duties)


def _any_in_transit(
    transit: Sequence[tuple[date, date | None]],
) -> tuple[date, Callable[[date], bool]]:
    """Tell of a week whether a letter was under way on any of its days."""

    def under_way(monday: date) -> bool:
        sunday = monday + TO_SUNDAY
        return any(sent <= sunday and (ended is None or ended >= monday) for sent, ended in transit)

    return min(sent for sent, _ in transit), under_way
