"""Which result each output schema describes, and the JSON Schemas that ship with the program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from importlib import import_module, resources
from typing import Any, Final, Generic, NamedTuple, TypeVar

from zhixingli.domain.errors.command import UnknownSchemaError
from zhixingli.services.use_case.envelope import NOWHERE, Meta, Remark

T = TypeVar("T")

_RESULTS: Final = "zhixingli.services.results"
#: Every schema that ships: the envelope, what each holds, each definition once; one a line.
_BOOK: Final = resources.files("zhixingli.data") / "schemas.json"
ENVELOPE: Final = "envelope"


class DataShape(Enum):
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
    shape: DataShape

    @property
    def result_class(self) -> type[Any]:
        """Load the class of the result."""
        module, _, name = self.result.partition(":")
        found: type[Any] = getattr(import_module(module), name)
        return found


@dataclass(frozen=True, slots=True)
class SchemaItem:
    """One output schema; ``schema`` is filled where a single one was asked for."""

    name: str
    schema: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class SchemaAnswer(Generic[T]):
    """The schemas asked for; no ledger stands behind them."""

    data: T
    meta: Meta = NOWHERE
    warnings: tuple[Remark, ...] = ()


def _of(name: str, shape: DataShape) -> Schema:
    return Schema(f"{_RESULTS}.{name}", shape)


#: Every schema name that a command answers with.
SCHEMAS: Final[dict[str, Schema]] = {
    "zx.today/1": _of("obligations:ObligationItem", DataShape.LIST),
    "zx.overdue/1": _of("obligations:ObligationItem", DataShape.LIST),
    "zx.due/1": _of("obligations:ObligationItem", DataShape.LIST),
    "zx.remind/1": _of("reminders:DueReminder", DataShape.LIST),
    "zx.explain/1": _of("explanations:Explanation", DataShape.EITHER),
    "zx.find/1": _of("documents:FoundItem", DataShape.LIST),
    "zx.doc/1": _of("documents:DocDetail", DataShape.CHANGE),
    "zx.doc.list/1": _of("documents:DocRow", DataShape.LIST),
    "zx.task/1": _of("tasks:TaskDetail", DataShape.CHANGE),
    "zx.task.list/1": _of("tasks:TaskRow", DataShape.LIST),
    "zx.project/1": _of("projects:ProjectDetail", DataShape.CHANGE),
    "zx.project.list/1": _of("projects:ProjectRow", DataShape.LIST),
    "zx.letter/1": _of("letters:LetterDetail", DataShape.CHANGE),
    "zx.letter.list/1": _of("letters:LetterRow", DataShape.LIST),
    "zx.meeting/1": _of("meetings:MeetingDetail", DataShape.CHANGE),
    "zx.meeting.list/1": _of("meetings:MeetingRow", DataShape.LIST),
    "zx.onsite.missed/1": _of("meetings:MissedWeek", DataShape.LIST),
    "zx.review.due/1": _of("meetings:ReviewDue", DataShape.LIST),
    "zx.series/1": _of("meetings:SeriesDetail", DataShape.CHANGE),
    "zx.supervise/1": _of("supervisions:SupervisionDetail", DataShape.CHANGE),
    "zx.supervise.list/1": _of("supervisions:SupervisionRow", DataShape.LIST),
    "zx.supervise.remind/1": _of("supervisions:Reminders", DataShape.CHANGE),
    "zx.measures/1": _of("overview:Measure", DataShape.LIST),
    "zx.score/1": _of("overview:Score", DataShape.OBJECT),
    "zx.doctor/1": _of("overview:Checkup", DataShape.LIST),
    "zx.what-if/1": _of("overview:WhatIf", DataShape.OBJECT),
    "zx.exec.suggest/1": _of("overview:Suggested", DataShape.LIST),
    "zx.cause/1": _of("supervisions:CauseItem", DataShape.CHANGE),
    "zx.causes/1": _of("supervisions:CauseStatistics", DataShape.OBJECT),
    "zx.unit/1": _of("people:UnitDetail", DataShape.CHANGE),
    "zx.unit.close/1": _of("people:UnitClosing", DataShape.CHANGE),
    "zx.unit.list/1": _of("people:UnitDetail", DataShape.LIST),
    "zx.person/1": _of("people:PersonDetail", DataShape.CHANGE),
    "zx.person.list/1": _of("people:PersonDetail", DataShape.LIST),
    "zx.duty/1": _of("responsibility:PortfolioChange", DataShape.CHANGE),
    "zx.duty.list/1": _of("responsibility:PortfolioRow", DataShape.LIST),
    "zx.assign/1": _of("responsibility:AssignmentChange", DataShape.CHANGE),
    "zx.handover/1": _of("responsibility:HandoverSheet", DataShape.CHANGE),
    "zx.office/1": _of("office:OfficeDetail", DataShape.CHANGE),
    "zx.calendar.show/1": _of("calendar:CalendarDayItem", DataShape.LIST),
    "zx.calendar.check/1": _of("calendar:CalendarDayItem", DataShape.LIST),
    "zx.calendar.count/1": _of("calendar:DayCount", DataShape.OBJECT),
    "zx.calendar.due/1": _of("calendar:DueAnswer", DataShape.OBJECT),
    "zx.calendar.import/1": _of("calendar:CalendarImport", DataShape.CHANGE),
    "zx.calendar.set/1": _of("calendar:CalendarImport", DataShape.CHANGE),
    "zx.calendar.status/1": _of("calendar:CalendarStatus", DataShape.OBJECT),
    "zx.rule.list/1": _of("rules:RuleItem", DataShape.LIST),
    "zx.rule.show/1": _of("rules:RuleHistory", DataShape.OBJECT),
    "zx.rule.check/1": _of("rules:RuleImport", DataShape.OBJECT),
    "zx.rule.import/1": _of("rules:RuleImport", DataShape.CHANGE),
    "zx.import/1": _of("exchange:ImportResult", DataShape.CHANGE),
    "zx.undo/1": _of("taking_back:Undo", DataShape.CHANGE),
    "zx.journal/1": _of("ledger:JournalEntry", DataShape.LIST),
    "zx.verify/1": _of("ledger:Verification", DataShape.OBJECT),
    "zx.upgrade/1": _of("ledger:UpgradeResult", DataShape.CHANGE),
    "zx.schema/1": Schema(f"{__name__}:SchemaItem", DataShape.EITHER),
    "zx.report.weekly/1": _of("weekly:WeeklyReport", DataShape.OBJECT),
    "zx.report.onsite/1": _of("meetings:OnsiteTable", DataShape.OBJECT),
    "zx.report.letters/1": _of("letters:LettersReport", DataShape.OBJECT),
    "zx.report.exec/1": _of("overview:ExecMaterial", DataShape.OBJECT),
    "zx.report.bulletin/1": _of("bulletin:Bulletin", DataShape.OBJECT),
    "zx.report.submit/1": _of("meetings:Submission", DataShape.CHANGE),
    "zx.export/1": _of("exchange:ExportBook", DataShape.OBJECT),
    "zx.agenda/1": _of("agenda:Agenda", DataShape.OBJECT),
    "zx.dashboard/1": _of("dashboard:Dashboard", DataShape.OBJECT),
    "zx.report.list/1": _of("reports:IssuedReport", DataShape.LIST),
    "zx.report.show/1": _of("reports:ShownReport", DataShape.OBJECT),
    "zx.report.diff/1": _of("reports:ReportDiff", DataShape.OBJECT),
    "zx.template.export/1": _of("office:FileItem", DataShape.OBJECT),
}


def list_schemas() -> SchemaAnswer[tuple[SchemaItem, ...]]:
    """List the schemas that ship with the program."""
    return SchemaAnswer(tuple(SchemaItem(name, None) for name in sorted(SCHEMAS)))


def show_schema(name: str) -> SchemaAnswer[SchemaItem]:
    """Read one JSON Schema; ``zx.`` and the version may be left out.

    Raises UnknownSchemaError.
    """
    full = _full(name)
    return SchemaAnswer(SchemaItem(full, json.loads(schema_text(full))))


def schema_text(name: str) -> str:
    """Write one JSON Schema as it is printed; see ``show_schema``."""
    full = _full(name)
    if full not in SCHEMAS:
        raise UnknownSchemaError(field="name", typed=name, suggestion=_nearest(full))
    return json.dumps(_composed(full), ensure_ascii=False, indent=1) + "\n"


def _full(name: str) -> str:
    full = name if name.startswith("zx.") else f"zx.{name}"
    return full if "/" in full else f"{full}/1"


def _composed(name: str) -> dict[str, Any]:
    """Put the envelope, what a schema holds, and the definitions that it reaches together."""
    kept: dict[str, Any] = json.loads(_BOOK.read_text(encoding="utf-8"))
    schema, entry = kept[ENVELOPE], kept[name]
    properties = schema["properties"]
    schema["title"] = properties["schema"]["const"] = name
    properties["data"]["anyOf"][0] = entry["data"]
    if entry["issued"]:
        properties["meta"]["properties"]["issued"] = {"$ref": "#/$defs/IssuedReport"}
    reached: dict[str, Any] = {}
    _reach(properties, kept, reached)
    return {**schema, "$defs": dict(sorted(reached.items()))}


def _reach(part: Any, kept: dict[str, Any], reached: dict[str, Any]) -> None:  # noqa: ANN401 - JSON
    """Gather the definitions that a part of a schema refers to, and those that they refer to."""
    for value in part.values() if isinstance(part, dict) else part:
        if isinstance(value, dict | list):
            _reach(value, kept, reached)
    name = part.get("$ref", "").rpartition("/")[2] if isinstance(part, dict) else ""
    if name and name not in reached:
        reached[name] = kept[name]
        _reach(kept[name], kept, reached)


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = get_close_matches(name, sorted(SCHEMAS))
    return f"是不是 {' 或 '.join(near)}？" if near else ""
