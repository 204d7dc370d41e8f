"""Commands of units."""

from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    term,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.terms import UnitKind

app = noun("unit", help="单位：区府办、部门、镇、街道、开发区。")

Wanted = Annotated[str, argument("单位", key="id")]


@writing("zx.unit/1")
def add(
    state: State,
    options: WriteOptions,
    *,
    name: Annotated[str, argument("名称", kind=TEXT)],
    short: Annotated[str | None, option("--short", kind=TEXT, help="简称")] = None,
    kind: Annotated[
        UnitKind, option("--kind", kind=term(UnitKind), help="类别")
    ] = UnitKind.DEPARTMENT,
) -> None:
    """Add a unit."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import units

    done = units.add_unit(ledger(state), stamp(state, options), name, short=short, kind=kind)
    send(state, options, done, sheet=sheets.unit)


@writing("zx.unit/1", "future")
def edit(
    state: State,
    options: WriteOptions,
    *,
    wanted: Wanted,
    name: Annotated[str | None, option("--name", kind=TEXT, help="名称")] = None,
    short: Annotated[str | None, option("--short", kind=TEXT, help="简称")] = None,
    kind: Annotated[UnitKind | None, option("--kind", kind=term(UnitKind), help="类别")] = None,
) -> None:
    """Give a unit another name from a day on, or correct a mistake."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import units

    done = units.edit_unit(
        ledger(state), stamp(state, options), wanted, name=name, short=short, kind=kind
    )
    send(state, options, done, sheet=sheets.unit)


@writing("zx.unit.close/1", "future")
def close(state: State, options: WriteOptions, *, wanted: Wanted) -> None:
    """Close a unit that has no open work."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import units

    done = units.close_unit(ledger(state), stamp(state, options), wanted)
    send(state, options, done, sheet=sheets.closing)


@writing("zx.unit.close/1", "future")
def merge(
    state: State,
    options: WriteOptions,
    *,
    wanted: Wanted,
    into: Annotated[str, option("--into", help="并入哪个单位")],
) -> None:
    """Merge a unit into another, with its open work."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import units

    done = units.merge_unit(ledger(state), stamp(state, options), wanted, into=into)
    send(state, options, done, sheet=sheets.closing)


@reading("zx.unit.list/1")
def list_(state: State, options: ReadOptions) -> None:
    """List the units."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import units

    send(state, options, units.list_units(ledger(state), as_of=options.as_of), sheet=sheets.units)


@reading("zx.unit/1")
def show(state: State, options: ReadOptions, *, wanted: Wanted) -> None:
    """Show a unit."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import units

    found = units.show_unit(ledger(state), wanted, as_of=options.as_of)
    send(state, options, found, sheet=sheets.unit)


_VERBS: Final = (
    ("add", add, "登记一个单位。"),
    ("edit", edit, "自 --on 起改名称、简称、类别；带 --reason 更正登记错误。"),
    ("close", close, "自 --on 起撤销；还有在办的要用 merge。"),
    ("merge", merge, "自 --on 起并入另一单位，在办、挂钩、会签一并转过去。"),
    ("list", list_, "全部单位。"),
    ("show", show, "一个单位。"),
)
add_verbs(app, *_VERBS)
