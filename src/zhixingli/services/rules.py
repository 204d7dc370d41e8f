"""Time-limit rules: listing, showing every version, checking a file, importing one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixingli.domain.rules import RuleBook, TimeLimit, without_period
from zhixingli.domain.settings import adjusted
from zhixingli.services.lawbook import Answer, open_lawbook
from zhixingli.services.results import (
    GroundItem,
    RuleExtension,
    RuleHistory,
    RuleImport,
    RuleItem,
)
from zhixingli.store.rulebooks import bundled_rules, read_rule_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zhixingli.services.session import Change, Ledger, Outcome, Session, Stamp


def list_rules(location: str, *, as_of: date) -> Answer[tuple[RuleItem, ...]]:
    """List the rules in force on a day."""
    law = open_lawbook(location, as_of)
    return Answer(tuple(_item(limit) for limit in law.rules.current(as_of)), law.meta)


def show_rule(location: str, rule: str, *, as_of: date) -> Answer[RuleHistory]:
    """Show every version of a rule, and the one in force on a day."""
    law = open_lawbook(location, as_of)
    versions = law.rules.versions(rule)
    items = tuple(
        replace(_item(limit), replaced_on=_replaced_on(versions, place))
        for place, limit in enumerate(versions)
    )
    current = [limit for limit in versions if limit.in_force(as_of)]
    shown = items[versions.index(current[-1])] if current else None
    return Answer(RuleHistory(rule, versions[-1].label, shown, items), law.meta)


def check_rules(location: str, raw: bytes, name: str, *, as_of: date) -> Answer[RuleImport]:
    """Check a rules file and say what it would add and replace."""
    offered = read_rule_file(raw, name)
    law = open_lawbook(location, as_of)
    return Answer(_planned(law.rules, offered, as_of, applied=False)[0], law.meta)


def import_rules(
    ledger: Ledger, stamp: Stamp, offered: Sequence[TimeLimit], *, source: str
) -> Change[RuleImport]:
    """Record new versions, effective from the stamp's day on; what is open keeps its own."""
    from zhixingli.services.session import Outcome, perform  # noqa: PLC0415 - a list needs none
    from zhixingli.store.law import add_rules, own_rules  # noqa: PLC0415 - likewise

    def use_case(session: Session) -> Outcome[RuleImport]:
        choices = session.law.choices.all_on(stamp.on)
        kept = own_rules(session.conn) if source == "bundled" else frozenset()
        wanted = [adjusted(limit, choices) for limit in offered if limit.id not in kept]
        planned, fresh = _planned(session.law.rules, wanted, stamp.on, applied=not stamp.dry_run)
        planned = replace(planned, kept=tuple(sorted(kept)))
        add_rules(session.work, fresh, source=source, day=stamp.today)
        said = f"规则：新增 {len(planned.added)} 条，更换 {len(planned.replaced)} 条"
        return Outcome(planned, f"{said}，自 {stamp.on} 起有效，不溯及以前收的件")

    return perform(ledger, stamp, use_case)


def offered_by_program() -> tuple[TimeLimit, ...]:
    """Give the rules that ship with this program."""
    return bundled_rules()


def offered_in_file(raw: bytes, name: str) -> tuple[TimeLimit, ...]:
    """Read the rules of a file."""
    return read_rule_file(raw, name)


def _planned(
    book: RuleBook, offered: Iterable[TimeLimit], day: date, *, applied: bool
) -> tuple[RuleImport, list[TimeLimit]]:
    added, replaced, unchanged, fresh = [], [], [], []
    for limit in offered:
        if limit.id not in book:
            added.append(limit.id)
        elif without_period(book.versions(limit.id)[-1]) == without_period(limit):
            unchanged.append(limit.id)
            continue
        else:
            replaced.append(limit.id)
        since = max(day, limit.effective_from) if limit.effective_from is not None else day
        fresh.append(replace(limit, effective_from=since, version=0))
    result = RuleImport(
        added=tuple(added),
        replaced=tuple(replaced),
        unchanged=tuple(unchanged),
        kept=(),
        effective_from=day,
        rules=tuple(_item(limit) for limit in fresh),
        applied=applied,
    )
    return result, fresh


def _replaced_on(versions: Sequence[TimeLimit], place: int) -> date | None:
    later = [limit.effective_from for limit in versions[place + 1 :] if limit.effective_from]
    return min(later, default=None)


def _item(limit: TimeLimit) -> RuleItem:
    extension = limit.extension
    return RuleItem(
        id=limit.id,
        label=limit.label,
        basis=limit.basis,
        clause=limit.clause,
        amount=limit.amount,
        unit=limit.unit,
        limit=limit.amount_label,
        start=limit.start,
        roll=limit.roll,
        backward=limit.backward,
        week_end=limit.week_end,
        grounds=tuple(GroundItem(ground.name, ground.written) for ground in limit.grounds),
        restarts=limit.restarts,
        extension=RuleExtension(
            extension.max, extension.times, extension.approver, extension.from_due
        )
        if extension is not None
        else None,
        warning_days=limit.warning_days,
        statutory=limit.statutory,
        effective_from=limit.effective_from,
        effective_to=limit.effective_to,
        replaced_on=None,
        note=limit.note,
    )
