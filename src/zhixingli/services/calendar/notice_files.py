"""Calendar files as people get them, read into notices: text, CSV, holiday-cn JSON, ICS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.calendar import NoticeUnreadableError
from zhixingli.domain.notices.wording import parse_notice_text
from zhixingli.domain.writing.decoding import UndecodableError, decoded
from zhixingli.services.calendar.notice_ics import ics_notices
from zhixingli.services.calendar.notice_json import json_notices
from zhixingli.services.calendar.notice_table import is_table, table_notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.domain.law.calendar import Notice


def read_notice_file(
    raw: bytes, name: str, *, number: str | None = None, issued_on: date | None = None
) -> tuple[Notice, ...]:
    """Read the notices in a file, one a target year and document number, oldest first.

    The form is told by the content; ``name`` only names the file in refusals. ``number`` and
    ``issued_on`` stand in front of what the file says. Where nobody names a number it is empty.
    The notices are read, not checked: see ``domain.notice_checks``.
    """
    try:
        text = decoded(raw)
    except UndecodableError as cause:
        raise NoticeUnreadableError(name=name, cause=cause) from None
    return _reader(text)(text, name, number, issued_on)


def _reader(
    text: str,
) -> Callable[[str, str, str | None, date | None], tuple[Notice, ...]]:
    start = text.lstrip()
    if start.startswith(("{", "[")):
        return json_notices
    if "BEGIN:VCALENDAR" in start.upper():
        return ics_notices
    return table_notices if is_table(start) else _text_notices


def _text_notices(
    text: str, name: str, number: str | None, issued_on: date | None
) -> tuple[Notice, ...]:
    if "日" not in text:
        cause = "里面没有放假或补班的日期" if text.strip() else "文件是空的"
        raise NoticeUnreadableError(name=name, cause=cause)
    return (parse_notice_text(text, number=number, issued_on=issued_on, name=name),)
