"""What stands around an answer: whose it is, by which calendar, and where it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from zhixingli.services.results.office import FileItem

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.results.reports import IssuedReport


@dataclass(frozen=True, slots=True)
class CalendarStamp:
    """Which calendar computed the dates of an answer."""

    digest: str
    announced_through: date


@dataclass(frozen=True, slots=True)
class Meta:
    """Whose answer it is and by which calendar; of an issued report, what was frozen.

    ``whose`` says in words whose part of the ledger it holds, None for the whole.
    """

    office: str | None
    calendar: CalendarStamp | None
    issued: IssuedReport | None = None
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader should know beside the answer."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class JournalPlace:
    """Where a change stands in the journal."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """The answer about one file; no ledger and no calendar stand behind it."""

    data: FileItem
    meta: Meta = Meta(None, None)
    warnings: tuple[Remark, ...] = ()


def written(name: str, content: bytes) -> FileAnswer:
    """Describe a file by its name, its size and its digest."""
    return FileAnswer(FileItem(name, len(content), sha256(content).hexdigest()))
