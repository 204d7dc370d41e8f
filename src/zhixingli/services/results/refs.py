"""People and units as results name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, named."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitRef:
    """A unit, named."""

    id: str
    name: str
    short: str | None
