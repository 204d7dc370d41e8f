"""Names at a question: what the ledger knows, read once, while somebody types the first answer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.console.prompts import Default, chosen_of
from zhixingli.domain.errors.text import UnknownNameError
from zhixingli.domain.writing.characters import normalise_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.cli.console.state import State
    from zhixingli.domain.writing.names import Named
    from zhixingli.services.documents.hints import Known

#: How many candidates are offered to be chosen from.
_SHOWN: Final = 9
_LISTINGS: Final = {"人员": "zx person list", "单位": "zx unit list"}


class Names:
    """Who and what may be named; what reads them is loaded behind the first question."""

    def __init__(self, state: State) -> None:
        """Begin to load what names need: the database and what reads it."""
        self._state = state
        self._known: Known | None = None
        self._read = False
        self._loading = threading.Thread(target=_load, daemon=True)
        self._loading.start()

    @property
    def known(self) -> Known | None:
        """Read what may be named, once; None while there is no ledger."""
        if not self._read:
            self._loading.join()
            from zhixingli.services.documents.hints import known_on

            self._known = known_on(ledger(self._state), self._state.today)
            self._read = True
        return self._known

    @property
    def senders(self) -> Sequence[str]:
        """Name those who wrote before, the most frequent first."""
        return self.known.senders if self.known is not None else ()

    @property
    def units(self) -> Sequence[Named]:
        """Give the units there are."""
        return self.known.units if self.known is not None else ()

    @property
    def people(self) -> Sequence[Named]:
        """Give the people in office."""
        return self.known.people if self.known is not None else ()

    @property
    def unit_names(self) -> list[str]:
        """Name the units."""
        return [each.short or each.name for each in self.units]

    @property
    def person_names(self) -> list[str]:
        """Name the people."""
        return [each.name for each in self.people]

    def sender(self, typed: str) -> str:
        """Take a sender that wrote before by a part of the name, or a new one as it was typed."""
        from zhixingli.domain.writing.loose_names import loosely_among

        if normalise_option(typed).startswith("="):
            return typed[1:].strip()
        found = loosely_among(typed, self.senders)
        if len(found) > 1:
            none = (typed, f"都不是，就是“{typed}”")
            return chosen_of([*((each, each) for each in found[:_SHOWN]), none], "哪一个")
        return found[0] if found else typed

    def unit(self, typed: str) -> str:
        """Find a unit by a part of its name or its initials."""
        return _one(typed, self.units, "单位", "--unit")

    def person(self, typed: str) -> str:
        """Find a person by a part of the name or its initials."""
        return _one(typed, self.people, "人员", "--leader")

    def leader_of(self, unit: str) -> Default | None:
        """Offer the leader whom a unit answers to (分工表)."""
        known = self.known
        ids = [each.id for each in self.units if unit in (each.id, each.name, each.short)]
        leader = known.leaders.get(ids[0]) if known is not None and ids else None
        if known is None or leader is None:
            return None
        return Default(known.called.people[leader].name, "按分工表")

    def usual_unit(self, sender: str) -> Default | None:
        """Offer the unit that has had everything of a sender."""
        from zhixingli.services.documents.hints import usual_unit_of

        if self.known is None:
            return None
        found = usual_unit_of(ledger(self._state), sender, self.known, self._state.today)
        return Default(found.name, f"该来文单位以往 {found.papers} 件") if found else None

    def registered_as(self, sender: str, number: str) -> str | None:
        """Give the paper that has a sender and a number already."""
        from zhixingli.services.documents.hints import registered_as

        return registered_as(ledger(self._state), sender, number)


def _one(typed: str, candidates: Sequence[Named], kind: str, field: str) -> str:
    """Find the one that is meant; of several, the one that is chosen by its number."""
    from zhixingli.domain.writing.loose_names import loosely

    found = loosely(typed, candidates)
    if not found:
        raise UnknownNameError(
            field=field, kind=kind, typed=typed, nearest="", listing=_LISTINGS[kind]
        )
    if len(found) == 1:
        return _called(found[0], candidates)
    shown = [(_called(each, candidates), _described(each)) for each in found[:_SHOWN]]
    return chosen_of(shown, "哪一个")


def _called(one: Named, candidates: Sequence[Named]) -> str:
    """Give a name that nobody else bears, else the ID."""
    alone = sum(each.name == one.name for each in candidates) == 1
    return one.name if alone else one.id


def _described(one: Named) -> str:
    return f"{one.name}（{one.detail or one.id}）"


def _load() -> None:
    """Import what the next answers need, while the first is typed."""
    import zhixingli.services.documents.acts
    import zhixingli.services.documents.hints  # noqa: F401
