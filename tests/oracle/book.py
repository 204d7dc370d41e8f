"""A ledger's raw rows, and what they add up to: what was owed, whose, kept or not.

Read are the acts, the stops, the extensions, the hands, the posts, the office's own settings,
the rules' bodies and the days that somebody wrote down; never a due date, a span, a wait or a
day of discharge.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tests.oracle import matters
from tests.oracle.clock import Owed
from tests.oracle.papers import CHECK, INSTRUCTION, STATED, Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Row = dict[str, Any]
    Rows = Callable[[str], list[Row]]

#: What is owed upon an act of the course, not because somebody named it at the receipt.
_OF_THE_COURSE: Final = ("doc.", "cosign.")
#: What only reminds is nobody's being late.
ADVISORY: Final = frozenset({"onsite.minutes"})


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
    """Everything that a ledger's raw rows say was owed."""

    def __init__(self, rows: Rows) -> None:
        """Read everything once."""
        self.rows = rows
        self.versions: dict[str, list[Row]] = defaultdict(list)
        for row in rows("SELECT * FROM rule_version ORDER BY id"):
            self.versions[row["rule"]].append(row)
        self.settings = [
            (_day(row["from_on"]), row["key"], row["value"])
            for row in rows("SELECT * FROM office_setting ORDER BY from_on")
        ]
        self.merged = {
            row["id"]: (_day(row["closed_on"]), row["merged_into"])
            for row in rows("SELECT * FROM unit WHERE merged_into IS NOT NULL")
        }
        self.portfolio = [
            (_day(row["from_on"]), row["unit"], row["leader"])
            for row in rows("SELECT * FROM portfolio ORDER BY from_on")
        ]
        self.acts: dict[str, list[Row]] = defaultdict(list)
        acts = [row | {"on": _day(row["happened_on"])} for row in rows("SELECT * FROM act")]
        for row in sorted(acts, key=lambda each: (each["on"], each["id"])):
            self.acts[row["subject"]].append(row | {"heir": self.heir})
        self.hands: dict[str, list[tuple[date, str, str]]] = defaultdict(list)
        for row in rows("SELECT * FROM assignment ORDER BY from_on"):
            self.hands[row["subject"]].append((_day(row["from_on"]), row["leader"], row["unit"]))
        self.subjects = {row["id"]: row for row in rows("SELECT * FROM subject ORDER BY id")}
        self._read_limits()
        self.papers: dict[str, Paper] = {}
        self._made: Counter[tuple[str, str]] = Counter()
        self.owed = list(self._all())
        self.accounts_of = {owed: owed.account() for owed in self.owed}

    def _read_limits(self) -> None:
        """Read what somebody wrote down of limits: which, from when, by when, stopped, extended.

        The n-th limit of a rule of a matter is known by its number: no day tells it apart.
        """
        numbers: dict[int, tuple[str, str, int]] = {}
        self.given: dict[tuple[str, str, int], Row] = {}
        seen: Counter[tuple[str, str]] = Counter()
        query = (
            "SELECT id, subject, rule, start_on, opened_on, fixed_due_on, outcome, follows"
            " FROM obligation ORDER BY id"
        )
        for row in self.rows(query):
            name = row["subject"], row["rule"]
            numbers[row["id"]] = (*name, seen[name])
            self.given[*name, seen[name]] = row
            seen[name] += 1
        self.stops: dict[tuple[str, str, int], list[tuple[date, date | None]]] = defaultdict(list)
        for row in self.rows("SELECT * FROM pause ORDER BY id"):
            stop = (_day(row["from_on"]), _day_or_none(row["to_on"]))
            self.stops[numbers[row["obligation"]]].append(stop)
        self.more: dict[tuple[str, str, int], list[tuple[date, int, date | None]]] = defaultdict(
            list
        )
        for row in self.rows("SELECT * FROM extension ORDER BY id"):
            granted = (_day(row["granted_on"]), row["days"], _day_or_none(row["until_on"]))
            self.more[numbers[row["obligation"]]].append(granted)

    # --- what was owed

    def _all(self) -> Iterator[Owed]:
        docs = {row["id"]: row for row in self.rows("SELECT * FROM doc ORDER BY id")}
        tasks = {row["id"]: row for row in self.rows("SELECT * FROM task")}
        meetings = {row["id"]: row for row in self.rows("SELECT * FROM meeting")}
        for code, subject in self.subjects.items():
            acts = self.acts[code]
            if any(act["kind"] == "void" for act in acts):
                continue  # it never was
            match subject["kind"]:
                case "doc":
                    yield from self._paper(docs[code], acts)
                case "task":
                    written = self._written(code, tasks[code]["rule"])
                    yield from matters.of_task(written, acts, self._new)
                case "project":
                    yield from matters.of_project(code, acts, self._new)
                case "supervision":
                    written = self._written(code, "supervise.finish")
                    yield from matters.of_supervision(written, acts, self._new)
                case "meeting":
                    row = meetings[code] | {"held": _day(meetings[code]["meeting_on"])}
                    yield from matters.of_meeting(row, acts, self._new)

    def _paper(self, row: Row, acts: list[Row]) -> list[Owed]:
        paper = Paper(row, self._new, lambda rule: self.body(rule, _day(row["received_on"])))
        if self.setting("finish_start", paper.received) == "received":
            paper.counts_from = self._counted_from(row)
        self.papers[row["id"]] = paper
        edits = [act["text"] for act in acts if "紧急程度：" in (act["text"] or "")]
        paper.urgency_before(edits)
        for rule, start, written in self._given_at_receipt(row):
            paper.open(rule, start, paper.received, written=written)
        paper.open(CHECK, self._counted_from(row), paper.received)
        instructions = 0
        for act in acts:
            more: Row = {}
            if act["kind"] == "instruct":
                given = self.given[row["id"], INSTRUCTION, instructions]
                more["written"] = _day_or_none(given["fixed_due_on"])
                instructions += 1
            if act["kind"] == "finish":
                more["ending"] = self._ending(row["id"])
            paper.take(act | more, act["on"])
        paper.decide_by_law(None)
        return paper.made

    def _given_at_receipt(self, row: Row) -> Iterator[tuple[str, date, date | None]]:
        """Give the rules named at the receipt, the main one first; not what these opened."""
        named = [
            (rule, given)
            for (code, rule, _), given in self.given.items()
            if code == row["id"]
            and (rule == STATED or not rule.startswith(_OF_THE_COURSE))
            and given["follows"] is None
            and str(given["opened_on"])[:10] == str(row["received_on"])[:10]
        ]
        received = _day(row["received_on"])
        beside = {each for rule, _ in named for each in self.body(rule, received)["beside"]}
        for rule, given in sorted(named, key=lambda each: each[0] != row["rule"]):
            if rule == row["rule"] or rule not in beside:
                yield rule, _day(given["start_on"]), _day_or_none(given["fixed_due_on"])

    def _ending(self, code: str) -> str | None:
        """Give the outcome that was named when a paper was finished."""
        main = self.papers[code].mains
        found = [
            given["outcome"]
            for (subject, rule, _), given in self.given.items()
            if subject == code and rule in main and given["outcome"] is not None
        ]
        return found[-1] if found else None

    def _counted_from(self, row: Row) -> date:
        """Give the day from which a receipt counts: after hours, the next working day."""
        from tests.oracle.limits import counted, is_worked  # noqa: PLC0415

        day = _day(row["received_on"])
        if self.setting("deemed_receipt", day) != "on" or row["urgency"] != "normal":
            return day
        closes = self.setting("office_closes", day) or "17:30"
        late = row["received_at"] is not None and str(row["received_at"])[11:16] > closes
        if late or not is_worked(day):
            return counted(day, 1, "workday", roll="none").due
        return day

    def _written(self, code: str, rule: str) -> Row:
        given = self.given[code, rule, 0]
        start, written = _day(given["start_on"]), _day_or_none(given["fixed_due_on"])
        return {"id": code, "rule": rule, "start": start, "written": written}

    def _new(self, code: str, rule: str, start: date, opened: date, **more: Any) -> Owed:
        began = _day(self.subjects[code]["opened_on"])
        number = (code, rule, self._made[code, rule])
        self._made[code, rule] += 1
        more.setdefault("stops", self.stops[number])
        return Owed(
            code, rule, self.body(rule, began), start, opened, more=self.more[number], **more
        )

    def body(self, rule: str, day: date) -> Row:
        """Give what a rule said on a day; what the office chose is a version of its own."""
        versions = [
            row
            for row in self.versions[rule]
            if row["effective_from"] is None or _day(row["effective_from"]) <= day
        ]
        found: Row = json.loads((versions or self.versions[rule])[-1]["body"])
        return found

    def setting(self, key: str, day: date) -> str | None:
        """Give what the office had chosen by a day."""
        chosen = [value for since, name, value in self.settings if name == key and since <= day]
        return chosen[-1] if chosen else None

    # --- whose

    def heir(self, unit: str, day: date) -> str:
        """Give the unit that has the work of a unit on a day."""
        while unit in self.merged and self.merged[unit][0] <= day:
            unit = self.merged[unit][1]
        return unit

    def held(self, code: str, day: date) -> tuple[str, str]:
        """Give who had a matter on a day; before the first, the first."""
        begun = [hands for hands in self.hands[code] if hands[0] <= day]
        return (begun[-1] if begun else self.hands[code][0])[1:]

    def whose(self, owed: Owed, day: date) -> tuple[str, str]:
        """Give who answers for a limit on a day: the unit that was asked, whom that answers to."""
        leader, unit = self.held(owed.subject, day)
        if owed.asked is None:
            return leader, self.heir(unit, day)
        led = [who for since, of, who in self.portfolio if of == owed.asked and since <= day]
        return (led[-1] if led else leader), self.heir(owed.asked, day)

    # --- what it adds up to

    def accounts(self, first: date, last: date, as_of: date) -> list[Counted]:
        """Count what belongs to a stretch, as it stood on a day."""
        found = []
        for owed, account in self.accounts_of.items():
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
                    *self.whose(owed, day),
                    on_time=done is not None and done <= due,
                    on_time_original=done is not None and done <= unextended,
                    late=gone or (done is not None and done > due),
                )
            )
        return sorted(found, key=lambda each: (each.subject, each.rule, each.day, each.leader))

    def overdue(self, day: date) -> list[tuple[str, str, date, str, str]]:
        """Name what was due before a day and neither settled nor withdrawn by it, and whose."""
        found = []
        for owed, account in self.accounts_of.items():
            if owed.opened > day or owed.rule in ADVISORY or owed.body["reminder"]:
                continue
            if owed.body["conditional"] and (owed.bound is None or owed.bound > day):
                continue
            due = owed.due(day)
            if due is not None and due < day and (owed.ended is None or owed.ended > day):
                whose = self.whose(owed, account[0] if account is not None else day)
                found.append((owed.subject, owed.rule, due, *whose))
        return sorted(found)


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


def _day_or_none(value: Any) -> date | None:
    return None if value is None else _day(value)
