"""Time-limit rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import CountUnit, Roll
from zhixingli.services.results.obligations import GroundItem, RuleExtension


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
