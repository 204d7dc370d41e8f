"""What every act on a matter has in common: fetch, let it happen, save, say what is owed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from zhixingli.domain.matters.public_title import of_a_citizen
from zhixingli.domain.writing.dates import free_from
from zhixingli.services.matters.dependents import what_hung_on
from zhixingli.services.matters.handling import D, Handling, M, described
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import matter_meant
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.store.kinds.matters import load, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.services.matters.handling import MatterDetail
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


P = ParamSpec("P")


def untold(matter: Matter, remedy: str = "用 --public-title") -> tuple[Remark, ...]:
    """Say that a citizen's matter has no public title, and what pages say of it then."""
    rules = [owed.rule for owed in matter.obligations]
    said = of_a_citizen(matter.title, rules) if matter.public_title is None else None
    if said is None:
        return ()
    text = f"没有公开标题，领导看的纸上印“{said}”；要写明是什么事，{remedy}（不写人名）"
    return (Remark("PUBLIC_TITLE_MISSING", text),)


def does(
    act: Callable[Concatenate[Desk, M, P], object], said: str, *given: P.args, **facts: P.kwargs
) -> Callable[[Desk, M, Finder], str]:
    """Let an act of the domain happen that needs nothing looked up, and say that it did."""

    def run(desk: Desk, matter: M, _: Finder) -> str:
        act(desk, matter, *given, **facts)
        return f"{matter.id} {said}"

    return run


def act_on(  # noqa: PLR0917 - what an act is made of
    ledger: Ledger,
    stamp: Stamp,
    handling: Handling[M, D],
    wanted: str,
    act: Callable[[Desk, M, Finder], str],
    notes: Sequence[Remark] = (),
) -> Change[D]:
    """Fetch a matter, let the act happen to it, save what changed."""

    def use_case(session: Session) -> Outcome[D]:
        kept = handling.kept
        meant = matter_meant(session.conn, kept.kind, wanted, session.work.stamp.today)
        matter = load(session.conn, kept, meant, session.law.rules)
        before = deepcopy(matter)
        line = act(session.desk(), matter, Finder(session.conn, session.work.stamp.on))
        save(session.work, kept, matter, before)
        hung = what_hung_on(session, before, matter)
        return outcome_of(session, handling, matter, line, [*notes, *hung])

    return perform(ledger, stamp, use_case)


def outcome_of(
    session: Session, handling: Handling[M, D], matter: M, line: str, notes: Sequence[Remark]
) -> Outcome[D]:
    """Describe a matter after what was done to it, and say what is owed next."""
    session.work.flush()
    warned = [*notes, *_day_off(session, matter)]
    detail = described(session.conn, session.law, handling, matter, session.work.stamp.today)
    provisional = tuple(
        item.key
        for item in detail.obligations
        if item.provisional and item.discharged_on is None and item.withdrawn_on is None
    )
    return Outcome(detail, f"{line}{_due_line(detail)}", tuple(warned), provisional)


def _day_off(session: Session, matter: Matter) -> Iterator[Remark]:
    """Say of a due day written down now that it is a day off; it stands as it was given."""
    new = session.work.added("obligation")
    for owed in matter.obligations:
        due = owed.fixed_due_on
        if due is not None and str(owed.id) in new and not session.law.calendar.is_working_day(due):
            known = session.law.calendar.day(due)
            text = f"到期日 {due} 是休息日（{known.name}），照写明的日子，不顺延"
            yield Remark("DUE_ON_DAY_OFF", text)


def _owing(item: ObligationItem) -> str | None:
    if item.due is not None:
        return f"{item.rule_label} {item.due} 前"
    if item.not_before is not None:
        return f"{item.rule_label} {free_from(item.not_before)}"
    return f"{item.rule_label}{item.waiting_label}" if item.waiting_label else None


def _due_line(detail: MatterDetail) -> str:
    """Say what is owed next."""
    owed = [item for item in detail.obligations if item.light and item.discharged_on is None]
    said = [text for item in owed if (text := _owing(item))]
    return f"；{'，'.join(said)}" if said else ""
