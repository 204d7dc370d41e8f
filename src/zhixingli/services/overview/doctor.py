"""The doctor (体检): every invariant of the eight measures as a named finding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zhixingli.domain.terms import Severity
from zhixingli.services.overview import doctor_clock, doctor_meetings, doctor_people
from zhixingli.services.overview.examined_ledger import Ward
from zhixingli.services.results.overview import Check, Checkup
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.law.rulebooks import bundled_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from zhixingli.store.ledger.database import Ledger

#: From this month on the next year's days off should have been announced.
_ANNOUNCED_BY = 11


def examine(ledger: Ledger, *, as_of: date, files: Path | None) -> Reply[tuple[Checkup, ...]]:
    """Find what is wrong or missing in a ledger, the gravest first; writes nothing."""
    with reading(ledger) as (conn, law):
        ward = Ward(conn, law, as_of, files)
        found = [finding for check in CHECKS for finding in check(ward)]
        order = list(Severity)
        ranked = sorted(found, key=lambda each: order.index(each.severity))
        return Reply(tuple(ranked), law.meta(as_of))


def calendar_announced(ward: Ward) -> Iterator[Checkup]:
    """Find a next year that should have been announced by now."""
    year = ward.as_of.year + 1
    through = ward.law.calendar.announced_through
    if ward.as_of.month >= _ANNOUNCED_BY and through < date(year, 1, 1):
        yield Checkup(
            Check.CALENDAR_UNANNOUNCED,
            Severity.WARNING,
            None,
            f"{year} 年的放假安排还没有导入，只公布到 {through}",
            "国务院办公厅公布后用 zx calendar import 通知文件 --apply 导入",
        )


def provisional_dates(ward: Ward) -> Iterator[Checkup]:
    """Find due dates that rest on days off not announced yet."""
    found = [item for item in ward.owed if item.provisional]
    if found:
        keys = "、".join(item.key for item in found[:5])
        more = f" 等 {len(found)} 项" if len(found) > len(found[:5]) else ""
        yield Checkup(
            Check.PROVISIONAL_DATES,
            Severity.NOTE,
            None,
            f"到期日是暂定的：{keys}{more}",
            "公布放假安排后导入，期限自动重算",
        )


def rules_missing(ward: Ward) -> Iterator[Checkup]:
    """Find rules that the program brings and the ledger lacks."""
    missing = [limit.id for limit in bundled_rulebook().latest() if limit.id not in ward.law.rules]
    if missing:
        yield Checkup(
            Check.RULES_MISSING,
            Severity.WARNING,
            None,
            f"台账里还没有规则 {'、'.join(missing)}",
            "用 zx rule import --bundled --apply 导入",
        )


CHECKS: tuple[Callable[[Ward], Iterator[Checkup]], ...] = (
    *doctor_people.CHECKS,
    *doctor_meetings.CHECKS,
    *doctor_clock.CHECKS,
    calendar_announced,
    provisional_dates,
    rules_missing,
)
