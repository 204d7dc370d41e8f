"""Obligations as entries of a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import EntryStatus, Kind, Light
from zhixingli.services.results.obligations import light_words
from zhixingli.services.results.refs import PersonRef, UnitRef


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One obligation on the day it is due.

    ``uid`` never changes; ``sequence`` grows whenever the day or the status does, so that a
    calendar takes the later of two entries. ``day`` is the due day; while the clock stands
    and after a withdrawal, the day on which it last was due. One that ``reminds`` stands on the
    day of the reminder, and ``due`` says when the thing is due, where it is.
    """

    id: str
    key: str
    uid: str
    sequence: int
    kind: Kind
    title: str
    rule_label: str
    leader: PersonRef
    unit: UnitRef
    day: date
    status: EntryStatus
    light: Light | None
    closed_on: date | None
    past_days: int | None = None
    reminds: bool = False
    due: date | None = None

    @property
    def light_label(self) -> str | None:
        """Say the light, as every list says it."""
        return light_words(self.light, self.past_days)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The entries of one calendar; ``name`` says whose it is.

    Closed entries are those closed since ``since``.
    """

    name: str
    leader: PersonRef | None
    unit: UnitRef | None
    since: date | None
    items: tuple[AgendaEntry, ...]
