"""Time-limit rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.law.rules import Approver, WeekEnd
from zhixingli.domain.law.terms import CountUnit, OnExpiry, Roll, Supplement


@dataclass(frozen=True, slots=True)
class RuleItem:
    """One version of a rule; a version recorded later takes its place from ``replaced_on`` on."""

    id: str
    label: str
    basis: str
    clause: str
    amount: int
    unit: CountUnit
    limit: str
    start: str
    roll: Roll
    backward: bool
    week_end: WeekEnd | None
    grounds: tuple[GroundItem, ...]
    restarts: bool
    extension: RuleExtension | None
    warning_days: int
    statutory: bool
    effective_from: date | None
    effective_to: date | None
    replaced_on: date | None
    note: str
    supplement: Supplement
    settled_by: str
    waived_by: str
    beside: tuple[str, ...]
    then: tuple[RuleFollow, ...]
    on: tuple[RuleFollow, ...]
    on_expiry: OnExpiry | None
    conditional: bool
    at_least: bool
    reminder: bool
    start_event: bool
    expiry: str | None


@dataclass(frozen=True, slots=True)
class RuleFollow:
    """A rule that follows: after an ``outcome``, ``unless`` one, or with an ``event``."""

    rule: str
    outcome: str | None
    unless: tuple[str, ...]
    event: str | None
    main: bool


@dataclass(frozen=True, slots=True)
class GroundItem:
    """A ground on which the clock stops; ``written`` where the law demands written notice."""

    name: str
    written: bool


@dataclass(frozen=True, slots=True)
class RuleExtension:
    """How far a limit may be extended, in its own unit; ``times`` None: as often as it fits."""

    max: int
    times: int | None
    approver: Approver
    from_due: bool


@dataclass(frozen=True, slots=True)
class RuleHistory:
    """A rule: the version in force on the day asked, and every version, oldest first."""

    id: str
    label: str
    current: RuleItem | None
    versions: tuple[RuleItem, ...]


@dataclass(frozen=True, slots=True)
class RuleImport:
    """What an import of rules adds and replaces; ``kept`` are the office's own, left alone."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]
    effective_from: date
    rules: tuple[RuleItem, ...]
    applied: bool
