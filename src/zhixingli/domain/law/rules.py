"""Time-limit rules: what the law allows, by whom it may be extended, since when it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhixingli.domain.errors.rules import RuleNotInForceError, RuleUnknownError
from zhixingli.domain.law.terms import CountUnit, OnExpiry, Roll, Supplement
from zhixingli.domain.terms import Post, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

DOC_CHECK = "doc.check"
DOC_FINISH = "doc.finish"
DOC_INSTRUCTION = "doc.instruction"
DOC_STATED = "doc.stated"
COSIGN_REPLY = "cosign.reply"
ONSITE_MINUTES = "onsite.minutes"
EXEC_NOTICE = "exec.notice"

#: Rules that only remind (只提示): what they ask for is shown as due, and never as overdue.
ADVISORY = frozenset({ONSITE_MINUTES})

#: How ``settled_by`` names an event: ``event:送达``.
EVENT_PREFIX = "event:"


class Approver(Term):
    """Who may approve an extension, in the words of the clause."""

    UNIT_HEAD = "unit_head", "主责单位主要领导"
    ORGAN_LEADER = "organ_leader", "本行政机关负责人"
    UNIT_LEADER = "unit_leader", "本机关、单位负责人"
    REVIEW_BODY = "review_body", "行政复议机构负责人"
    FOI_OFFICE = "foi_office", "政府信息公开工作机构负责人"
    GOVERNMENT = "government", "本级人民政府负责人"
    INSTRUCTING_LEADER = "instructing_leader", "交办领导"
    LEADER = "leader", "这件事的区分管领导"


#: The posts that satisfy each approver. A "负责人" is the head or a deputy of the body;
#: "主要领导" is the head alone. The instructing leader and the leader are persons, compared by
#: identity.
APPROVER_POSTS: dict[Approver, frozenset[Post]] = {
    Approver.UNIT_HEAD: frozenset({Post.UNIT_HEAD}),
    Approver.ORGAN_LEADER: frozenset({Post.UNIT_HEAD, Post.UNIT_DEPUTY}),
    Approver.UNIT_LEADER: frozenset({Post.UNIT_HEAD, Post.UNIT_DEPUTY}),
    Approver.REVIEW_BODY: frozenset({Post.UNIT_HEAD, Post.UNIT_DEPUTY}),
    Approver.FOI_OFFICE: frozenset({Post.UNIT_HEAD, Post.UNIT_DEPUTY}),
    Approver.GOVERNMENT: frozenset({Post.DISTRICT_HEAD, Post.EXECUTIVE_DEPUTY, Post.DEPUTY_HEAD}),
    Approver.INSTRUCTING_LEADER: frozenset(),
    Approver.LEADER: frozenset(),
}


class WeekEnd(Term):
    """The day on which a weekly duty falls due."""

    SUNDAY = "sunday", "当周周日"
    NEXT_WEEK = "next_week", "下周首个工作日"


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which the clock stops; ``written`` when the law demands written notice."""

    name: str
    written: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a limit may be extended, in the limit's own unit, and by whom.

    ``from_due`` counts on from the rolled due day and not from the nominal end ([设]).
    """

    max: int
    approver: Approver
    times: int | None = None
    from_due: bool = False


@dataclass(frozen=True, slots=True)
class Follow:
    """A rule that follows another: once that one is settled, or once an event is recorded.

    ``outcome`` limits it to one outcome (准予), ``unless`` shuts some out (不予受理); a ``main``
    one carries the paper on, which is then finished with it and not before.
    """

    rule: str
    outcome: str | None = None
    unless: tuple[str, ...] = ()
    event: str | None = None
    main: bool = False

    def follows(self, outcome: str | None) -> bool:
        """Tell whether it opens after an outcome; None where nobody said how it ended."""
        return self.outcome in (None, outcome) and outcome not in self.unless


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One rule: ``amount`` of ``unit`` counted from the day after the start event.

    ``settled_by`` is ``check``, ``notify``, ``finish`` or ``event:NAME``. ``beside`` opens with
    it, ``then`` on the day it is settled, ``on`` with an event. A ``conditional`` limit is owed
    only once its condition has come true, and falls away with the event ``waived_by``. An
    ``at_least`` limit has no due day: it says before which day nothing may be done. A
    ``reminder`` belongs to somebody outside: once past, it is nobody's lateness here. With
    ``start_event`` it counts from the receipt until the event that ``start`` names is recorded.

    ``effective_to`` is the last day of its effect; ``version`` is its number in the ledger.
    ``note`` tells the reader what in it is this office's design and not law ([设]).
    """

    id: str
    label: str
    basis: str
    amount: int
    unit: CountUnit
    start: str
    clause: str = ""
    roll: Roll = Roll.FORWARD
    backward: bool = False
    week_end: WeekEnd | None = None
    grounds: tuple[Ground, ...] = ()
    supplement: Supplement = Supplement.NONE
    extension: Extension | None = None
    settled_by: str = "finish"
    waived_by: str = ""
    beside: tuple[str, ...] = ()
    then: tuple[Follow, ...] = ()
    on: tuple[Follow, ...] = ()
    on_expiry: OnExpiry | None = None
    conditional: bool = False
    at_least: bool = False
    reminder: bool = False
    start_event: bool = False
    warning_days: int = 3
    statutory: bool = True
    effective_from: date | None = None
    effective_to: date | None = None
    note: str = ""
    version: int = 0

    def ground(self, name: str) -> Ground | None:
        """Find one of the rule's own grounds by its Chinese name."""
        return next((ground for ground in self.grounds if ground.name == name), None)

    def in_force(self, day: date) -> bool:
        """Tell whether the rule holds on a day, both ends of its period included."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)

    @property
    def settling_event(self) -> str | None:
        """Name the event that settles it, if it is an event."""
        return self.settled_by.removeprefix(EVENT_PREFIX) if ":" in self.settled_by else None

    @property
    def expiry(self) -> str | None:
        """Say what it means when the limit runs out, where that is more than lateness."""
        if self.at_least:
            return "期满的次日起才可以办"
        if self.on_expiry is not None:
            return f"届满没有决定、告知的，{self.on_expiry.label}"
        if self.conditional:
            return "条件没有成就的，不欠、不算逾期"
        return "外单位的期限，届满只提示，不是本单位的逾期" if self.reminder else None

    @property
    def followers(self) -> tuple[str, ...]:
        """Name the rules that it may open."""
        return (*self.beside, *(each.rule for each in (*self.then, *self.on)))

    @property
    def amount_label(self) -> str:
        """Say the limit as an office writes it: 5个工作日, 60日, 3个月."""
        words = {
            CountUnit.WORKDAY: "个工作日",
            CountUnit.CALENDAR: "日",
            CountUnit.MONTH: "个月",
            CountUnit.WEEK: "周",
        }
        return f"{self.amount}{words[self.unit]}"


class RuleBook:
    """All versions of all rules, asked by day; a later version wins over an earlier one."""

    def __init__(self, limits: Iterable[TimeLimit]) -> None:
        """Keep the versions in the order of their recording."""
        self._versions: dict[str, list[TimeLimit]] = {}
        self._numbered: dict[int, TimeLimit] = {}
        for limit in limits:
            self._numbered[limit.version] = limit
            self._versions.setdefault(limit.id, []).append(limit)

    def on(self, rule_id: str, day: date) -> TimeLimit:
        """Give the version in force on a day; refuse an unknown or not yet effective rule."""
        versions = self.versions(rule_id)
        found = [limit for limit in versions if limit.in_force(day)]
        if not found:
            first = min((v.effective_from for v in versions if v.effective_from), default=None)
            raise RuleNotInForceError(
                rule=rule_id, day=day, since=first or "未定", label=versions[-1].label
            )
        return found[-1]

    def versions(self, rule_id: str) -> list[TimeLimit]:
        """Give every version of a rule, oldest first."""
        if rule_id not in self._versions:
            raise RuleUnknownError(rule=rule_id, nearest=_nearest(rule_id, self._versions))
        return self._versions[rule_id]

    def numbered(self, version: int) -> TimeLimit:
        """Give the version that the ledger keeps under a number."""
        return self._numbered[version]

    def latest_of(self, rule_id: str) -> TimeLimit | None:
        """Give a rule's last recorded version; None for one that the book does not hold."""
        versions = self._versions.get(rule_id)
        return versions[-1] if versions else None

    def latest(self) -> Iterator[TimeLimit]:
        """Give each rule's last recorded version, in the order of the table."""
        for versions in self._versions.values():
            yield versions[-1]

    def current(self, day: date) -> Iterator[TimeLimit]:
        """Give the versions in force on a day, in the order of the table."""
        for versions in self._versions.values():
            found = [limit for limit in versions if limit.in_force(day)]
            if found:
                yield found[-1]

    def __contains__(self, rule_id: object) -> bool:
        """Tell whether any version of the rule is known."""
        return rule_id in self._versions


def without_period(limit: TimeLimit) -> TimeLimit:
    """Give the rule without its period of effect, to compare two versions by content."""
    return replace(limit, effective_from=None, effective_to=None, version=0)


def main_rule(urgency_code: str) -> str:
    """Name the internal rule by which a document of this urgency is finished."""
    return DOC_FINISH if urgency_code == "normal" else f"{DOC_FINISH}.{urgency_code}"


def _nearest(wanted: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

    close = get_close_matches(wanted, list(known), n=3, cutoff=0.4)
    return "、".join(close) or "用 zx rule list 查看全部规则"
