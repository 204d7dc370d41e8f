"""Reminding (提醒): who is owed one today, and sending it where the office says so."""

import json
import os
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send as answer
from zhixingli.cli.console import clock, streams
from zhixingli.cli.console.asked import Format, WriteOptions
from zhixingli.cli.options.decorators import (
    DATE,
    TEXT,
    ReadOptions,
    State,
    argument,
    one_of,
    option,
    reading,
)
from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.errors.command import NeededOptionError
from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.reminders import SendOrToldError, SendTodayError
from zhixingli.domain.terms import Via
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.cli.sending.channels import Channel
    from zhixingli.cli.sending.outbox import Message
    from zhixingli.render.model.page import Page
    from zhixingli.services.results.reminders import DueReminder, Sending
    from zhixingli.services.use_case.session import Reply

    Items = tuple[DueReminder, ...]
    Became = dict[tuple[str, str], list[Sending]]

#: How many are named of those that nothing reaches.
_SOME = 3
_WAYS = one_of(Via.WECOM, Via.DINGTALK, Via.FEISHU, Via.MAIL)


@reading("zx.remind/1", "leader", "unit", "kind", "rule", "exit_code", "ics")
def remind(
    state: State,
    options: ReadOptions,
    *,
    ids: Annotated[
        list[str] | None, argument("编号", help="只要这几件的；不写为全部", key="id")
    ] = None,
    send: Annotated[bool, option("--send", help="发出去，按本机设的渠道；发出的记下")] = False,
    told: Annotated[
        bool, option("--told", help="已经当面、电话或书面提醒过，记下，不再列出")
    ] = False,
    by: Annotated[Via | None, option("--by", kind=_WAYS, help="只用这一种渠道发")] = None,
    on: Annotated[date | None, option("--on", kind=DATE, help="哪一天提醒的（--told）")] = None,
    reason: Annotated[str | None, option("--reason", kind=TEXT, help="理由")] = None,
    dry_run: Annotated[
        bool, option("--dry-run", help="只看会发什么、发给谁、记下什么，不发也不记")
    ] = False,
) -> None:
    """Give the reminders that are owed today."""
    written = {"--by": by, "--on": on, "--reason": reason, "--dry-run": dry_run}
    _refuse_idle(written, send=send, told=told)
    day = on or options.as_of
    options = replace(options, as_of=day)
    from zhixingli.services.readings.daily import Filters
    from zhixingli.services.reminders.owed import reminders

    filters = Filters(options.leader, options.unit, options.kind, options.rule)
    found = reminders(ledger(state), as_of=day, filters=filters, only=ids)
    if send or told:
        if day > state.today:
            raise FutureActError(field="--on", day=day, today=state.today)
        asked = {"id": ids, "by": by, "send": send, "told": told}
        write = _as_write(options, asked, reason, dry_run=dry_run)
        if told:
            _told(state, options, write, found)
        else:
            _send(state, options, write, found, by)
        return
    _answer(state, options, found)


def _refuse_idle(written: dict[str, Any], *, send: bool, told: bool) -> None:
    """Refuse what says how to send or to record where nothing is to be."""
    if send and told:
        raise SendOrToldError(field="--told")
    for name, value in written.items():
        needed = {"--by": ("--send", send), "--on": ("--told", told)}.get(
            name, ("--send 或 --told", send or told)
        )
        if value and not needed[1]:
            raise NeededOptionError(choices=needed[0], field=name)


def _as_write(
    options: ReadOptions, asked: dict[str, Any], reason: str | None, *, dry_run: bool
) -> WriteOptions:
    return WriteOptions(
        on=options.as_of,
        day_named=False,
        reason=reason,
        dry_run=dry_run,
        key=None,
        strict=False,
        command="remind",
        request=json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str),
        output=options.output,
    )


def _told(state: State, options: ReadOptions, write: WriteOptions, found: "Reply[Items]") -> None:
    """Record that reminders were given by hand."""
    from zhixingli.services.reminders.giving import give
    from zhixingli.services.results.reminders import Sending, Sent

    done = give(ledger(state), stamp(state, write), [(each, Via.HAND) for each in found.data])
    way = (Sending(Via.HAND, Sent.TRIED if write.dry_run else Sent.GIVEN, None),)
    given = tuple(replace(each, sent=way) for each in done.data or ())
    streams.tell(f"试登记：{done.line}" if write.dry_run else done.line)
    _answer(state, options, replace(found, data=given, meta=done.meta, warnings=done.warnings))


def _send(
    state: State,
    options: ReadOptions,
    write: WriteOptions,
    found: "Reply[Items]",
    by: Via | None,
) -> None:
    """Send what is owed today, and record what was taken."""
    from zhixingli.cli.sending import outbox
    from zhixingli.cli.sending.channels import channels
    from zhixingli.render.views import reminders as sheets
    from zhixingli.services.results.reminders import Sending, Sent

    if options.as_of != state.today:
        raise SendTodayError(today=state.today, day=options.as_of, field="--as-of")
    known = channels(os.environ, by)
    _warn_of_names(state, options, known)
    if not found.data:
        streams.tell("没有要发的提醒")
        _answer(state, options, found)
        return
    notes = sheets.notes(found.data)
    title = sheets.title_of(found.meta.office, options.as_of, rehearsal=found.meta.rehearsal)
    made = list(outbox.messages(known, notes, title))
    left = list(outbox.unaddressed(known, notes))
    nowhere = Sending(known[0].via, Sent.NOWHERE, None)
    became = {(each.key, each.code): [nowhere] for each in left}
    if left:
        some = "、".join(dict.fromkeys(each.whom for each in left[:_SOME]))
        streams.tell(
            visible(f"注意：{len(left)}项没有可发的渠道（{some}等），没有登记，下次还列出")
        )
    if write.dry_run:
        for message in made:
            _note(became, message, outbox.tried(message))
        streams.tell(f"试发：{len(made)} 条消息，没有发出，没有登记")
        _answer(state, options, _with(found, became), made)
        return
    from zhixingli.services.reminders.giving import give
    from zhixingli.services.use_case.guards import refuse_other_clock

    into = ledger(state)
    # What could not be recorded is not sent: a trial shows that the ledger takes it.
    refuse_other_clock(stamp(state, write), rehearsal=found.meta.rehearsal)
    give(into, replace(stamp(state, write), dry_run=True), _all_by(found.data, known))
    try:
        for message, way in outbox.send(made, title, clock=clock.now):
            _note(became, message, way)
    finally:
        done = give(into, stamp(state, write), _taken(found.data, became))
    streams.tell(done.line if done.data else "没有发出提醒")
    told = _with(replace(found, meta=done.meta), became)
    _answer(state, options, replace(told, warnings=(*found.warnings, *done.warnings)))
    failed = {way.problem for ways in became.values() for way in ways if way.problem}
    for problem in sorted(failed):
        streams.tell(visible(f"没有发出的：{problem}；下次运行再发"))
    if failed:
        raise typer.Exit(Exit.FILE)


def _warn_of_names(state: State, options: ReadOptions, known: "Sequence[Channel]") -> None:
    """Say which names of the settings nobody bears: nothing would ever be sent to them."""
    from zhixingli.cli.sending.channels import names_of
    from zhixingli.services.reminders.giving import unknown_names

    for name in unknown_names(ledger(state), names_of(known), as_of=options.as_of):
        streams.tell(visible(f"注意：设置里的“{name}”不是台账里的人员或单位，没有要发给它的"))


def _note(became: "Became", message: "Message", way: "Sending") -> None:
    for each in message.items:
        became.setdefault((each.key, each.code), []).append(way)


def _with(found: "Reply[Items]", became: "Became") -> "Reply[Items]":
    """Give the reminders with what became of each."""
    data = tuple(
        replace(each, sent=tuple(became.get((each.key, each.code), ()))) for each in found.data
    )
    return replace(found, data=data)


def _all_by(items: "Items", known: "Sequence[Channel]") -> "list[tuple[DueReminder, Via]]":
    return [(each, known[0].via) for each in items]


def _taken(items: "Items", became: "Became") -> "list[tuple[DueReminder, Via]]":
    """Give the reminders that some channel took, each with the first."""
    from zhixingli.services.results.reminders import Sent

    taken = []
    for each in items:
        ways = became.get((each.key, each.code), [])
        first = next((way.via for way in ways if way.outcome is Sent.GIVEN), None)
        if first is not None:
            taken.append((each, first))
    return taken


def _answer(
    state: State,
    options: ReadOptions,
    found: "Reply[Items]",
    made: "Sequence[Message]" = (),
) -> None:
    from zhixingli.render.views import reminders as sheets
    from zhixingli.services.reminders.agenda import agenda_of

    page = partial(_sent_page, made) if made else sheets.page
    answer(
        state,
        options,
        found,
        sheet=sheets.sheet,
        page=None if options.output.format is Format.TABLE and not made else page,
        agenda=lambda items: agenda_of(ledger(state), items, as_of=options.as_of),
        holds=bool(found.data),
    )


def _sent_page(made: "Sequence[Message]", _: "Items") -> "Page":
    from zhixingli.render.views.reminders import messages_page

    return messages_page([(f"{each.channel.via.label}：{each.to}", each.text) for each in made])
