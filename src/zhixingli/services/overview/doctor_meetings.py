"""Checks of meetings, filing, pauses and files (二、三、五、六)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.terms import Severity
from zhixingli.services.matters.materials import material_faults
from zhixingli.services.readings.recurring import REVIEWS, review_owed
from zhixingli.services.results.overview import Check, Checkup
from zhixingli.store.kinds.meetings import unissued_minutes
from zhixingli.store.kinds.obligations import open_pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixingli.services.overview.examined_ledger import Ward

#: After how many days a new project should have been filed, an old one reported on ([设]).
_FILED_WITHIN = 30
_MINUTES_WITHIN = 3


def series_owner(ward: Ward) -> Iterator[Checkup]:
    """Find review series that nobody answers for: they owe nothing until somebody does."""
    for form, series in REVIEWS.items():
        if review_owed(ward.conn, ward.law, form, ward.as_of) is None:
            yield Checkup(
                Check.SERIES_OWNER,
                Severity.ERROR,
                series.id,
                f"{form.label}没有责任人，15 天一次的时限产生不了",
                f"用 zx review setup --kind {form.value} --leader 区领导 --unit 单位",
            )


def unfiled(ward: Ward) -> Iterator[Checkup]:
    """Find projects not filed with the key-project office, and those nobody reports on."""
    for row in ward.projects:
        age = (ward.as_of - row.opened_on).days
        if row.filed_on is None and age > _FILED_WITHIN:
            yield Checkup(
                Check.PROJECT_UNFILED,
                Severity.WARNING,
                row.id,
                f"{row.id}《{row.title}》列入 {age} 天，还没有报区重点项目办备案",
                f"备案后用 zx project file {row.id} 登记",
            )
        idle = (ward.as_of - (row.updated_on or row.opened_on)).days
        if idle > _FILED_WITHIN:
            yield Checkup(
                Check.PROJECT_SILENT,
                Severity.NOTE,
                row.id,
                f"{row.id}《{row.title}》{idle} 天没有登记推进情况",
                f"用 zx project progress {row.id} --text 进展",
            )


def minutes(ward: Ward) -> Iterator[Checkup]:
    """Find on-site meetings whose minutes are not issued."""
    before = ward.as_of - timedelta(days=_MINUTES_WITHIN)
    for row in unissued_minutes(ward.conn, Form.ONSITE, before, ward.as_of):
        yield Checkup(
            Check.MINUTES_UNISSUED,
            Severity.WARNING,
            row.id,
            f"{row.id}《{row.title}》{row.meeting_on} 开会，纪要还没有印发",
            f"用 zx onsite minutes {row.id} --number 文号",
        )


def pauses(ward: Ward) -> Iterator[Checkup]:
    """Find clocks that stand still without the written notice which the law demands."""
    for row in open_pauses(ward.conn, ward.as_of):
        limit = ward.law.rules.numbered(row.rule_version)
        ground = limit.ground(row.ground)
        if ground is not None and ground.written and not row.written:
            yield Checkup(
                Check.PAUSE_UNNOTIFIED,
                Severity.WARNING,
                row.subject,
                f"{row.subject} 停表（{row.ground}）没有登记书面告知当事人（{limit.basis}）",
                "告知后恢复并重新停表，写明 --written",
            )


def materials(ward: Ward) -> Iterator[Checkup]:
    """Find kept files that are gone or were changed."""
    if ward.files is None:
        return
    for fault in material_faults(ward.conn, ward.files):
        what = "内容变了" if fault.changed else "不见了"
        yield Checkup(
            Check.MATERIAL_CHANGED if fault.changed else Check.MATERIAL_MISSING,
            Severity.ERROR,
            fault.subject,
            f"{fault.subject} 的资料《{fault.name}》{what}：{fault.path}",
            "从备份恢复原文件；新版本用 zx project attach 另行归集",
        )


CHECKS: tuple[Callable[[Ward], Iterator[Checkup]], ...] = (
    series_owner,
    unfiled,
    minutes,
    pauses,
    materials,
)
