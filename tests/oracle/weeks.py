"""What recurs, and what a week or a period adds up to, counted again from raw rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from tests.oracle.book import ADVISORY, Book, Counted
from tests.oracle.limits import counted, is_worked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Holds = Callable[[str, str], bool]
    Row = dict[str, Any]

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_SUNDAY: Final = timedelta(days=6)
_REVIEWS: Final = {"planning": "LS-planning", "land": "LS-land"}
#: Limits that are not the work itself: each has a figure of its own.
_BESIDE: Final = {
    "doc.check",
    "doc.instruction",
    "cosign.reply",
    "onsite.minutes",
    "exec.notice",
    "project.milestone",
}


def monday_of(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - _DAY * day.weekday()


def week_name(monday: date) -> str:
    """Name a week as the law of the calendar does: 2026-W42."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02d}"


def rate(part: int, whole: int) -> float | None:
    """Give a share in percent, one decimal, a half to the even (GB/T 8170); of nothing, none."""
    return round(Fraction(1000 * part, whole)) / 10 if whole else None


def rates(found: Iterable[Counted]) -> Row:
    """Add accounts up."""
    every = list(found)
    owed, kept = len(every), sum(each.on_time for each in every)
    original = sum(each.on_time_original for each in every)
    late = sum(each.late for each in every)
    return {
        "owed": owed,
        "on_time": kept,
        "on_time_original": original,
        "late": late,
        "undone": owed - kept - late,
        "rate": rate(kept, owed),
        "rate_original": rate(original, owed),
    }


def _all(_: str, __: str) -> bool:
    return True


class Weeks:
    """A book read week by week."""

    def __init__(self, book: Book) -> None:
        """Take the book; what recurs is read from its rows."""
        self.book = book
        self.reminders = {
            rule for rule in book.versions if book.body(rule, date.max)["reminder"]
        } | ADVISORY

    # --- meetings on site

    @cached_property
    def _onsite_days(self) -> dict[str, list[date]]:
        """Give the days on which each project had its meeting."""
        found: dict[str, list[date]] = defaultdict(list)
        query = (
            "SELECT a.about, m.id, m.meeting_on FROM agenda_item a"
            " JOIN meeting m ON m.id = a.meeting WHERE m.form = 'onsite'"
        )
        for row in self.book.rows(query):
            if not self._void(row["id"]):
                found[row["about"]].append(_day(row["meeting_on"]))
        return found

    @cached_property
    def _sponsors(self) -> dict[str, list[tuple[date, str]]]:
        found: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for row in self.book.rows("SELECT * FROM duty WHERE role = 'sponsor' ORDER BY from_on"):
            found[row["subject"]].append((_day(row["from_on"]), row["person"]))
        return found

    def _void(self, code: str) -> bool:
        return any(act["kind"] == "void" for act in self.book.acts[code])

    def _projects(self, day: date) -> list[str]:
        return [
            code
            for code, row in self.book.subjects.items()
            if row["kind"] == "project" and _day(row["opened_on"]) <= day and not self._void(code)
        ]

    def owes(self, project: str, monday: date, day: date = date.max) -> bool:
        """Tell whether a project owes a meeting in a week, as far as is known on a day."""
        known = [act for act in self.book.acts[project] if act["on"] <= day]
        ended = [act["on"] for act in known if act["kind"] == "close"]
        worked = [monday + _DAY * n for n in range(7) if is_worked(monday + _DAY * n)]
        listed = _day(self.book.subjects[project]["opened_on"])
        if listed > monday or (ended and ended[0] <= monday + _SUNDAY) or not worked:
            return False
        return not all(_rests(known, each) for each in worked)

    def sponsor(self, project: str, monday: date, day: date) -> tuple[str, str]:
        """Give who answers for a week's meeting: who was there on its last working day."""
        worked = [monday + _DAY * n for n in range(7) if is_worked(monday + _DAY * n)]
        last = min(day, worked[-1] if worked else monday + _SUNDAY)
        leader, unit = self.book.held(project, last)
        named = [who for since, who in self._sponsors[project] if since <= last]
        first = self._sponsors[project][:1]
        return named[-1] if named else first[0][1] if first else leader, unit

    def onsite(self, monday: date, day: date, holds: Holds = _all) -> dict[str, tuple[bool, int]]:
        """Tell of each project of a week whether it owed a meeting, and how many it had."""
        found = {}
        for project in self._projects(day):
            held = sum(monday <= on <= min(day, monday + _SUNDAY)
                       for on in self._onsite_days[project])  # fmt: skip
            owes = self.owes(project, monday, day)
            if (owes or held) and holds(*self.sponsor(project, monday, day)):
                found[project] = (owes, held)
        return found

    def sessions(self, monday: date, day: date) -> Row:
        """Sum up a week's meetings on site: delegated projects, and minutes issued by the day."""
        query = (
            "SELECT a.about, m.id, m.meeting_on, m.delegated, m.issued_on FROM agenda_item a"
            " JOIN meeting m ON m.id = a.meeting WHERE m.form = 'onsite'"
        )
        listed = self._projects(day)
        held = [
            row
            for row in self.book.rows(query)
            if monday <= _day(row["meeting_on"]) <= min(day, monday + _SUNDAY)
            and row["about"] in listed
            and not self._void(row["id"])
        ]
        issued = [row for row in held if row["issued_on"] and _day(row["issued_on"]) <= day]
        return {
            "delegated": len({row["about"] for row in held if row["delegated"]}),
            "minutes_rate": rate(len(issued), len(held)),
        }

    def missed(self, day: date) -> set[tuple[str, str, str]]:
        """Name the weeks without their meeting by a day: project, week, sponsor."""
        found = set()
        for project in self._projects(day):
            monday = monday_of(_day(self.book.subjects[project]["opened_on"]))
            held = {monday_of(on) for on in self._onsite_days[project] if on <= day}
            while monday + _SUNDAY < day:
                if self.owes(project, monday, day) and monday not in held:
                    sponsor = self.sponsor(project, monday, day)[0]
                    found.add((project, week_name(monday), sponsor))
                monday += _WEEK
        return found

    def record(self, project: str, day: date) -> tuple[int, int]:
        """Count the weeks past in which a project owed a meeting, and those that had one."""
        monday, owed = monday_of(_day(self.book.subjects[project]["opened_on"])), 0
        while monday + _SUNDAY < day:
            owed += self.owes(project, monday, day)
            monday += _WEEK
        return owed, owed - sum(code == project for code, _, _ in self.missed(day))

    # --- what is overdue though nobody wrote it down

    def recurring_overdue(self, day: date) -> set[tuple[str, str, date, str]]:
        """Name the recurring duties that are overdue on a day: subject, rule, due day, period."""
        return {*self._meetings_overdue(day), *self._reports_overdue(day), *self._reviews(day)}

    def _meetings_overdue(self, day: date) -> Iterator[tuple[str, str, date, str]]:
        for project, week, _ in self.missed(day):
            monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
            last = max((on for on in self._onsite_days[project] if on <= day), default=date.min)
            if monday_of(last) < monday if last != date.min else True:
                yield project, "onsite.weekly", monday + _SUNDAY, week

    def _reports_overdue(self, day: date) -> Iterator[tuple[str, str, date, str]]:
        owing: dict[str, tuple[str, Callable[[date], bool]]] = {
            "BG-onsite": ("onsite.table", self._any_meeting),
            "BG-letters": ("dispatch.report", self._any_letter),
        }
        for series, (rule, owes) in owing.items():
            done = [
                act["outcome"]
                for act in self.book.acts[series]
                if act["kind"] == "submit" and act["on"] <= day
            ]
            monday = monday_of(min(_day(r["opened_on"]) for r in self.book.subjects.values()))
            while monday + _WEEK <= day:
                due = counted(monday + _SUNDAY, 1, "workday", roll="none").due
                if owes(monday) and week_name(monday) > max(done, default="") and due < day:
                    yield series, rule, due, week_name(monday)
                monday += _WEEK

    def _any_meeting(self, monday: date) -> bool:
        return any(self.owes(project, monday) for project in self._projects(monday + _SUNDAY))

    def _any_letter(self, monday: date) -> bool:
        sunday = monday + _SUNDAY
        return any(
            sent <= sunday and (ended is None or ended >= monday) for sent, ended in self._transit
        )

    def _reviews(self, day: date) -> Iterator[tuple[str, str, date, str]]:
        for form, (due, start) in self.reviews(day).items():
            if due < day:
                yield _REVIEWS[form], f"review.{form}", due, start.isoformat()

    def reviews(self, day: date) -> dict[str, tuple[date, date]]:
        """Give when each review has to be held next, and the day from which that counts."""
        found = {}
        for form in _REVIEWS:
            begun, held = self._review_days(form, day)
            start = max([*held, begun])
            if start <= day:
                body = self.book.body(f"review.{form}", start)
                due = counted(start, body["amount"], body["unit"], roll="forward").due
                found[form] = due, start
        return found

    def _review_days(self, form: str, day: date) -> tuple[date, list[date]]:
        """Give since when a review is owed, and the days on which it was held by a day."""
        founded = _day(self.book.rows("SELECT today FROM journal WHERE seq = 1")[0]["today"])
        setup = self.book.subjects.get(_REVIEWS[form])
        held = [
            _day(row["meeting_on"])
            for row in self.book.rows(f"SELECT * FROM meeting WHERE form = '{form}'")
            if not self._void(row["id"]) and _day(row["meeting_on"]) <= day
        ]
        return founded if setup is None else _day(setup["opened_on"]), held

    def reviews_kept(self, form: str, first: date, day: date) -> tuple[int, int]:
        """Count the reviews that fell due in a period, and those held by their day."""
        begun, held = self._review_days(form, day)
        owed = on_time = 0
        for start in sorted({begun, *(on for on in held if on > begun)}):
            body = self.book.body(f"review.{form}", start)
            due = counted(start, body["amount"], body["unit"], roll="forward").due
            if first <= due <= day:
                owed += 1
                on_time += any(start < on <= due for on in held)
        return owed, on_time

    def reports_kept(self, series: str, first: date, day: date) -> tuple[int, int]:
        """Count the weekly reports that fell due in a period, and those handed in by their day."""
        owes = self._any_meeting if series == "BG-onsite" else self._any_letter
        acts = [act for act in self.book.acts[series] if act["kind"] == "submit"]
        submitted = {act["outcome"]: act["on"] for act in acts if act["on"] <= day}
        owed = on_time = 0
        monday = monday_of(first) - _WEEK
        while monday <= day:
            due = counted(monday + _SUNDAY, 1, "workday", roll="none").due
            if owes(monday) and first <= due <= day:
                owed += 1
                on_time += submitted.get(week_name(monday), date.max) <= due
            monday += _WEEK
        return owed, on_time

    # --- letters

    @cached_property
    def _letters(self) -> list[str]:
        return [
            code
            for code, row in self.book.subjects.items()
            if row["kind"] == "letter" and not self._void(code)
        ]

    @cached_property
    def _transit(self) -> list[tuple[date, date | None]]:
        found = []
        for code in self._letters:
            sent = [act["on"] for act in self.book.acts[code] if act["kind"] == "send"]
            ended = [a["on"] for a in self.book.acts[code] if a["kind"] in ("answer", "close")]
            found += [(sent[0], min(ended, default=None))] if sent else []
        return found

    def letters(self, monday: date, day: date) -> Row:
        """Count the week's letters."""
        counts: Counter[str] = Counter()
        stalled = int(self.book.setting("stalled_days", day) or 10)
        for code in self._letters:
            acts = [act for act in self.book.acts[code] if act["on"] <= day]
            kinds = {act["kind"] for act in acts}
            sent = next((act for act in acts if act["kind"] == "send"), None)
            if sent is None:
                continue
            under_way = not kinds & {"answer", "close"}
            moved = [act["on"] for act in acts if act["kind"] in ("hop", "progress", "answer")]
            stays = [act["on"] for act in acts if act["kind"] in ("send", "hop")]
            counts["sent"] += sent["on"] >= monday
            counts["overrides"] += sent["on"] >= monday and sent["outcome"] == "override"
            counts["in_transit"] += under_way
            counts["moved"] += any(on >= monday for on in moved)
            counts["stalled"] += under_way and (day - stays[-1]).days >= stalled
            answers = [act["on"] for act in acts if act["kind"] == "answer"]
            counts["answered"] += bool(answers) and answers[0] >= monday
        names = ("sent", "in_transit", "moved", "stalled", "answered", "overrides")
        return {name: counts[name] for name in names}

    # --- papers in hand

    def flow(self, monday: date, day: date, unit: str | None = None) -> Row:
        """Count what was in hand on Sunday, came, went, moved, and is in hand, day by day."""
        counts: Counter[str] = Counter()
        for code, paper in self.book.papers.items():
            if paper.reads:
                continue
            ended = next(
                ((act["on"], act["kind"]) for act in self.book.acts[code]
                 if act["kind"] in ("finish", "return")), None,
            )  # fmt: skip

            def mine(on: date, code: str = code) -> bool:
                return unit is None or self.book.held(code, on)[1] == unit

            until = ended[0] if ended is not None else date.max
            counts["before"] += paper.received < monday <= until and mine(monday - _DAY)
            if monday <= paper.received <= day:
                counts["received"] += mine(paper.received)
            if ended is not None and monday <= until <= day:
                counts["finished" if ended[1] == "finish" else "returned"] += mine(until)
            on = max(monday, paper.received + _DAY)
            while on <= min(day, until):
                took, gave = self.book.held(code, on)[1], self.book.held(code, on - _DAY)[1]
                counts["moved_in"] += took != gave and unit in (None, took)
                counts["moved_out"] += took != gave and unit in (None, gave)
                on += _DAY
            counts["open"] += paper.received <= day < until and mine(day)
        names = ("before", "received", "finished", "returned", "moved_in", "moved_out", "open")
        return {name: counts[name] for name in names}

    # --- what a week and a period add up to

    def owed(self, first: date, day: date, holds: Holds = _all) -> Row:
        """Count what bound and belongs to a stretch: the headline."""
        return rates(
            each
            for each in self.book.accounts(first, day, day)
            if each.rule not in self.reminders and holds(each.leader, each.unit)
        )

    def promised(self, first: date, day: date) -> Row:
        """Count the public promises that were to be kept."""
        return rates(
            each
            for each in self.book.accounts(first, day, day)
            if self._finishing(each) and self.book.subjects[each.subject]["public_promise"]
        )

    def _finishing(self, each: Counted) -> bool:
        return each.rule not in self.reminders and each.rule not in _BESIDE

    def supervision(self, monday: date, day: date) -> Row:
        """Count the week's supervision matters."""
        counts: Counter[str] = Counter()
        for code, row in self.book.subjects.items():
            if row["kind"] != "supervision" or self._void(code) or _day(row["opened_on"]) > day:
                continue
            acts = [act for act in self.book.acts[code] if act["on"] <= day]
            struck = [act["on"] for act in acts if act["kind"] == "strike"]
            turns = [act for act in self.book.acts[code] if act["kind"] in ("finish", "redo")]
            turns.sort(key=lambda act: act["id"])
            done = [
                act["on"]
                for act, after in zip_longest(turns, turns[1:])
                if act["kind"] == "finish" and (after is None or after["kind"] != "redo")
                if act["on"] <= day
            ]
            counts["opened"] += _day(row["opened_on"]) >= monday
            counts["finished"] += bool(done) and done[-1] >= monday
            counts["struck"] += bool(struck) and struck[0] >= monday
            counts["open"] += not struck and not done
        return {name: counts[name] for name in ("opened", "finished", "struck", "open")}

    def score(self, first: date, day: date, holds: Holds = _all) -> dict[str, tuple[Any, ...]]:
        """Count the indicators of a period: done, total, rate, late, undone."""
        owed = [x for x in self.book.accounts(first, day, day) if holds(x.leader, x.unit)]
        found: dict[str, tuple[Any, ...]] = {}

        def kept(key: str, which: Callable[[Counted], bool]) -> None:
            one = rates(each for each in owed if which(each))
            found[key] = (one["on_time"], one["owed"], one["rate"], one["late"], one["undone"])

        def share(key: str, part: int, whole: int) -> None:
            found[key] = (part, whole, rate(part, whole), None, None)

        kept("check", lambda x: x.rule == "doc.check")
        kept("exec_notice", lambda x: x.rule == "exec.notice")
        kept("instruction", lambda x: x.rule == "doc.instruction")
        kept("milestone", lambda x: x.rule == "project.milestone")
        kept("cosign", lambda x: x.rule == "cosign.reply")
        kept("minutes", lambda x: x.rule == "onsite.minutes")
        kept("finish", self._finishing)
        promised = self.book.subjects
        kept("promise", lambda x: self._finishing(x) and promised[x.subject]["public_promise"])
        acts = [
            act
            for code, of in self.book.acts.items()
            if not self._void(code)
            for act in of
            if first <= act["on"] <= day and code in self.book.hands
            if holds(*self.book.held(code, act["on"]))
        ]
        sent = [act for act in acts if act["kind"] == "send"]
        consulted = [
            any(a["kind"] == "consult" and a["on"] <= act["on"]
                for a in self.book.acts[act["subject"]]) for act in sent
        ]  # fmt: skip
        share("consulted", sum(consulted), len(sent))
        judged = {act["subject"] for act in acts if act["kind"] in ("strike", "redo")}
        redone = {act["subject"] for act in acts if act["kind"] == "redo"}
        share("review_passed", len(judged - redone), len(judged))
        work = [act for act in acts if act["kind"] not in ("edit", "void")]
        share("recorded", sum(not _late(act) for act in work), len(work))
        weeks = self._weeks_owed(first, day, holds)
        share("onsite", sum(weeks.values()), len(weeks))
        failed = Counter(
            (each.subject, each.rule) for each in owed
            if each.rule not in self.reminders and not each.on_time
        )  # fmt: skip
        missed = sum(not held for held in weeks.values())
        share("cause", self._told(failed, weeks, redone, day), sum(failed.values()) + missed
              + sum(("supervise.finish" not in {r for s, r in failed if s == code})
                    for code in redone))  # fmt: skip
        return found

    def _weeks_owed(self, first: date, day: date, holds: Holds) -> dict[tuple[str, str], bool]:
        found = {}
        for project in self._projects(day):
            monday = monday_of(first - _DAY) + _WEEK
            while monday + _SUNDAY <= day:
                if self.owes(project, monday, day) and holds(*self.sponsor(project, monday, day)):
                    held = any(monday_of(on) == monday for on in self._onsite_days[project])
                    found[project, week_name(monday)] = held
                monday += _WEEK
        return found

    def _told(
        self, failed: Counter[tuple[str, str]], weeks: dict[tuple[str, str], bool],
        redone: set[str], day: date,
    ) -> int:  # fmt: skip
        """Count what failed and has its cause written down: by the limit's or the week's key."""
        query = "SELECT c.key, a.happened_on FROM cause c JOIN act a ON a.id = c.act"
        keys = {row["key"] for row in self.book.rows(query) if _day(row["happened_on"]) <= day}
        failures = {f"{s}/{r}" for s, r in failed} | {f"{s}/supervise.finish" for s in redone}
        failures |= {f"{p}/onsite.weekly/{w}" for (p, w), held in weeks.items() if not held}
        return len(keys & failures)


def _rests(acts: list[Row], day: date) -> bool:
    rests = False
    for act in acts:
        if act["on"] <= day and act["kind"] in ("suspend", "restart"):
            rests = act["kind"] == "suspend"
    return rests


def _late(act: Row) -> bool:
    """Tell 补录: recorded later than the next working day."""
    recorded = _day(act["recorded_on"])
    worked = [act["on"] + _DAY * n for n in range(1, (recorded - act["on"]).days + 1)]
    return sum(map(is_worked, worked)) > 1


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])
