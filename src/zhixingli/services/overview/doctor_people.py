"""Checks of responsibility: the chain without a gap (一、四、七)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.matters.responsibility import leads
from zhixingli.domain.terms import Kind, Part, Post, Severity
from zhixingli.services.results.overview import Check, Checkup
from zhixingli.store.kinds.responsibility import orphans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixingli.services.overview.examined_ledger import Ward


def responsible_missing(ward: Ward) -> Iterator[Checkup]:
    """Find subjects that nobody leads: written past the program."""
    for subject_id, title in orphans(ward.conn):
        yield Checkup(
            Check.RESPONSIBLE_MISSING,
            Severity.ERROR,
            subject_id,
            f"{subject_id}《{title}》没有区分管领导和主责单位",
            "用 zx verify 查是谁绕过程序改动了台账",
        )


def departed(ward: Ward) -> Iterator[Checkup]:
    """Find people who left and still carry open work."""
    carried: dict[str, list[str]] = {}
    for holding in ward.holdings:
        left = ward.people.person(holding.person).left_on
        if left is not None and left <= ward.as_of:
            carried.setdefault(holding.person, []).append(holding.subject)
    for person, subjects in carried.items():
        name, ids = ward.people.person(person).name, "、".join(dict.fromkeys(subjects))
        yield Checkup(
            Check.DEPARTED_CARRIES,
            Severity.ERROR,
            person,
            f"{name} 已于 {ward.people.person(person).left_on} 离任，手上还有 {ids}",
            f"用 zx handover {person} 接手人 --on 日期 移交",
        )


def level(ward: Ward) -> Iterator[Checkup]:
    """Find open subjects whose leader, in a ledger of this level, may not be one."""
    led: dict[str, list[str]] = {}
    for holding in ward.holdings:
        if holding.role is None and not leads(
            ward.people, ward.law.choices, holding.person, ward.as_of
        ):
            led.setdefault(holding.person, []).append(holding.subject)
    for person, subjects in led.items():
        name, posts = ward.people.person(person).name, ward.people.titles(person, ward.as_of)
        yield Checkup(
            Check.LEADER_LEVEL,
            Severity.WARNING,
            person,
            f"{name}（{posts}）不是区领导，却是 {'、'.join(subjects)} 的分管领导",
            "用 zx assign 改派给区领导；镇、部门自己的台账用 zx office set level unit",
        )


def chain(ward: Ward) -> Iterator[Checkup]:
    """Find units with open work and no head, or two: a link of the chain is missing or double."""
    units = {h.place for h in ward.holdings if h.role is None}
    heads: dict[str, list[str]] = {}
    for known in ward.people.everybody:
        person = known.id
        if known.left_on is not None and known.left_on <= ward.as_of:
            continue
        held = ward.people.post_on(person, ward.as_of)
        if held.post is Post.UNIT_HEAD:
            heads.setdefault(held.unit, []).append(known.name)
    for unit in sorted(units):
        found, name = heads.get(unit, []), ward.known.units[unit].name
        if not found:
            yield Checkup(
                Check.CHAIN_GAP,
                Severity.WARNING,
                unit,
                f"{name} 有在办事项，没有登记主要领导",
                f"用 zx person add 姓名 --unit {unit} --post unit_head 登记",
            )
        elif len(found) > 1:
            yield Checkup(
                Check.CHAIN_DOUBLE,
                Severity.WARNING,
                unit,
                f"{name} 有 {len(found)} 名主要领导：{'、'.join(found)}",
                "离任的用 zx person leave 登记，职务错的用 zx person edit 更正",
            )


def groups(ward: Ward) -> Iterator[Checkup]:
    """Find projects without a work group or without the sponsors of a unit concerned (四)."""
    held = {(h.subject, h.role, h.place) for h in ward.holdings}
    for row in ward.projects:
        wanted = (Part.GROUP_HEAD, Part.GROUP_DEPUTY)
        missing = [p.label for p in wanted if (row.id, p.value, row.unit.id) not in held]
        if missing:
            yield Checkup(
                Check.GROUP_MISSING,
                Severity.WARNING,
                row.id,
                f"{row.id}《{row.title}》的牵头单位没有{'、'.join(missing)}",
                f"用 zx project group {row.id} --head 主要领导 --deputy 分管领导",
            )
        for unit in ward.supporting[row.id]:
            lacking = [
                p.label for p in (Part.HEAD, Part.DEPUTY) if (row.id, p.value, unit) not in held
            ]
            if lacking:
                name = ward.known.units[unit].name
                yield Checkup(
                    Check.LINK_MISSING,
                    Severity.WARNING,
                    row.id,
                    f"{row.id}《{row.title}》：{name} 没有挂钩的{'、'.join(lacking)}",
                    f"用 zx project link {row.id} --unit {unit} --head 主要领导 --deputy 分管领导",
                )
        if row.sponsor is None:
            yield Checkup(
                Check.SPONSOR_MISSING,
                Severity.ERROR,
                row.id,
                f"{row.id}《{row.title}》没有挂钩区领导",
                f"用 zx project sponsor {row.id} --to 区领导",
            )


def trackers(ward: Ward) -> Iterator[Checkup]:
    """Find letters that nobody follows (七)."""
    followed = {h.subject for h in ward.holdings if h.role == Part.TRACKER.value}
    for holding in ward.holdings:
        leads = holding.role is None and holding.kind == Kind.LETTER.value
        if leads and holding.subject not in followed:
            yield Checkup(
                Check.TRACKER_MISSING,
                Severity.ERROR,
                holding.subject,
                f"{holding.subject}《{holding.title}》没有跟踪的分管领导",
                f"用 zx letter track {holding.subject} --to 分管领导",
            )


CHECKS: tuple[Callable[[Ward], Iterator[Checkup]], ...] = (
    responsible_missing,
    departed,
    level,
    chain,
    groups,
    trackers,
)
