"""Commands of time-limit rules (时限规则)."""

from pathlib import Path
from typing import Annotated

from zhixingli.cli import streams
from zhixingli.cli.desk import ledger, stamp
from zhixingli.cli.frame import noun
from zhixingli.cli.options import (
    PATH,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.cli.send import send
from zhixingli.domain.errors import InputFileError, MissingChoiceError

app = noun("rule", help="时限规则：依据、天数、延长、停表。")


@app.command("list", help="现行的全部时限规则。")
@reading("zx.rule.list/1")
def list_(state: State, options: ReadOptions) -> None:
    """List the rules."""
    from zhixingli.render import rules as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import rules  # noqa: PLC0415 - likewise

    send(state, options, rules.list_rules(state.db, as_of=options.as_of), sheet=sheets.rules)


@app.command("show", help="一条规则的全部版本。")
@reading("zx.rule.show/1")
def show(state: State, options: ReadOptions, *, rule: Annotated[str, argument("规则")]) -> None:
    """Show a rule."""
    from zhixingli.render import rules as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import rules  # noqa: PLC0415 - likewise

    found = rules.show_rule(state.db, rule, as_of=options.as_of)
    send(state, options, found, sheet=sheets.history)


@app.command("check", help="检查规则文件，看它会增、改哪些规则。")
@reading("zx.rule.check/1")
def check(
    state: State, options: ReadOptions, *, file: Annotated[Path, argument("文件", kind=PATH)]
) -> None:
    """Check a rules file."""
    from zhixingli.render import rules as sheets  # noqa: PLC0415 - light help page
    from zhixingli.services import rules  # noqa: PLC0415 - likewise

    found = rules.check_rules(state.db, _read(file), file.name, as_of=options.as_of)
    send(state, options, found, sheet=sheets.imported)


@app.command("import", help="导入规则；--on 是生效日，不加 --apply 只预览。")
@writing("zx.rule.import/1", "future")
def import_(
    state: State,
    options: WriteOptions,
    *,
    file: Annotated[Path | None, argument("文件", kind=PATH)] = None,
    bundled: Annotated[bool, option("--bundled", help="导入本程序自带的规则")] = False,
    apply: Annotated[bool, option("--apply", help="应用；不加只预览")] = False,
) -> None:
    """Import rules."""
    from dataclasses import replace  # noqa: PLC0415 - light help page

    from zhixingli.render import rules as sheets  # noqa: PLC0415 - likewise
    from zhixingli.services import rules  # noqa: PLC0415 - likewise

    if (file is not None) == bundled:
        raise MissingChoiceError(choices="文件 或 --bundled", field="FILE")
    if file is not None:
        offered, source = rules.offered_in_file(_read(file), file.name), "office"
    else:
        offered, source = rules.offered_by_program(), "bundled"
    options = options if apply else replace(options, dry_run=True)
    done = rules.import_rules(ledger(state), stamp(state, options), offered, source=source)
    send(state, options, done, sheet=sheets.imported)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as trouble:
        raise InputFileError(name=file, problem=streams.problem_of(trouble)) from trouble
