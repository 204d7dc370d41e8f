"""The weekly written report on letters (上行平行文件跟踪协调情况)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.asking import WeekError
from zhixingli.domain.letters.terms import LetterStatus
from zhixingli.domain.terms import ActKind
from zhixingli.domain.writing.week import TO_SUNDAY, last_complete_week, parse_week, week_name
from zhixingli.services.letters.detail import LETTER_LINES
from zhixingli.services.matters.handling import rows_on
from zhixingli.services.results.letters import LetterFigures, LettersReport
from zhixingli.services.scope import brief as briefly
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.readers import whose
from zhixingli.services.use_case.session import Law, Reply, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.letters.acts import Letter
    from zhixingli.services.scope.readers import Whose
    from zhixingli.store.ledger.database import Ledger

#: The lists of the report, each with its figure.
LISTS = ("sent", "in_transit", "moved", "stalled", "answered", "overrides", "needs")
#: What counts as progress of a letter under way.
_MOVES = (ActKind.HOP, ActKind.PROGRESS, ActKind.ANSWER)


def letters_report(
    ledger: Ledger, *, week: str | None, as_of: date, reader: str | None = None
) -> Reply[LettersReport]:
    """Report on a week's letters: flows by the day, stocks at its Sunday or at ``as_of``."""
    monday = last_complete_week(as_of) if week is None else parse_week(week, as_of)
    if monday > as_of:
        raise WeekError(week=week_name(monday), field="--week")
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, reader=reader)
        report = week_of_letters(conn, law, monday, as_of)
        if asked.reader is not None:
            report = briefly.letters(_seen_by(report, asked), asked)
        return Reply(published(conn, report, asked.reader), law.meta(as_of))


def _seen_by(report: LettersReport, asked: Whose) -> LettersReport:
    """Keep the letters that a reader answers for."""
    lists: dict[str, Any] = {
        name: tuple(r for r in getattr(report, name) if asked.holds(r.leader.id, r.unit.id))
        for name in LISTS
    }
    return replace(report, **lists, figures=figures_of(lists), reader=asked.reader)


def week_of_letters(conn: Connection, law: Law, monday: date, as_of: date) -> LettersReport:
    """Make the report of a week from the facts known by a day."""
    day = min(as_of, monday + TO_SUNDAY)
    pairs = [
        (letter, row)
        for letter, row in rows_on(conn, law, LETTER_LINES, day)
        if row.status is not LetterStatus.VOID
    ]
    rows = [row for _, row in pairs]
    transit = tuple(row for row in rows if row.status is LetterStatus.SENT)
    sent = tuple(row for row in rows if row.sent_on is not None and row.sent_on >= monday)
    lists: dict[str, Any] = {
        "sent": sent,
        "in_transit": transit,
        "moved": tuple(row for letter, row in pairs if _moved(letter, monday, day)),
        "stalled": tuple(row for row in transit if row.stalled),
        "answered": tuple(r for r in rows if r.answered_on is not None and r.answered_on >= monday),
        "overrides": tuple(row for row in sent if row.override is not None),
        "needs": tuple(row for row in rows if row.needs is not None),
    }
    return LettersReport(
        week=week_name(monday),
        from_=monday,
        to=monday + TO_SUNDAY,
        as_of=day,
        stalled_days=int(law.choices.on("stalled_days", day)),
        figures=figures_of(lists),
        **lists,
    )


def figures_of(lists: Mapping[str, Sized]) -> LetterFigures:
    """Count the lists of the report by name."""
    return LetterFigures(**{name: len(lists[name]) for name in LISTS})


def _moved(letter: Letter, monday: date, day: date) -> bool:
    """Tell whether anything happened to a sent letter in the week."""
    return any(
        monday <= act.happened_on <= day
        for kind in _MOVES
        for act in letter.of(kind, day)
        if letter.first(ActKind.SEND, day) is not None
    )
