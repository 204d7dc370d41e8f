"""Use cases of joint reviews (规划联审、土地联审): who answers for a series, holding one, due."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.meetings import SeriesOwnerError
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.meetings import acts as meetings, series
from zhixingli.domain.terms import Kind, Light
from zhixingli.services.matters.acts import outcome_of
from zhixingli.services.meetings.acts import MEETINGS
from zhixingli.services.readings.recurring import REVIEWS, review_owed
from zhixingli.services.readings.recurring_items import items_of
from zhixingli.services.results.meetings import MeetingDetail, ReviewDue, SeriesDetail
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.store.kinds.loaders import load_matter
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.meetings import KEPT_MEETINGS
from zhixingli.store.kinds.series import KEPT_SERIES, load_series, once_set_up
from zhixingli.store.reads import office_facts, recurring_facts as facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.meetings.series import Series
    from zhixingli.domain.meetings.terms import Form
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

#: Forms of meetings that belong to a review series.
FORMS: Final = tuple(REVIEWS)


def setup_review(
    ledger: Ledger, stamp: Stamp, form: Form, *, leader: str, unit: str
) -> Change[SeriesDetail]:
    """Name who answers for a review series from a day on."""
    meant = REVIEWS[form]

    def use_case(session: Session) -> Outcome[SeriesDetail]:
        find = Finder(session.conn, stamp.on)
        owner = (find.person(leader, field="--leader"), find.unit(unit, field="--unit"))
        before = once_set_up(session.conn, meant.id, session.law.rules)
        known = deepcopy(before)
        after = series.setup(
            session.desk(), before, id=meant.id, title=meant.title, kind=meant.kind, owner=owner
        )
        save(session.work, KEPT_SERIES, after, known)
        session.work.flush()
        called = names(session.conn, stamp.on)
        holding = assignment_on(after.assignments, stamp.on)
        detail = SeriesDetail(
            id=after.id,
            title=after.title,
            leader=called.people[holding.leader],
            unit=called.units[holding.unit],
            since=after.opened_on,
        )
        line = f"{meant.title}自 {stamp.on} 起由 {detail.leader.name}、{detail.unit.name} 负责"
        return Outcome(detail, line)

    return perform(ledger, stamp, use_case)


def hold_review(
    ledger: Ledger,
    stamp: Stamp,
    form: Form,
    *,
    documents: Sequence[str],
    chair: str | None,
    place: str | None,
) -> Change[MeetingDetail]:
    """Record a joint review and the documents on its agenda."""
    meant = REVIEWS[form]

    def use_case(session: Session) -> Outcome[MeetingDetail]:
        find = Finder(session.conn, stamp.on)
        today = stamp.today
        reviewed = [matter_meant(session.conn, Kind.DOC, each, today) for each in documents]
        for each in reviewed:
            load_matter(session.conn, each, session.law.rules)
        setup = load_series(session.conn, meant.id, session.law.rules)
        held = meetings.hold_review(
            session.desk(),
            form,
            series=meant.id if setup is not None else None,
            owner=series_owner(session, meant.title, setup, f"zx review setup --kind {form}"),
            documents=reviewed,
            chair=find.maybe_person(chair, field="--chair"),
            place=place,
        )
        save(session.work, KEPT_MEETINGS, held)
        outcome = outcome_of(session, MEETINGS, held, f"已登记 {held.id} {meant.title}", [])
        owed = review_owed(session.conn, session.law, form, stamp.today)
        following = f"；下一次 {owed.due} 前" if owed is not None else ""
        return Outcome(outcome.data, f"{outcome.line}{following}", outcome.warnings)

    return perform(ledger, stamp, use_case)


def series_owner(
    session: Session, title: str, setup: Series | None, command: str
) -> tuple[str, str]:
    """Name who answers for a series on the stamp's day; refuse while nobody does."""
    day = session.work.stamp.on
    if setup is not None:
        holding = assignment_on(setup.assignments, day)
        return holding.leader, holding.unit
    owner = office_facts.owners(session.conn).on(day)
    if owner is None:
        raise SeriesOwnerError(series=title, command=command)
    return owner


def reviews_due(ledger: Ledger, *, as_of: date) -> Reply[tuple[ReviewDue, ...]]:
    """Read when each review series has to meet next."""
    with reading(ledger) as (conn, law):
        due = (series_due(conn, law, form, as_of) for form in FORMS)
        found = [each for each in due if each is not None]
        return Reply(tuple(found), law.meta(as_of), _ownerless(found))


def series_due(conn: Connection, law: Law, form: Form, as_of: date) -> ReviewDue | None:
    """Give when a series has to meet next; None while nobody answers for it."""
    owed = review_owed(conn, law, form, as_of)
    if owed is None:
        return None
    item = items_of(conn, law, [owed], as_of=as_of)[0]
    return ReviewDue(
        id=owed.subject,
        kind=form,
        last_held_on=facts.last_review(conn, form, as_of),
        due=owed.due,
        light=item.light or Light.GREEN,
        leader=item.leader,
        unit=item.unit,
        provisional=item.provisional,
        overdue_days=item.overdue.calendar_days if item.overdue else 0,
    )


def _ownerless(found: Sequence[ReviewDue]) -> tuple[Remark, ...]:
    """Say that a series is owed by nobody while nobody answers for it."""
    known = {each.kind for each in found}
    missing = "、".join(form.label for form in FORMS if form not in known)
    if not missing:
        return ()
    text = f"{missing}没有责任人，不产生时限；用 zx review setup 指定，或登记常务副区长和区府办"
    return (Remark("SERIES_OWNER", text),)
