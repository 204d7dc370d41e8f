"""The hot reads: one Core statement each, over indexed columns.

Their cost follows the size of the answer: open obligations come from a partial index on the
due day, those closed after the day asked from another, and those whose due date changed
after the day asked from a third. The due date in force on that day decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, exists, func, literal, or_, select, true, union_all

from zhixingli.store.kinds.dated import title_on
from zhixingli.store.tables import assignment, decision, due_span, milestone, obligation, subject
from zhixingli.store.tables.standing import extension

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping, Select

    Window = Callable[[ColumnElement[Any]], ColumnElement[bool]]


def owed_on(
    conn: Connection,
    day: date,
    window: Window,
    *,
    leader: str | None = None,
    units: Collection[str] | None = None,
    kind: str | None = None,
    rule: str | None = None,
) -> Sequence[RowMapping]:
    """Read what was owed on a day and whose due day lies in a window, earliest first."""
    query = owed_statement(day, window)
    columns = query.selected_columns
    for column, wanted in (("kind", kind), ("rule", rule)):
        if wanted is not None:
            query = query.where(columns[column] == wanted)
    if leader is not None:  # who answers for what another unit was asked, its leader says
        query = query.where((columns["leader"] == leader) | columns["asked"].is_not(None))
    if units is not None:  # what another unit was asked stands on both units' lists
        query = query.where(columns["unit"].in_(units) | columns["lead_unit"].in_(units))
    return conn.execute(query).mappings().all()


def owed_statement(day: date, window: Window) -> Select[Any]:
    """Build the statement: what is owed, who answers for it, who holds it now."""
    owed = _candidates(day, window)
    answering, holding = assignment.alias("answering"), assignment.alias("holding")
    belongs, today = obligation.c.belongs_on, literal(day, owed.c.due.type)
    answer_day = case((belongs < day, belongs), else_=today)
    return (
        select(
            obligation.c.id.label("number"),
            obligation.c.key,
            obligation.c.uid,
            obligation.c.subject,
            subject.c.kind,
            title_of(day),
            obligation.c.rule,
            obligation.c.rule_version,
            obligation.c.opened_on,
            obligation.c.bound_on,
            obligation.c.belongs_on,
            obligation.c.unit.label("asked"),
            first_due(owed.c.original).label("original"),
            unextended_due(owed, day).label("unextended"),
            owed.c.due,
            owed.c.waiting,
            owed.c.not_before,
            owed.c.provisional,
            owed.c.remaining_days,
            owed.c.remaining_unit,
            answering.c.leader,
            answering.c.acting_for,
            _taken_on(answering).label("taken_on"),
            func.coalesce(obligation.c.unit, answering.c.unit).label("unit"),
            answering.c.unit.label("lead_unit"),
            holding.c.leader.label("current_leader"),
            func.coalesce(obligation.c.unit, holding.c.unit).label("current_unit"),
        )
        .join_from(owed, obligation, obligation.c.id == owed.c.number)
        .join(subject, and_(subject.c.id == obligation.c.subject, subject.c.voided_on.is_(None)))
        .outerjoin(milestone, milestone.c.obligation == obligation.c.id)
        .join(answering, in_force(answering, answer_day))
        .join(holding, in_force(holding, today))
        .order_by(owed.c.due, obligation.c.id)
    )


def _taken_on(answering: Any) -> ColumnElement[Any]:  # noqa: ANN401 - an alias
    """Give the day on which the leader took it over since it began, not having had it before."""
    before = assignment.alias("before")
    had = exists().where(
        before.c.subject == answering.c.subject,
        before.c.from_on < answering.c.from_on,
        before.c.leader == answering.c.leader,
    )
    later = answering.c.from_on > obligation.c.opened_on
    return case((and_(later, ~had), answering.c.from_on), else_=None)


#: What else is repeated of the span in force, and how the reads call it.
_OF_THE_SPAN: Final = {
    "waiting": "waiting",
    "not_before": "not_before",
    "original_on": "original",
    "unextended_on": "unextended",
}


def first_due(kept: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give the first due date of the clock that runs; old rows have it in the restart's span."""
    again = (
        select(due_span.c.due_on)
        .where(
            due_span.c.obligation == obligation.c.id,
            due_span.c.from_on == obligation.c.restarted_on,
        )
        .order_by(due_span.c.n)
        .limit(1)
        .correlate(obligation)
        .scalar_subquery()
    )
    restarted = case((obligation.c.restarted_on.is_not(None), again))
    return func.coalesce(kept, restarted, obligation.c.due_original_on)


def unextended_due(span: FromClause, day: date | ColumnElement[Any]) -> ColumnElement[Any]:
    """Give the due date without extensions; of an old span only that it was extended is known."""
    return _without_extensions(
        span.c.unextended, span.c.due, span.c.original, extension.c.granted_on <= day
    )


def unextended_now() -> ColumnElement[Any]:
    """Give the same for the due date that is in force last."""
    columns = obligation.c
    return _without_extensions(columns.unextended_on, columns.due_on, columns.original_on, true())


def _without_extensions(
    kept: ColumnElement[Any],
    due: ColumnElement[Any],
    original: ColumnElement[Any],
    granted: ColumnElement[bool],
) -> ColumnElement[Any]:
    extended = exists().where(extension.c.obligation == obligation.c.id, granted)
    return case(
        (due.is_(None), None), (kept.is_not(None), kept), (extended, first_due(original)), else_=due
    )


def title_of(day: date) -> ColumnElement[str]:
    """Name what is owed: the subject; a milestone and a decision with the project they are of."""
    called = title_on(day)
    about = subject.alias("decided_about")
    project = (
        select(about.c.title)
        .join(decision, decision.c.about == about.c.id)
        .where(decision.c.id == subject.c.id)
        .correlate(subject)
        .scalar_subquery()
    )
    return case(
        (milestone.c.name.is_not(None), called + "：" + milestone.c.name),
        else_=func.coalesce(project + "：" + called, called),
    ).label("title")


def _candidates(day: date, window: Window) -> Any:  # noqa: ANN401 - a subquery
    columns = obligation.c
    current = select(
        columns.id.label("number"),
        columns.due_on.label("due"),
        columns.provisional,
        columns.remaining_days,
        columns.remaining_unit,
        *(columns[name].label(label) for name, label in _OF_THE_SPAN.items()),
    ).where(columns.opened_on <= day)
    settled = columns.due_since <= day
    return union_all(
        current.where(columns.closed_on.is_(None), window(columns.due_on), settled),
        current.where(columns.closed_on > day, window(columns.due_on), settled),
        _changed_later(day, window),
    ).subquery("owed")


def _changed_later(day: date, window: Window) -> Select[Any]:
    """Look up the due date of that day where it has changed since."""
    columns, span = obligation.c, due_span.alias("span")
    begun = (
        select(due_span.c.n)
        .where(due_span.c.obligation == columns.id, due_span.c.from_on <= day)
        .order_by(due_span.c.from_on.desc(), due_span.c.n.desc())
        .limit(1)
        .correlate(obligation)
        .scalar_subquery()
    )
    return (
        select(
            columns.id,
            span.c.due_on,
            span.c.provisional,
            span.c.remaining_days,
            span.c.remaining_unit,
            *(span.c[name].label(label) for name, label in _OF_THE_SPAN.items()),
        )
        .join_from(obligation, span, (span.c.obligation == columns.id) & (span.c.n == begun))
        .where(
            columns.due_since > day,
            columns.opened_on <= day,
            or_(columns.closed_on.is_(None), columns.closed_on > day),
            window(span.c.due_on),
        )
    )


def in_force(table: Any, day: ColumnElement[Any]) -> ColumnElement[bool]:  # noqa: ANN401 - an alias
    """Match the assignment of a day; before the first one, the first."""
    other = assignment.alias(f"{table.name}_other")
    own = other.c.subject == obligation.c.subject
    latest = select(func.max(other.c.from_on)).where(own, other.c.from_on <= day)
    first = select(func.min(other.c.from_on)).where(own)
    from_on = func.coalesce(
        latest.correlate_except(other).scalar_subquery(),
        first.correlate_except(other).scalar_subquery(),
    )
    matches: ColumnElement[bool] = (table.c.subject == obligation.c.subject) & (
        table.c.from_on == from_on
    )
    return matches
