"""Limits that explain themselves (CONTRACT §6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.services.results.obligations import RemainingItem


@dataclass(frozen=True, slots=True)
class TraceItem:
    """One day of the calculation and why it was counted or not."""

    date: date
    counted: bool
    number: int | None
    note: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A deadline that explains itself (CONTRACT §6); ``title`` names what it is about."""

    subject: str
    rule: str
    rule_label: str
    basis: str
    clause: str
    note: str
    start: date
    key: str
    due: date | None
    nominal: date | None
    due_original: date | None
    provisional: bool
    remaining: RemainingItem | None
    digest: str
    trace: tuple[TraceItem, ...]
    title: str = ""
    due_unextended: date | None = None
    not_before: date | None = None
    waiting: str | None = None
    waiting_label: str | None = None
    expiry: str | None = None
    outcome: str | None = None
    remarks: tuple[str, ...] = ()
