"""Issued reports between rows and the bytes that they name."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from zhixingli.store.ledger.findings import Finding, stream
from zhixingli.store.tables import content, report, report_file
from zhixingli.store.tables.standing import act

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping


def reports_where(conn: Connection, *conditions: ColumnElement[bool]) -> Sequence[RowMapping]:
    """Read issued reports, the newest first."""
    query = select(report).where(*conditions).order_by(report.c.head_seq.desc())
    return conn.execute(query).mappings().all()


def editions(conn: Connection, kind: str, week: str, scope: str) -> Sequence[RowMapping]:
    """Read the editions of one report, the newest first."""
    return reports_where(
        conn, report.c.kind == kind, report.c.week == week, report.c.scope == scope
    )


def last_of_week(conn: Connection, kind: str, week: str) -> RowMapping | None:
    """Read the last edition for everybody in a week, of a report of the week or of a day in it."""
    everybody = report.c.scope.in_([""]) | report.c.scope.like("as_of=%")
    found = reports_where(conn, report.c.kind == kind, report.c.week == week, everybody)
    return found[0] if found else None


def edition_before(conn: Connection, kind: str, week: str, scope: str) -> RowMapping | None:
    """Read the last edition of the last issued report of an earlier week."""
    query = (
        select(report)
        .where(report.c.kind == kind, report.c.week < week, report.c.scope == scope)
        .order_by(report.c.week.desc(), report.c.edition.desc())
        .limit(1)
    )
    return conn.execute(query).mappings().first()


def issued_before(conn: Connection, kind: str, week: str, scope: str) -> Sequence[RowMapping]:
    """Read every edition of the issued reports of earlier weeks, in the order of their issuing."""
    query = (
        select(report)
        .where(report.c.kind == kind, report.c.week < week, report.c.scope == scope)
        .order_by(report.c.head_seq)
    )
    return conn.execute(query).mappings().all()


def report_of(conn: Connection, number: str) -> RowMapping | None:
    """Read an issued report by its number."""
    return conn.execute(select(report).where(report.c.id == number)).mappings().one_or_none()


def successors(conn: Connection, numbers: Sequence[str]) -> dict[str, str]:
    """Find which editions were replaced by which."""
    query = select(report.c.replaces, report.c.id).where(report.c.replaces.in_(numbers))
    return {row.replaces: row.id for row in conn.execute(query)}


def files_of(conn: Connection, numbers: Sequence[str]) -> Sequence[RowMapping]:
    """Read what files reports have, without their bytes."""
    query = (
        select(report_file)
        .where(report_file.c.report.in_(numbers))
        .order_by(report_file.c.report, report_file.c.format)
    )
    return conn.execute(query).mappings().all()


def bytes_of(conn: Connection, digest: str) -> bytes | None:
    """Read kept bytes; None where they are gone or no longer what their digest says."""
    body = conn.execute(select(content.c.body).where(content.c.sha256 == digest)).scalar()
    return zlib.decompress(body) if body and _digest(body) == digest else None


def newest_act(conn: Connection) -> int:
    """Give the number of the act recorded last."""
    return conn.execute(select(func.max(act.c.id))).scalar() or 0


def content_findings(conn: Connection) -> Iterator[Finding]:
    """Find kept bytes that are not what their digest says, and bytes that are gone."""
    kept = set()
    for row in stream(conn, select(content.c.sha256, content.c.body)):
        kept.add(row.sha256)
        if _digest(row.body) != row.sha256:
            yield Finding("CONTENT_EDITED", None, "content", str(row.sha256))
    for query in (select(report.c.data), select(report_file.c.sha256)):
        for (digest,) in stream(conn, query):
            if digest not in kept:
                kept.add(digest)  # several files may be the same bytes: one loss, one finding
                yield Finding("CONTENT_DELETED", None, "content", str(digest))


def _digest(body: Any) -> str | None:  # noqa: ANN401 - whatever somebody may have stored
    try:
        return hashlib.sha256(zlib.decompress(body)).hexdigest()
    except (zlib.error, TypeError):
        return None
