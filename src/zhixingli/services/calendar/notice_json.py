"""Notices from the JSON of the holiday-cn project: one object a year, or a list of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from zhixingli.domain.errors.calendar import (
    NoticeDateError,
    NoticeEmptyError,
    NoticeUnreadableError,
)
from zhixingli.domain.writing.characters import shown
from zhixingli.services.calendar.notice_days import FileDay, notice_of

if TYPE_CHECKING:
    from zhixingli.domain.law.calendar import Notice


def json_notices(
    text: str, name: str, number: str | None, issued_on: date | None
) -> tuple[Notice, ...]:
    """Read ``{"year", "papers", "days": [{"name", "date", "isOffDay"}]}``.

    No days means that the year is not announced, which is refused. Without a number the first
    paper's address stands in.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise NoticeUnreadableError(name=name, cause="JSON 不完整") from None
    years = content if isinstance(content, list) else [content]
    if not years:
        raise NoticeEmptyError(name=name, year="这一年的")
    return tuple(_notice(item, name, number=number, issued_on=issued_on) for item in years)


def _notice(item: object, name: str, *, number: str | None, issued_on: date | None) -> Notice:
    match item:
        case {"year": int(year), "days": list(days), **others}:
            papers = others.get("papers")
        case _:
            raise NoticeUnreadableError(name=name, cause="JSON 里没有 year 和 days")
    if not days:
        raise NoticeEmptyError(name=name, year=f"{year}年")
    url = next(iter(papers), None) if isinstance(papers, list) else None
    paper = url if isinstance(url, str) else None
    return notice_of(
        (_day(day, name) for day in days),
        year=year,
        number=number or paper or "",
        issued_on=issued_on,
        url=paper,
    )


def _day(item: object, name: str) -> FileDay:
    match item:
        case {"date": str(text), "isOffDay": bool(off), **others}:
            return FileDay(_date(text), working=not off, name=str(others.get("name") or ""))
        case _:
            cause = f"这一天缺 date 或 isOffDay：{shown(str(item))}"
            raise NoticeUnreadableError(name=name, cause=cause)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NoticeDateError(quote=shown(text)) from None
