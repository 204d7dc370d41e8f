"""Finding the person, unit or subject that a command names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from zhixingli.domain.errors.acts import WrongKindError
from zhixingli.domain.matters.card import CARDS
from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.characters import shown
from zhixingli.domain.writing.names import Named, resolve
from zhixingli.domain.writing.text import normalise_option
from zhixingli.store.kinds.people import named_people, named_units

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from _typeshed import DataclassInstance
    from sqlalchemy import Connection


T = TypeVar("T", bound="DataclassInstance")


@dataclass(slots=True)
class Finder:
    """Resolves names against the ledger, reading each list at most once."""

    conn: Connection
    day: date
    _people: list[Named] | None = None
    _units: list[Named] | None = None

    def person(self, wanted: str, *, field: str) -> str:
        """Give the ID of the person meant."""
        if self._people is None:
            self._people = named_people(self.conn, self.day)
        return resolve(wanted, self._people, kind="人员", field=field)

    def unit(self, wanted: str, *, field: str) -> str:
        """Give the ID of the unit meant."""
        if self._units is None:
            self._units = named_units(self.conn, self.day)
        return resolve(wanted, self._units, kind="单位", field=field)

    def maybe_person(self, wanted: str | None, *, field: str) -> str | None:
        """Give the ID of the person meant, if one is named."""
        return self.person(wanted, field=field) if wanted is not None else None

    def maybe_unit(self, wanted: str | None, *, field: str) -> str | None:
        """Give the ID of the unit meant, if one is named."""
        return self.unit(wanted, field=field) if wanted is not None else None

    def resolved(
        self, asked: T, *, people: Mapping[str, str], units: Mapping[str, str], **known: object
    ) -> T:
        """Give a request with IDs in place of the names that a clerk typed.

        ``people`` and ``units`` give the option of each field that names some; what is blank
        stays so. ``known`` are fields whose values are in their final form.
        """
        found: dict[str, Any] = dict(known)
        for options, find in ((people, self.person), (units, self.unit)):
            for name, option in options.items():
                typed = found.get(name, getattr(asked, name))
                if isinstance(typed, str):
                    found[name] = find(typed, field=option) if typed else typed
                elif typed is not None:
                    found[name] = tuple(find(each, field=option) for each in typed)
        return replace(asked, **found)


def subject_id(wanted: str) -> str:
    """Bring a subject's ID into its written form (full-width, lower case, zeros left out)."""
    written = normalise_option(wanted).replace(" ", "").upper()
    numbered = _NUMBERED.fullmatch(written)
    if numbered:
        return f"{numbered[1]}{numbered[2]:0>4}"
    return f"{written[:3]}{written[3:].lower()}" if _SERIES.match(written) else written


def whole_id(wanted: str, day: date, kind: Kind | None = None) -> str:
    """Bring a subject's ID into its written form; a short one (``sw142``) is of the day's year.

    Where the kind is known, its number alone will do.
    """
    short = _SHORT.fullmatch(normalise_option(wanted).replace(" ", "").upper())
    usual = CARDS[kind].prefixes[0] if kind is not None else None
    prefix = (short[1] or usual) if short is not None else None
    if short is None or prefix is None:
        return subject_id(wanted)
    return f"{prefix}-{day.year}-{short[2]:0>4}"


def id_of(kind: Kind, wanted: str, *, field: str = "id", day: date | None = None) -> str:
    """Bring a subject's ID into its written form; refuse what can be none of this kind."""
    written = subject_id(wanted) if day is None else whole_id(wanted, day, kind)
    if written[:2] not in CARDS[kind].prefixes or not _WHOLE.fullmatch(written):
        raise WrongKindError(
            id=shown(wanted), wanted=kind.label, example=CARDS[kind].example, field=field
        )
    return written


def is_number(text: str) -> bool:
    """Tell whether a text has the form of a number of the ledger, such as LW-2026-0001."""
    return _WHOLE.fullmatch(text) is not None


def document_id(wanted: str) -> str:
    """Bring a document's ID into its written form; refuse what can be none."""
    return id_of(Kind.DOC, wanted)


_NUMBERED: Final = re.compile(r"([A-Z]{2}-[0-9]{4}-)([0-9]{1,4})")
_SHORT: Final = re.compile(r"(?:([A-Z]{2})-?)?([0-9]{1,6})")
#: The names of series are words: LS-planning, BG-onsite.
_SERIES: Final = re.compile(r"(LS|BG)-[A-Z]")
_WHOLE: Final = re.compile(r"[A-Z]{2}-[0-9]{4}-[0-9]{4,}")
