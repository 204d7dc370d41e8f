"""Use case of issuing a report (印发): what it said is frozen under a number, for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.reports import NotIssuedError, ReissueReasonError, ReportAheadError
from zhixingli.domain.terms import Kind, OwedReport, ReportKind
from zhixingli.domain.writing.report_scope import scope_text
from zhixingli.domain.writing.week import TO_SUNDAY, last_complete_week, parse_week, week_name
from zhixingli.services.reports.issued import Frozen, file_bytes, frozen
from zhixingli.services.reports.submission import hand_in, handed_in
from zhixingli.services.results.plain import to_plain
from zhixingli.services.scope.readers import whose
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import id_of
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.store.ledger.journal import canonical, recorded_now
from zhixingli.store.reads import issued_reports as store
from zhixingli.store.tables import report, report_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.use_case.session import Ledger, Reply, Stamp

#: Reports of a week; the others are of a day, and two days make two reports.
OF_A_WEEK: Final = frozenset(
    {ReportKind.WEEKLY, ReportKind.ONSITE, ReportKind.LETTERS, ReportKind.BULLETIN}
)
#: Reports that the office owes every week: issuing one is handing it in.
_OWED: Final = {
    ReportKind.ONSITE: OwedReport.ONSITE,
    ReportKind.LETTERS: OwedReport.LETTERS,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report is to be issued; people, units and the meeting as they were named."""

    kind: ReportKind
    as_of: date
    week: str | None = None
    leader: str | None = None
    unit: str | None = None
    reader: str | None = None
    meeting: str | None = None
    since: date | None = None
    kind_of: Kind | None = None
    rule: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Issuance:
    """An issued report, its file in the format asked for, and what to say of it."""

    report: Frozen
    raw: bytes | None
    line: str
    notes: tuple[Remark, ...] = ()


def issue(
    ledger: Ledger,
    stamp: Stamp,
    asked: Asked,
    *,
    form: str | None,
    make: Callable[[], Reply[Any]],
    write: Callable[[Frozen, str], bytes],
    keep: Sequence[str] = (),
) -> Issuance:
    """Freeze a report under the next number of its week, or give what was frozen before.

    ``make`` computes the report: it reads the ledger beside this write, which holds the head,
    so that it sees the very state that the head names. ``write`` makes its file of a
    ``form``; the bytes are kept, and a rerun gives them again. What is frozen now keeps the
    files of all forms to ``keep``; one that was not kept is drawn as the program draws now.
    """
    if asked.as_of > stamp.today:
        raise ReportAheadError(day=asked.as_of, today=stamp.today, field="--as-of")
    with ledger.read() as conn:  # a ledger that is not there is not made by issuing from it
        known = _known(conn, asked)
        if known is not None and not asked.again:
            found = frozen(conn, known)
            there = file_bytes(conn, found.issued, form)
            if there is not None or form is None:
                return Issuance(found, there, _said(found, "已于"), _early(found, asked))
    raw: bytes | None = None

    def use_case(session: Session) -> Outcome[Frozen]:
        nonlocal raw
        known = _known(session.conn, asked)
        if known is None or asked.again:
            number, when = _freeze(session, asked, known, make), "于"
            forms = dict.fromkeys([*([form] if form is not None else []), *keep])
        else:
            number, when = str(known["id"]), "已于"
            forms = dict.fromkeys([form] if form is not None else [])
        found = _found(session.conn, number)
        for each in forms:
            if file_bytes(session.conn, found.issued, each) is None:
                _add_file(session, number, each, write(found, each))
        found = _found(session.conn, number)
        raw = file_bytes(session.conn, found.issued, form)
        return Outcome(found, _said(found, when), _reprinted(known, asked, form))

    done: Change[Frozen] = perform(ledger, stamp, use_case)
    if done.data is None:
        message = "issuing needs no idempotency key: it is idempotent"
        raise ValueError(message)
    return Issuance(done.data, raw, done.line, (*_early(done.data, asked), *done.warnings))


def _reprinted(known: RowMapping | None, asked: Asked, form: str | None) -> tuple[Remark, ...]:
    """Say that a file of an issued report is drawn only now."""
    if known is None or asked.again or form is None:
        return ()
    return (Remark("REPRINTED", reprint_text(known["id"], form)),)


def reprint_text(number: str, form: str) -> str:
    """Say that a format was not kept when a report was issued."""
    return f"{number} 印发时没有留 {form}，按现行版式补打"


def _known(conn: Connection, asked: Asked) -> RowMapping | None:
    """Find the last edition of what is asked for."""
    found = store.editions(conn, asked.kind.value, _week(asked), _scope(conn, asked))
    return found[0] if found else None


def _week(asked: Asked) -> str:
    if not _of_a_week(asked):
        return week_name(asked.as_of)
    if asked.week is None:
        return week_name(last_complete_week(asked.as_of))
    return week_name(parse_week(asked.week, asked.as_of))


def _scope(conn: Connection, asked: Asked) -> str:
    work = whose(conn, asked.as_of, leader=asked.leader, unit=asked.unit, reader=asked.reader).scope
    meeting = _meeting(asked.meeting)
    only = scope_text(kind=asked.kind_of.value if asked.kind_of else None, rule=asked.rule)
    since = f"since={asked.since}" if asked.since is not None else None
    day = None if _of_a_week(asked) else f"as_of={asked.as_of}"
    return " ".join(part for part in (work, only, meeting, since, day) if part)


def _of_a_week(asked: Asked) -> bool:
    """Tell a report of a week from one of a day or of a stretch of its own."""
    return asked.kind in OF_A_WEEK and asked.since is None


def _meeting(named: str | None) -> str | None:
    return f"meeting={id_of(Kind.MEETING, named)}" if named is not None else None


def _found(conn: Connection, number: str) -> Frozen:
    row = store.report_of(conn, number)
    if row is None:
        message = f"no such report: {number}"
        raise LookupError(message)
    return frozen(conn, row)


def _freeze(
    session: Session, asked: Asked, known: RowMapping | None, make: Callable[[], Reply[Any]]
) -> str:
    """Compute a report and record it; give its number."""
    work, stamp = session.work, session.work.stamp
    week = _week(asked)
    if asked.again and known is None:
        raise NotIssuedError(week=week, title=asked.kind.label, field="--reissue")
    if asked.again and not (stamp.reason or "").strip():
        raise ReissueReasonError(id=known["id"] if known else week, field="--reason")
    reply = make()
    calendar = session.law.meta(stamp.today).calendar
    if calendar is None:
        message = "a ledger has a calendar"
        raise LookupError(message)
    body = {
        "data": to_plain(reply.data),
        "warnings": [{"code": each.code, "message": each.message} for each in reply.warnings],
    }
    series = f"BG-{week.replace('-', '')}"
    row = {
        "id": f"{series}-{work.next_number(series)}",
        "uid": work.uid(),
        "kind": asked.kind.value,
        "week": week,
        "scope": _scope(session.conn, asked),
        "edition": known["edition"] + 1 if known is not None else 1,
        "replaces": known["id"] if known is not None else None,
        "reason": stamp.reason if asked.again else None,
        "as_of": getattr(reply.data, "as_of", asked.as_of),
        "issued_on": stamp.today,
        "issued_at": recorded_now(),
        "office": reply.meta.office,
        "digest": calendar.digest,
        "announced_through": calendar.announced_through,
        "head_seq": work.seq - 1,
        "head_hash": work.head,
        "last_act": store.newest_act(session.conn),
        "data": work.keep(canonical(body).encode()),
    }
    work.insert(report, row)
    work.flush()
    _hand_in(session, asked, row)
    return str(row["id"])


def _hand_in(session: Session, asked: Asked, row: Mapping[str, Any]) -> None:
    """Let an issued report of a whole week count as handed in; one cut short does not."""
    owed, monday = _OWED.get(asked.kind), parse_week(row["week"])
    whole = row["as_of"] >= monday + TO_SUNDAY
    if owed is not None and whole and not row["scope"] and not handed_in(session, owed, monday):
        hand_in(session, owed, monday, to=None)


def _early(found: Frozen, asked: Asked) -> tuple[Remark, ...]:
    """Warn of a report that was issued before its week was over."""
    issued = found.issued
    sunday = parse_week(issued.week) + TO_SUNDAY
    if not _of_a_week(asked) or issued.as_of >= sunday:
        return ()
    text = f"{issued.id} 是提前印发的，截至 {issued.as_of}，这一周到 {sunday} 才完"
    if asked.kind in _OWED:
        text += "，不算报送"
    if asked.as_of >= sunday:
        text += "；要印发完整的一版，用 --reissue 并写 --reason"
    return (Remark("ISSUED_EARLY", text),)


def _add_file(session: Session, number: str, form: str, raw: bytes) -> None:
    row = {"report": number, "format": form, "sha256": session.work.keep(raw), "size": len(raw)}
    session.work.insert(report_file, row)
    session.work.flush()


def _said(found: Frozen, when: str) -> str:
    issued = found.issued
    edition = f"（第{issued.edition}版，代替 {issued.replaces}）" if issued.replaces else ""
    return (
        f"{issued.id} {issued.week} {issued.kind.label}{edition}，截至 {issued.as_of}，"
        f"{when} {issued.issued_on} 印发"
    )
