"""Supervision matters as results, as of a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.supervisions import acts as supervisions
from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH, Supervision
from zhixingli.domain.supervisions.terms import SupervisionStatus
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.matters.detail import common_facts, duty_items
from zhixingli.services.matters.handling import Lines
from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.results.supervisions import (
    ReminderItem,
    SaidItem,
    SupervisionDetail,
    SupervisionRow,
)
from zhixingli.store.kinds.matters import titles_of
from zhixingli.store.kinds.supervisions import KEPT_SUPERVISIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.matters.detail import View
    from zhixingli.services.use_case.session import Law


def supervision_detail(matter: Supervision, view: View) -> SupervisionDetail:
    """Describe a supervision matter by the facts of a day: later ones are absent."""
    as_of, known = view.as_of, view.known
    return SupervisionDetail(
        **common_facts(matter, view),
        public_title=matter.public_title,
        **_shared(matter, view),
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
        duties=duty_items(matter, view),
    )


def supervision_row(matter: Supervision, view: View) -> SupervisionRow:
    """Describe a supervision matter on one line."""
    as_of, known = view.as_of, view.known
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
        **_shared(matter, view),
    )


def _shared(matter: Supervision, view: View) -> dict[str, Any]:
    """Give what the detail and the line have in common, by name."""
    as_of, known = view.as_of, view.known
    owed = matter.obligations_of(SUPERVISE_FINISH)[-1]
    span = owed.span_on(as_of)
    struck = matter.of(ActKind.STRIKE, as_of)
    stands = supervisions.status(matter, as_of)
    done = supervisions.finishes(matter, as_of)
    reported = stands in (SupervisionStatus.REVIEWING, SupervisionStatus.STRUCK)
    supervisor = duty_on(matter.duties, Part.SUPERVISOR, as_of)
    return {
        "about": view.beside.get(matter.about),
        "basis": matter.basis,
        "urgency": matter.urgency,
        "status": stands,
        "opened_on": matter.opened_on,
        "due": span.due_on if span is not None else None,
        "due_original": owed.original_due(as_of),
        "supervisor": known.people[supervisor.person] if supervisor is not None else None,
        "finished_on": done[-1].happened_on if done and reported else None,
        "struck_on": struck[-1].happened_on if struck else None,
    }


def targets(
    conn: Connection, _: Law, matters: Sequence[Supervision], as_of: date
) -> dict[str, SubjectRef]:
    """Read the titles of the subjects that are supervised."""
    wanted = {matter.about for matter in matters if matter.about is not None}
    return {each: SubjectRef(each, title) for each, title in titles_of(conn, wanted, as_of).items()}


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


SUPERVISION_LINES: Final[Lines[Supervision, SupervisionRow]] = Lines(
    KEPT_SUPERVISIONS, supervision_row, targets
)
