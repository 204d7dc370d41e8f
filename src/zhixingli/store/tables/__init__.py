"""The tables of the ledger, by aggregate.

Core tables and no declarative classes: importing the ORM costs every command as much again
as a third of SQLAlchemy, and the journal wants the rows themselves, not objects.
"""

from zhixingli.store.tables.documents import doc
from zhixingli.store.tables.law import calendar_notice, rule_version
from zhixingli.store.tables.ledger import (
    idempotency,
    journal,
    journal_row,
    ledger_head,
    office_setting,
)
from zhixingli.store.tables.matters import (
    agenda_item,
    cause,
    consultation,
    decision,
    duty,
    hop,
    letter,
    material,
    meeting,
    milestone,
    project,
    project_progress,
    supervision,
    task,
)
from zhixingli.store.tables.obligations import due_span, extension, obligation, pause, waiting
from zhixingli.store.tables.people import (
    dated_fact,
    further_post,
    handover,
    person,
    person_post,
    unit,
)
from zhixingli.store.tables.reports import content, report, report_file
from zhixingli.store.tables.schema import metadata
from zhixingli.store.tables.subjects import act, assignment, subject, supporting_unit

#: Tables whose every row is kept true by the journal, in the order of their references.
JOURNALLED = (
    office_setting,
    idempotency,
    calendar_notice,
    rule_version,
    unit,
    person,
    person_post,
    further_post,
    handover,
    dated_fact,
    subject,
    assignment,
    supporting_unit,
    doc,
    act,
    obligation,
    due_span,
    pause,
    extension,
    waiting,
    task,
    duty,
    project,
    project_progress,
    milestone,
    material,
    meeting,
    agenda_item,
    decision,
    letter,
    consultation,
    hop,
    supervision,
    cause,
    report,
    report_file,
)

__all__ = [
    "JOURNALLED",
    "act",
    "agenda_item",
    "assignment",
    "calendar_notice",
    "cause",
    "consultation",
    "content",
    "dated_fact",
    "decision",
    "doc",
    "due_span",
    "duty",
    "extension",
    "further_post",
    "handover",
    "hop",
    "idempotency",
    "journal",
    "journal_row",
    "ledger_head",
    "letter",
    "material",
    "meeting",
    "metadata",
    "milestone",
    "obligation",
    "office_setting",
    "pause",
    "person",
    "person_post",
    "project",
    "project_progress",
    "report",
    "report_file",
    "rule_version",
    "subject",
    "supervision",
    "supporting_unit",
    "task",
    "unit",
    "waiting",
]
