"""The supervision bulletin (督查通报): what moved, what is late, what to do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.asking import DayOrderError, WeekError
from zhixingli.domain.errors.reports import BulletinApprovalError
from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH, finishes
from zhixingli.domain.supervisions.terms import SupervisionStatus
from zhixingli.domain.terms import ActKind, Kind, Post
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.domain.writing.week import TO_SUNDAY, last_complete_week, parse_week, week_name
from zhixingli.services.matters.handling import rows_on
from zhixingli.services.readings.accounts import accounts_in, rates
from zhixingli.services.readings.daily import DueIn, Filters, last_day_within, owed_in
from zhixingli.services.reports.standing import standing
from zhixingli.services.results.bulletin import Bulletin, BulletinFigures, Draft
from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.readers import whose
from zhixingli.services.scope.words import meta_of
from zhixingli.services.supervisions.detail import SUPERVISION_LINES, feedback_due
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Law, Reply, reading
from zhixingli.store.kinds.people import directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.supervisions.acts import Supervision
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.supervisions import SupervisionRow
    from zhixingli.services.scope.readers import Whose
    from zhixingli.store.ledger.database import Ledger

#: What falls due within so many working days is named ahead.
_AHEAD: Final = 5
_MOVES: Final = (ActKind.FEEDBACK, ActKind.FINISH, ActKind.REDO, ActKind.STRIKE)


def bulletin(
    ledger: Ledger,
    *,
    as_of: date,
    week: str | None = None,
    since: date | None = None,
    leader: str | None = None,
    unit: str | None = None,
    reader: str | None = None,
    approved_by: str | None = None,
) -> Reply[Bulletin]:
    """Report to units on a week, the last complete one by default, or since a day.

    Flows are of the stretch, stocks of its last day or of ``as_of``. ``approved_by`` names the
    head of the government, or the number of the government's decision; raises
    BulletinApprovalError for anybody else.
    """
    if since is not None and since > as_of:
        raise DayOrderError(start=since, to=as_of, field="--since")
    monday = last_complete_week(as_of) if week is None else parse_week(week, as_of)
    if monday > as_of:
        raise WeekError(week=week_name(monday), field="--week")
    first, last = (monday, monday + TO_SUNDAY) if since is None else (since, as_of)
    named = week_name(monday) if since is None else None
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, leader=leader, unit=unit, reader=reader)
        day = min(last, as_of)
        made = replace(
            _Stretch(conn, law, first, day, asked).bulletin(named, last),
            district=standing(conn, law, first, day, asked, as_of=as_of),
            approved_by=_approval(conn, as_of, approved_by),
        )
        made = published(conn, made, asked.reader)
        return Reply(made, meta_of(conn, law, as_of, leader=leader, unit=unit))


def _approval(conn: Connection, as_of: date, said: str | None) -> str | None:
    """Give on whose word, or on which decision, it may be issued (条例第21条)."""
    if said is None:
        return None
    if "〔" in said or "号" in said:
        number = normalise_document_number(said, field="--approved-by")
        return number.text if number is not None else None
    person = Finder(conn, as_of).person(said, field="--approved-by")
    post = directory(conn, [person]).post_on(person, as_of).post
    name = names(conn, as_of, [person]).people[person].name
    if post is not Post.DISTRICT_HEAD:
        raise BulletinApprovalError(name=name, post=post.label, field="--approved-by")
    return name


class _Stretch:
    """The supervision matters of a stretch of days."""

    def __init__(self, conn: Connection, law: Law, first: date, day: date, asked: Whose) -> None:
        self.conn, self.law, self.first, self.day, self.asked = conn, law, first, day, asked
        self.matters: list[tuple[Supervision, SupervisionRow]] = []
        for matter, row in rows_on(conn, law, SUPERVISION_LINES, day):
            mine = asked.holds(row.leader.id, row.unit.id)
            if mine and row.status is not SupervisionStatus.VOID and self._touches(row):
                self.matters.append((matter, row))

    def _touches(self, row: SupervisionRow) -> bool:
        """Tell whether a matter was under way in the stretch."""
        return row.struck_on is None or row.struck_on >= self.first

    def bulletin(self, week: str | None, last: date) -> Bulletin:
        """Count the flows and the stocks, and list what has to be said one by one."""
        owed = [item for item in self._owed() if item.kind is Kind.SUPERVISION]
        overdue = tuple(item for item in owed if item.overdue is not None)
        ahead = last_day_within(self.law, self.day, _AHEAD)
        soon = tuple(i for i in owed if i.due is not None and self.day <= i.due <= ahead)
        return Bulletin(
            week=week,
            from_=self.first,
            to=last,
            as_of=self.day,
            figures=self._figures(len(overdue), len(soon)),
            moved=tuple(row for matter, row in self.matters if self._acts(matter, *_MOVES)),
            overdue=overdue,
            returned=tuple(self._named(ActKind.REDO)),
            silent=tuple(self._silent()),
            due_soon=soon,
            drafts=tuple(self._drafts()),
            matters=tuple(row for _, row in self.matters),
            reader=self.asked.reader,
        )

    def _owed(self) -> tuple[ObligationItem, ...]:
        filters = Filters(self.asked.leader, self.asked.unit, kind=Kind.SUPERVISION)
        return owed_in(self.conn, self.law, self.day, DueIn(None, None), filters)

    def _figures(self, overdue: int, due_soon: int) -> BulletinFigures:
        rows = [row for _, row in self.matters]
        accounts = accounts_in(self.conn, self.law, self.first, self.day, self.day, self.asked)
        owed = rates(each for each in accounts if each.limit.id == SUPERVISE_FINISH)
        stands = [row.status for row in rows]
        return BulletinFigures(
            opened=sum(row.opened_on >= self.first for row in rows),
            finished=sum(len(self._finishes(matter)) for matter, _ in self.matters),
            returned=self._count(ActKind.REDO),
            struck=self._count(ActKind.STRIKE),
            reminded=self._count(ActKind.REMIND),
            open=stands.count(SupervisionStatus.OPEN),
            reviewing=stands.count(SupervisionStatus.REVIEWING),
            overdue=overdue,
            due_soon=due_soon,
            owed=owed,
        )

    def _acts(self, matter: Supervision, *kinds: ActKind) -> list[Act]:
        return [
            act
            for kind in kinds
            for act in matter.of(kind, self.day)
            if act.happened_on >= self.first
        ]

    def _finishes(self, matter: Supervision) -> list[Act]:
        """Give the reports of completion of the stretch that hold."""
        return [act for act in finishes(matter, self.day) if act.happened_on >= self.first]

    def _count(self, kind: ActKind) -> int:
        return sum(len(self._acts(matter, kind)) for matter, _ in self.matters)

    def _named(self, kind: ActKind) -> Iterator[SubjectRef]:
        for matter, row in self.matters:
            if self._acts(matter, kind):
                yield SubjectRef(row.id, row.title)

    def _silent(self) -> Iterator[SubjectRef]:
        """Name the matters whose unit did not report back by the day that was set."""
        for matter, row in self.matters:
            due = feedback_due(matter, self.day)
            if due is not None and due < self.day:
                yield SubjectRef(row.id, row.title)

    def _drafts(self) -> Iterator[Draft]:
        for matter, row in self.matters:
            for act in self._acts(matter, ActKind.SUGGEST):
                yield Draft(row.id, row.title, act.outcome, act.happened_on)
