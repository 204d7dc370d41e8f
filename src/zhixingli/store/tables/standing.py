"""The rows that stand: those of entries that were taken back (冲销) left out, said once.

Every reading takes these tables from here. Whoever writes, verifies or tells of the journal itself
takes the tables as they are; ``tests/store/tables/test_standing.py`` holds who that is.
"""

from __future__ import annotations

from sqlalchemy import Subquery, Table, select

from zhixingli.store import tables
from zhixingli.store.tables.schema import UNDONE_BY


def _standing(table: Table) -> Subquery:
    """Give a table without the rows that were taken back, under its own name."""
    said = [column for column in table.c if column.name != UNDONE_BY]
    return select(*said).where(table.c[UNDONE_BY].is_(None)).subquery(table.name)


act = _standing(tables.act)
agenda_item = _standing(tables.agenda_item)
dated_fact = _standing(tables.dated_fact)
duty = _standing(tables.duty)
extension = _standing(tables.extension)
further_post = _standing(tables.further_post)
handover = _standing(tables.handover)
material = _standing(tables.material)
office_setting = _standing(tables.office_setting)
pause = _standing(tables.pause)
person = _standing(tables.person)
person_post = _standing(tables.person_post)
portfolio = _standing(tables.portfolio)
reminder = _standing(tables.reminder)
supporting_unit = _standing(tables.supporting_unit)
unit = _standing(tables.unit)
waiting = _standing(tables.waiting)
