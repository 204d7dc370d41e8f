"""The weekly report: what came and went in a week, and what stood at its end."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zhixingli.domain.documents.course import course
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.asking import WeekError
from zhixingli.domain.law.rules import DOC_CHECK, main_rule
from zhixingli.domain.matters.act import Act, backdated_days
from zhixingli.domain.terms import ActKind, ReportKind, Urgency
from zhixingli.domain.writing.week import last_complete_week, parse_week, week_name
from zhixingli.services.readings.accounts import Account, accounts_in, rates
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.readings.in_time import by_day, in_time
from zhixingli.services.reports.weekly_measures import beyond_documents
from zhixingli.services.results.weekly import (
    Correction,
    Figures,
    IdleItem,
    UnitFigures,
    WeeklyReport,
)
from zhixingli.services.scope import brief as briefly
from zhixingli.services.scope.readers import whose
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.names import Names, names
from zhixingli.services.use_case.session import Law, Reply, reading
from zhixingli.store.kinds.matters import acts_of
from zhixingli.store.reads import weekly as reads
from zhixingli.store.reads.issued_reports import edition_before
from zhixingli.store.tables import doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.rates import Rates
    from zhixingli.services.scope.readers import Whose
    from zhixingli.store.ledger.database import Ledger

_FINISHES = frozenset(main_rule(urgency.value) for urgency in Urgency)
_KEYS = tuple(Figures.__dataclass_fields__)


def weekly_report(
    ledger: Ledger,
    *,
    week: str | None,
    as_of: date,
    leader: str | None = None,
    unit: str | None = None,
    reader: str | None = None,
) -> Reply[WeeklyReport]:
    """Report a week: flows by the day they happened, stocks at its Sunday or at ``as_of``.

    Without a week, the last complete one: a week is complete once its Sunday is past. Where an
    earlier week was issued, the corrections are what its report could not know; else what was
    recorded in the week about the days before it.
    """
    first = last_complete_week(as_of) if week is None else parse_week(week, as_of)
    stock_day = min(first + timedelta(days=6), as_of)
    if stock_day < first:
        raise WeekError(week=week_name(first), field="--week")
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, leader=leader, unit=unit, reader=reader)
        report = _Week(conn, law, first, stock_day, asked).report()
        meta = meta_of(conn, law, as_of, leader=leader, unit=unit)
        return Reply(briefly.weekly(report, asked, law), meta)


class _Week:
    """One week of one ledger."""

    def __init__(
        self, conn: Connection, law: Law, first: date, stock_day: date, whose: Whose
    ) -> None:
        self.conn, self.law, self.whose = conn, law, whose
        self.issued = edition_before(
            conn,
            ReportKind.WEEKLY.value,
            week_name(first),
            whose.scope,
        )
        self.first, self.last = first, first + timedelta(days=6)
        self.stock_day = stock_day
        self.known: Names = names(conn, stock_day)
        self.counts: dict[str, Counter[str]] = {}

    def report(self) -> WeeklyReport:
        """Count the flows and the stocks, and list what has to be said one by one."""
        self._count_flows()
        days = (self.first, self.stock_day, self.stock_day)
        accounts = accounts_in(self.conn, self.law, *days, self.whose)
        owed = self._owed()
        overdue = tuple(item for item in owed if item.overdue is not None)
        coming = tuple(item for item in owed if self._falls_next_week(item))
        provisional = tuple(item for item in owed if item.provisional)
        self._count_stocks(owed, overdue, coming, provisional)
        total: Counter[str] = Counter()
        for counts in self.counts.values():
            total.update(counts)
        return WeeklyReport(
            week=week_name(self.first),
            from_=self.first,
            to=self.last,
            as_of=self.stock_day,
            figures=Figures(**{key: total[key] for key in _KEYS}),
            units=self._units(accounts),
            overdue=overdue,
            due_next_week=coming,
            beyond_authority=tuple(self._idle()),
            provisional=provisional,
            corrects=self.issued["id"] if self.issued is not None else None,
            corrections=tuple(self._corrections()),
            owed=rates(each for each in accounts if each.binding),
            promised=self._promises(accounts),
            reader=self.whose.reader,
            **beyond_documents(self.conn, self.law, self.first, self.stock_day, self.whose),
        )

    def _promises(self, accounts: Iterable[Account]) -> Rates:
        """Count the public promises that were to be kept in the week."""
        return rates(each for each in accounts if each.promised and each.finishing)

    def _count_flows(self) -> None:
        span = (self.first, self.stock_day)
        for row in reads.received_between(self.conn, *span):
            self._count(row, "received")
        finished = {row["id"]: row for row in reads.finished_between(self.conn, *span)}
        for row in finished.values():
            self._count(row, "finished")
        for row in reads.discharged_between(self.conn, *span):
            if row["rule"] == DOC_CHECK:
                self._count(row, "checked_on_time" if in_time(row) else "checked_late")
            done = finished.get(row["id"])
            if done is not None and row["rule"] in (*_FINISHES, done["rule"]):
                self._count(row, "finished_on_time" if in_time(row) else "finished_late")
                if not by_day(row["unextended"], row):
                    self._count(row, "finished_late_original")

    def _count(self, row: RowMapping, key: str) -> None:
        if self.whose.holds(row["leader"], row["unit"]):
            self.counts.setdefault(row["unit"], Counter())[key] += 1

    def _owed(self) -> list[ObligationItem]:
        whose = Filters(leader=self.whose.leader, unit=self.whose.unit)
        ever = DueIn(None, None)
        return list(owed_in(self.conn, self.law, self.stock_day, ever, whose))

    def _falls_next_week(self, item: ObligationItem) -> bool:
        monday = self.last + timedelta(days=1)
        return item.due is not None and monday <= item.due <= monday + timedelta(days=6)

    def _count_stocks(
        self,
        owed: Iterable[ObligationItem],
        overdue: Iterable[ObligationItem],
        coming: Iterable[ObligationItem],
        provisional: Iterable[ObligationItem],
    ) -> None:
        paused = [item for item in owed if item.paused]
        for key, items in (
            ("open", owed),
            ("overdue", overdue),
            ("paused", paused),
            ("due_next_week", coming),
            ("provisional", provisional),
        ):
            for item in items:
                self.counts.setdefault(item.unit.id, Counter())[key] += 1

    def _units(self, accounts: Iterable[Account]) -> tuple[UnitFigures, ...]:
        owed: dict[str, list[Account]] = {}
        for each in accounts:
            if each.binding:
                owed.setdefault(each.unit, []).append(each)
                self.counts.setdefault(each.unit, Counter())
        rows = [
            UnitFigures(
                unit=self.known.units[unit],
                owed=rates(owed.get(unit, ())),
                **{key: counts[key] for key in _KEYS},
            )
            for unit, counts in self.counts.items()
        ]
        return tuple(sorted(rows, key=lambda row: (-row.overdue, -row.open, row.unit.id)))

    def _idle(self) -> list[IdleItem]:
        """List the open documents beyond authority, the longest idle first."""
        rows = [
            row
            for row in reads.beyond_authority(self.conn, self.stock_day)
            if self.whose.holds(row["leader"], row["unit"])
        ]
        acts = acts_of(self.conn, [row["id"] for row in rows], select(doc.c.id))
        found = [item for row in rows if (item := self._idle_item(row, acts[row["id"]]))]
        return sorted(found, key=lambda item: (-item.idle_days, item.id))

    def _idle_item(self, row: RowMapping, acts: list[Act]) -> IdleItem | None:
        now = course(acts, self.stock_day)
        if now.authority is not Authority.BEYOND or now.routed_on is None or now.last_act is None:
            return None
        last = now.last_act
        return IdleItem(
            id=row["id"],
            title=row["title"],
            leader=self.known.people[row["leader"]],
            unit=self.known.units[row["unit"]],
            routed_on=now.routed_on,
            last_act_on=last.happened_on,
            last_act=last.text or last.kind.label,
            idle_days=(self.stock_day - last.happened_on).days,
        )

    def _corrections(self) -> list[Correction]:
        if self.issued is None:
            rows = reads.corrected_between(self.conn, self.first, self.stock_day)
            return self._told(rows)
        sunday = parse_week(self.issued["week"]) + timedelta(days=6)
        rows = reads.unknown_to(self.conn, self.issued["last_act"], sunday)
        passed = reads.passed_since(self.conn, self.issued["head_seq"], sunday)
        found = [*self._told(rows), *self._passed(passed)]
        return sorted(found, key=lambda each: each.recorded_on)

    def _told(self, rows: Iterable[RowMapping]) -> list[Correction]:
        return [
            self._correction(row) for row in rows if self.whose.holds(row["leader"], row["unit"])
        ]

    def _passed(self, rows: Iterable[reads.Passed]) -> Iterator[Correction]:
        """Tell the changes of hands that moved the figures of the weeks before."""
        for row in rows:
            if self.whose.holds(row.leader, row.unit):
                leader, unit = self.known.people[row.leader], self.known.units[row.unit]
                told = {
                    "subject": row.subject,
                    "title": row.title,
                    "kind": ActKind.ASSIGN.value,
                    "happened_on": row.from_on,
                    "recorded_on": row.recorded_on,
                    "actor": row.actor,
                    "text": f"改由{leader.name}、{unit.short or unit.name}负责",
                }
                yield self._correction(told)

    def _correction(self, row: Mapping[Any, Any]) -> Correction:
        act = Act(
            id=0,
            subject=row["subject"],
            kind=ActKind(row["kind"]),
            happened_on=row["happened_on"],
            happened_at=None,
            recorded_on=row["recorded_on"],
            actor=row["actor"],
        )
        return Correction(
            id=act.subject,
            title=row["title"],
            act=act.kind,
            on=act.happened_on,
            recorded_on=act.recorded_on,
            actor=act.actor,
            reason=row["text"],
            backdated_days=backdated_days(act, self.law.calendar),
        )
