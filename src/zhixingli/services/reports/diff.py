"""Two weekly reports compared: what fell overdue, what was discharged, what was extended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixingli.domain.errors.reports import ReportDiffError, ReportUnknownError
from zhixingli.domain.terms import ReportKind
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.reports.corrections import LABELS, figures_of
from zhixingli.services.reports.issued import frozen, named
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.results.reports import ChangedItem, FigureChange, ReportDiff, ReportSide
from zhixingli.services.scope.privacy import published
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.obligations import closings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.weekly import WeeklyReport
    from zhixingli.store.ledger.database import Ledger


class _Side(NamedTuple):
    """One of the two: the paper, and its number where it was issued."""

    report: WeeklyReport
    number: str | None

    @property
    def named(self) -> ReportSide:
        return ReportSide(self.number, self.report.week, self.report.as_of)

    @property
    def listed(self) -> dict[str, ObligationItem]:
        """Give every obligation that the report names, by its key."""
        lists = (self.report.overdue, self.report.due_next_week, self.report.provisional)
        return {item.key: item for items in lists for item in items}


def diff_reports(ledger: Ledger, before: str, after: str, *, as_of: date) -> Reply[ReportDiff]:
    """Compare two weekly reports, each as issued; one that never was is computed now.

    Raises ReportUnknownError for a number that was never given, ReportDiffError for reports
    that are no two weekly reports one after the other.
    """
    pair = {"first": before, "second": after}
    first, second = (_side(ledger, each, as_of, pair) for each in (before, after))
    if first.report.as_of >= second.report.as_of:
        raise ReportDiffError(**pair, problem="前一期要早于后一期", field="after")
    with reading(ledger) as (conn, law):
        day = second.report.as_of
        still_open = {
            item.key: item for item in owed_in(conn, law, day, DueIn(None, None), Filters())
        }
        listed = first.listed
        gone = [key for key in listed if key not in still_open]
        closed = closings(conn, gone, day)
        late_then = {item.key for item in first.report.overdue}
        diff = ReportDiff(
            before=first.named,
            after=second.named,
            figures=tuple(_figures(first.report, second.report)),
            newly_overdue=tuple(i for i in second.report.overdue if i.key not in late_then),
            discharged=tuple(
                _changed(listed[key], closed_on=day, withdrawn=withdrawn)
                for key, (day, withdrawn) in sorted(closed.items())
            ),
            extended=tuple(_moved(listed, second.listed | still_open)),
            still_overdue=tuple(i for i in second.report.overdue if i.key in late_then),
        )
        notes = tuple(
            Remark("NOT_ISSUED", f"{side.report.week} 的周报没有印发，按现在的台账计算")
            for side in (first, second)
            if side.number is None
        )
        return Reply(published(conn, diff), law.meta(as_of), notes)


def _side(ledger: Ledger, wanted: str, as_of: date, pair: dict[str, str]) -> _Side:
    with ledger.read() as conn:
        try:
            found = frozen(conn, named(conn, wanted, as_of, ReportKind.WEEKLY))
        except ReportUnknownError:
            if wanted.strip().upper().startswith("BG"):
                raise
        else:
            if found.issued.kind is not ReportKind.WEEKLY:
                problem = f"{found.issued.id} 是{found.issued.kind.label}，只比较周报"
                raise ReportDiffError(**pair, problem=problem, field="report")
            return _Side(found.data, found.issued.id)
    return _Side(weekly_report(ledger, week=wanted, as_of=as_of).data, None)


def _figures(first: WeeklyReport, second: WeeklyReport) -> Iterator[FigureChange]:
    """Compare what both know of: the earlier one as it was corrected since."""
    then, now = figures_of(first), figures_of(second)
    for each in second.corrections:
        if each.week == first.week and each.unit is None:
            then[each.figure] = each.is_
    for key, label in LABELS.items():
        if key in then and key in now:
            yield FigureChange(key, label, then[key], now[key], now[key] - then[key])


def _moved(
    then: dict[str, ObligationItem], now: dict[str, ObligationItem]
) -> Iterator[ChangedItem]:
    """Find what got another due date."""
    for key, item in then.items():
        if key in now and now[key].due != item.due:
            yield _changed(item, becomes=now[key].due)


def _changed(
    item: ObligationItem,
    *,
    becomes: date | None = None,
    closed_on: date | None = None,
    withdrawn: bool = False,
) -> ChangedItem:
    return ChangedItem(
        id=item.id,
        key=item.key,
        title=item.title,
        rule_label=item.rule_label,
        leader=item.leader,
        unit=item.unit,
        was=item.due,
        becomes=becomes,
        closed_on=closed_on,
        withdrawn=withdrawn,
    )
