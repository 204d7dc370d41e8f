"""From options to services: which ledger, and under which stamp a change is written."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.cli.console.asked import WriteOptions
    from zhixingli.cli.console.state import State
    from zhixingli.services.use_case.session import Ledger, Stamp


class Target(NamedTuple):
    """Where a change goes: the ledger, and the stamp under which it is written."""

    ledger: Ledger
    stamp: Stamp

    def on(self, day: date | None) -> Target:
        """Write it on another day, if one is named."""
        return self if day is None else self._replace(stamp=replace(self.stamp, on=day))


def target(state: State, options: WriteOptions) -> Target:
    """Say where the change of a command goes."""
    return Target(ledger(state), stamp(state, options))


def ledger(state: State) -> Ledger:
    """Name the ledger; nothing is opened yet.

    The commands of one process share what is known of a ledger: the statements compiled for
    it serve every line of a batch. No connection is kept open between two commands.
    """
    return _ledger_at(state.db)


def stamp(state: State, options: WriteOptions, *, on: date | None = None) -> Stamp:
    """Make the stamp of a write; ``on`` is the day another option has named."""
    from zhixingli.services.use_case.session import Stamp

    made = Stamp(
        actor=state.actor,
        today=state.today,
        on=options.on,
        command=options.command,
        reason=options.reason,
        key=options.key,
        request=options.request,
        dry_run=options.dry_run,
        strict=options.strict,
        clock_days=state.clock_days,
        day_named=options.day_named,
    )
    return made if on is None else replace(made, on=on)


@lru_cache(maxsize=4)
def _ledger_at(place: str) -> Ledger:
    from zhixingli.services.use_case.session import ledger_at

    return ledger_at(place)


def trial(state: State) -> Stamp:
    """Make the stamp of what is only tried out and never kept."""
    from zhixingli.services.use_case.session import Stamp

    return Stamp(state.actor, state.today, state.today, "what-if", dry_run=True)
