"""The weekly report: what came and went in a week, and what stood at its end."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.documents.course import course
from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.asking import WeekError
from zhixingli.domain.matters.act import Act, backdated_days
from zhixingli.domain.terms import ActKind, ReportKind
from zhixingli.domain.writing.week import TO_SUNDAY, last_complete_week, parse_week, week_name
from zhixingli.services.readings.accounts import Account, rates
from zhixingli.services.reports.backlog import overdue_counts
from zhixingli.services.reports.corrections import corrections
from zhixingli.services.reports.flow import flows
from zhixingli.services.reports.issued import frozen
from zhixingli.services.reports.named import named_units, overdue_change, withdrawn_late
from zhixingli.services.reports.voided import told_when_voided
from zhixingli.services.reports.week_counts import KEYS, WeekCounts
from zhixingli.services.reports.weekly_measures import beyond_documents
from zhixingli.services.results.weekly import (
    BacklogWeek,
    FigureCorrection,
    Figures,
    IdleItem,
    LateEntry,
    TotalFigures,
    WeeklyReport,
)
from zhixingli.services.scope import brief as briefly
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.readers import whose
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.session import Law, Reply, reading
from zhixingli.store.kinds.matters import acts_of
from zhixingli.store.kinds.people import directory
from zhixingli.store.reads import weekly as reads
from zhixingli.store.reads.issued_reports import edition_before
from zhixingli.store.reads.office_facts import founding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.rates import Rates
    from zhixingli.services.scope.readers import Whose
    from zhixingli.store.ledger.database import Ledger

#: How many weeks of what was overdue are told.
_BACKLOG: Final = 12


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
    earlier weeks were issued, the corrections are what they printed otherwise than is known now.
    """
    first = last_complete_week(as_of) if week is None else parse_week(week, as_of)
    stock_day = min(first + timedelta(days=6), as_of)
    if stock_day < first:
        raise WeekError(week=week_name(first), field="--week")
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, leader=leader, unit=unit, reader=reader)
        report = _Week(conn, law, first, stock_day, asked).report()
        meta = meta_of(conn, law, as_of, leader=leader, unit=unit)
        shown = published(conn, briefly.weekly(report, asked, law), asked.reader)
        return Reply(shown, meta, _new(report, as_of) if week is None else ())


def _new(report: WeeklyReport, as_of: date) -> tuple[Remark, ...]:
    """Say of an empty week before a ledger was made why it is empty, and which one is not."""
    since = report.kept_since
    something = report.overdue or any(getattr(report.figures, key) for key in KEYS)
    if since is None or since <= report.to or something:
        return ()
    told = (
        f"台账 {since} 才建立，上周（{report.week}）没有登记；本周到今天为止的写"
        f" --week {week_name(as_of)}，以前的件用 --on 补录或 zx import docs 导入"
    )
    return (Remark("LEDGER_NEW", told),)


def kept_since(conn: Connection, monday: date) -> date | None:
    """Give the day on which the ledger was made, where a week began before it."""
    made = founding(conn)
    return made[1] if made is not None and made[1] > monday else None


class _Week(WeekCounts):
    """One week of one ledger, and what has to be said of it."""

    def __init__(
        self, conn: Connection, law: Law, first: date, stock_day: date, whose: Whose
    ) -> None:
        super().__init__(conn, law, first, stock_day, whose)
        kind, week = ReportKind.WEEKLY.value, week_name(first)
        self.issued = edition_before(conn, kind, week, whose.scope)

    def report(self) -> WeeklyReport:
        """Count the flows and the stocks, and list what has to be said one by one."""
        self.count_flows()
        accounts = self.accounts()
        title = partial(directory(self.conn).title, day=self.stock_day)
        binding = rates(each for each in accounts if each.binding)
        before = self._before()
        papers = flows(self.conn, self.first, self.stock_day, self.whose, before)
        owed = self.owed()
        overdue, coming, provisional = self.count_stocks(owed)
        last = WeekCounts(*self._week_before())
        backlog = tuple(self._backlog(len(overdue)))
        gone = tuple(
            withdrawn_late(
                *(self.conn, self.law, self.first, self.stock_day, self.whose, self.known)
            )
        )
        stood = [item for item in last.owed() if item.overdue is not None]
        return WeeklyReport(
            week=week_name(self.first),
            from_=self.first,
            to=self.last,
            as_of=self.stock_day,
            figures=Figures(**self.total()),
            units=self.unit_rows(accounts, papers),
            overdue=overdue,
            due_next_week=coming,
            beyond_authority=tuple(self._idle()),
            provisional=provisional,
            corrects=self.issued["id"] if self.issued is not None else None,
            corrections=tuple(self._corrections()),
            late_entries=tuple(self._late_entries()),
            voided=tuple(
                told_when_voided(self.conn, self.law, self.first, self.stock_day, self.whose)
            ),
            owed=binding,
            documents=papers[None],
            total=TotalFigures(**self.total(), owed=binding, documents=papers[None]),
            last_week=before.figures if before is not None else self._last_week(),
            backlog=backlog,
            named=named_units(overdue, accounts, gone, self.known, title),
            overdue_change=overdue_change(self.conn, stood, overdue, backlog, self.stock_day),
            withdrawn_late=gone,
            owed_before=rates(each for each in last.accounts() if each.binding),
            due_statutory=tuple(item for item in coming if self._statutory(item)),
            promised=self._promises(accounts),
            reader=self.whose.reader,
            kept_since=kept_since(self.conn, self.first),
            **beyond_documents(self.conn, self.law, self.first, self.stock_day, self.whose),
        )

    def _week_before(self) -> tuple[Connection, Law, date, date, Whose]:
        monday = self.first - timedelta(days=7)
        return self.conn, self.law, monday, monday + TO_SUNDAY, self.whose

    def _statutory(self, item: ObligationItem) -> bool:
        limit = self.law.rules.latest_of(item.rule)
        return limit is not None and limit.statutory and not limit.reminder

    def _promises(self, accounts: Iterable[Account]) -> Rates:
        """Count the public promises that were to be kept in the week."""
        return rates(each for each in accounts if each.promised and each.finishing)

    def _idle(self) -> list[IdleItem]:
        """List the open documents beyond authority, the longest idle first."""
        rows = [
            row
            for row in reads.beyond_authority(self.conn, self.stock_day)
            if self.whose.holds(row["leader"], row["unit"])
        ]
        acts = acts_of(self.conn, [row["id"] for row in rows])
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

    def _before(self) -> WeeklyReport | None:
        """Give the report of the week before as it was issued, if it was."""
        monday = self.first - timedelta(days=7)
        if self.issued is None or self.issued["week"] != week_name(monday):
            return None
        report: WeeklyReport = frozen(self.conn, self.issued).data
        return report

    def _last_week(self) -> Figures:
        """Count the week before, which was not issued."""
        before = WeekCounts(*self._week_before()).counted()
        return Figures(**{key: before[None][key] for key in KEYS})

    def _backlog(self, now: int) -> Iterator[BacklogWeek]:
        """Count what was overdue at the end of each of twelve weeks, this one the last."""
        ends = [self.last - timedelta(weeks=n) for n in reversed(range(1, _BACKLOG))]
        late = overdue_counts(self.conn, self.law, ends, self.whose)
        for day, count in zip(ends, late, strict=True):
            yield BacklogWeek(week_name(day), count)
        yield BacklogWeek(week_name(self.first), now)

    def _corrections(self) -> Iterator[FigureCorrection]:
        """Count the earlier issued weeks again, and say what they printed otherwise."""

        def count(monday: date) -> dict[str | None, dict[str, int]]:
            sunday = monday + TO_SUNDAY
            return WeekCounts(self.conn, self.law, monday, sunday, self.whose).counted()

        week = week_name(self.first)
        yield from corrections(
            *(self.conn, self.whose.scope, week),
            count=count,
            known=self.known.units,
            told=self._told_entry,
        )

    def _late_entries(self) -> Iterator[LateEntry]:
        """List what was recorded late in the week (补录)."""
        for row in reads.recorded_late(self.conn, self.first, self.stock_day):
            entry = self._told_entry(row)
            if entry is not None and entry.backdated_days is not None:
                yield entry

    def _told_entry(self, row: RowMapping | reads.Passed) -> LateEntry | None:
        """Tell an act, or a change of hands, if it is the reader's."""
        if isinstance(row, reads.Passed):
            return self._passed(row) if self.whose.holds(row.leader, row.unit) else None
        return self._correction(row) if self.whose.holds(row["leader"], row["unit"]) else None

    def _passed(self, row: reads.Passed) -> LateEntry:
        """Tell a change of hands that moved the figures of the weeks before."""
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
        return self._correction(told)

    def _correction(self, row: Mapping[Any, Any]) -> LateEntry:
        act = Act(
            id=0,
            subject=row["subject"],
            kind=ActKind(row["kind"]),
            happened_on=row["happened_on"],
            happened_at=None,
            recorded_on=row["recorded_on"],
            actor=row["actor"],
        )
        return LateEntry(
            id=act.subject,
            title=row["title"],
            act=act.kind,
            on=act.happened_on,
            recorded_on=act.recorded_on,
            actor=act.actor,
            reason=row["text"],
            backdated_days=backdated_days(act, self.law.calendar),
        )
