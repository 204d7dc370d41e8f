"""Importing letters: each row runs its whole way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.letters import acts as letters
from zhixingli.domain.letters.acts import Letter, LetterDraft
from zhixingli.domain.matters.duties import charge
from zhixingli.domain.terms import Part
from zhixingli.services.exchange.changes import CHANGES, Held, begun_by, held_under, reassignments
from zhixingli.services.exchange.compare import Settler
from zhixingli.services.exchange.facts import course_of, facts_of
from zhixingli.services.exchange.imports import Imported, Source, Verdict, import_table
from zhixingli.services.exchange.letters_sheet import LETTERS, TRACK
from zhixingli.services.exchange.steps import Beginning, RowStep
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.tables import letter as letter_table, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.sheets.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def import_letters(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import letters; one that is there already is left as it is.

    A letter is known by its number, else by its title, its addressee and the day of its draft.
    """
    return import_table(
        ledger, stamp, source, form=LETTERS, what="行文", begin=lambda s, t: _Drafter(s, t).row
    )


class _Drafter:
    """Makes a letter of each row, or compares it with the one that is there."""

    def __init__(self, session: Session, table: FileTable) -> None:
        self._work, self._table = session.work, table
        self._there = _known(session)
        self._settler = Settler(session, KEPT_LETTERS, LETTERS, "行文")

    def row(self, cells: Cells) -> Verdict | None:
        """Take up the letter of a row."""
        reading = self._settler.reading
        held = held_under(self._table, cells, reading)
        firsts = {_FIRST[each.part]: each.person for each in reversed(held) if each.part in _FIRST}
        facts = facts_of(LETTERS, cells, reading) | begun_by(held) | firsts
        steps = [*reassignments(held), *_parts(held), *course_of(LETTERS, cells, reading)]
        if cells.problems:
            return None
        day = facts.pop("drafted_on") or self._work.stamp.on
        known = LetterDraft(**facts)
        key = known.number or (known.title, known.addressee, day)
        return self._settler.settle(
            cells,
            key=key,
            value=known.number or known.title,
            known=self._there.get(key),
            begun=Beginning(day, "起草日期", lambda desk: letters.draft(desk, known), "这件行文"),
            steps=steps,
        )


#: Parts that a draft names by itself.
_FIRST: Final = {Part.TRACKER: "tracker", Part.HANDLER: "handler"}


def _known(session: Session) -> dict[object, str]:
    """Read the live letters by number, and by title, addressee and day."""
    query = (
        select(subject.c.id, subject.c.title, subject.c.opened_on, letter_table)
        .join(letter_table, letter_table.c.id == subject.c.id)
        .where(subject.c.voided_on.is_(None))
    )
    found: dict[object, str] = {}
    for row in session.conn.execute(query).mappings():
        found[row["title"], row["addressee"], row["opened_on"]] = row["id"]
        if row["number"] is not None:
            found[row["number"]] = row["id"]
    return found


def _parts(held: list[Held]) -> Iterator[RowStep]:
    """Give the later trackers and handlers; the first are those of the draft."""
    for part in _FIRST:
        for each in [h for h in held if h.part is part][1:]:
            act = partial(_charge, part=part, person=each.person)
            yield RowStep(each.since, TRACK, CHANGES, act, each.reason)


def _charge(desk: Desk, letter: Letter, *, part: Part, person: str) -> None:
    if part is Part.TRACKER:
        letters.track(desk, letter, person=person)
    else:
        charge(desk, letter, part, person, field="姓名")
