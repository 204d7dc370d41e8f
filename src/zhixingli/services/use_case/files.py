"""What became of a file that was written without a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from zhixingli.services.results import FileItem
from zhixingli.services.use_case.envelope import Meta, Notice


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """The answer about one file; no ledger and no calendar stand behind it."""

    data: FileItem
    meta: Meta = Meta(None, None)  # noqa: RUF009 - frozen, and the same for all
    warnings: tuple[Notice, ...] = ()


def written(name: str, content: bytes) -> FileAnswer:
    """Describe a file by its name, its size and its digest."""
    return FileAnswer(FileItem(name, len(content), sha256(content).hexdigest()))
