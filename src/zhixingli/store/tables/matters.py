"""What the other kinds of subject hold beside what every subject has.

Amounts are decimal text in 万元 on both engines, so that they hash and compare alike.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table

from zhixingli.store.tables.schema import (
    amount,
    code,
    day,
    flag,
    metadata,
    number_key,
    refers,
    undone,
    words,
)


def _of(target: str) -> Column[str]:
    """Make the key of a row that is one with its subject."""
    return Column("id", String(40), ForeignKey(target), primary_key=True)


def _with(target: str) -> Column[int]:
    """Make the key of a row that is one with an act or an obligation."""
    name = target.partition(".")[0]
    return Column(name, Integer, ForeignKey(target), primary_key=True, autoincrement=False)


#: A task (工作任务): owed under a rule, by a day of its own where one was set. ``origin`` is the
#: paper that it comes from.
task = Table(
    "task",
    metadata,
    _of("subject.id"),
    code("rule"),
    words("result", nullable=True),
    refers("origin", "subject.id", nullable=True),
    Index(None, "origin"),
)

#: Who has which part in a subject beside its leader and unit (挂钩、组长、跟踪、经办), by day.
#: ``place`` is the unit for which the part is held, or "-".
duty = Table(
    "duty",
    metadata,
    Column("subject", String(40), ForeignKey("subject.id"), primary_key=True),
    Column("role", String(40), primary_key=True),
    Column("place", String(40), primary_key=True),
    Column("from_on", Date, primary_key=True),
    refers("person", "person.id"),
    day("recorded_on"),
    words("reason", nullable=True),
    refers("acting_for", "person.id", nullable=True),
    undone(),
    Index(None, "person"),
)

#: A key project (重点项目) with the columns of its ledger.
project = Table(
    "project",
    metadata,
    _of("subject.id"),
    code("level"),
    words("category", nullable=True),
    words("nature", nullable=True),
    words("content", nullable=True),
    day("start_on", nullable=True),
    day("end_on", nullable=True),
    code("total", nullable=True),
    code("year_plan", nullable=True),
    words("owner", nullable=True),
    words("owner_contact", nullable=True),
    words("owner_phone", nullable=True),
    words("remark", nullable=True),
)

#: The figures of one report of progress; ``invested`` is this year's so far, in 万元.
project_progress = Table(
    "project_progress",
    metadata,
    _with("act.id"),
    code("invested", nullable=True),
    code("percent", nullable=True),
    code("scheduled", nullable=True),
    words("stage", nullable=True),
    words("problem", nullable=True),
    words("coordination", nullable=True),
    words("next_step", nullable=True),
)

#: A milestone (节点) of a project, and the obligation that it is.
milestone = Table(
    "milestone",
    metadata,
    _with("obligation.id"),
    refers("subject", "subject.id"),
    words("name"),
    Index(None, "subject"),
)

#: A file kept beside the ledger; ``path`` is relative to the ledger's folder of files.
material = Table(
    "material",
    metadata,
    number_key("id"),
    refers("subject", "subject.id"),
    words("name"),
    words("path"),
    code("sha256"),
    amount("size"),
    day("added_on"),
    undone(),
    Index(None, "subject"),
)

#: A meeting: on site, of a joint review series, or of the executive meeting.
meeting = Table(
    "meeting",
    metadata,
    _of("subject.id"),
    code("form"),
    day("meeting_on"),
    refers("chair", "person.id", nullable=True),
    flag("delegated"),
    words("place", nullable=True),
    words("number", nullable=True),
    day("issued_on", nullable=True),
    refers("series", "subject.id", nullable=True),
    Index(None, "form", "meeting_on"),
    Index(None, "series"),
)

#: What a meeting deals with: a project on site or reported on, a document reviewed.
agenda_item = Table(
    "agenda_item",
    metadata,
    Column("meeting", String(40), ForeignKey("meeting.id"), primary_key=True),
    Column("about", String(40), ForeignKey("subject.id"), primary_key=True),
    day("added_on"),
    day("dropped_on", nullable=True),
    words("outcome", nullable=True),
    day("leader_notified_on", nullable=True),
    day("unit_notified_on", nullable=True),
    refers("reported_by", "person.id", nullable=True),
    day("reported_on", nullable=True),
    words("supplement", nullable=True),
    undone(),
    Index(None, "about"),
)

#: A decision (议定事项): a task that a meeting gave, about one of its projects.
decision = Table(
    "decision",
    metadata,
    _of("task.id"),
    refers("meeting", "meeting.id"),
    refers("about", "subject.id", nullable=True),
    Index(None, "meeting"),
    Index(None, "about"),
)

#: A letter upward, parallel or outward (上行平行文).
letter = Table(
    "letter",
    metadata,
    _of("subject.id"),
    code("direction"),
    words("genre", nullable=True),
    words("addressee"),
    words("number", nullable=True),
)

#: A consultation before sending (先商).
consultation = Table(
    "consultation",
    metadata,
    _with("act.id"),
    words("party"),
    words("way"),
    words("opinion"),
    code("adopted", nullable=True),
)

#: A place that a letter reached (人随文转); ``side`` tells theirs from ours.
hop = Table(
    "hop",
    metadata,
    _with("act.id"),
    words("place"),
    words("contact", nullable=True),
    code("side"),
)

#: A supervision matter (督办): what it rests on and who approved it.
supervision = Table(
    "supervision",
    metadata,
    _of("subject.id"),
    refers("about", "subject.id", nullable=True),
    code("basis"),
    words("basis_number", nullable=True),
    refers("approved_by", "person.id"),
    day("approved_on"),
    code("urgency"),
    amount("feedback_days", nullable=True),
    words("phone", nullable=True),
    Index(None, "about"),
)

#: Why something was late, missed or sent back: a malady (顽症), about one obligation's key.
cause = Table(
    "cause",
    metadata,
    _with("act.id"),
    words("key"),
    code("malady", nullable=True),
    Index(None, "key"),
)
