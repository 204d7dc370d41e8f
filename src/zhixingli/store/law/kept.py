"""The calendar, the rules and the choices that a ledger keeps for itself."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from zhixingli.domain.law.calendar import Notice, NoticeKind, WorkCalendar
from zhixingli.domain.law.rule_file import body_of, limit_from_body
from zhixingli.domain.law.rules import RuleBook, TimeLimit
from zhixingli.domain.matters.desk import Choices
from zhixingli.domain.notices.precedence import gives_way
from zhixingli.store.tables import calendar_notice, rule_version
from zhixingli.store.tables.standing import office_setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row, Select

    from zhixingli.store.ledger.unit_of_work import UnitOfWork


def load_calendar(conn: Connection, revision: int | None = None) -> WorkCalendar:
    """Build the ledger's calendar, or the one it had at an earlier revision."""
    return _laid_out(tuple(conn.execute(_notices(revision))))


def load_notices(conn: Connection, revision: int | None = None) -> list[tuple[int, Notice]]:
    """Read the notices in force, with their revisions, in the order of their recording."""
    return [(row.revision, _notice(row)) for row in conn.execute(_notices(revision))]


@lru_cache(maxsize=8)
def _laid_out(rows: tuple[Row[Any], ...]) -> WorkCalendar:
    """Lay out a calendar, once a process while its notices stay the same."""
    return WorkCalendar.of(_notice(row) for row in rows)


def _notices(revision: int | None) -> Select[Any]:
    table = calendar_notice
    query = select(table).order_by(table.c.revision)
    if revision is None:
        query = query.where(table.c.superseded_by.is_(None))
    else:
        query = query.where(
            table.c.revision <= revision,
            or_(table.c.superseded_by.is_(None), table.c.superseded_by > revision),
        )
    return query


def calendar_revision(conn: Connection) -> int:
    """Give the number of the last notice recorded."""
    return conn.execute(select(func.max(calendar_notice.c.revision))).scalar() or 0


def add_notice(work: UnitOfWork, notice: Notice, *, day: date) -> int:
    """Record a notice; one of the same number, or an estimate of its year, gives way to it."""
    revision = work.next_number("calendar_notice")
    work.flush()
    in_force = select(calendar_notice).where(calendar_notice.c.superseded_by.is_(None))
    for row in work.conn.execute(in_force.where(calendar_notice.c.year == notice.year)).all():
        if gives_way(_notice(row), notice):
            work.update(calendar_notice, row._mapping, superseded_by=revision)
    work.insert(
        calendar_notice,
        {
            "revision": revision,
            "number": notice.number,
            "year": notice.year,
            "kind": notice.kind.value,
            "issued_on": notice.issued_on,
            "url": notice.url,
            "days": json.dumps(_days(notice), ensure_ascii=False, separators=(",", ":")),
            "applied_on": day,
        },
    )
    return revision


def load_rules(conn: Connection) -> RuleBook:
    """Read every version of every rule, in the order of its recording."""
    query = select(rule_version.c.id, rule_version.c.body).order_by(rule_version.c.id)
    return _book(tuple(conn.execute(query)))


@lru_cache(maxsize=8)
def _book(rows: tuple[Row[Any], ...]) -> RuleBook:
    """Read the rules, once a process while their versions stay the same."""
    return RuleBook(limit_from_body(json.loads(row.body), row.id) for row in rows)


def add_rules(work: UnitOfWork, limits: Iterable[TimeLimit], *, source: str, day: date) -> None:
    """Record versions of rules."""
    for limit in limits:
        work.insert(
            rule_version,
            {
                "id": work.next_number("rule_version"),
                "rule": limit.id,
                "effective_from": limit.effective_from,
                "effective_to": limit.effective_to,
                "body": json.dumps(body_of(limit), ensure_ascii=False, sort_keys=True),
                "source": source,
                "imported_on": day,
            },
        )


def own_rules(conn: Connection) -> frozenset[str]:
    """Name the rules that the office wrote itself: the shipped ones leave them alone.

    A choice of the office on top of a rule leaves it whose it was.
    """
    rows = conn.execute(
        select(rule_version.c.rule, rule_version.c.source).order_by(rule_version.c.id)
    )
    last = {row.rule: row.source for row in rows if row.source != "setting"}
    return frozenset(rule for rule, source in last.items() if source == "office")


def load_choices(conn: Connection) -> Choices:
    """Read the office's choices with the days from which they hold."""
    history: dict[str, list[tuple[date, str]]] = {}
    for row in conn.execute(select(office_setting).order_by(office_setting.c.from_on)):
        history.setdefault(row.key, []).append((row.from_on, row.value))
    return Choices(history)


def _days(notice: Notice) -> dict[str, list[list[str]]]:
    return {
        "off": [[day.isoformat(), name] for day, name in notice.off],
        "on": [[day.isoformat(), name] for day, name in notice.on],
    }


def _notice(row: Row[Any]) -> Notice:
    days = json.loads(row.days)
    off, on = (
        tuple((date.fromisoformat(day), name) for day, name in days[key]) for key in ("off", "on")
    )
    return Notice(
        number=row.number,
        year=row.year,
        kind=NoticeKind(row.kind),
        issued_on=row.issued_on,
        off=off,
        on=on,
        url=row.url,
    )
