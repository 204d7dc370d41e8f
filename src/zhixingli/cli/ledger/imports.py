"""Imports from files: units, people, documents, projects, letters."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.console import sources, streams
from zhixingli.cli.options.decorators import (
    NAME,
    PATH,
    TEXT,
    Format,
    State,
    WriteOptions,
    argument,
    option,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.command import InvalidValueError
from zhixingli.domain.errors.refusal import Exit

if TYPE_CHECKING:
    from zhixingli.services.exchange.imports import Imported
    from zhixingli.services.sheets.tables import Wanted

app = noun(
    "import",
    help="从 Excel、CSV 导入单位、人员、分工表、收文、项目、行文；加 --apply 才写入。",
)

File = Annotated[Path, argument("文件", kind=PATH, help="Excel 或 CSV 文件，- 为标准输入")]
Apply = Annotated[bool, option("--apply", help="写入台账；不加只预览")]
Errors = Annotated[
    Path | None, option("--errors", kind=PATH, help="拒收的行连同原因写到这个文件（.csv、.xlsx）")
]
Encoding = Annotated[
    str | None, option("--encoding", kind=NAME, help="文件编码；缺省自动识别 UTF-8 和 GB18030")
]
Sheet = Annotated[str | None, option("--sheet", kind=NAME, help="工作表的名字；缺省取最像的一张")]
Map = Annotated[
    list[str] | None,
    option("--map", kind=TEXT, help="文件里的列是哪一栏，可写几次；不导入的列写 列=-"),
]
Historical = Annotated[
    bool,
    option("--historical", help="旧册里已办结、没有记检查日期的收文按已办结登记，检查不计入任何率"),
]
ExitCode = Annotated[bool, option("--exit-code", help="有拒收的行时退出码为 10")]


def _importer(module: str, name: str) -> Callable[..., None]:
    """Make the command that imports one kind of record by a function of the services."""

    @writing("zx.import/1")
    def command(
        state: State,
        options: WriteOptions,
        *,
        file: File,
        apply: Apply = False,
        errors: Errors = None,
        encoding: Encoding = None,
        sheet: Sheet = None,
        map_: Map = None,
        historical: Historical = False,
        exit_code: ExitCode = False,
    ) -> None:
        run = getattr(
            import_module(f"zhixingli.services.exchange.{module}"), name
        )  # light help page
        options = _previewed(options, apply=apply)
        from zhixingli.services.sheets.tables import Wanted

        wanted = Wanted(encoding, sheet, _headings(map_ or []), historical)
        done = _imported(run, state, options, file=file, wanted=wanted)
        _send(state, options, done, errors=errors, exit_code=exit_code)

    return command


def _previewed(options: WriteOptions, *, apply: bool) -> WriteOptions:
    """Leave an import at a preview unless it is to be applied."""
    return options if apply else replace(options, dry_run=True)


def _imported(
    run: Callable[..., Any],
    state: State,
    options: WriteOptions,
    *,
    file: Path,
    wanted: "Wanted",
) -> "Imported":
    from zhixingli.services.exchange.imports import Source

    raw, name = sources.content(file, field="file")
    done: Imported = run(ledger(state), stamp(state, options), Source(raw, name, wanted))
    return done


def _headings(typed: list[str]) -> dict[str, str | None]:
    """Read what headings stand for: 列=栏, and 列=- for one that is left out."""
    found: dict[str, str | None] = {}
    for each in typed:
        heading, equals, column = each.partition("=")
        if not (heading.strip() and equals and column.strip()):
            raise InvalidValueError(
                what="选项 --map ",
                typed=each,
                problem="写成 列=栏，如 办结时间=办结日期",
                field="--map",
            )
        found[heading.strip()] = None if column.strip() == "-" else column.strip()
    return found


def _send(
    state: State,
    options: WriteOptions,
    done: "Imported",
    *,
    errors: Path | None,
    exit_code: bool,
) -> None:
    """Write the refused rows where asked, then the answer."""
    from zhixingli.render.views import imports as sheets

    if errors is not None:
        streams.save(errors, _rejects(done, errors, options))
    if options.output.quiet and done.change.data is not None:
        ids = tuple(row for row in done.change.data.rows if row.id)
        send(state, options, _of_ids(done.change, ids))
    else:
        brief = options.output.format is Format.TABLE
        send(state, options, done.change, sheet=sheets.told if brief else sheets.rows)
    if exit_code and done.rejects:
        raise typer.Exit(Exit.CONDITION)


def _rejects(done: "Imported", place: Path, options: WriteOptions) -> bytes:
    """Write the refused rows, to be corrected and imported as they are."""
    from zhixingli.render.views import imports as sheets

    rejects = sheets.rejects(done)
    if place.suffix.lower() == ".xlsx":
        from zhixingli.render.model.page import Paper
        from zhixingli.render.writers.xlsx import xlsx_bytes

        return xlsx_bytes(rejects, Paper(done.change.meta.office, options.on))
    from zhixingli.render.writers.csv import csv_bytes

    return csv_bytes(rejects)


def _of_ids(change: Any, ids: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a change of another type
    return replace(change, data=ids)


_VERBS: Final = (
    ("units", _importer("people", "import_units"), "导入单位：单位名称、简称、类别。"),
    ("people", _importer("people", "import_people"), "导入人员：姓名、单位、职务。"),
    ("duty", _importer("duty", "import_duty"), "导入分工表：单位、区分管领导、起始日期。"),
    (
        "docs",
        _importer("documents", "import_docs"),
        "导入收文登记簿，连同检查、告知、停表、延期、办结等全过程。",
    ),
    (
        "projects",
        _importer("projects", "import_projects"),
        "导入重点项目台账，连同推进情况、节点、责任人。",
    ),
    ("letters", _importer("letters", "import_letters"), "导入上行平行文，连同先商、流转、协调。"),
)
add_verbs(app, *_VERBS)
