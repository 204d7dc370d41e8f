"""Papers and tasks counted again from raw rows, day by day, with none of the program's own code.

Read are what was done (acts), the stops, the extensions, the hands it was in, the rules' own
bodies and the days that somebody wrote down; never a due date, a span or a day of discharge.
Told are the papers under the office's own rules, without a statutory one, and the tasks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from tests.oracle.limits import is_worked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Rows = Callable[[str], list[dict[str, Any]]]

_DAY: Final = timedelta(days=1)
#: The rule by which a paper is finished, by its urgency.
_FINISH: Final = {
    "normal": "doc.finish",
    "urgent": "doc.finish.urgent",
    "express": "doc.finish.express",
}
CHECK: Final = "doc.check"
TASK: Final = "task.finish"
RULES: Final = (CHECK, TASK, *_FINISH.values())
#: No limit of the office's own is longer, stops and extensions included.
_LONGEST: Final = 500


@dataclass
class Owed:
    """One limit of one matter, and what is known of it."""

    subject: str
    rule: str
    amount: int
    unit: str
    start: date
    written: date | None = None
    done: date | None = None
    gone: date | None = None
    stops: list[tuple[date, date | None]] = field(default_factory=list)
    more: list[tuple[date, int, date | None]] = field(default_factory=list)

    def due(self, day: date, *, extended: bool = True) -> date | None:
        """Give the due date in force at the end of a day; None while the clock stands."""
        if any(since <= day and (to is None or to > day) for since, to in self.stops):
            return None
        granted = [(n, until) for on, n, until in self.more if on <= day and extended]
        if self.written is not None:
            until = [last for _, last in granted if last is not None]
            return until[-1] if until else self.written
        wanted = self.amount + sum(n for n, _ in granted)
        stood = {
            since + _DAY * n
            for since, to in self.stops
            if to is not None and to <= day
            for n in range((to - since).days + 1)
        }
        at = self.start
        while wanted:
            at += _DAY
            counts = at not in stood and (self.unit != "workday" or is_worked(at))
            wanted -= counts
        while not is_worked(at):  # the last day rolls forward from days off
            at += _DAY
        return at

    def account(self) -> tuple[date, date, date] | None:
        """Walk to the day that it belongs to; give it with the due dates of that day."""
        for n in range(_LONGEST):
            day = self.start + _DAY * n
            due = self.due(day)
            if due is not None and due <= day:
                if self.gone is not None and self.gone <= day:
                    return None
                return day, due, self.due(day, extended=False) or due
        return None


@dataclass(frozen=True)
class Counted:
    """How one limit stood on a day, and whose it was on the day that it belongs to."""

    subject: str
    rule: str
    day: date
    leader: str
    unit: str
    on_time: bool
    on_time_original: bool
    late: bool


class Book:
    """A ledger's raw rows, and what they add up to."""

    def __init__(self, rows: Rows) -> None:
        """Read everything once."""
        self.bodies = {
            row["rule"]: json.loads(row["body"])
            for row in rows("SELECT rule, body FROM rule_version ORDER BY id")
        }
        self.acts: dict[str, list[dict[str, Any]]] = defaultdict(list)
        query = "SELECT id, subject, kind, happened_on, outcome FROM act"
        for row in sorted(rows(query), key=lambda r: (str(r["happened_on"]), r["id"])):
            self.acts[row["subject"]].append(row | {"on": _day(row["happened_on"])})
        self.hands: dict[str, list[tuple[date, str, str]]] = defaultdict(list)
        for row in rows("SELECT subject, from_on, leader, unit FROM assignment ORDER BY from_on"):
            self.hands[row["subject"]].append((_day(row["from_on"]), row["leader"], row["unit"]))
        named = {
            row["id"]: (row["subject"], row["rule"])
            for row in rows("SELECT id, subject, rule FROM obligation")
        }
        self.stops: dict[tuple[str, str], list[tuple[date, date | None]]] = defaultdict(list)
        for row in rows("SELECT obligation, from_on, to_on FROM pause ORDER BY id"):
            to = _day(row["to_on"]) if row["to_on"] is not None else None
            self.stops[named[row["obligation"]]].append((_day(row["from_on"]), to))
        self.more: dict[tuple[str, str], list[tuple[date, int, date | None]]] = defaultdict(list)
        query = "SELECT obligation, granted_on, days, until_on FROM extension ORDER BY id"
        for row in rows(query):
            until = _day(row["until_on"]) if row["until_on"] is not None else None
            granted = (_day(row["granted_on"]), row["days"], until)
            self.more[named[row["obligation"]]].append(granted)
        #: Every matter told of, those struck out too: of them nothing is owed.
        self.told: set[str] = set()
        self.owed = [*self._papers(rows), *self._tasks(rows)]

    def _papers(self, rows: Rows) -> Iterator[Owed]:
        for row in rows("SELECT id, urgency, purpose, received_on, rule FROM doc ORDER BY id"):
            acts = self.acts[row["id"]]
            if row["rule"] is not None:
                continue
            self.told.add(row["id"])
            if not any(act["kind"] == "void" for act in acts):
                reads = row["purpose"] == "reading"
                finish = None if reads else _FINISH[row["urgency"]]
                yield from self._paper(row["id"], _day(row["received_on"]), finish, acts)

    def _paper(
        self, code: str, received: date, finish: str | None, acts: list[dict[str, Any]]
    ) -> list[Owed]:
        """Walk through what was done with a paper, in the order of the days."""
        made = [self._new(code, CHECK, received)]
        checked: dict[str, Any] | None = None
        told: date | None = None
        for act in acts:
            kind, on = act["kind"], act["on"]
            checked = act if kind == "check" else checked
            told = on if kind == "notify" else told
            if kind == "supplement":  # the sender brought what was missing: checked anew
                checked = told = None
                made.append(self._new(code, CHECK, on))
            if kind in ("finish", "return") or (kind, act["outcome"]) == ("route", "beyond"):
                _end(made, kind, on)
            checking = [each for each in made if each.rule == CHECK][-1]
            if checked is not None and told is not None and checking.done is None:
                checking.done = max(checked["on"], told)
                if checked["outcome"] == "complete" and finish is not None:
                    made.append(self._new(code, finish, checking.done))
        return made

    def _tasks(self, rows: Rows) -> Iterator[Owed]:
        query = "SELECT subject, start_on, fixed_due_on FROM obligation WHERE rule = 'task.finish'"
        for row in rows(query):
            acts = self.acts[row["subject"]]
            self.told.add(row["subject"])
            if row["fixed_due_on"] is None or any(act["kind"] == "void" for act in acts):
                continue
            owed = self._new(row["subject"], TASK, _day(row["start_on"]))
            owed.written = _day(row["fixed_due_on"])
            owed.done = next((act["on"] for act in acts if act["kind"] == "finish"), None)
            yield owed

    def _new(self, code: str, rule: str, start: date) -> Owed:
        body, key = self.bodies[rule], (code, rule)
        return Owed(
            code, rule, body["amount"], body["unit"], start,
            stops=self.stops[key], more=self.more[key],
        )  # fmt: skip

    def held(self, code: str, day: date) -> tuple[str, str]:
        """Give who had a matter on a day; before the first, the first."""
        begun = [hands for hands in self.hands[code] if hands[0] <= day]
        return (begun[-1] if begun else self.hands[code][0])[1:]

    def accounts(self, first: date, last: date, as_of: date) -> list[Counted]:
        """Count what belongs to a stretch, as it stood on a day."""
        found = []
        for owed in self.owed:
            account = owed.account()
            if account is None or not first <= account[0] <= min(last, as_of):
                continue
            day, due, unextended = account
            done = owed.done if owed.done is not None and owed.done <= as_of else None
            gone = owed.gone is not None and owed.gone <= as_of
            found.append(
                Counted(
                    owed.subject,
                    owed.rule,
                    day,
                    *self.held(owed.subject, day),
                    on_time=done is not None and done <= due,
                    on_time_original=done is not None and done <= unextended,
                    late=gone or (done is not None and done > due),
                )
            )
        return sorted(found, key=lambda each: (each.subject, each.rule, each.day))

    def overdue(self, day: date) -> set[tuple[str, str, date, str, str]]:
        """Name what was due before a day and neither settled nor withdrawn by it, and whose."""
        found = set()
        for owed in self.owed:
            ends = [end for end in (owed.done, owed.gone) if end is not None]
            due = owed.due(day) if owed.start <= day else None
            if due is not None and due < day and not any(end <= day for end in ends):
                account = owed.account()
                whose = self.held(owed.subject, account[0] if account is not None else day)
                found.add((owed.subject, owed.rule, due, *whose))
        return found


def _end(made: list[Owed], kind: str, on: date) -> None:
    """End what is open: done by a finish; by the other acts the handling falls away.

    A return tells the sender why: that is the check, made and told.
    """
    for each in made:
        if each.done is None and each.gone is None:
            if kind == "finish" or (kind == "return" and each.rule == CHECK):
                each.done = on
            elif each.rule != CHECK:
                each.gone = on


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])
