"""Checks of the doctor on clocks: what the law decided, what stopped none, what is not kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from zhixingli.domain.documents.unheeded import unheeded_notices
from zhixingli.domain.terms import ActKind, Severity
from zhixingli.services.reports.voided import told_when_voided
from zhixingli.services.results.overview import Check, Checkup
from zhixingli.services.scope.readers import Whose
from zhixingli.services.use_case.guards import WAL_UNSAFE
from zhixingli.services.use_case.marks import CLOCK_KEPT
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.matters import matters_of
from zhixingli.store.ledger.engine import may_lose_commits
from zhixingli.store.tables import doc, obligation, subject
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement

    from zhixingli.services.overview.examined_ledger import Ward


def unheeded(ward: Ward) -> Iterator[Checkup]:
    """Find notices of what is missing that came too late to stop a clock."""
    missing = select(act.c.subject).where(
        act.c.kind == ActKind.CHECK.value, act.c.outcome == "missing"
    )
    where = (subject.c.id.in_(missing), *_going_on(ward))
    for document in matters_of(ward.conn, KEPT_DOCUMENTS, ward.law.rules, *where):
        for owed in document.obligations:
            for said in unheeded_notices(document, owed, ward.as_of):
                yield Checkup(
                    Check.NOTICE_UNHEEDED,
                    Severity.WARNING,
                    document.id,
                    f"{document.id} “{owed.limit.label}”：{said}",
                    "按原期限抓紧办；告知在届满以前的，更正检查、告知的日期",
                )


def decided_by_law(ward: Ward) -> Iterator[Checkup]:
    """Find applications of which the law has decided because nobody did."""
    query = (
        select(obligation.c.subject, obligation.c.outcome, obligation.c.discharged_on)
        .join(subject, subject.c.id == obligation.c.subject)
        .join(doc, doc.c.id == subject.c.id)
        .where(obligation.c.by_law, obligation.c.discharged_on <= ward.as_of, *_going_on(ward))
        .order_by(obligation.c.id)
    )
    for row in ward.conn.execute(query):
        yield Checkup(
            Check.DECIDED_BY_LAW,
            Severity.WARNING,
            row.subject,
            f"{row.subject} 届满没有决定，依法自 {row.discharged_on} 起{row.outcome}",
            "随后的期限已经起算；届满以前已有决定的，用 --on 写明那一天补录",
        )


def outsiders(ward: Ward) -> Iterator[Checkup]:
    """Find limits of outsiders that have run out: the clock that waited for them may go on."""
    for item in ward.owed:
        limit = ward.law.rules.latest_of(item.rule)
        if limit is not None and limit.reminder and item.due is not None and item.due < ward.as_of:
            yield Checkup(
                Check.OUTSIDER_SILENT,
                Severity.NOTE,
                item.id,
                f"{item.id} “{item.rule_label}”已于 {item.due} 届满，没有登记答复",
                f"用 zx doc resume {item.id} 恢复计时，由本单位决定",
            )


def voided_late(ward: Ward) -> Iterator[Checkup]:
    """Find what was struck out this year though it was late then, or had been printed."""
    first = date(ward.as_of.year, 1, 1)
    for each in told_when_voided(ward.conn, ward.law, first, ward.as_of, Whose()):
        then = [f"当时已逾期 {each.overdue_days} 日"] if each.overdue_days else []
        then += [f"已印进 {each.printed_in}"] if each.printed_in is not None else []
        yield Checkup(
            Check.VOIDED_LATE,
            Severity.NOTE,
            each.id,
            f"{each.id}《{each.title}》{each.on} 作废，{'，'.join(then)}；"
            f"{each.actor}登记：{each.reason or '没有写理由'}",
            "核对是不是登记错了；不是的重新登记",
        )


def clock_not_compared(ward: Ward) -> Iterator[Checkup]:
    """Name the entries from before the clock was kept: nobody can hold them against it."""
    since = ward.law.choices.mark(CLOCK_KEPT)
    if since is not None:
        yield Checkup(
            Check.CLOCK_NOT_COMPARED,
            Severity.NOTE,
            None,
            f"流水第 1 至 {int(since) - 1} 条是旧版程序写的，登记日没有同时钟核对过",
            "不用处理；以后的登记日都是当天",
        )


def journal_mode(ward: Ward) -> Iterator[Checkup]:
    """Find a file that this machine's SQLite does not keep safely."""
    if may_lose_commits(ward.conn):
        yield Checkup(
            Check.WAL_UNSAFE, Severity.ERROR, None, WAL_UNSAFE, "没有别人在用时运行 zx upgrade 改掉"
        )


def _going_on(ward: Ward) -> Iterator[ColumnElement[bool]]:
    """Say that a document had come and had not ended."""
    yield doc.c.received_on <= ward.as_of
    for end in (doc.c.finished_on, doc.c.returned_on, subject.c.voided_on):
        yield or_(end.is_(None), end > ward.as_of)


CHECKS: tuple[Callable[[Ward], Iterator[Checkup]], ...] = (
    unheeded,
    decided_by_law,
    outsiders,
    voided_late,
    journal_mode,
    clock_not_compared,
)
