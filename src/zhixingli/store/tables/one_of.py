"""The condition that a column holds one of some IDs, however many they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.sql.elements import ColumnElement


class _ListedIn(FunctionElement[str]):
    """The IDs that one parameter lists as a JSON array, as the rows of a subquery."""

    inherit_cache = True
    name = "listed_in"


@compiles(_ListedIn)
def _on_sqlite(listed: _ListedIn, compiler: SQLCompiler, **kw: object) -> str:
    given = compiler.process(listed.clauses, **kw)
    return f"(SELECT value FROM json_each({given}))"  # noqa: S608 - a parameter's place


@compiles(_ListedIn, "postgresql")
def _on_postgresql(listed: _ListedIn, compiler: SQLCompiler, **kw: object) -> str:
    given = compiler.process(listed.clauses, **kw)
    return f"(SELECT jsonb_array_elements_text(CAST({given} AS jsonb)))"


def one_of(column: ColumnElement[Any], wanted: Iterable[str]) -> ColumnElement[bool]:
    """Say that a column holds one of these IDs: one statement and one parameter.

    Databases bound how many parameters a statement has (SQLite's oldest limit is 999).
    """
    listed = _ListedIn(literal(json.dumps(sorted(wanted)), Text()))
    return column.op("IN", is_comparison=True)(listed)
