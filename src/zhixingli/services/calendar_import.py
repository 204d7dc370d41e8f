"""Importing notices: what would change is shown first, then applied and recomputed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from zhixingli.domain.calendar import Notice, NoticeKind
from zhixingli.domain.errors import DocumentMissingError, NoticeChoiceError
from zhixingli.domain.notice_plan import Plan, plan_import
from zhixingli.domain.obligation import Obligation, deadline_on, retime
from zhixingli.domain.terms import Cause
from zhixingli.services.calendar import notice_item
from zhixingli.services.envelope import Notice as Warn
from zhixingli.services.notice_files import read_notice_file
from zhixingli.services.results import CalendarImport, ChangedDay, Move
from zhixingli.services.session import Change, Law, Outcome, Reply, Session, perform, reading
from zhixingli.store.calendars import bundled_notices, estimated_notices
from zhixingli.store.law import add_notice, calendar_revision, load_notices
from zhixingli.store.obligations import load_obligations, save_obligations
from zhixingli.store.tables import obligation, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from zhixingli.store.database import Ledger
    from zhixingli.store.unit_of_work import Stamp


def offered_in_file(
    raw: bytes, name: str, *, number: str | None, issued_on: date | None
) -> tuple[Notice, ...]:
    """Read the notices of a file; one number cannot name the notices of several years."""
    offered = read_notice_file(raw, name, number=number, issued_on=issued_on)
    if number is not None and len(offered) > 1:
        years = "、".join(str(notice.year) for notice in offered)
        raise NoticeChoiceError(years=years, number=number, field="--document")
    return offered


def offered_by_program() -> tuple[Notice, ...]:
    """Give the notices that ship with this program, estimates left out."""
    return tuple(n for n in bundled_notices() if n.kind is not NoticeKind.ESTIMATE)


def offered_by_holidays(ledger: Ledger) -> tuple[Notice, ...]:
    """Give the estimates of the installed holidays library for the years not announced."""
    with reading(ledger) as (_, law):
        first = law.calendar.announced_through.year + 1
        return estimated_notices(range(first, law.calendar.last.year + 1))


def local_notice(
    day: date, *, working: bool, number: str | None, issued_on: date
) -> tuple[Notice, ...]:
    """Make the local arrangement of a day; it rests on a document."""
    if not number:
        raise DocumentMissingError(field="--document")
    named = ((day, "本地上班安排" if working else "本地放假安排"),)
    notice = Notice(
        number=number,
        year=day.year,
        kind=NoticeKind.LOCAL,
        issued_on=issued_on,
        off=() if working else named,
        on=named if working else (),
    )
    return (notice,)


def preview_notices(
    ledger: Ledger, offered: Sequence[Notice], *, as_of: date
) -> Reply[CalendarImport]:
    """Show which days change and which open obligations would move, writing nothing."""
    with reading(ledger) as (conn, law):
        plan = _plan(conn, offered)
        moved = _moved(_open(conn, law), plan, as_of)
        return Reply(
            _result(conn, plan, moved, offered, applied=False), law.meta(as_of), _warnings(plan)
        )


def apply_notices(
    ledger: Ledger, stamp: Stamp, offered: Sequence[Notice]
) -> Change[CalendarImport]:
    """Record the notices and recompute every open obligation; original dates stay."""

    def use_case(session: Session) -> Outcome[CalendarImport]:
        plan = _plan(session.conn, offered)
        owed = _open(session.conn, session.law)
        moved = _moved(owed, plan, stamp.on)
        for notice in plan.taken:
            add_notice(session.work, notice, day=stamp.on)
        session.work.flush()
        result = _result(session.conn, plan, moved, offered, applied=bool(plan.taken))
        if plan.taken:
            _recompute(session, owed, plan)
        return Outcome(result, _line(result), _warnings(plan))

    return perform(ledger, stamp, use_case)


def _plan(conn: Connection, offered: Sequence[Notice]) -> Plan:
    return plan_import((notice for _, notice in load_notices(conn)), offered)


def _open(conn: Connection, law: Law) -> dict[int, Obligation]:
    return load_obligations(conn, law.rules, obligation.c.closed_on.is_(None))


def _moved(owed: Mapping[int, Obligation], plan: Plan, day: date) -> list[tuple[Obligation, Move]]:
    """Compute each open obligation by the new calendar, the earlier moves first."""
    found = []
    for each in owed.values():
        was = each.span_on(max(day, each.opened_on))
        deadline = deadline_on(each, max(day, each.opened_on), plan.after)
        old = was.due_on if was is not None else None
        if deadline.due != old:
            move = Move(
                id=each.subject,
                key=each.key,
                rule=each.rule,
                rule_label=each.limit.label,
                title="",
                due=old,
                becomes=deadline.due,
            )
            found.append((each, move))
    return sorted(found, key=lambda pair: _earlier_first(pair[1]))


def _earlier_first(move: Move) -> tuple[bool, date, str]:
    later = move.due is not None and move.becomes is not None and move.becomes > move.due
    return later, move.becomes or date.max, move.key


def _recompute(session: Session, owed: Mapping[int, Obligation], plan: Plan) -> None:
    before = deepcopy(dict(owed))
    revision = calendar_revision(session.conn)
    for each in owed.values():
        since = max(session.work.stamp.on, each.opened_on)
        retime(each, plan.after, revision=revision, since=since, cause=Cause.CALENDAR)
    save_obligations(session.work, ((before[each.id], each) for each in owed.values()))


def _result(
    conn: Connection,
    plan: Plan,
    moved: Sequence[tuple[Obligation, Move]],
    offered: Sequence[Notice],
    *,
    applied: bool,
) -> CalendarImport:
    titles = _titles(conn, {move.id for _, move in moved})
    shown = plan.taken or offered
    return CalendarImport(
        notice="、".join(dict.fromkeys(n.number for n in shown if n.number)) or "（没有文号）",
        issued_on=shown[-1].issued_on if shown else None,
        days=tuple(
            ChangedDay(d.date, d.was, d.becomes, day.name, day.source)
            for d in plan.days
            for day in (plan.after.day(d.date),)
        ),
        moves=tuple(replace(move, title=titles[move.id]) for _, move in moved),
        confirmed=_confirmed(plan),
        notices=tuple(notice_item(notice) for notice in plan.taken),
        applied=applied,
    )


def _confirmed(plan: Plan) -> int:
    """Count the years that are announced by this import."""
    return plan.after.announced_through.year - plan.before.announced_through.year


def _titles(conn: Connection, ids: Iterable[str]) -> dict[str, str]:
    found = conn.execute(select(subject.c.id, subject.c.title).where(subject.c.id.in_(set(ids))))
    return {row.id: row.title for row in found}


def _warnings(plan: Plan) -> tuple[Warn, ...]:
    said = []
    if plan.unnumbered:
        years = "、".join(map(str, plan.unnumbered))
        text = f"{years} 年的安排没有文号，只作推算，日期仍是暂定；有文号的用 --document 写明"
        said.append(Warn("NOTICE_WITHOUT_NUMBER", text))
    if plan.ignored:
        years = "、".join(map(str, plan.ignored))
        text = f"{years} 年已经公布，没有文号的安排不能改它；有文号的用 --document 写明"
        said.append(Warn("NOTICE_IGNORED", text))
    return tuple(said)


def _line(result: CalendarImport) -> str:
    if not result.applied:
        return f"{result.notice}：与台账一致，没有要改的"
    return (
        f"已导入 {result.notice}：{len(result.days)} 天有变，{len(result.moves)} 项在办期限已重算，"
        "原到期日保留"
    )


def previewed(shown: Reply[CalendarImport]) -> Change[CalendarImport]:
    """Give a preview as the answer of a write that wrote nothing."""
    found = shown.data
    line = (
        f"{found.notice}：{len(found.days)} 天会变，{len(found.moves)} 项在办期限会动；"
        "还没有写入，加 --apply 应用"
    )
    return Change(found, shown.meta, line, None, shown.warnings)
