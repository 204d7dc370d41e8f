"""What was typed, as the options object that a command receives."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from zhixingli.cli.console.asked import Format, Issue, Output, ReadOptions, WriteOptions
from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.errors.command import InvalidValueError
from zhixingli.domain.errors.reports import (
    IssueNeededError,
    IssueWholeError,
    NoCalendarError,
    OutSuffixError,
)

if TYPE_CHECKING:
    from zhixingli.cli.console.state import Run, State


_FORMAT_OF_SUFFIX: Final = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".md": Format.MD,
    ".xlsx": Format.XLSX,
    ".docx": Format.DOCX,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".ics": Format.ICS,
}

#: Names of office files that the program does not write: Markdown in them would not open.
_NOT_WRITTEN: Final = frozenset({".doc", ".xls", ".pdf", ".wps", ".et", ".ods", ".odt"})

#: Files that a wrong name would make unreadable.
_OFFICE: Final = frozenset({Format.XLSX, Format.DOCX, Format.ICS})

Given: TypeAlias = "dict[str, Any]"


def read_options(session: Run, state: State, given: Given) -> ReadOptions:
    """Give what a read asks for; in pipes it prints TSV."""
    return _asked(session, state, given, _output(session, given, Format.TSV))


def report_options(session: Run, state: State, given: Given) -> ReadOptions:
    """Give what a report asks for; in pipes it prints Markdown."""
    return _asked(session, state, given, _output(session, given, Format.MD))


def calendar_options(session: Run, state: State, given: Given) -> ReadOptions:
    """Give what a calendar asks for; in pipes it prints ICS."""
    return _asked(session, state, given, _output(session, given, Format.ICS))


def _asked(session: Run, state: State, given: Given, output: Output) -> ReadOptions:
    session.as_of = given["as_of"] or state.today
    return ReadOptions(
        as_of=session.as_of,
        leader=given.get("leader"),
        unit=given.get("unit"),
        kind=given.get("kind"),
        rule=given.get("rule"),
        strict=given.get("strict", False),
        exit_code=given.get("exit_code", False),
        output=output,
        reader=given.get("reader"),
        issue=_issue(given),
    )


def _issue(given: Given) -> Issue | None:
    """Read whether a report is to be issued; one that is cannot be cut or sorted anew."""
    if not (given.get("issue") or given.get("reissue")):
        for name in ("reason", "dry_run"):
            if given.get(name):
                option = f"--{name.replace('_', '-')}"
                raise IssueNeededError(option=option, field=option)
        return None
    for name in ("limit", "sort"):
        if given.get(name) is not None:
            raise IssueWholeError(option=f"--{name}", field=f"--{name}")
    return Issue(given["reissue"], given["reason"], given["dry_run"], given["command"])


def past_write_options(session: Run, state: State, given: Given) -> WriteOptions:
    """Give what a write asks for; refuse an act in the future."""
    options = write_options(session, state, given)
    if options.on > state.today:
        raise FutureActError(field="--on", day=options.on, today=state.today)
    return options


def write_options(session: Run, state: State, given: Given) -> WriteOptions:
    """Give what a write asks for; the act may lie ahead (a planned meeting)."""
    return WriteOptions(
        on=given["on"] or state.today,
        day_named=given["on"] is not None,
        reason=given["reason"],
        dry_run=given["dry_run"],
        key=_short_enough(given["key"]),
        strict=given.get("strict", False),
        command=given["command"],
        request=_request(given),
        output=_output(session, given, Format.TSV),
    )


def _short_enough(key: str | None) -> str | None:
    """Refuse a key that the ledger has no room for."""
    if key is not None and len(key) > _LONGEST_KEY:
        problem = f"有 {len(key)} 个字符，最多 {_LONGEST_KEY} 个"
        raise InvalidValueError(
            field="--key", what="选项 --key ", typed=f"{key[:20]}…", problem=problem
        )
    return key


#: As the column of the ledger holds it.
_LONGEST_KEY: Final = 200


def _request(given: Given) -> str:
    """Write down what was asked, as typed: a day left out stays left out."""
    import json

    asked = given["own"] | {name: given[name] for name in ("on", "reason")}
    return json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)


def _output(session: Run, given: Given, in_pipes: Format) -> Output:
    out = given.get("out")
    return Output(
        schema=session.schema,
        format=_format(session, given, in_pipes),
        quiet=given["quiet"],
        limit=given.get("limit"),
        sort=given.get("sort"),
        out=out,
        lines=session.batching or session.several > 0,
        several=session.several,
        template=given.get("template"),
        ids=given.get("ids", False),
        wide=given.get("wide", False),
        paged=not given.get("no_pager", True),
    )


def _format(session: Run, given: Given, in_pipes: Format) -> Format:
    if given["json"] or session.batching:
        return Format.JSON
    suffix = given["out"].suffix.lower() if given.get("out") else None
    of_suffix = _FORMAT_OF_SUFFIX.get(suffix or "")
    if given["format"]:
        asked = Format(given["format"])
        if of_suffix in _OFFICE and asked is not of_suffix:
            raise OutSuffixError(name=given["out"].name, format=asked.value, field="--out")
        return asked
    if of_suffix is Format.ICS and not given["ics"]:
        raise NoCalendarError(name=given["out"].name, field="--out")
    if suffix in _NOT_WRITTEN:
        raise OutSuffixError(name=given["out"].name, format=Format.MD.value, field="--out")
    if suffix is not None:
        return of_suffix or Format.MD
    return Format.TABLE if sys.stdout.isatty() else in_pipes
