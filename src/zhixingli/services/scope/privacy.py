"""Pages without the names of citizens: titles as a page may say them (DOMAIN §12 隐私).

A report is made of what the ledger knows and passes here before it is shown or frozen: a
citizen's matter is said by its public title or by its kind, one marked 内部 only in the district
head's own copy. Figures are of all of them, so that every copy counts alike.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from zhixingli.domain.matters.card import CARDS
from zhixingli.domain.matters.public_title import INTERNAL, of_a_citizen
from zhixingli.domain.terms import Kind, Post
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.services.results.weekly import AskedItem
from zhixingli.store.reads.private import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from zhixingli.services.results.refs import Reader
    from zhixingli.store.reads.private import Titled

    Swaps = Mapping[str, tuple[str, str]]

R = TypeVar("R")

#: Fields that say which subject a record is about.
_IDS: Final = frozenset({"id", "subject", "about"})
#: Kinds that may be a citizen's matter or marked 内部: never a project, a meeting, a report.
_KINDS: Final = (Kind.DOC, Kind.TASK, Kind.LETTER, Kind.SUPERVISION)
_PREFIXES: Final = frozenset(prefix for kind in _KINDS for prefix in CARDS[kind].prefixes)
#: What clerks wrote freely about a private matter is not said; these hold it, and what stands then.
_FREE: Final = {"reason": None, "last_act": "已有进展", "last_feedback": None}


def published(conn: Connection, result: R, reader: Reader | None = None) -> R:
    """Give a result as a page may show it, to one reader or to nobody in particular."""
    known = titled(conn, frozenset(_subjects(result)))
    head = reader is not None and reader.post is Post.DISTRICT_HEAD
    said = {id_: words for id_ in known if (words := _said(known, id_, head=head)) is not None}
    if not said:
        return result
    swaps = {id_: (known[id_].title, words) for id_, words in said.items()}
    return _swapped(result, swaps, ())  # type: ignore[no-any-return]


def _said(known: Mapping[str, Titled], id_: str, *, head: bool) -> str | None:
    """Give what a page says of a subject instead of its title; None where it says the title."""
    of = known[id_]
    about = known.get(of.about) if of.about is not None else None
    if (of.internal or (about is not None and about.internal)) and not head:
        return INTERNAL
    if of.public_title is not None:
        return of.public_title
    if about is not None and (words := _said(known, about.id, head=head)) is not None:
        return of.title.replace(about.title, words) if about.title in of.title else words
    return of_a_citizen(of.title, of.rules)


def _subjects(value: object) -> Iterator[str]:
    """Name every subject that a result speaks of."""
    if isinstance(value, tuple):
        for each in value:
            yield from _subjects(each)
    elif is_dataclass(value) and not isinstance(value, PersonRef | UnitRef):
        for field in fields(value):
            held = getattr(value, field.name)
            if not isinstance(held, str):
                yield from _subjects(held)
            elif field.name in _IDS and held[:2] in _PREFIXES:
                yield held


def _swapped(value: Any, swaps: Swaps, of: tuple[str, ...]) -> Any:  # noqa: ANN401 - any result
    """Put public titles into a result; ``of`` are the subjects that the record around it names."""
    if isinstance(value, tuple):
        made = tuple(_swapped(each, swaps, of) for each in value)
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = _named(value, swaps)
    changed = {}
    for field in fields(value):
        held = getattr(value, field.name)
        now = _worded(field.name, held, swaps, own) if own else held
        now = now if isinstance(now, str) else _swapped(now, swaps, own)
        if now is not held:
            changed[field.name] = now
    return replace(value, **changed) if changed else value


def _named(value: Any, swaps: Swaps) -> tuple[str, ...]:  # noqa: ANN401 - any record
    """Name the private subjects that a record itself is about: its ID, or what it refers to."""
    held = [getattr(value, field.name) for field in fields(value) if field.name in _IDS]
    if isinstance(value, AskedItem):
        held += [each.id for each in value.subjects]
    return tuple(each for each in held if isinstance(each, str) and each in swaps)


def _worded(name: str, held: object, swaps: Swaps, own: tuple[str, ...]) -> Any:  # noqa: ANN401
    if name in _FREE and held is not None:
        return _FREE[name]
    if type(held) is not str or name in _IDS:  # a code is a string too
        return held
    for id_ in own:
        title, said = swaps[id_]
        held = held.replace(title, said)
    return held
