"""What every command is given: the ledger's place, who acts, which day it is."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from zhixingli.render.writers.jsonout import EnvelopeHead

_ANY_SCHEMA = "zx.error/1"


@dataclass(frozen=True, slots=True)
class State:
    """The global options: ``db`` is a path or an address, ``now`` (+08:00) lies on ``today``.

    ``clock_days`` are the days that it may really be: what a real ledger lets itself be told.
    """

    db: str
    actor: str
    today: date
    now: datetime
    clock_days: frozenset[date] = frozenset()


@dataclass(slots=True)
class Run:
    """One run of the program: what was typed, the clock, and what is known so far.

    ``schema`` is that of the command being run, so that a refusal can carry it. ``several`` counts
    the matters that one command line names, from 1; 0 where it names one.
    """

    arguments: list[str]
    clock: datetime
    state: State | None = None
    schema: str = _ANY_SCHEMA
    as_of: date | None = None
    batching: bool = False
    several: int = 0
    asking: bool = False

    @property
    def today(self) -> date:
        """The day that 今天 means."""
        return self.state.today if self.state else self.clock.date()

    @property
    def wants_json(self) -> bool:
        """Whether a refusal is expected as an envelope too."""
        given = self.arguments
        return (
            self.batching
            or "--json" in given
            or "--format=json" in given
            or ("--format", "json") in pairwise(given)
        )

    def stamp(self) -> EnvelopeHead:
        """Give what envelopes of this run say about themselves."""
        from zhixingli.render.writers.jsonout import EnvelopeHead

        now = self.state.now if self.state else self.clock
        return EnvelopeHead(self.schema, self.as_of or self.today, now)


def default_store(environ: Mapping[str, str]) -> Path:
    """Find the ledger's place when none is named: the user's data folder."""
    return _data_folder(environ) / "zhixingli" / "ledger.db"


def login_name(environ: Mapping[str, str]) -> str:
    """Find who is logged in, in an empty environment too."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if environ.get(name):
            return environ[name]
    return _account_name()


def _data_folder(environ: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        roaming = environ.get("APPDATA")
        return Path(roaming) if roaming else _home() / "AppData" / "Roaming"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support"
    data = Path(environ.get("XDG_DATA_HOME", ""))
    return data if data.is_absolute() else _home() / ".local" / "share"


def _home() -> Path:
    """Find the home folder: from the environment, else the account, else here."""
    try:
        return Path.home()
    except RuntimeError:  # a user number without an account
        return Path.cwd()


def _account_name() -> str:
    if sys.platform == "win32":
        return "user"
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid{os.getuid()}"
