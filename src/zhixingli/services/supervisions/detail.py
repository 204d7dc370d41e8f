"""Supervision matters as results, as of a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.supervisions import acts as supervisions
from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH, Supervision
from zhixingli.domain.supervisions.terms import SupervisionStatus
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.matters.detail import common_fields, duty_items, names_of
from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.results.supervisions import (
    ReminderItem,
    SaidItem,
    SupervisionDetail,
    SupervisionRow,
)
from zhixingli.store.tables import subject

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law


def supervision_detail(
    conn: Connection, matter: Supervision, *, as_of: date, law: Law
) -> SupervisionDetail:
    """Describe a supervision matter by the facts of a day: later ones are absent."""
    known = names_of(conn, matter, matter.approved_by)
    return SupervisionDetail(
        **common_fields(matter, as_of=as_of, law=law, known=known),
        **_shared(conn, matter, as_of, known),
        basis_number=matter.basis_number,
        approved_by=known.people[matter.approved_by],
        approved_on=matter.approved_on,
        phone=matter.phone,
        feedback_days=matter.feedback_days,
        feedback_due=feedback_due(matter, as_of),
        returns=len(matter.of(ActKind.REDO, as_of)),
        feedbacks=tuple(
            SaidItem(act.happened_on, None, act.text) for act in matter.of(ActKind.FEEDBACK, as_of)
        ),
        reminders=tuple(
            ReminderItem(_step(act.outcome), act.happened_on, act.text or "")
            for act in matter.of(ActKind.REMIND, as_of)
        ),
        suggestions=tuple(
            SaidItem(act.happened_on, act.outcome, act.text)
            for act in matter.of(ActKind.SUGGEST, as_of)
        ),
        duties=duty_items(matter, as_of=as_of, known=known),
    )


def supervision_row(conn: Connection, matter: Supervision, *, as_of: date) -> SupervisionRow:
    """Describe a supervision matter on one line."""
    known = names_of(conn, matter)
    holding = assignment_on(matter.assignments, as_of)
    said = matter.of(ActKind.FEEDBACK, as_of)
    return SupervisionRow(
        id=matter.id,
        title=matter.title,
        leader=known.people[holding.leader],
        unit=known.units[holding.unit],
        last_feedback=said[-1].text if said else None,
        last_feedback_on=said[-1].happened_on if said else None,
        reminders=len(matter.of(ActKind.REMIND, as_of)),
        **_shared(conn, matter, as_of, known),
    )


def _shared(conn: Connection, matter: Supervision, as_of: date, known: Names) -> dict[str, Any]:
    """Give what the detail and the line have in common, by name."""
    owed = matter.obligations_of(SUPERVISE_FINISH)[-1]
    span = owed.span_on(as_of)
    struck = matter.of(ActKind.STRIKE, as_of)
    stands = supervisions.status(matter, as_of)
    done = matter.of(ActKind.FINISH, as_of)
    reported = stands in (SupervisionStatus.REVIEWING, SupervisionStatus.STRUCK)
    supervisor = duty_on(matter.duties, Part.SUPERVISOR, as_of)
    return {
        "about": _about(conn, matter.about),
        "basis": matter.basis,
        "urgency": matter.urgency,
        "status": stands,
        "opened_on": matter.opened_on,
        "due": span.due_on if span is not None else None,
        "due_original": owed.original_due,
        "supervisor": known.people[supervisor.person] if supervisor is not None else None,
        "finished_on": done[-1].happened_on if done and reported else None,
        "struck_on": struck[-1].happened_on if struck else None,
    }


def _about(conn: Connection, subject_id: str | None) -> SubjectRef | None:
    if subject_id is None:
        return None
    title = conn.execute(select(subject.c.title).where(subject.c.id == subject_id)).scalar()
    return SubjectRef(subject_id, str(title))


def feedback_due(matter: Supervision, as_of: date) -> date | None:
    """Give the day by which the unit has to report back next, while it is under way."""
    if matter.feedback_days is None or supervisions.status(matter, as_of) is not (
        SupervisionStatus.OPEN
    ):
        return None
    said = matter.of(ActKind.FEEDBACK, as_of)
    last = said[-1].happened_on if said else matter.opened_on
    return last + timedelta(days=matter.feedback_days)


def _step(outcome: str | None) -> int:
    """Read the number of a step from its code: step-2/2026-10-30."""
    return int((outcome or "step-0").partition("/")[0].removeprefix("step-"))
