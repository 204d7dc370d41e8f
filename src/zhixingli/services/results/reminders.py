"""Reminders that somebody is owed on a day, and how they were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import Addressee, Kind, Light, Term, Via, Why
from zhixingli.services.results.obligations import Lateness, light_words
from zhixingli.services.results.refs import PersonRef, UnitRef


class Sent(Term):
    """What became of a reminder that was to be sent."""

    GIVEN = "given", "已发出"
    TRIED = "tried", "试发，没有发出"
    NOWHERE = "nowhere", "没有可发的渠道"
    FAILED = "failed", "没有发出"


@dataclass(frozen=True, slots=True)
class Sending:
    """How a reminder went on one way; ``problem`` says why it did not."""

    via: Via
    outcome: Sent
    problem: str | None


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that is owed on a day.

    ``key`` and ``code`` together are what is given once: of what, and which step of which day
    (``step-2/2026-10-14``). ``to`` are the people it addresses, empty where that is the unit
    itself; ``leader`` and ``unit`` have the work now. ``matter`` and
    ``stands`` say what it is and how it stands, without the program's own numbers.
    """

    id: str
    key: str
    code: str
    kind: Kind
    title: str
    why: Why
    addressee: Addressee
    to: tuple[PersonRef, ...]
    unit: UnitRef
    leader: PersonRef
    matter: str
    stands: str
    rule: str | None = None
    rule_label: str | None = None
    handler: PersonRef | None = None
    due: date | None = None
    light: Light | None = None
    overdue: Lateness | None = None
    past_days: int | None = None
    sent: tuple[Sending, ...] = ()

    @property
    def light_label(self) -> str | None:
        """Say the light."""
        return light_words(self.light, self.past_days)

    @property
    def tone(self) -> str | None:
        """Give the code of the light that colours a cell."""
        return self.light.value if self.light is not None else None

    @property
    def text(self) -> str:
        """Say it in a sentence."""
        return f"{self.matter}，{self.stands}"

    @property
    def whom(self) -> str:
        """Name whom it addresses: people, or the unit."""
        named = "、".join(person.name for person in self.to)
        return named or self.unit.short or self.unit.name
