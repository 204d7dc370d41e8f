"""Recurring duties as obligations: on-site meetings, joint reviews, the office's own reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from zhixingli.domain.law.deadline import compute
from zhixingli.domain.matters.cadence import Weekly, Weeks
from zhixingli.domain.matters.responsibility import Assignment, assignment_on
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.week import TO_SUNDAY, WEEK, monday_of, week_name
from zhixingli.services.readings.sponsors import (
    ONSITE,
    answering_day,
    sponsor_held,
    sponsor_on,
    sponsor_taken_over,
)
from zhixingli.store.reads import office_facts, recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.reads.office_facts import Owners
    from zhixingli.store.reads.recurring_facts import RecurringSubject


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
    taken_over_on: date | None = None

    @property
    def key(self) -> str:
        """Name the obligation."""
        return f"{self.subject}/{self.limit.id}/{self.period}"


def owed_recurring(conn: Connection, law: Law, as_of: date) -> list[Owed]:
    """Give every recurring duty that is open on a day, missed or still to come."""
    return Recurring(conn, law, as_of).owed(as_of)


class Recurring:
    """What recurs, its facts read once for every day of a stretch.

    The days asked for are the last one and, before it, those on which a week ends.
    """

    def __init__(self, conn: Connection, law: Law, last: date, first: date | None = None) -> None:
        """Take the days from ``first`` to ``last``, or ``last`` alone."""
        self.conn, self.law, self.weeks = conn, law, Weeks(law.calendar)
        self.first, self.last = first or last, last

    @cached_property
    def _owners(self) -> Owners:
        return office_facts.owners(self.conn)

    @cached_property
    def _projects(self) -> Sequence[RecurringSubject]:
        return facts.key_projects(self.conn, self.last)

    @cached_property
    def _held(self) -> Mapping[str, Sequence[date]]:
        return facts.onsite_since(self.conn, self.first, self.last) if self._projects else {}

    @cached_property
    def _transit(self) -> Sequence[tuple[date, date | None]]:
        return facts.letters_in_transit(self.conn, self.last)

    @cached_property
    def _setups(self) -> dict[OwedSeries, RecurringSubject | None]:
        every = (*REVIEWS.values(), TABLE, LETTERS)
        found = facts.recurring(self.conn, [series.id for series in every])
        return {series: found.get(series.id) for series in every}

    @cached_property
    def _reviewed(self) -> Mapping[Form, Sequence[date]]:
        return {
            form: facts.reviews_since(self.conn, form, self.first, self.last) for form in REVIEWS
        }

    @cached_property
    def _submitted(self) -> Mapping[OwedSeries, Mapping[str, date]]:
        return {
            series: office_facts.submitted_weeks(self.conn, series.id, self.last)
            for series in REPORTS
        }

    @cached_property
    def _founded(self) -> date | None:
        founding = office_facts.founding(self.conn)
        return founding[1] if founding is not None else None

    def owed(self, as_of: date) -> list[Owed]:
        """Give what is open on a day."""
        found = list(self._onsite(as_of))
        found += [owed for form in REVIEWS if (owed := self.review(form, as_of)) is not None]
        for series in REPORTS:
            owing = self._owing(series)
            if owing is not None:
                found += self._reports(series, as_of, owing)
        return found

    def review(self, form: Form, as_of: date) -> Owed | None:
        """Give the review that is owed next: so many days after the last one that was held.

        None before the series began, or while nobody answers for it.
        """
        setup = self._setups[REVIEWS[form]]
        since = self._founded if setup is None else setup.opened_on
        held = [day for day in self._reviewed[form] if day <= as_of]
        start = max([*held, *([since] if since is not None else [])], default=None)
        return self._of(REVIEWS[form], start, as_of) if start is not None else None

    def _owing(self, series: OwedSeries) -> tuple[date, Callable[[date], bool]] | None:
        """Give from when on a weekly report may be owed, and of which weeks it is."""
        if series is TABLE and self._projects:
            duties = [each.duty for each in self._projects if each.duty is not None]
            return _any_owed(self.weeks, duties)
        return _any_in_transit(self._transit) if series is LETTERS and self._transit else None

    def _onsite(self, as_of: date) -> Iterator[Owed]:
        for project in self._projects:
            if project.duty is not None:
                held = [day for day in self._held.get(project.id, ()) if day <= as_of]
                last = max(held, default=None)
                for monday in self.weeks.outstanding(project.duty, last, as_of):
                    yield onsite_owed(self.law, project, monday, as_of)

    def _reports(
        self, series: OwedSeries, as_of: date, owing: tuple[date, Callable[[date], bool]]
    ) -> Iterator[Owed]:
        """Give the weekly reports that are owed: those after the last week reported on."""
        first, owes = owing
        done = [week for week, day in self._submitted[series].items() if day <= as_of]
        monday = max([monday_of(first), *(parse(week) + WEEK for week in done)])
        while monday <= as_of:
            if owes(monday) and (owed := self._of(series, monday, as_of)) is not None:
                yield owed
            monday += WEEK

    def _of(self, series: OwedSeries, start: date, as_of: date) -> Owed | None:
        """Give what a series owes that began on a day; None while nobody answers for it."""
        limit = self.law.rules.on(series.rule, start)
        due = compute(limit, start, calendar=self.law.calendar).due
        holders = _holders(self._setups[series], self._owners, as_of, due)
        if start > as_of or due is None or holders is None:
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
        taken_over_on=sponsor_taken_over(project, answering, due, law.calendar),
    )


def review_owed(conn: Connection, law: Law, form: Form, as_of: date) -> Owed | None:
    """Give the review that is owed next, as ``Recurring.review``."""
    return Recurring(conn, law, as_of).review(form, as_of)


def parse(week: str) -> date:
    """Give the Monday of a week that was stored."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


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
