"""A file kept with a matter (资料、附件)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class Material:
    """A file kept beside the ledger."""

    id: int
    subject: str
    name: str
    path: str
    sha256: str
    size: int
    added_on: date
