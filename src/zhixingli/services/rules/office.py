"""The office: its name, its choices, and who hands what over to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from zhixingli.domain.errors.ledger import LedgerExistsError, RehearsalLateError
from zhixingli.domain.law.office_choices import SETTINGS, Setting, adjusted, checked_value, setting
from zhixingli.domain.law.rules import without_period
from zhixingli.domain.writing.text import clean_text, normalise_option
from zhixingli.services.results.office import OfficeDetail, SettingItem
from zhixingli.services.use_case.session import (
    Change,
    Law,
    Outcome,
    Reply,
    Session,
    load_law,
    perform,
    reading,
)
from zhixingli.store import tables
from zhixingli.store.law.kept import add_rules
from zhixingli.store.tables.standing import office_setting

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.law.rules import TimeLimit
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def init_office(
    ledger: Ledger, stamp: Stamp, name: str, *, rehearsal: bool = False
) -> Change[OfficeDetail]:
    """Create a ledger for an office; one that has a name already is refused.

    A ``rehearsal`` is made new: its first entry says what it is, and nothing else ever does.
    """
    name = clean_text(name, what="单位名称", field="--office").text
    if rehearsal and ledger.exists:
        raise RehearsalLateError(field="--rehearsal")

    def use_case(session: Session) -> Outcome[OfficeDetail]:
        had = session.law.choices.on("name", stamp.today)
        if had and had != name:
            raise LedgerExistsError(name=had, field="--office")
        _write_setting(session, setting("name"), name)
        session.work.flush()
        law = load_law(session.conn)
        made = "演练台账已建立" if law.rehearsal else "台账已建立"
        return Outcome(_office(law, stamp.today), f"{made}：{name}")

    return perform(ledger, stamp, use_case)


def set_choice(ledger: Ledger, stamp: Stamp, key: str, value: str) -> Change[OfficeDetail]:
    """Set one of the office's choices from a day on; what was received before keeps its law."""
    choice = setting(key)
    typed = clean_text(value, what="设置值", field="value").text
    value = checked_value(choice, typed if choice.key == "name" else normalise_option(typed))

    def use_case(session: Session) -> Outcome[OfficeDetail]:
        _write_setting(session, choice, value)
        _write_rules(session, choice, value)
        session.work.flush()
        law = load_law(session.conn)
        line = f"{choice.label}：自 {stamp.on} 起为{choice.said(value)}"
        return Outcome(_office(law, max(stamp.today, stamp.on)), line)

    return perform(ledger, stamp, use_case)


def show_office(ledger: Ledger, *, as_of: date) -> Reply[OfficeDetail]:
    """Show the office and every choice it can make."""
    with reading(ledger) as (_, law):
        return Reply(_office(law, as_of), law.meta(as_of))


def _write_setting(session: Session, choice: Setting, value: str) -> None:
    """Write a choice from the stamp's day on; the same day again corrects it."""
    held, day = office_setting, session.work.stamp.on
    found = session.conn.execute(
        select(held).where(held.c.key == choice.key, held.c.from_on == day)
    )
    row = found.mappings().one_or_none()
    if row is not None:
        session.work.update(tables.office_setting, row, value=value)
    elif session.law.choices.on(choice.key, day) != value or not choice.default:
        session.work.insert(
            tables.office_setting, {"key": choice.key, "from_on": day, "value": value}
        )


def _write_rules(session: Session, choice: Setting, value: str) -> None:
    """Write a new version of every rule that the choice alters, effective from the day on."""
    day = session.work.stamp.on
    changed = []
    for limit in session.law.rules.latest():
        after = adjusted(limit, {choice.key: value})
        if without_period(after) != without_period(limit):
            changed.append(_from(after, day))
    add_rules(session.work, changed, source="setting", day=session.work.stamp.today)


def _from(limit: TimeLimit, day: date) -> TimeLimit:
    since = max(day, limit.effective_from) if limit.effective_from is not None else day
    return replace(limit, effective_from=since, version=0)


def _office(law: Law, day: date) -> OfficeDetail:
    return OfficeDetail(
        law.choices.on("name", day) or None,
        tuple(
            SettingItem(
                key=choice.key,
                label=choice.label,
                value=(value := law.choices.on(choice.key, day)),
                value_label=choice.said(value),
                default=choice.default,
                default_label=choice.said(choice.default),
                choices=tuple(choice.choices),
                choices_label=tuple(choice.choices.values()),
                from_=law.choices.since(choice.key),
            )
            for choice in SETTINGS.values()
        ),
    )
