"""Commands of time-limit rules (时限规则)."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.console import sources
from zhixingli.cli.options.decorators import (
    PATH,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.command import MissingChoiceError

app = noun("rule", help="时限规则：依据、天数、延长、停表。")


@reading("zx.rule.list/1")
def list_(state: State, options: ReadOptions) -> None:
    """List the rules."""
    from zhixingli.render.views.law import rules as sheets
    from zhixingli.services.rules import acts as rules

    send(state, options, rules.list_rules(state.db, as_of=options.as_of), sheet=sheets.rules)


@reading("zx.rule.show/1")
def show(state: State, options: ReadOptions, *, rule: Annotated[str, argument("规则")]) -> None:
    """Show a rule."""
    from zhixingli.render.views.law import rules as sheets
    from zhixingli.services.rules import acts as rules

    found = rules.show_rule(state.db, rule, as_of=options.as_of)
    send(state, options, found, sheet=sheets.versions, page=sheets.page)


@reading("zx.rule.check/1")
def check(
    state: State, options: ReadOptions, *, file: Annotated[Path, argument("文件", kind=PATH)]
) -> None:
    """Check a rules file."""
    from zhixingli.render.views.law import rules as sheets
    from zhixingli.services.rules import acts as rules

    raw, name = sources.content(file, field="file")
    found = rules.check_rules(state.db, rules.file_offer(raw, name), as_of=options.as_of)
    send(state, options, found, sheet=sheets.imported)


@writing("zx.rule.import/1", "future")
def import_(
    state: State,
    options: WriteOptions,
    *,
    file: Annotated[
        Path | None, argument("文件", kind=PATH, help="TOML 文件，- 为标准输入")
    ] = None,
    bundled: Annotated[bool, option("--bundled", help="导入本程序自带的规则")] = False,
    apply: Annotated[bool, option("--apply", help="写入台账；不加只预览")] = False,
) -> None:
    """Import rules."""
    from zhixingli.render.views.law import rules as sheets
    from zhixingli.services.rules import acts as rules

    if (file is not None) == bundled:
        raise MissingChoiceError(choices="文件或 --bundled", field="file")
    if file is not None:
        offer = rules.file_offer(*sources.content(file, field="file"))
    else:
        offer = rules.bundled_offer()
    if apply:
        done = rules.import_rules(ledger(state), stamp(state, options), offer)
    else:
        options = replace(options, dry_run=True)
        done = rules.preview_rules(ledger(state), stamp(state, options), offer)
    if options.output.quiet and done.data is not None:
        done = replace(done, data=done.data.rules)  # type: ignore[arg-type]
    send(state, options, done, sheet=sheets.imported)


_VERBS: Final = (
    ("list", list_, "现行的全部时限规则。"),
    ("show", show, "一条规则的全部版本，各自何时有效。"),
    ("check", check, "检查规则文件，看它会增、改哪些规则；不写入。"),
    ("import", import_, "导入规则；--on 是生效日，可以是将来；先预览，加 --apply 才写入。"),
)
add_verbs(app, *_VERBS)
