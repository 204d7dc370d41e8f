"""Which result each output schema describes, and the JSON Schemas that ship with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import Enum
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

from zhixingli.domain.errors import UnknownSchemaError
from zhixingli.services.use_case.envelope import Meta, Notice

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")

_RESULTS: Final = "zhixingli.services.results"


class Shape(Enum):
    """What ``data`` is: a result, a list, or either.

    ``CHANGE`` is a result that stands in the answers of writes too, with ``journal`` and
    ``dry_run`` beside its own keys.
    """

    OBJECT = "object"
    LIST = "list"
    EITHER = "either"
    CHANGE = "change"


class Schema(NamedTuple):
    """The class of a result, by its dotted name, and how it stands in ``data``."""

    result: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class SchemaItem:
    """One output schema; ``schema`` is filled where a single one was asked for."""

    name: str
    schema: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class SchemaAnswer(Generic[T]):
    """The schemas asked for; no ledger stands behind them."""

    data: T
    meta: Meta = field(default_factory=lambda: Meta(None, None))
    warnings: tuple[Notice, ...] = ()


def _of(name: str, shape: Shape) -> Schema:
    return Schema(f"{_RESULTS}:{name}", shape)


#: Every schema name that a command answers with.
SCHEMAS: Final[dict[str, Schema]] = {
    "zx.today/1": _of("ObligationItem", Shape.LIST),
    "zx.overdue/1": _of("ObligationItem", Shape.LIST),
    "zx.due/1": _of("ObligationItem", Shape.LIST),
    "zx.explain/1": _of("Explanation", Shape.EITHER),
    "zx.find/1": _of("FoundItem", Shape.LIST),
    "zx.doc/1": _of("DocDetail", Shape.CHANGE),
    "zx.doc.list/1": _of("DocRow", Shape.LIST),
    "zx.task/1": _of("TaskDetail", Shape.CHANGE),
    "zx.task.list/1": _of("TaskRow", Shape.LIST),
    "zx.project/1": _of("ProjectDetail", Shape.CHANGE),
    "zx.project.list/1": _of("ProjectRow", Shape.LIST),
    "zx.letter/1": _of("LetterDetail", Shape.CHANGE),
    "zx.letter.list/1": _of("LetterRow", Shape.LIST),
    "zx.meeting/1": _of("MeetingDetail", Shape.CHANGE),
    "zx.meeting.list/1": _of("MeetingRow", Shape.LIST),
    "zx.onsite.missed/1": _of("MissedWeek", Shape.LIST),
    "zx.review.due/1": _of("ReviewDue", Shape.LIST),
    "zx.series/1": _of("SeriesDetail", Shape.CHANGE),
    "zx.supervise/1": _of("SupervisionDetail", Shape.CHANGE),
    "zx.supervise.list/1": _of("SupervisionRow", Shape.LIST),
    "zx.supervise.remind/1": _of("Reminders", Shape.CHANGE),
    "zx.measures/1": _of("Measure", Shape.LIST),
    "zx.score/1": _of("Score", Shape.OBJECT),
    "zx.doctor/1": _of("Checkup", Shape.LIST),
    "zx.what-if/1": _of("WhatIf", Shape.OBJECT),
    "zx.exec.suggest/1": _of("Suggested", Shape.LIST),
    "zx.cause/1": _of("CauseItem", Shape.CHANGE),
    "zx.causes/1": _of("CauseStatistics", Shape.OBJECT),
    "zx.unit/1": _of("UnitDetail", Shape.CHANGE),
    "zx.unit.list/1": _of("UnitDetail", Shape.LIST),
    "zx.person/1": _of("PersonDetail", Shape.CHANGE),
    "zx.person.list/1": _of("PersonDetail", Shape.LIST),
    "zx.assign/1": _of("AssignmentChange", Shape.CHANGE),
    "zx.handover/1": _of("HandoverSheet", Shape.CHANGE),
    "zx.office/1": _of("OfficeDetail", Shape.CHANGE),
    "zx.calendar.show/1": _of("CalendarDayItem", Shape.LIST),
    "zx.calendar.check/1": _of("CalendarDayItem", Shape.LIST),
    "zx.calendar.count/1": _of("DayCount", Shape.OBJECT),
    "zx.calendar.due/1": _of("DueAnswer", Shape.OBJECT),
    "zx.calendar.import/1": _of("CalendarImport", Shape.CHANGE),
    "zx.calendar.set/1": _of("CalendarImport", Shape.CHANGE),
    "zx.calendar.status/1": _of("CalendarStatus", Shape.OBJECT),
    "zx.rule.list/1": _of("RuleItem", Shape.LIST),
    "zx.rule.show/1": _of("RuleHistory", Shape.OBJECT),
    "zx.rule.check/1": _of("RuleImport", Shape.OBJECT),
    "zx.rule.import/1": _of("RuleImport", Shape.CHANGE),
    "zx.import/1": _of("ImportResult", Shape.CHANGE),
    "zx.journal/1": _of("JournalEntry", Shape.LIST),
    "zx.verify/1": _of("Verification", Shape.OBJECT),
    "zx.upgrade/1": _of("UpgradeResult", Shape.CHANGE),
    "zx.schema/1": Schema(f"{__name__}:SchemaItem", Shape.EITHER),
    "zx.report.weekly/1": _of("WeeklyReport", Shape.OBJECT),
    "zx.report.onsite/1": _of("OnsiteTable", Shape.OBJECT),
    "zx.report.letters/1": _of("LettersReport", Shape.OBJECT),
    "zx.report.exec/1": _of("ExecMaterial", Shape.OBJECT),
    "zx.report.bulletin/1": _of("Bulletin", Shape.OBJECT),
    "zx.report.submit/1": _of("Submission", Shape.CHANGE),
    "zx.export/1": _of("ExportBook", Shape.OBJECT),
    "zx.agenda/1": _of("Agenda", Shape.OBJECT),
    "zx.dashboard/1": _of("Dashboard", Shape.OBJECT),
    "zx.report.list/1": _of("IssuedReport", Shape.LIST),
    "zx.report.show/1": _of("ShownReport", Shape.OBJECT),
    "zx.report.diff/1": _of("ReportDiff", Shape.OBJECT),
    "zx.template.export/1": _of("FileItem", Shape.OBJECT),
}


def list_schemas() -> SchemaAnswer[tuple[SchemaItem, ...]]:
    """List the schemas that ship with the program."""
    return SchemaAnswer(tuple(SchemaItem(name, None) for name in _shipped()))


def show_schema(name: str) -> SchemaAnswer[SchemaItem]:
    """Read one JSON Schema; ``zx.`` and the version may be left out.

    Raises UnknownSchemaError.
    """
    full = _full(name)
    return SchemaAnswer(SchemaItem(full, json.loads(schema_text(full))))


def schema_text(name: str) -> str:
    """Read one JSON Schema as it is kept; see ``show_schema``."""
    full = _full(name)
    if full not in _shipped():
        raise UnknownSchemaError(field="name", typed=name, suggestion=_nearest(full))
    return _file(full).read_text(encoding="utf-8")


def schema_file(name: str) -> str:
    """Name the file of a schema: ``zx.overdue/1`` is kept in ``zx.overdue.1.json``."""
    return name.replace("/", ".") + ".json"


def _full(name: str) -> str:
    full = name if name.startswith("zx.") else f"zx.{name}"
    return full if "/" in full else f"{full}/1"


def _shipped() -> tuple[str, ...]:
    return tuple(sorted(name for name in SCHEMAS if _file(name).is_file()))


def _file(name: str) -> Traversable:
    return resources.files("zhixingli.data") / "schemas" / schema_file(name)


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = get_close_matches(name, _shipped())
    return f"是不是 {' 或 '.join(near)}？" if near else ""
