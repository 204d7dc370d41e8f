"""Exports: calendars, and what an import reads back."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.console import streams
from zhixingli.cli.console.asked import Format
from zhixingli.cli.options.decorators import DATE, ReadOptions, State, keeping, option, reading
from zhixingli.cli.program.commands import add_verbs, noun

if TYPE_CHECKING:
    from zhixingli.services.results.exchange import ExportBook
    from zhixingli.services.use_case.session import Reply

app = noun(
    "export", help="导出：日历（.ics）；收文、项目、行文、单位、人员、分工表，可以原样导回。"
)


@keeping("zx.agenda/1", "leader", "unit")
def calendar(
    state: State,
    options: ReadOptions,
    *,
    since: Annotated[
        date | None,
        option("--since", kind=DATE, help="自哪一天起办结的也写上，缺省为7天前"),
    ] = None,
) -> None:
    """Write what is owed as a calendar."""
    from zhixingli.render.views.law import calendar_entries as sheets
    from zhixingli.services.readings.calendar_entries import agenda

    found = agenda(
        ledger(state), as_of=options.as_of, leader=options.leader, unit=options.unit, since=since
    )
    send(state, options, found, sheet=sheets.entries, agenda=lambda made: made)


def _exporter(module: str, name: str) -> Callable[..., None]:
    """Make the command that exports one kind of record by a function of the services."""

    @reading("zx.export/1")
    def command(state: State, options: ReadOptions) -> None:
        run = getattr(
            import_module(f"zhixingli.services.exchange.{module}"), name
        )  # light help page
        _sent(state, options, run(ledger(state), as_of=options.as_of))

    return command


def _sent(state: State, options: ReadOptions, found: "Reply[ExportBook]") -> None:
    from zhixingli.render.views import exports as sheets

    one_table = options.output.format in _ONE_TABLE
    further = [sheet.name for sheet in found.data.sheets[1:] if sheet.rows]
    if one_table and further:
        streams.tell(f"注意：这种格式只有总表；{'、'.join(further)}在 .xlsx、.json 里才有")
    send(state, options, found, sheet=sheets.main_sheet, page=None if one_table else sheets.page)


#: Formats that hold one table: the main sheet.
_ONE_TABLE: Final = frozenset({Format.CSV, Format.TSV, Format.TABLE})


_VERBS: Final = (
    ("calendar", calendar, "时限事项写成日历（.ics），按领导或单位；新的一份盖过旧的。"),
    (
        "docs",
        _exporter("documents_sheet", "export_docs"),
        "导出收文登记簿，连同检查、告知、停表、延期、办结等全过程。",
    ),
    (
        "projects",
        _exporter("projects_sheet", "export_projects"),
        "导出重点项目台账，连同推进情况、节点、责任人。",
    ),
    (
        "letters",
        _exporter("letters_sheet", "export_letters"),
        "导出上行平行文跟踪表，连同先商、流转、协调。",
    ),
    ("units", _exporter("people_sheet", "export_units"), "导出单位。"),
    ("people", _exporter("people_sheet", "export_people"), "导出人员。"),
    ("duty", _exporter("duty", "export_duty"), "导出分工表。"),
)
add_verbs(app, *_VERBS)
