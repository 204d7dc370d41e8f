"""What stands around an answer: whose it is, by which calendar, and where it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

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
class JournalPlace:
    """Where a change stands in the journal."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Meta:
    """Whose answer it is and by which calendar; of an issued report, what was frozen.

    ``whose`` says in words whose part of the ledger it holds, None for the whole. ``office_id``
    stays what it is whatever the office is called, ``head`` is the last entry of the journal, and
    a ``rehearsal`` is a ledger to practise in (演练).
    """

    office: str | None
    calendar: CalendarStamp | None
    issued: IssuedReport | None = None
    whose: str | None = None
    office_id: str | None = None
    rehearsal: bool = False
    head: JournalPlace | None = None


#: What is said where no ledger and no calendar stand behind an answer.
NOWHERE: Final = Meta(None, None)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader should know beside the answer."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """The answer about one file; no ledger and no calendar stand behind it."""

    data: FileItem
    meta: Meta = NOWHERE
    warnings: tuple[Remark, ...] = ()


def written(name: str, content: bytes) -> FileAnswer:
    """Describe a file by its name, its size and its digest."""
    return FileAnswer(FileItem(name, len(content), sha256(content).hexdigest()))
