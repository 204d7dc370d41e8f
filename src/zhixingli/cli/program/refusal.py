"""The one place that shows a refusal."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from zhixingli.cli.console import streams
from zhixingli.domain.errors.command import OutputError
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from zhixingli.cli.console.state import Run
    from zhixingli.domain.errors.refusal import Refusal


def show(
    session: Run, refusal: Refusal, *, line: int | None = None, about: str | None = None
) -> int:
    """Say a refusal on stderr, and as an envelope where JSON is expected.

    Returns its exit status; ``line`` is the line of batch input that it answers, ``about`` which of
    several matters.
    """
    refusal = _without_secrets(refusal)
    where = f"第 {line} 行，" if line else ""
    if about is not None and about not in refusal.message:
        where = f"{visible(about)}："
    streams.tell(f"错误：{where}{visible(refusal.message)}")
    if refusal.hint:
        streams.tell(f"办法：{visible(refusal.hint)}")
    if session.wants_json:
        with contextlib.suppress(OutputError):  # it was said on stderr
            streams.emit(_envelope(session, refusal))
    return int(refusal.exit)


def _without_secrets(refusal: Refusal) -> Refusal:
    """Put the refusal of secrets in place of one that would say them back (DOMAIN 6)."""
    from zhixingli.domain.errors.text import ClassifiedError
    from zhixingli.domain.writing.secrecy import classified_mark

    marked = classified_mark(refusal.message, refusal.hint)
    return ClassifiedError(field=refusal.field) if marked else refusal


def _envelope(session: Run, refusal: Refusal) -> str:
    from zhixingli.render.writers import jsonout

    record = jsonout.refused(session.stamp(), refusal)
    on_one_line = session.batching or session.several or not sys.stdout.isatty()
    write = jsonout.compact if on_one_line else jsonout.indented
    return write(record, encoding=sys.stdout.encoding)
