"""How the rows of each table are taken back (冲销), and what each row is about.

An entry is taken back by a later one; nothing is deleted. A row that it changed gets the facts
that it had before. What becomes of a row that it inserted says ``HOW``, a line for every table. A
subject that it began is void with its acts marked, and what else belongs to that is left as it is:
what is void never was.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from zhixingli.store import tables

if TYPE_CHECKING:
    from sqlalchemy import Column, Table


class Way(StrEnum):
    """What becomes of a row that the entry inserted."""

    MARKED = "it bears the entry that took it back, and no reading takes it"
    WITHDRAWN = "marked, and withdrawn on the day on which it was opened"
    VOID = "void as of its first day; its number is never given again"
    BEFORE = "it takes the values of the row before it: no day is without a leader and a unit"
    WITH = "it goes with the row that it is one with"
    STAYS = "it stays: a later row says otherwise"
    REFUSED = "an entry that wrote it is not taken back by undo; the refusal names the way"


HOW: Final[dict[Table, Way]] = {
    tables.office_setting: Way.MARKED,
    tables.idempotency: Way.STAYS,  # the key refuses: what it stood for was taken back
    tables.taken_back: Way.REFUSED,
    tables.calendar_notice: Way.REFUSED,
    tables.rule_version: Way.REFUSED,
    tables.unit: Way.MARKED,
    tables.person: Way.MARKED,
    tables.person_post: Way.MARKED,
    tables.further_post: Way.MARKED,
    tables.handover: Way.MARKED,
    tables.portfolio: Way.MARKED,
    tables.dated_fact: Way.MARKED,
    tables.subject: Way.VOID,
    tables.assignment: Way.BEFORE,
    tables.supporting_unit: Way.MARKED,
    tables.doc: Way.WITH,
    tables.act: Way.MARKED,
    tables.obligation: Way.WITHDRAWN,
    tables.due_span: Way.STAYS,  # the due date of the facts before is appended
    tables.pause: Way.MARKED,
    tables.extension: Way.MARKED,
    tables.waiting: Way.MARKED,
    tables.reminder: Way.MARKED,
    tables.task: Way.WITH,
    tables.duty: Way.MARKED,
    tables.project: Way.WITH,
    tables.project_progress: Way.WITH,
    tables.milestone: Way.WITH,
    tables.material: Way.MARKED,
    tables.meeting: Way.WITH,
    tables.agenda_item: Way.MARKED,
    tables.decision: Way.WITH,
    tables.letter: Way.WITH,
    tables.consultation: Way.WITH,
    tables.hop: Way.WITH,
    tables.supervision: Way.WITH,
    tables.cause: Way.WITH,
    tables.report: Way.REFUSED,
    tables.report_file: Way.REFUSED,
    # Not journalled: the journal itself, its head, and bytes that rows name by their digest.
    tables.journal: Way.STAYS,
    tables.journal_row: Way.STAYS,
    tables.ledger_head: Way.STAYS,
    tables.content: Way.STAYS,
}

#: Where the subject, the unit, the person or the setting stands that a row is about.
ABOUT: Final[dict[Table, Column[Any]]] = {
    table: table.c[name]
    for table, name in (
        (tables.office_setting, "key"),
        (tables.unit, "id"),
        (tables.person, "id"),
        (tables.person_post, "person"),
        (tables.further_post, "person"),
        (tables.handover, "giver"),
        (tables.portfolio, "unit"),
        (tables.dated_fact, "of"),
        (tables.subject, "id"),
        (tables.assignment, "subject"),
        (tables.supporting_unit, "subject"),
        (tables.doc, "id"),
        (tables.act, "subject"),
        (tables.obligation, "subject"),
        (tables.task, "id"),
        (tables.duty, "subject"),
        (tables.project, "id"),
        (tables.milestone, "subject"),
        (tables.material, "subject"),
        (tables.meeting, "id"),
        (tables.agenda_item, "meeting"),
        (tables.decision, "id"),
        (tables.letter, "id"),
        (tables.supervision, "id"),
    )
}
#: Rows that belong to an obligation or to an act, and are about what that is about.
ABOUT_THROUGH: Final[dict[Table, tuple[Column[Any], Table]]] = {
    tables.due_span: (tables.due_span.c.obligation, tables.obligation),
    tables.pause: (tables.pause.c.obligation, tables.obligation),
    tables.extension: (tables.extension.c.obligation, tables.obligation),
    tables.waiting: (tables.waiting.c.obligation, tables.obligation),
    tables.project_progress: (tables.project_progress.c.act, tables.act),
    tables.consultation: (tables.consultation.c.act, tables.act),
    tables.hop: (tables.hop.c.act, tables.act),
    tables.cause: (tables.cause.c.act, tables.act),
}
#: Rows of who is responsible: a handover is held up by later ones of these alone.
OF_HANDS: Final = (tables.assignment, tables.duty, tables.handover, tables.portfolio)
#: What an obligation is; the other columns repeat what follows from its spans.
OWED_FACTS: Final = (
    "start_on",
    "restarted_on",
    "opened_on",
    "fixed_due_on",
    "unit",
    "discharged_on",
    "withdrawn_on",
    "bound_on",
    "outcome",
    "follows",
    "by_law",
)
