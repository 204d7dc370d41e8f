"""Sending an answer: the result to stdout, notices to stderr, the exit status."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

import typer

from zhixingli.cli.console import streams
from zhixingli.cli.console.asked import Format, ReadOptions, WriteOptions
from zhixingli.domain.errors.refusal import Exit
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixingli.cli.console.state import State
    from zhixingli.render.model.page import Page
    from zhixingli.render.model.sheet import Sheet
    from zhixingli.services.results.agenda import Agenda
    from zhixingli.services.use_case.envelope import JournalPlace, Meta, Remark

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Options: TypeAlias = "ReadOptions | WriteOptions"


class Answer(Protocol[T_co]):
    """What a read gives back: the data, whose and by which calendar, what to say beside it."""

    @property
    def data(self) -> T_co: ...  # noqa: D102 - the fields of the services' answers

    @property
    def meta(self) -> Meta: ...  # noqa: D102

    @property
    def warnings(self) -> tuple[Remark, ...]: ...  # noqa: D102


class Written(Answer[T_co], Protocol[T_co]):
    """What a write gives back: besides, the line to say and the entry of the journal.

    ``replayed`` is the first answer, when an idempotency key came again; ``data`` is then None.
    """

    @property
    def line(self) -> str: ...  # noqa: D102

    @property
    def journal(self) -> JournalPlace | None: ...  # noqa: D102

    @property
    def replayed(self) -> dict[str, Any] | None: ...  # noqa: D102


#: Where answers are kept that nobody is shown, innermost last.
_held: list[list[Any]] = []


@contextlib.contextmanager
def held() -> Iterator[list[Any]]:
    """Keep the answers of commands instead of writing them: what would be is shown first."""
    kept: list[Any] = []
    _held.append(kept)
    try:
        yield kept
    finally:
        _held.pop()


def screen_room(options: ReadOptions) -> int | None:
    """Count the lines of the screen that an answer is drawn on; None where it goes elsewhere."""
    drawn = options.output.format is Format.TABLE and options.output.out is None
    if options.output.wide or not (drawn and streams.on_screen()):
        return None
    from zhixingli.cli.console import pager

    return pager.lines()


def send(
    state: State,
    options: Options,
    answer: Answer[T | None],
    *,
    sheet: Callable[[T], Sheet[Any]] | None = None,
    page: Callable[[T], Page] | None = None,
    agenda: Callable[[T], Agenda] | None = None,
    holds: bool = False,
) -> None:
    """Write an answer as asked.

    ``sheet``, ``page`` and ``agenda`` are called only for formats that show them; where
    ``holds``, the condition of ``--exit-code`` is met and the status is 10.
    """
    if _held:
        _held[-1].append(answer)
        return
    from zhixingli.cli.answers.answer import deliver
    from zhixingli.cli.answers.delivery import Delivery

    for warning in answer.warnings:
        streams.tell(f"注意：{visible(warning.message)}")
    letter = Delivery(
        *(state, options, answer.data, answer.meta, answer.warnings, sheet, page),
        make_agenda=agenda,
    )
    if isinstance(options, WriteOptions):
        written = cast("Written[T]", answer)
        streams.tell(visible(written.line))
        letter = letter.recorded(written.journal, written.replayed)
    deliver(letter)
    if holds and isinstance(options, ReadOptions) and options.exit_code:
        raise typer.Exit(Exit.CONDITION)
