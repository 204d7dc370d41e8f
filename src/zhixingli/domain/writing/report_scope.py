"""Whose part of the figures a report holds."""

from __future__ import annotations


def scope_text(
    *,
    leader: str | None = None,
    unit: str | None = None,
    reader: str | None = None,
    kind: str | None = None,
    rule: str | None = None,
) -> str:
    """Write the scope of a report by IDs and codes; empty for the whole."""
    parts = {"leader": leader, "unit": unit, "for": reader, "kind": kind, "rule": rule}
    return " ".join(f"{name}={value}" for name, value in parts.items() if value is not None)
