"""Whose part of the figures a report holds."""

from __future__ import annotations


def scope_text(
    *, leader: str | None = None, unit: str | None = None, reader: str | None = None
) -> str:
    """Write the scope of a report by IDs; empty for the whole."""
    parts = {"leader": leader, "unit": unit, "for": reader}
    return " ".join(f"{name}={value}" for name, value in parts.items() if value is not None)
