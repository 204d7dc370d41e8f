"""What the checks of the doctor look at, each thing read at most once."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from zhixingli.domain.projects.terms import ProjectStatus
from zhixingli.services.projects.listing import project_rows_on
from zhixingli.services.readings.daily import DueIn, Filters, owed_in
from zhixingli.services.use_case.names import Names, names
from zhixingli.store.kinds.people import directory
from zhixingli.store.kinds.responsibility import open_holdings
from zhixingli.store.reads import recurring_facts as facts
from zhixingli.store.tables.standing import supporting_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from zhixingli.domain.matters.directory import Directory
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.kinds.responsibility import Holding
    from zhixingli.store.reads.recurring_facts import RecurringSubject


class Ward:
    """A ledger under examination as of a day; ``files`` is the folder of its files."""

    def __init__(self, conn: Connection, law: Law, as_of: date, files: Path | None) -> None:
        """Take the ledger; nothing is read yet."""
        self.conn, self.law, self.as_of, self.files = conn, law, as_of, files

    @cached_property
    def known(self) -> Names:
        """Give the names of people and units."""
        return names(self.conn, self.as_of)

    @cached_property
    def people(self) -> Directory:
        """Give the people with their posts."""
        return directory(self.conn, None)

    @cached_property
    def holdings(self) -> Sequence[Holding]:
        """Give who is leader or has a part of every open subject."""
        return open_holdings(self.conn, self.as_of)

    @cached_property
    def owed(self) -> Sequence[ObligationItem]:
        """Give everything that is owed."""
        return owed_in(self.conn, self.law, self.as_of, DueIn(None, None), Filters())

    @cached_property
    def projects(self) -> list[ProjectRow]:
        """Give the key projects that are not closed."""
        closed = (ProjectStatus.CLOSED, ProjectStatus.VOID)
        return [
            row
            for row in project_rows_on(self.conn, self.law, self.as_of)
            if row.status not in closed
        ]

    @cached_property
    def standings(self) -> dict[str, RecurringSubject]:
        """Give what the weekly duties of the projects rest on."""
        return {each.id: each for each in facts.key_projects(self.conn, self.as_of)}

    @cached_property
    def supporting(self) -> dict[str, list[str]]:
        """Name the units that support each subject."""
        table = supporting_unit.c
        query = select(table.subject, table.unit).where(table.from_on <= self.as_of)
        found: dict[str, list[str]] = defaultdict(list)
        for subject_id, unit_id in self.conn.execute(query.order_by(table.subject, table.unit)):
            found[subject_id].append(unit_id)
        return found
