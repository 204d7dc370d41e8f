"""Whose part an answer holds, said in words under its title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.terms import Kind
from zhixingli.domain.writing.report_scope import scope_text
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.use_case.envelope import Meta
    from zhixingli.services.use_case.session import Law

#: What a list of reports tells besides what a report itself says under its title.
ASIDE: Final = frozenset({"for", "meeting", "since", "as_of"})
#: Of these a list, which has no address, says for whom it is.
FOR: Final = frozenset({"for"})


def meta_of(
    conn: Connection,
    law: Law,
    as_of: date,
    *,
    leader: str | None = None,
    unit: str | None = None,
    kind: Kind | None = None,
    rule: str | None = None,
    reader: str | None = None,
) -> Meta:
    """Say whose answer it is; people and units as they were named, the reader by ID."""
    if all(each is None for each in (leader, unit, kind, rule, reader)):
        return law.meta(as_of)
    find = Finder(conn, as_of)
    scope = scope_text(
        leader=find.maybe_person(leader, field="--leader"),
        unit=find.maybe_unit(unit, field="--unit"),
        kind=kind.value if kind is not None else None,
        rule=rule,
        reader=reader,
    )
    return replace(law.meta(as_of), whose=told(conn, law, scope, as_of, aside=FOR))


def told(
    conn: Connection, law: Law, scope: str, day: date, *, aside: frozenset[str] = frozenset()
) -> str | None:
    """Say a scope in words: 区分管领导罗正平、主责单位区住建局; None for the whole.

    ``aside`` names what is said besides: for whom it was narrowed, of which meeting, since when.
    """
    said = []
    for part in scope.split():
        name, _, value = part.partition("=")
        if name in aside or name not in ASIDE:
            said.append(_part(conn, law, name, value, day))
    return "、".join(said) or None


def _part(conn: Connection, law: Law, name: str, value: str, day: date) -> str:
    match name:
        case "leader":
            return f"{_WORDS[name]}{names(conn, day, [value]).people[value].name}"
        case "for":
            return f"供{names(conn, day, [value]).people[value].name}"
        case "unit":
            unit = names(conn, day, ()).units[value]
            return f"{_WORDS[name]}{unit.short or unit.name}"
        case "kind":
            return Kind(value).label
        case "rule":
            known = [limit.label for limit in law.rules.latest() if limit.id == value]
            return known[0] if known else value
        case _:
            return f"{_WORDS.get(name, name)}{value}"


_WORDS: Final = {
    "leader": "区分管领导",
    "unit": "主责单位",
    "meeting": "会议",
    "since": "自",
    "as_of": "截至",
}
