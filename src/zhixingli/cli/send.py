"""Sending an answer: the result to stdout, notices to stderr, the exit status."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar, cast

import typer

from zhixingli.cli import streams
from zhixingli.cli.asked import Format, ReadOptions, WriteOptions
from zhixingli.cli.selection import selected
from zhixingli.domain.errors import Exit
from zhixingli.render import jsonout
from zhixingli.render.generic import generic_sheet
from zhixingli.render.visible import visible
from zhixingli.services.plain import Plain, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from zhixingli.cli.asked import Output
    from zhixingli.cli.state import State
    from zhixingli.render.page import Page
    from zhixingli.render.sheet import Sheet
    from zhixingli.services.envelope import Entry, Meta, Notice

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
    def warnings(self) -> tuple[Notice, ...]: ...  # noqa: D102


class Written(Answer[T_co], Protocol[T_co]):
    """What a write gives back: besides, the line to say and the entry of the journal.

    ``replayed`` is the first answer, when an idempotency key came again; ``data`` is then None.
    """

    @property
    def line(self) -> str: ...  # noqa: D102

    @property
    def journal(self) -> Entry | None: ...  # noqa: D102

    @property
    def replayed(self) -> dict[str, Any] | None: ...  # noqa: D102


def send(  # noqa: PLR0913 - one parameter a question, most left out
    state: State,
    options: Options,
    answer: Answer[T | None],
    *,
    sheet: Callable[[T], Sheet[Any]] | None = None,
    page: Callable[[T], Page] | None = None,
    holds: bool = False,
) -> None:
    """Write an answer as asked.

    ``sheet`` and ``page`` are called only for formats that show them; where ``holds``, the
    condition of ``--exit-code`` is met and the status is 10.
    """
    for warning in answer.warnings:
        streams.tell(f"注意：{visible(warning.message)}")
    if isinstance(options, WriteOptions):
        streams.tell(visible(cast("Written[T]", answer).line))
    _deliver(_Letter(state, options, answer, sheet or generic_sheet, page))
    if holds and isinstance(options, ReadOptions) and options.exit_code:
        raise typer.Exit(Exit.CONDITION)


@dataclass(frozen=True, slots=True)
class _Letter:
    """An answer with everything needed to write it in any format."""

    state: State
    options: Options
    answer: Answer[Any]
    sheet: Callable[[Any], Sheet[Any]]
    page: Callable[[Any], Page] | None

    @property
    def output(self) -> Output:
        return self.options.output

    def chosen(self) -> Any:  # noqa: ANN401 - whatever the use case returned
        """Give what is shown: a list sorted and cut, the first answer of a repeated write."""
        data = self.answer.data
        if data is None and isinstance(self.options, WriteOptions):
            return cast("Written[Any]", self.answer).replayed
        return selected(data, self.output, self.sheet) if isinstance(data, tuple) else data

    def view(self) -> Sheet[Any] | Page:
        """Give what people look at: the document where there is one, else the table."""
        return self.page(self.chosen()) if self.page else self.sheet(self.chosen())


def _deliver(letter: _Letter) -> None:
    output = letter.output
    if output.out:
        streams.save(output.out, _file_content(letter))
        streams.tell(f"已写到 {visible(str(output.out))}")
    elif output.format is Format.TABLE and not output.quiet:
        with streams.result_stream() as stdout:
            _draw(letter, stdout)
    else:
        streams.emit(_content(letter, sys.stdout.encoding))


def _file_content(letter: _Letter) -> bytes:
    if letter.output.format is Format.TABLE:
        page = io.StringIO()
        _draw(letter, page)
        return page.getvalue().encode()
    content = _content(letter, "utf-8")
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _draw(letter: _Letter, stream: IO[str]) -> None:
    from zhixingli.render.terminal import draw  # noqa: PLC0415 - Rich only for tables

    draw(letter.view(), stream)


def _content(letter: _Letter, encoding: str) -> str | bytes:
    """Write an answer in every format but the drawn table."""
    if letter.output.quiet:
        return _identifiers(letter.chosen())
    match letter.output.format:
        case Format.JSON:
            return _json(letter, encoding)
        case Format.JSONL:
            data = plain(letter.chosen())
            return jsonout.lines(data if isinstance(data, list) else [data], encoding=encoding)
        case Format.CSV:
            from zhixingli.render.csv import csv_bytes  # noqa: PLC0415 - one writer a command

            return csv_bytes(letter.sheet(letter.chosen()))
        case Format.MD:
            return _markdown(letter)
        case _:
            from zhixingli.render.csv import tsv_text  # noqa: PLC0415 - likewise

            return tsv_text(letter.sheet(letter.chosen()))


def _markdown(letter: _Letter) -> str:
    from zhixingli.render import markdown  # noqa: PLC0415 - one writer a command

    if letter.page:
        return markdown.page_markdown(letter.page(letter.chosen()))
    return markdown.sheet_markdown(letter.sheet(letter.chosen()))


def _json(letter: _Letter, encoding: str) -> str:
    data = plain(letter.chosen())
    if isinstance(letter.options, WriteOptions):
        data = _with_journal(data, cast("Written[Any]", letter.answer), letter.options)
    record = jsonout.envelope(
        _stamp(letter),
        data,
        meta=letter.answer.meta,
        total=len(letter.answer.data) if isinstance(letter.answer.data, tuple) else 1,
        warnings=letter.answer.warnings,
    )
    on_one_line = letter.output.lines or letter.output.out or not sys.stdout.isatty()
    write = jsonout.compact if on_one_line else jsonout.indented
    return write(record, encoding=encoding)


def _stamp(letter: _Letter) -> jsonout.Stamp:
    options, state = letter.options, letter.state
    as_of = options.as_of if isinstance(options, ReadOptions) else state.today
    return jsonout.Stamp(options.output.schema, as_of, state.now)


def _with_journal(data: Plain, answer: Written[Any], options: WriteOptions) -> Plain:
    """Add to the object after a write where it was recorded."""
    entry = answer.journal
    recorded: Plain = {"seq": entry.seq, "hash": entry.hash} if entry else None
    body = data if isinstance(data, dict) else {"items": data}
    return body | {"journal": recorded, "dry_run": options.dry_run}


def _identifiers(data: Any) -> str:  # noqa: ANN401 - whatever the use case returned
    items = data if isinstance(data, tuple | list) else (data,)
    return "".join(f"{visible(_identifier(item))}\n" for item in items)


def _identifier(item: Any) -> str:  # noqa: ANN401 - likewise
    names = ("id", "key", "name", "date")
    record = item if isinstance(item, dict) else {name: getattr(item, name, None) for name in names}
    return next((str(record[name]) for name in names if record.get(name) is not None), "")
