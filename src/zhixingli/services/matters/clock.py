"""Use cases of every matter's clock and co-signing: pause, resume, extend, ask, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.matters.clock import extend as grant, pause as stop, resume as let_run
from zhixingli.domain.matters.cosign import cosign as send_for, cosign_reply as receive_answer
from zhixingli.services.matters.acts import act_on, does
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.texts import optional

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.matters.handling import D, Handling, M
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.services.use_case.session import Change
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def pause(
    ledger: Ledger,
    stamp: Stamp,
    handling: Handling[M, D],
    wanted: str,
    *,
    ground: str,
    written: bool,
    rule: str | None,
) -> Change[D]:
    """Stop the clock; the law's written notice is missed with a warning, not a refusal."""
    warned: list[Remark] = []

    def act(desk: Desk, matter: M, _: Finder) -> str:
        fact = stop(desk, matter, ground=ground, written=written, rule=rule)
        stopped = next(owed for owed in matter.obligations if fact in owed.pauses)
        known = stopped.limit.ground(ground)
        if known is not None and known.written and not written:
            text = f"{matter.id} 停表（{ground}）依法须书面告知当事人，还没有登记告知（--written）"
            warned.append(Remark("PAUSE_WITHOUT_NOTICE", text))
        span = stopped.last_span
        unit = span.remaining_unit.label if span.remaining_unit else ""
        return f"{matter.id} 停表，恢复后余 {span.remaining_days} 个{unit}"

    return act_on(ledger, stamp, handling, wanted, act, warned)


def resume(
    ledger: Ledger, stamp: Stamp, handling: Handling[M, D], wanted: str, *, rule: str | None
) -> Change[D]:
    """Let the clock run again."""
    act = does(let_run, "恢复计时", rule=rule)
    return act_on(ledger, stamp, handling, wanted, act)


def extend(
    ledger: Ledger,
    stamp: Stamp,
    handling: Handling[M, D],
    wanted: str,
    *,
    days: int | None,
    until: date | None,
    approved_by: str,
    rule: str | None,
) -> Change[D]:
    """Extend a limit within what its rule allows."""

    def act(desk: Desk, matter: M, find: Finder) -> str:
        person = find.person(approved_by, field="--approved-by")
        granted = grant(desk, matter, days=days, until=until, approved_by=person, rule=rule)
        owed = next(o for o in matter.obligations if granted in o.extensions)
        late = "（补办）" if granted.late else ""
        return f"{matter.id} 延期{late}，原到期日 {owed.original_due(granted.granted_on)}"

    return act_on(ledger, stamp, handling, wanted, act)


def ask_cosign(
    ledger: Ledger, stamp: Stamp, handling: Handling[M, D], wanted: str, *, unit: str
) -> Change[D]:
    """Ask another unit to co-sign."""

    def act(desk: Desk, matter: M, find: Finder) -> str:
        owed = send_for(desk, matter, unit=find.unit(unit, field="--unit"))
        return f"{matter.id} 已送会签，限 {owed.last_span.due_on} 前答复"

    return act_on(ledger, stamp, handling, wanted, act)


def answer_cosign(
    ledger: Ledger,
    stamp: Stamp,
    handling: Handling[M, D],
    wanted: str,
    *,
    unit: str,
    text: str | None,
) -> Change[D]:
    """Record the answer of a co-signing unit."""
    text, notes = optional(text, "会签意见")

    def act(desk: Desk, matter: M, find: Finder) -> str:
        receive_answer(desk, matter, unit=find.unit(unit, field="--unit"), text=text)
        return f"{matter.id} 已记会签答复"

    return act_on(ledger, stamp, handling, wanted, act, notes)
