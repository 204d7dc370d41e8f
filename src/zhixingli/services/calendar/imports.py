"""Importing notices: what would change is shown first, then applied and recomputed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.law.calendar import NoticeKind
from zhixingli.domain.notices.checks import WORKING_DAYS, unusual_total
from zhixingli.domain.notices.plan import Plan, plan_import
from zhixingli.services.calendar.days import notice_item
from zhixingli.services.calendar.notice_offer import NoticeSource, Offer, local_offer
from zhixingli.services.calendar.recompute import Recomputed, recompute
from zhixingli.services.results.calendar import CalendarImport, ChangedDay
from zhixingli.services.use_case.envelope import Remark as Warn
from zhixingli.services.use_case.session import Change, Law, Outcome, Session, perform, reading
from zhixingli.store.kinds.obligations import save_obligations
from zhixingli.store.law.kept import add_notice, load_notices

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.domain.law.calendar_diff import DayState
    from zhixingli.services.results.calendar import Move
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def preview_notices(ledger: Ledger, stamp: Stamp, offer: Offer) -> Change[CalendarImport]:
    """Show which days change and which open obligations would move; only reads.

    Raises LedgerMissingError without a ledger, a refusal of the ``NOTICE_…`` family for a
    notice that contradicts itself.
    """
    with reading(ledger) as (conn, law):
        plan = planned(conn, law, offer)
        found = recompute(conn, law, plan, since=stamp.on, revision=law.revision)
        result = _result(plan, found)
        warnings = _warnings(plan, found, stamp.today)
        line = (
            f"预览：{_told(result, plan)}；还没有写入，加 --apply 应用"
            if plan.taken
            else _nothing(plan)
        )
        return Change(result, law.meta(stamp.today), line, None, warnings)


def apply_notices(ledger: Ledger, stamp: Stamp, offer: Offer) -> Change[CalendarImport]:
    """Record the notices and recompute every open obligation; original due dates stay.

    The new dates hold from the stamp's day on. Notices that bring nothing new write nothing.
    """

    def use_case(session: Session) -> Outcome[CalendarImport]:
        plan, result, warnings = _applied(session, offer)
        line = f"已导入：{_told(result, plan)}" if plan.taken else _nothing(plan)
        return Outcome(result, line, warnings)

    return perform(ledger, _with_content(stamp, offer), use_case)


def arrange_day(
    ledger: Ledger, stamp: Stamp, day: date, *, state: DayState, document: str | None
) -> Change[CalendarImport]:
    """Make a day worked or off by a document of the office's own (本地安排).

    Raises DocumentMissingError without a document, CalendarRangeError beyond the calendar.
    """
    offer = local_offer(day, state, NoticeSource(document, stamp.on))

    def use_case(session: Session) -> Outcome[CalendarImport]:
        plan, result, warnings = _applied(session, offer)
        line = f"{day} 本来就是{state.label}，没有写入"
        if plan.taken:
            line = f"{day} 定为{state.label}：{_told(result, plan)}"
        elif plan.overruled:
            line = _nothing(plan)
        return Outcome(result, line, warnings)

    return perform(ledger, _with_content(stamp, offer), use_case)


def _applied(session: Session, offer: Offer) -> tuple[Plan, CalendarImport, tuple[Warn, ...]]:
    stamp, revision = session.work.stamp, session.law.revision
    plan = planned(session.conn, session.law, offer)
    for notice in plan.taken:
        revision = add_notice(session.work, notice, day=stamp.on)
    found = recompute(session.conn, session.law, plan, since=stamp.on, revision=revision)
    save_obligations(session.work, found.changed)
    result = replace(_result(plan, found), applied=bool(plan.taken) and not stamp.dry_run)
    return plan, result, _warnings(plan, found, stamp.today)


def _with_content(stamp: Stamp, offer: Offer) -> Stamp:
    """Let an idempotency key stand for the content of a file, and not only for its name."""
    return replace(stamp, request=f"{stamp.request}\n{offer.digest}")


def _nothing(plan: Plan) -> str:
    if plan.overruled:
        return "与现行安排不一致的日子以现行安排为准，没有写入"
    return "与台账里的放假安排一致，没有要改的，没有写入"


def planned(conn: Connection, law: Law, offer: Offer) -> Plan:
    """Work out what the notices of an offer would change."""
    known = (notice for _, notice in load_notices(conn))
    return plan_import(known, offer.notices(law.calendar))


def _result(plan: Plan, found: Recomputed) -> CalendarImport:
    numbers = dict.fromkeys(notice.number for notice in (plan.taken or plan.overruled))
    issued = {notice.issued_on for notice in plan.taken}
    return CalendarImport(
        notice="、".join(number for number in numbers if number),
        issued_on=issued.pop() if len(issued) == 1 else None,
        days=tuple(
            ChangedDay(changed.date, changed.was, changed.becomes, day.name, day.source)
            for changed in plan.days
            for day in (plan.after.day(changed.date),)
        ),
        moves=found.moves,
        confirmed=found.confirmed,
        notices=tuple(notice_item(notice) for notice in plan.taken),
        applied=False,
    )


def _told(result: CalendarImport, plan: Plan) -> str:
    days = f"改变 {len(result.days)} 天" if result.days else "没有改变已知的日子"
    said = [f"{result.notice} {days}"]
    if plan.after.announced_through != plan.before.announced_through:
        said.append(f"公布到 {plan.after.announced_through}")
    elif plan.after.last != plan.before.last:
        said.append(f"推算到 {plan.after.last}")
    if result.moves:
        earlier = sum(map(_is_earlier, result.moves))
        counts = f"提前 {earlier}，推后 {len(result.moves) - earlier}"
        said.append(f"移动 {len(result.moves)} 项在办期限（{counts}）")
    if result.confirmed:
        said.append(f"{result.confirmed} 项不再暂定")
    return "，".join(said)


def _is_earlier(move: Move) -> bool:
    return move.due is not None and move.becomes is not None and move.becomes < move.due


def _warnings(plan: Plan, found: Recomputed, today: date) -> tuple[Warn, ...]:
    said = []
    if plan.unnumbered:
        years = "、".join(f"{year}年" for year in plan.unnumbered)
        text = f"文件里没有文号，{years}的安排只作推算，仍是暂定；有文号的用 --document 写明"
        said.append(Warn("NOTICE_WITHOUT_NUMBER", text))
    said += [Warn("NOTICE_OVERRULED", _overruled(n.number, n.year)) for n in plan.overruled]
    undated = [
        n.number for n in plan.taken if n.issued_on is None and n.kind is NoticeKind.AMENDMENT
    ]
    if undated:
        text = f"{'、'.join(undated)} 没有成文日期，与别的通知不一致时算作较晚的；用 --issued 写明"
        said.append(Warn("NOTICE_WITHOUT_DATE", text))
    for notice in plan.taken:
        total = unusual_total(notice, plan.after)
        if total is not None:
            usual = f"历年为 {WORKING_DAYS[0]} 至 {WORKING_DAYS[-1]} 个"
            text = f"照此安排 {notice.year} 年有 {total} 个工作日，{usual}；请核对通知原文"
            said.append(Warn("NOTICE_TOTAL_UNUSUAL", text))
    past = [m.key for m in found.moves if m.becomes is not None and m.becomes < today]
    if past:
        text = f"{len(past)} 项的新到期日已经过去，改后即为逾期：{'、'.join(past[:_NAMED])}"
        said.append(Warn("MOVED_INTO_PAST", text + (" 等" if len(past) > _NAMED else "")))
    return tuple(said)


_NAMED = 5


def _overruled(number: str, year: int) -> str:
    if not number:
        return f"{year}年已有公布的安排，没有文号的文件不能改动；有文号的用 --document 写明"
    return f"{number} 与现行安排不一致的日子以较晚的通知为准，没有改动"
