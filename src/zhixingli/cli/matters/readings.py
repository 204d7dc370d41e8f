"""The daily readings: today, overdue, due, explain, find."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import screen_room, send
from zhixingli.cli.options.decorators import (
    COUNT,
    TEXT,
    ReadOptions,
    State,
    argument,
    option,
    reading,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.services.results.agenda import Agenda
    from zhixingli.services.results.obligations import ObligationItem


@reading("zx.today/1", "leader", "unit", "kind", "rule", "strict", "exit_code", "ics")
def today(
    state: State,
    options: ReadOptions,
    *,
    all_: Annotated[bool, option("--all", help="屏幕上全部列出，不只是先办的")] = False,
) -> None:
    """Read what this day asks for: overdue, due today, due soon."""
    from zhixingli.render.views import daily as sheets
    from zhixingli.services.readings import daily as readings

    found = readings.today(ledger(state), as_of=options.as_of, filters=_filters(options))
    late = any(item.overdue for item in found.data)
    room = None if all_ else screen_room(options)
    page = sheets.today_page
    if room is not None:
        page = partial(sheets.first_of_today, day=options.as_of, room=room)
    send(
        state,
        options,
        found,
        sheet=sheets.today,
        page=page,
        agenda=_agenda(state, options),
        holds=late,
    )


@reading("zx.overdue/1", "leader", "unit", "kind", "rule", "strict", "exit_code", "ics")
def overdue(state: State, options: ReadOptions) -> None:
    """Read who owes what since when."""
    from zhixingli.render.views import daily as sheets
    from zhixingli.services.readings import daily as readings

    found = readings.overdue(ledger(state), as_of=options.as_of, filters=_filters(options))
    send(
        state,
        options,
        found,
        sheet=sheets.overdue,
        agenda=_agenda(state, options),
        holds=bool(found.data),
    )


@reading("zx.due/1", "leader", "unit", "kind", "rule", "strict", "exit_code", "ics")
def due(
    state: State,
    options: ReadOptions,
    *,
    within: Annotated[int, option("--within", kind=COUNT, help="今后几个工作日内，今天算在内")] = 5,
) -> None:
    """Read what falls due in the next working days."""
    from zhixingli.render.views import daily as sheets
    from zhixingli.services.readings import daily as readings

    found = readings.due_within(
        ledger(state), as_of=options.as_of, within=within, filters=_filters(options)
    )
    send(
        state,
        options,
        found,
        sheet=sheets.due,
        agenda=_agenda(state, options),
        holds=bool(found.data),
    )


@reading("zx.explain/1", "rule", "strict")
def explain(
    state: State, options: ReadOptions, *, subject: Annotated[str, argument("编号")]
) -> None:
    """Explain day by day how a limit was computed."""
    from zhixingli.render.views.law import explanations as sheets
    from zhixingli.services.readings import explaining

    told = explaining.explain(
        ledger(state), subject, rule=options.rule, as_of=options.as_of, strict=options.strict
    )
    if options.rule is not None:
        send(state, options, explaining.one(told), sheet=sheets.trace, page=sheets.page)
    else:
        send(state, options, told, sheet=sheets.traces, page=sheets.pages)


@reading("zx.find/1")
def find(
    state: State, options: ReadOptions, *, text: Annotated[str, argument("文字", kind=TEXT)]
) -> None:
    """Find subjects by title, sender or document number."""
    from zhixingli.render.views import documents as sheets
    from zhixingli.services.readings import search

    found = search.find_subjects(ledger(state), text, as_of=options.as_of)
    send(state, options, found, sheet=sheets.found)


def _agenda(state: State, options: ReadOptions) -> "Callable[[tuple[ObligationItem, ...]], Agenda]":
    """Give what lays obligations out as a calendar."""

    def laid_out(items: "tuple[ObligationItem, ...]") -> "Agenda":
        from zhixingli.services.readings.calendar_entries import agenda_of

        return agenda_of(ledger(state), items, as_of=options.as_of)

    return laid_out


def _filters(options: ReadOptions):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a lazy import's type
    from zhixingli.services.readings.daily import Filters

    return Filters(options.leader, options.unit, options.kind, options.rule, options.strict)
