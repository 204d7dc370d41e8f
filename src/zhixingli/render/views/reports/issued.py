"""What stands on issued reports beside their text, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.words.office_text import day_text

if TYPE_CHECKING:
    from zhixingli.services.results.reports import IssuedReport, ShownReport

#: How much of the calendar's digest is printed: enough to tell calendars apart.
_DIGEST = 19


def number_of(issued: IssuedReport) -> str:
    """Give the line under the title: the number, and which edition it is."""
    if issued.replaces is None:
        return issued.id
    return f"{issued.id}（第{issued.edition}版，代替 {issued.replaces}）"


def seal_of(issued: IssuedReport) -> str:
    """Give the line at the foot of every page: what the report was made from."""
    why = f"　更正：{issued.reason}" if issued.reason else ""
    return (
        f"{issued.id}　截至{day_text(issued.as_of)}　日历 {issued.digest[:_DIGEST]}　"
        f"台账第 {issued.head.seq} 条 {issued.head.hash}{why}"
    )


def listed(reports: tuple[IssuedReport, ...]) -> Sheet[IssuedReport]:
    """List issued reports."""
    return Sheet("印发的报告", _COLUMNS, reports)


def numbered(shown: ShownReport) -> Sheet[IssuedReport]:
    """Give an issued report's line of the list, for the formats that name it only."""
    return listed((shown.issued,))


_COLUMNS: tuple[Column[IssuedReport], ...] = (
    Column("id", "编号", lambda row: row.id),
    Column("kind_label", "报告", lambda row: row.kind.label),
    Column("week", "周", lambda row: row.week),
    Column("scope_label", "范围", lambda row: row.scope_label),
    Column("edition", "版次", lambda row: row.edition),
    Column("as_of", "截至", lambda row: row.as_of),
    Column("issued_on", "印发日期", lambda row: row.issued_on),
    Column("replaces", "代替", lambda row: row.replaces),
    Column("replaced_by", "已被代替", lambda row: row.replaced_by),
    Column("reason", "更正理由", lambda row: row.reason),
    Column("formats", "已存的格式", lambda row: "、".join(f.format for f in row.files)),
    Column("scope", "范围代码", lambda row: row.scope, machine=True),
    Column("head_seq", "台账第几条", lambda row: row.head.seq, machine=True),
    Column("head_hash", "台账末条校验值", lambda row: row.head.hash, machine=True),
    Column("sha256", "数据 sha256", lambda row: row.sha256, machine=True),
)
