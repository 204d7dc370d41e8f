"""Writing one answer in the format that was asked for."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any, Final

from zhixingli.cli.answers.formats import file_of
from zhixingli.cli.answers.identifiers import identifiers
from zhixingli.cli.console import streams
from zhixingli.cli.console.asked import Format, Output, ReadOptions, WriteOptions
from zhixingli.domain.errors.reports import BinaryToTerminalError
from zhixingli.render.model.page import REHEARSAL, Paper
from zhixingli.render.words.unnumbered import unnumbered, unnumbered_sheet
from zhixingli.render.words.visible import visible
from zhixingli.render.writers import jsonout
from zhixingli.services.results.plain import Plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from zhixingli.cli.answers.delivery import Delivery
    from zhixingli.render.model.page import Page
    from zhixingli.render.model.sheet import Sheet
    from zhixingli.services.results.reports import IssuedReport

#: What is printed or shown to leaders: a file of data keeps every column.
_PAPERS: Final = frozenset({Format.DOCX, Format.HTML})
#: What no terminal can show.
_BINARY: Final = frozenset({Format.XLSX, Format.DOCX})


def deliver(letter: Delivery, kept: bytes | None = None) -> None:
    """Write an answer to stdout, or to the file that was named; ``kept`` are its own bytes."""
    output = letter.output
    if output.out:
        streams.save(output.out, kept if kept is not None else _file_content(letter))
        streams.tell(f"已写到 {visible(str(output.out))}")
        if output.quiet:  # the file holds the whole answer, the IDs go where scripts read them
            streams.emit(identifiers(letter))
    elif kept is not None and not output.quiet:
        _deliver_kept(output, kept)
    elif output.format is Format.TABLE and not output.quiet:
        if output.several:
            return  # the line of each has been said
        with streams.result_stream() as stdout:
            if streams.on_screen():
                _show(letter)
            else:
                _draw(letter, stdout)
    else:
        if output.format in _BINARY and not output.quiet:
            _refuse_terminal(output)
        content = _content(letter, sys.stdout.encoding) if not output.quiet else identifiers(letter)
        streams.emit(_continued(content, output))


def _continued(content: str | bytes, output: Output) -> str | bytes:
    """Leave out the head of a table that goes on from the matter before."""
    if output.several <= 1 or output.quiet:
        return content
    if isinstance(content, str):
        return content.partition("\n")[2] if output.format is Format.TSV else content
    return content.partition(b"\n")[2] if output.format is Format.CSV else content


def content_of(letter: Delivery) -> bytes:
    """Write an answer as the bytes that are kept of an issued report."""
    content = _content(letter, "utf-8")
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def _deliver_kept(output: Output, kept: bytes) -> None:
    if output.format in _BINARY:
        _refuse_terminal(output)
        streams.emit(kept)
    else:
        streams.emit(kept.decode("utf-8"))


def _refuse_terminal(output: Output) -> None:
    if sys.stdout.isatty():
        raise BinaryToTerminalError(format=output.format.value, field="--format")


def _file_content(letter: Delivery) -> bytes:
    if letter.output.format is Format.TABLE:
        page = io.StringIO()
        _draw(letter, page)
        return page.getvalue().encode()
    return content_of(letter)


def _show(letter: Delivery) -> None:
    """Draw on a terminal: a list a line an item, what is more than a screen in a pager."""
    from zhixingli.cli.console import pager
    from zhixingli.render.writers.terminal import draw_screen

    screen, output = pager.Screen(), letter.output
    if output.wide:
        _draw(letter, screen)
    else:
        _framed(letter, screen, lambda thing: draw_screen(thing, screen, letter.day))
    reads = isinstance(letter.options, ReadOptions)
    pager.show(screen.getvalue(), paged=output.paged and reads)


def _draw(letter: Delivery, stream: IO[str]) -> None:
    from zhixingli.render.writers.terminal import draw

    _framed(letter, stream, lambda thing: draw(thing, stream))


def _framed(letter: Delivery, stream: IO[str], draw: Callable[[Page | Sheet[Any]], None]) -> None:
    """Draw an answer between what stands on every page and the seal of an issued one."""
    if letter.meta.rehearsal:
        stream.write(f"{REHEARSAL}\n\n")
    draw(letter.page() or letter.sheet())
    if letter.meta.issued is not None:
        stream.write(f"\n{_seal(letter.meta.issued)}\n")


def _seal(issued: IssuedReport) -> str:
    from zhixingli.render.views.reports.issued import seal_of

    return seal_of(issued)


def _content(letter: Delivery, encoding: str) -> str | bytes:
    """Write an answer in every format but the drawn table."""
    match letter.output.format:
        case Format.JSON:
            return _json(letter, encoding)
        case Format.JSONL:
            data = to_plain(letter.chosen())
            return jsonout.lines(data if isinstance(data, list) else [data], encoding=encoding)
        case Format.CSV:
            from zhixingli.render.writers.csv import csv_bytes

            return csv_bytes(letter.sheet())
        case Format.MD:
            return _markdown(letter)
        case Format.XLSX | Format.DOCX | Format.HTML | Format.ICS:
            return file_content(letter)
        case _:
            from zhixingli.render.writers.csv import tsv_text

            return tsv_text(letter.sheet())


def _markdown(letter: Delivery) -> str:
    from zhixingli.render.writers import markdown

    page, paper = letter.page(), paper_of(letter)
    if page is not None:
        shown = page if letter.output.ids else unnumbered(page)
        text = markdown.page_markdown(shown, paper)
    else:
        text = markdown.sheet_markdown(letter.sheet(), paper)
    if letter.meta.issued is None:
        return text
    return f"{text}\n---\n\n{_seal(letter.meta.issued)}\n"


def _json(letter: Delivery, encoding: str) -> str:
    data = to_plain(letter.chosen())
    if isinstance(letter.options, WriteOptions):
        data = _with_journal(data, letter, letter.options)
    record = jsonout.envelope(
        _stamp(letter), data, meta=letter.meta, total=letter.total, warnings=letter.warnings
    )
    on_one_line = (
        letter.meta.issued or letter.output.lines or letter.output.out or not sys.stdout.isatty()
    )
    write = jsonout.compact if on_one_line else jsonout.indented
    return write(record, encoding=encoding)


def _stamp(letter: Delivery) -> jsonout.EnvelopeHead:
    options, state = letter.options, letter.state
    as_of = options.as_of if isinstance(options, ReadOptions) else state.today
    issued = letter.meta.issued
    if issued is not None:
        return jsonout.EnvelopeHead(options.output.schema, issued.as_of, issued.issued_at)
    return jsonout.EnvelopeHead(options.output.schema, as_of, state.now)


def _with_journal(data: Plain, letter: Delivery, options: WriteOptions) -> Plain:
    """Add to the object after a write where it was recorded."""
    entry = letter.entry
    recorded: Plain = {"seq": entry.seq, "hash": entry.hash} if entry else None
    body = data if isinstance(data, dict) else {"items": data}
    return body | {"journal": recorded, "dry_run": options.dry_run}


def file_content(letter: Delivery) -> bytes:
    """Write an answer as a file; each writer is imported for its own format only."""
    output = letter.output
    paper = paper_of(letter)
    if (agenda := letter.agenda()) is not None and output.format is Format.ICS:
        from zhixingli.render.writers.ics import ics_bytes

        return ics_bytes(agenda, paper)
    page = letter.page()
    if output.format not in _PAPERS or output.ids:
        thing = page or letter.sheet()
    else:
        thing = unnumbered(page) if page else unnumbered_sheet(letter.sheet())
    return file_of(thing, output.format, paper, output.template)


def paper_of(letter: Delivery) -> Paper:
    """Say whose paper it is; an issued report bears its number and its seal."""
    office, issued = letter.meta.office, letter.meta.issued
    whose, rehearsal = letter.meta.whose, letter.meta.rehearsal
    if issued is None:
        return Paper(office, letter.day, whose=whose, rehearsal=rehearsal)
    from zhixingli.render.views.reports.issued import number_of, seal_of

    number, seal = number_of(issued), seal_of(issued)
    return Paper(office, letter.day, number, seal, whose, rehearsal)
