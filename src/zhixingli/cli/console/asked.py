"""What a command is asked: the shared options, parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.terms import Term

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zhixingli.domain import terms


class Format(Term):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"
    XLSX = "xlsx"
    DOCX = "docx"
    HTML = "html"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class Output:
    """How the answer is to be written; ``lines`` is one compact envelope a line (batch).

    ``ids`` puts the program's own numbers on paper too. ``wide`` draws lists whole on a terminal;
    ``paged`` shows what is more than a screen in a pager.
    """

    schema: str
    format: Format
    quiet: bool = False
    limit: int | None = None
    sort: str | None = None
    out: Path | None = None
    lines: bool = False
    template: Path | None = None
    ids: bool = False
    wide: bool = False
    paged: bool = True
    several: int = 0


@dataclass(frozen=True, slots=True)
class Issue:
    """That a report is to be issued: ``again`` as a corrected edition, and why."""

    again: bool
    reason: str | None
    dry_run: bool
    command: str


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What every read is asked."""

    as_of: date
    leader: str | None
    unit: str | None
    kind: terms.Kind | None
    rule: str | None
    strict: bool
    exit_code: bool
    output: Output
    reader: str | None = None
    issue: Issue | None = None


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What every write is told; ``on`` is the day the act happened, today unless ``day_named``.

    ``command`` is its name (``doc receive``) and ``request`` what it was asked, in canonical
    JSON: together they are what an idempotency ``key`` stands for.
    """

    on: date
    day_named: bool
    reason: str | None
    dry_run: bool
    key: str | None
    strict: bool
    command: str
    request: str
    output: Output
