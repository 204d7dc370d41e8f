"""Commands run on the day that their environment names: the ledgers they write are real ones."""

from __future__ import annotations

import os

import pytest
from tests import their_clock

from zhixingli.cli.console import clock


@pytest.fixture(autouse=True)
def _their_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", their_clock.showing((), os.environ))
