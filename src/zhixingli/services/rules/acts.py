"""Time-limit rules: listing, showing every version, checking a file, importing one."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.rules import RuleDeadError
from zhixingli.domain.law.office_choices import EVERY_RULE, SETTINGS, adjusted
from zhixingli.domain.law.rule_links import refuse_broken_chains
from zhixingli.domain.law.rules import Follow, RuleBook, TimeLimit, without_period
from zhixingli.domain.law.terms import Supplement
from zhixingli.services.results.rules import (
    GroundItem,
    RuleExtension,
    RuleFollow,
    RuleHistory,
    RuleImport,
    RuleItem,
)
from zhixingli.services.rules.lawbook import LawAnswer, open_lawbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from zhixingli.services.use_case.session import Change, Law, Ledger, Outcome, Session, Stamp

_OFFICE: Final = "office"
_BUNDLED: Final = "bundled"


@dataclass(frozen=True, slots=True)
class RuleOffer:
    """Rules on offer, from a file of the office's own or from the program."""

    limits: tuple[TimeLimit, ...]
    source: str
    digest: str = ""


def list_rules(location: str, *, as_of: date) -> LawAnswer[tuple[RuleItem, ...]]:
    """List the rules in force on a day."""
    law = open_lawbook(location, as_of)
    return LawAnswer(tuple(_item(limit) for limit in law.rules.current(as_of)), law.meta)


def show_rule(location: str, rule: str, *, as_of: date) -> LawAnswer[RuleHistory]:
    """Show every version of a rule, and the one in force on a day; raises RuleUnknownError."""
    law = open_lawbook(location, as_of)
    versions = law.rules.versions(rule)
    items = tuple(
        replace(_item(limit), replaced_on=_replaced_on(versions, place))
        for place, limit in enumerate(versions)
    )
    holding = [item for limit, item in zip(versions, items, strict=True) if limit.in_force(as_of)]
    current = holding[-1] if holding else None
    return LawAnswer(RuleHistory(rule, versions[-1].label, current, items), law.meta)


def check_rules(location: str, offer: RuleOffer, *, as_of: date) -> LawAnswer[RuleImport]:
    """Say what a checked rules file would add and replace from a day on."""
    law = open_lawbook(location, as_of)
    return LawAnswer(_planned(law.rules, offer, as_of).result(as_of), law.meta)


def preview_rules(ledger: Ledger, stamp: Stamp, offer: RuleOffer) -> Change[RuleImport]:
    """Show what an import would add and replace; only reads."""
    from zhixingli.services.use_case.session import Change, reading  # noqa: PLC0415 - a list needs none

    with reading(ledger) as (conn, law):
        plan = _of_ledger(conn, law, offer, stamp.on)
        line = f"预览：{plan.told(stamp.on)}；还没有写入，加 --apply 应用"
        meta = law.meta(stamp.today)
        return Change(plan.result(stamp.on), meta, line if plan.fresh else plan.nothing, None)


def import_rules(ledger: Ledger, stamp: Stamp, offer: RuleOffer) -> Change[RuleImport]:
    """Record new versions, effective from the stamp's day on; what is open keeps its own.

    Raises RuleDeadError for a rule that would end before it begins to hold.
    """
    from zhixingli.services.use_case.session import Outcome, perform  # noqa: PLC0415 - a list needs none
    from zhixingli.store.law.kept import add_rules  # noqa: PLC0415 - likewise

    def use_case(session: Session) -> Outcome[RuleImport]:
        plan = _of_ledger(session.conn, session.law, offer, stamp.on)
        add_rules(session.work, plan.fresh, source=offer.source, day=stamp.today)
        result = plan.result(stamp.on)
        result = replace(result, applied=bool(plan.fresh) and not stamp.dry_run)
        line = f"{plan.told(stamp.on)}；以前收的件仍按原来的规则"
        return Outcome(result, line if plan.fresh else plan.nothing)

    request = f"{stamp.request}\n{offer.digest}"
    return perform(ledger, replace(stamp, request=request), use_case)


def bundled_offer() -> RuleOffer:
    """Offer the rules that ship with this program."""
    from zhixingli.store.law.rulebooks import bundled_rules  # noqa: PLC0415 - a ledger has its own

    return RuleOffer(bundled_rules(), _BUNDLED)


def file_offer(raw: bytes, name: str) -> RuleOffer:
    """Read a rules file; raises RuleFileUnreadableError, RuleFileError."""
    from zhixingli.store.law.rulebooks import read_rule_file  # noqa: PLC0415 - a list reads none

    return RuleOffer(read_rule_file(raw, name), _OFFICE, hashlib.sha256(raw).hexdigest())


@dataclass(slots=True)
class _Plan:
    """What becomes of each rule on offer, and the new versions."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    fresh: list[TimeLimit] = field(default_factory=list)

    def result(self, day: date) -> RuleImport:
        return RuleImport(
            added=tuple(dict.fromkeys(self.added)),
            replaced=tuple(dict.fromkeys(self.replaced)),
            unchanged=tuple(dict.fromkeys(self.unchanged)),
            kept=tuple(self.kept),
            effective_from=day,
            rules=tuple(_item(limit) for limit in self.fresh),
            applied=False,
        )

    def told(self, day: date) -> str:
        counts = f"规则新增 {len(set(self.added))} 条，更换 {len(set(self.replaced))} 条"
        return f"{counts}{self._own}，自 {day} 起有效"

    @property
    def nothing(self) -> str:
        return f"与现行规则一致{self._own}，没有写入"

    @property
    def _own(self) -> str:
        return f"，本办公室自己的 {len(self.kept)} 条不动" if self.kept else ""


def _of_ledger(conn: Connection, law: Law, offer: RuleOffer, day: date) -> _Plan:
    from zhixingli.store.law.kept import own_rules  # noqa: PLC0415 - where there is a ledger

    choices = law.choices.all_on(day)
    if offer.source == _BUNDLED:
        return _planned(law.rules, offer, day, choices=choices, own=own_rules(conn))
    # A file says itself what its rules are; what holds for every rule holds for it too.
    general = {key: value for key, value in choices.items() if SETTINGS[key].rule == EVERY_RULE}
    return _planned(law.rules, offer, day, choices=general)


def _planned(
    book: RuleBook,
    offer: RuleOffer,
    day: date,
    *,
    choices: Mapping[str, str] | None = None,
    own: frozenset[str] = frozenset(),
) -> _Plan:
    refuse_broken_chains(offer.limits, {limit.id: limit for limit in book.latest()})
    plan = _Plan()
    for limit in _alive(offer.limits, day):
        after = adjusted(limit, choices or {})
        if _is_known(after, book):
            plan.unchanged.append(limit.id)
        elif limit.id in own:
            plan.kept.append(limit.id)
        else:
            (plan.replaced if limit.id in book else plan.added).append(limit.id)
            plan.fresh.append(after)
    return plan


def _alive(limits: Sequence[TimeLimit], day: date) -> Iterable[TimeLimit]:
    """Let every rule begin on the day of effect at the earliest; past versions fall away."""
    alone = Counter(limit.id for limit in limits)
    for limit in limits:
        since = max(day, limit.effective_from or day)
        if limit.effective_to is None or limit.effective_to >= since:
            yield replace(limit, effective_from=since, version=0)
        elif alone[limit.id] == 1:
            raise RuleDeadError(
                rule=limit.id, label=limit.label, ends=limit.effective_to, since=since
            )


def _is_known(limit: TimeLimit, book: RuleBook) -> bool:
    """Tell whether the version that holds on its first day says the same, and as long."""
    since = limit.effective_from or date.min
    versions = book.versions(limit.id) if limit.id in book else []
    holding = [version for version in versions if version.in_force(since)]
    return bool(holding) and _told(holding[-1]) == _told(limit)


def _told(limit: TimeLimit) -> tuple[TimeLimit, date | None]:
    return without_period(limit), limit.effective_to


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
        restarts=limit.supplement is Supplement.RESTART,
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
        supplement=limit.supplement,
        settled_by=limit.settled_by,
        waived_by=limit.waived_by,
        beside=limit.beside,
        then=tuple(map(_follow, limit.then)),
        on=tuple(map(_follow, limit.on)),
        on_expiry=limit.on_expiry,
        conditional=limit.conditional,
        at_least=limit.at_least,
        reminder=limit.reminder,
        start_event=limit.start_event,
        expiry=limit.expiry,
    )


def _follow(follow: Follow) -> RuleFollow:
    return RuleFollow(**{name: getattr(follow, name) for name in Follow.__slots__})
