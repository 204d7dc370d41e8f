"""The hot reads: the index they use, and their answers against a count in plain Python."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from sqlalchemy import text
from tests.office import CREATED, Clerk

from zhixingli.store.reads.owed import owed_on, owed_statement
from zhixingli.store.tables import (
    assignment,
    due_span,
    obligation,
    subject,
)

if TYPE_CHECKING:
    from tests.conftest import Shelf

    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.reads.owed import Window

DAY: Final = date(2026, 6, 1)
LEADERS: Final = ("RY-0001", "RY-0002", "RY-0003")
UNITS: Final = ("DW-0001", "DW-0002", "DW-0003")


class Owed(NamedTuple):
    """One obligation of the built ledger, as plain data."""

    number: int
    opened: date
    spans: list[tuple[date, date | None]]
    discharged: date | None
    withdrawn: date | None
    held: list[tuple[date, str, str]]

    @property
    def closed(self) -> date | None:
        return self.discharged or self.withdrawn

    def due(self, day: date) -> date | None:
        return [due for since, due in self.spans if since <= day][-1]

    @property
    def belongs(self) -> date | None:
        """Walk to the first day at whose end the due date of that day has come."""
        for offset in range(400):
            day = self.opened + timedelta(days=offset)
            due = self.due(day)
            if due is not None and due <= day:
                return day
        return None

    def holder(self, day: date) -> tuple[str, str]:
        begun = [(leader, unit) for since, leader, unit in self.held if since <= day]
        return begun[-1] if begun else self.held[0][1:]


def drawn(chance: random.Random, number: int) -> Owed:
    """Draw one obligation: its due day moves, it may be paused, closed, handed over."""
    opened = DAY + timedelta(days=chance.randrange(60))
    spans: list[tuple[date, date | None]] = [
        (opened, opened + timedelta(days=chance.randrange(30)))
    ]
    since = opened
    for _ in range(chance.randrange(4)):
        since += timedelta(days=chance.randrange(1, 15))
        due = since + timedelta(days=chance.randrange(30)) if chance.random() < 0.8 else None
        spans.append((since, due))
    end = opened + timedelta(days=chance.randrange(60)) if chance.random() < 0.7 else None
    done = chance.random() < 0.8
    held = [(opened, chance.choice(LEADERS), chance.choice(UNITS))]
    for _ in range(chance.randrange(3)):
        later = held[-1][0] + timedelta(days=chance.randrange(1, 20))
        held.append((later, chance.choice(LEADERS), chance.choice(UNITS)))
    return Owed(number, opened, spans, end if done else None, None if done else end, held)


OWED: Final = [drawn(random.Random(number), number) for number in range(1, 301)]  # noqa: S311


def built(ledger: Ledger) -> None:
    """Write the drawn obligations straight into the tables."""
    clerk = Clerk(ledger)
    clerk.open_office()
    with ledger.write(clerk.stamp(CREATED)) as work:
        version = work.conn.execute(text("SELECT min(id) FROM rule_version")).scalar()
        for owed in OWED:
            code = f"SW-2026-{owed.number:04d}"
            work.insert(
                subject,
                {
                    "id": code,
                    "uid": work.uid(),
                    "kind": "doc",
                    "title": code,
                    "opened_on": owed.opened,
                    "public_promise": False,
                },
            )
            for since, leader, unit in owed.held:
                row = {"subject": code, "from_on": since, "leader": leader, "unit": unit}
                work.insert(assignment, row | {"recorded_on": since})
            last, due = owed.spans[-1]
            work.insert(
                obligation,
                {
                    "id": owed.number,
                    "uid": work.uid(),
                    "key": f"{code}/doc.check",
                    "subject": code,
                    "rule": "doc.check",
                    "rule_version": version,
                    "start_on": owed.opened,
                    "opened_on": owed.opened,
                    "due_original_on": owed.spans[0][1],
                    "due_on": due,
                    "due_since": last,
                    "provisional": False,
                    "paused": due is None,
                    "discharged_on": owed.discharged,
                    "withdrawn_on": owed.withdrawn,
                    "belongs_on": owed.belongs,
                    "by_law": False,
                },
            )
            for n, (since, day) in enumerate(owed.spans):
                work.insert(
                    due_span,
                    {
                        "obligation": owed.number,
                        "n": n,
                        "from_on": since,
                        "due_on": day,
                        "cause": "open",
                        "provisional": False,
                        "calendar_revision": 1,
                    },
                )


def _before(day: date) -> Window:
    return lambda due: due < day


def _between(day: date, last: date) -> Window:
    return lambda due: due.between(day, last)


@pytest.fixture
def filled(shelf: Shelf) -> Ledger:
    return shelf.take(built)


def test_what_was_overdue_on_any_day(filled: Ledger) -> None:
    for offset in range(0, 130, 3):
        day = DAY + timedelta(days=offset)
        expected = {
            owed.number: (due, *owed.holder(owed.belongs or day), *owed.holder(day))
            for owed in OWED
            if owed.opened <= day
            and (owed.closed is None or owed.closed > day)
            and (due := owed.due(day)) is not None
            and due < day
        }
        with filled.read() as conn:
            rows = owed_on(conn, day, _before(day))
        found = {
            row["number"]: (
                row["due"],
                row["leader"],
                row["unit"],
                row["current_leader"],
                row["current_unit"],
            )
            for row in rows
        }
        assert found == expected, day
        assert [row["due"] for row in rows] == sorted(row["due"] for row in rows)


def test_what_falls_due_in_a_window(filled: Ledger) -> None:
    for offset in range(0, 90, 5):
        day, last = DAY + timedelta(days=offset), DAY + timedelta(days=offset + 7)
        expected = {
            owed.number
            for owed in OWED
            if owed.opened <= day
            and (owed.closed is None or owed.closed > day)
            and (due := owed.due(day)) is not None
            and day <= due <= last
        }
        with filled.read() as conn:
            rows = owed_on(conn, day, _between(day, last))
        assert {row["number"] for row in rows} == expected, day


def test_filters_keep_what_they_name(filled: Ledger) -> None:
    day = DAY + timedelta(days=60)
    with filled.read() as conn:
        everything = owed_on(conn, day, lambda due: due < day)
        by_leader = owed_on(conn, day, lambda due: due < day, leader="RY-0002")
        by_unit = owed_on(conn, day, lambda due: due < day, units={"DW-0003"})
        nothing = owed_on(conn, day, lambda due: due < day, kind="project")
    assert by_leader == [row for row in everything if row["leader"] == "RY-0002"]
    assert by_unit == [row for row in everything if row["unit"] == "DW-0003"]
    assert (len(everything) > len(by_leader) > 0, nothing) == (True, [])


def test_the_daily_read_goes_by_the_partial_indexes(files: Shelf) -> None:
    ledger = files.take(built)
    statement = owed_statement(DAY, lambda due: due < DAY)
    with ledger.read() as conn:
        compiled = statement.compile(conn, compile_kwargs={"literal_binds": True})
        plan = [row.detail for row in conn.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))]
    reads = [line for line in plan if " obligation" in line]

    assert any("USING INDEX ix_obligation_open_due" in line for line in reads), plan
    assert any("USING INDEX ix_obligation_closed_on" in line for line in reads), plan
    assert any("USING INDEX ix_obligation_due_since" in line for line in reads), plan
    # No table that grows with the ledger is read whole.
    assert not [line for line in plan if line.startswith("SCAN") and "owed" not in line], plan
