"""The office's choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SettingItem:
    """A choice of the office ([设]) and what it is set to."""

    key: str
    label: str
    value: str
    value_label: str
    default: str
    default_label: str
    choices: tuple[str, ...]
    choices_label: tuple[str, ...]
    from_: date | None


@dataclass(frozen=True, slots=True)
class OfficeDetail:
    """The office and its choices."""

    name: str | None
    settings: tuple[SettingItem, ...]


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file that was written; ``size`` in bytes."""

    name: str
    size: int
    sha256: str
