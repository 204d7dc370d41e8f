"""Meetings as results, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.matters.detail import common_fields
from zhixingli.services.results.meetings import (
    AgendaRow,
    DecisionItem,
    MeetingDetail,
    MeetingRow,
    SubjectRef,
)
from zhixingli.services.use_case.names import names
from zhixingli.store.kinds.matters import load_assignments, load_duties
from zhixingli.store.kinds.meetings import agendas, decisions_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.domain.meetings.acts import Meeting
    from zhixingli.services.use_case.names import Names
    from zhixingli.services.use_case.session import Law


def meeting_detail(conn: Connection, meeting: Meeting, *, as_of: date, law: Law) -> MeetingDetail:
    """Describe a meeting by the facts of a day: later ones are absent."""
    known = names(conn)
    about = [item.about for item in meeting.agenda if item.dropped_on is None]
    decided = decisions_about(conn, as_of, meeting_id=meeting.id)
    earlier = decisions_about(conn, as_of, about=about)
    approved = next(
        (act for act in meeting.acts if act.kind is ActKind.APPROVE and act.happened_on <= as_of),
        None,
    )
    issued = meeting.issued_on is not None and meeting.issued_on <= as_of
    return MeetingDetail(
        **common_fields(meeting, as_of=as_of, law=law, known=known),
        form=meeting.form,
        meeting_on=meeting.meeting_on,
        chair=known.people[meeting.chair] if meeting.chair else None,
        delegated=meeting.delegated,
        place=meeting.place,
        number=meeting.number if issued else None,
        issued_on=meeting.issued_on if issued else None,
        approved_by=known.people[approved.person] if approved and approved.person else None,
        approved_on=approved.happened_on if approved is not None else None,
        voided_on=_by(meeting.voided_on, as_of),
        agenda=tuple(_agenda(conn, meeting, as_of, known)),
        decisions=tuple(decision_item(conn, row, as_of, known) for row in decided),
        carried_over=tuple(
            decision_item(conn, row, as_of, known)
            for row in earlier
            if row["meeting"] != meeting.id
            and row["opened_on"] <= meeting.meeting_on
            and not _done_before(row, min(meeting.meeting_on, as_of))
        ),
    )


def decision_item(conn: Connection, row: RowMapping, as_of: date, known: Names) -> DecisionItem:
    """Describe a decision by the facts of a day."""
    holding = assignment_on(load_assignments(conn, row["id"]), as_of)
    handler = duty_on(load_duties(conn, row["id"]), Part.HANDLER, as_of)
    finished = _by(row["discharged_on"], as_of)
    late = finished is None and row["due"] is not None and row["due"] < as_of
    return DecisionItem(
        id=row["id"],
        title=row["title"],
        meeting=row["meeting"],
        about=row["about"],
        unit=known.units[holding.unit],
        person=known.people[handler.person] if handler is not None else None,
        due=row["due"],
        due_original=row["due_original_on"],
        finished_on=finished,
        overdue=late,
    )


def meeting_rows_of(
    conn: Connection, rows: Sequence[RowMapping], as_of: date
) -> tuple[MeetingRow, ...]:
    """Describe several meetings, one a line."""
    known = names(conn)
    by_meeting: dict[str, list[SubjectRef]] = {row["id"]: [] for row in rows}
    for item in agendas(conn, list(by_meeting)):
        if _by(item["dropped_on"], as_of) is None and item["added_on"] <= as_of:
            by_meeting[item["meeting"]].append(SubjectRef(item["about"], item["title"]))
    return tuple(_row(row, by_meeting[row["id"]], as_of, known) for row in rows)


def _row(row: RowMapping, about: Iterable[SubjectRef], as_of: date, known: Names) -> MeetingRow:
    issued = _by(row["issued_on"], as_of)
    return MeetingRow(
        id=row["id"],
        form=Form(row["form"]),
        meeting_on=row["meeting_on"],
        title=row["title"],
        chair=known.people[row["chair"]] if row["chair"] else None,
        delegated=row["delegated"],
        place=row["place"],
        number=row["number"] if issued else None,
        issued_on=issued,
        agenda=tuple(about),
        voided_on=_by(row["voided_on"], as_of),
    )


def _agenda(conn: Connection, meeting: Meeting, as_of: date, known: Names) -> Iterable[AgendaRow]:
    titles = {row["about"]: row["title"] for row in agendas(conn, [meeting.id])}
    said = {
        act.outcome: act.text
        for act in meeting.acts
        if act.kind is ActKind.DECIDE and act.happened_on <= as_of
    }
    for item in meeting.agenda:
        if item.added_on <= as_of and _by(item.dropped_on, as_of) is None:
            reported = _by(item.reported_on, as_of)
            yield AgendaRow(
                id=item.about,
                title=titles[item.about],
                outcome=said.get(item.about),
                leader_notified_on=_by(item.leader_notified_on, as_of),
                unit_notified_on=_by(item.unit_notified_on, as_of),
                reported_by=known.people[item.reported_by]
                if reported and item.reported_by
                else None,
                reported_on=reported,
                supplement=item.supplement if reported else None,
            )


def _done_before(row: RowMapping, day: date) -> bool:
    done = row["discharged_on"]
    return done is not None and done < day


def _by(day: date | None, as_of: date) -> date | None:
    return day if day is not None and day <= as_of else None
