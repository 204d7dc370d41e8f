"""What all tables share: the metadata, its naming convention and the kinds of column.

Moments are stored as text in UTC (``2026-11-23T08:00:00.000000Z``) on both engines, so that
they sort, compare and hash alike everywhere. Days are DATE, which is ISO text on SQLite.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, MetaData, String, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: What the column is called that ``undone`` makes.
UNDONE_BY: Final = "undone_by"


def number_key(name: str) -> Column[int]:
    """Make a primary key counted by the ledger's own head, never by the database."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def code_key(name: str) -> Column[str]:
    """Make a primary key that people say aloud: SW-2026-0001, DW-0001."""
    return Column(name, String(40), primary_key=True)


def refers(name: str, target: str, **options: Any) -> Column[str]:  # noqa: ANN401 - Column's own options
    """Make a reference to a row named by its code; required unless said otherwise."""
    options.setdefault("nullable", False)
    return Column(name, String(40), ForeignKey(target), **options)


def counted(name: str, target: str, **options: Any) -> Column[int]:  # noqa: ANN401 - likewise
    """Make a reference to a row named by its number; required unless said otherwise."""
    options.setdefault("nullable", False)
    return Column(name, Integer, ForeignKey(target), **options)


def code(name: str, *, nullable: bool = False) -> Column[str]:
    """Make a column for a stored enumeration code or another short word."""
    return Column(name, String(64), nullable=nullable)


def words(name: str, *, nullable: bool = False) -> Column[str]:
    """Make a column for free text."""
    return Column(name, Text, nullable=nullable)


def day(name: str, *, nullable: bool = False) -> Column[Any]:
    """Make a column for a calendar day."""
    return Column(name, Date, nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> Column[str]:
    """Make a column for a moment as ISO text."""
    return Column(name, String(32), nullable=nullable)


def amount(name: str, *, nullable: bool = False) -> Column[int]:
    """Make a column for a whole number."""
    return Column(name, Integer, nullable=nullable)


def flag(name: str) -> Column[bool]:
    """Make a column for a yes or no."""
    return Column(name, Boolean, nullable=False)


def undone() -> Column[int]:
    """Make the column that names the entry by which a row was taken back (冲销)."""
    return Column(UNDONE_BY, Integer, nullable=True)
