"""Facts by day of units and projects: reading them, writing what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func, select

from zhixingli.domain.matters.dated import DatedFact
from zhixingli.domain.terms import Kind
from zhixingli.store import tables
from zhixingli.store.tables import subject
from zhixingli.store.tables.standing import dated_fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from zhixingli.store.ledger.unit_of_work import UnitOfWork


def facts_of(conn: Connection, where: ColumnElement[bool]) -> Iterator[DatedFact]:
    """Read facts by day, in the order of their days."""
    query = select(dated_fact).where(where).order_by(dated_fact.c.of, dated_fact.c.from_on)
    for row in conn.execute(query).mappings():
        yield DatedFact(**row)


def save_facts(work: UnitOfWork, before: Iterable[DatedFact], after: Iterable[DatedFact]) -> None:
    """Write new facts, and those that were corrected."""
    known = {_key(each): each for each in before}
    for each in after:
        old = known.get(_key(each))
        if old is None:
            work.insert(tables.dated_fact, fact_row(each))
        elif old != each:
            work.update(tables.dated_fact, fact_row(old), **fact_row(each))


def fact_row(fact: DatedFact) -> dict[str, Any]:
    """Give the row of a fact."""
    return {name: getattr(fact, name) for name in DatedFact.__slots__}


def _key(fact: DatedFact) -> tuple[Any, ...]:
    return fact.of, fact.name, fact.period, fact.from_on


#: What the title of a subject is called among facts.
TITLE: Final = "title"


def title_on(day: date) -> ColumnElement[str]:
    """Name a subject, in a statement, as it was called on a day: a project may be renamed."""
    facts = dated_fact.alias("titles")
    own = (facts.c.of == subject.c.id, facts.c.name == TITLE)
    begun = select(facts.c.value).where(*own, facts.c.from_on <= day)
    first = select(facts.c.value).where(*own)
    called = func.coalesce(
        begun.order_by(facts.c.from_on.desc()).limit(1).correlate(subject).scalar_subquery(),
        first.order_by(facts.c.from_on).limit(1).correlate(subject).scalar_subquery(),
        subject.c.title,
    )
    project = subject.c.kind == Kind.PROJECT.value
    return case((project, called), else_=subject.c.title).label("title")


def once_called(
    matches: Callable[[ColumnElement[str]], ColumnElement[bool]],
) -> ColumnElement[bool]:
    """Tell of a subject, in a statement, that it was or will be called something that matches."""
    facts = dated_fact.alias("names")
    own = (facts.c.of == subject.c.id, facts.c.name == TITLE)
    return select(facts.c.of).where(*own, matches(facts.c.value)).correlate(subject).exists()
