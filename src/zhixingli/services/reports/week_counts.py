"""The figures of a week: what came and went, what was owed, what stood at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.law.rules import DOC_CHECK, main_rule
from zhixingli.domain.terms import Urgency
from zhixingli.domain.writing.week import TO_SUNDAY
from zhixingli.services.readings.accounts import Account, accounts_in, rates
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.readings.in_time import by_day, in_time
from zhixingli.services.results.weekly import DocumentFlow, Figures, UnitFigures
from zhixingli.services.use_case.names import Names, names
from zhixingli.store.reads import weekly as reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.scope.readers import Whose
    from zhixingli.services.use_case.session import Law

_FINISHES = frozenset(main_rule(urgency.value) for urgency in Urgency)
KEYS = tuple(Figures.__dataclass_fields__)
#: A unit that had no papers at all.
_NO_PAPERS = DocumentFlow(0, 0, 0, 0, 0, 0, 0, 0)


class WeekCounts:
    """The figures of one week of one ledger, by unit."""

    def __init__(
        self, conn: Connection, law: Law, first: date, stock_day: date, whose: Whose
    ) -> None:
        """Take the week that begins on a Monday, and the day of its stocks."""
        self.conn, self.law, self.whose = conn, law, whose
        self.first, self.last = first, first + TO_SUNDAY
        self.stock_day = stock_day
        self.known: Names = names(conn, stock_day)
        self.counts: dict[str, Counter[str]] = {}

    def count_flows(self) -> None:
        """Count what came, was checked and was finished in the week."""
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

    def owed(self) -> list[ObligationItem]:
        """Give everything that is owed on the day of the stocks."""
        whose = Filters(leader=self.whose.leader, unit=self.whose.unit)
        ever = DueIn(None, None)
        return list(owed_in(self.conn, self.law, self.stock_day, ever, whose))

    def _falls_next_week(self, item: ObligationItem) -> bool:
        monday = self.last + timedelta(days=1)
        return item.due is not None and monday <= item.due <= monday + timedelta(days=6)

    def count_stocks(self, owed: list[ObligationItem]) -> tuple[tuple[ObligationItem, ...], ...]:
        """Count what stands; give what is overdue, due next week, provisional."""
        overdue = tuple(item for item in owed if item.overdue is not None)
        coming = tuple(item for item in owed if self._falls_next_week(item))
        provisional = tuple(item for item in owed if item.provisional)
        for key, items in (
            ("open", owed),
            ("overdue", overdue),
            ("paused", [item for item in owed if item.paused]),
            ("due_next_week", coming),
            ("provisional", provisional),
        ):
            for item in items:
                self.counts.setdefault(item.unit.id, Counter())[key] += 1
        return overdue, coming, provisional

    def total(self) -> dict[str, int]:
        """Add the units up."""
        return {key: sum(counts[key] for counts in self.counts.values()) for key in KEYS}

    def unit_rows(
        self, accounts: Iterable[Account], papers: Mapping[str | None, DocumentFlow] | None = None
    ) -> tuple[UnitFigures, ...]:
        """Give a row a unit, the most overdue first."""
        owed: dict[str, list[Account]] = {}
        for each in accounts:
            if each.binding:
                owed.setdefault(each.unit, []).append(each)
                self.counts.setdefault(each.unit, Counter())
        flowing = papers or {}
        for unit in flowing:
            if unit is not None:
                self.counts.setdefault(unit, Counter())
        rows = [
            UnitFigures(
                unit=self.known.units[unit],
                owed=rates(owed.get(unit, ())),
                documents=flowing.get(unit, _NO_PAPERS) if flowing else None,
                **{key: counts[key] for key in KEYS},
            )
            for unit, counts in self.counts.items()
        ]
        return tuple(sorted(rows, key=lambda row: (-row.overdue, -row.open, row.unit.id)))

    def counted(self) -> dict[str | None, dict[str, int]]:
        """Count the figures alone, as they are printed: by unit, the whole under None."""
        self.count_flows()
        self.count_stocks(self.owed())
        accounts = self.accounts()
        rows = {row.unit.id: row for row in self.unit_rows(accounts)}
        whole = self.total() | asdict(rates(each for each in accounts if each.binding))
        units: dict[str | None, dict[str, int]] = {
            unit: {key: getattr(row, key) for key in KEYS} | asdict(row.owed or rates(()))
            for unit, row in rows.items()
        }
        return {None: whole, **units}

    def accounts(self) -> list[Account]:
        """Give what belongs to the week."""
        days = (self.first, self.stock_day, self.stock_day)
        return accounts_in(self.conn, self.law, *days, self.whose)
