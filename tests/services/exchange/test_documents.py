"""Importing registers, on both engines: each row stands or falls by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from tests.document_verbs import show_document

from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.imports import (
    EncodingUnknownError,
    ImportColumnsError,
    ImportColumnTwiceError,
    ImportUnreadableError,
)
from zhixingli.domain.errors.ledger import LedgerMissingError
from zhixingli.domain.terms import ActKind
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.writers.csv import csv_bytes
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Imported, Source
from zhixingli.services.exchange.people import import_people, import_units
from zhixingli.services.sheets.tables import Wanted
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Clerk

    from zhixingli.services.results.exchange import ImportResult

TODAY = date(2026, 10, 16)
HEAD = "签收时间,来文单位,来文字号,标题,区分管领导,主责单位"
GOOD = "2026-10-12,市水务局,南水〔2026〕8号,关于防汛的通知,李副区长,区住建局"


def imported(clerk: Clerk, content: str | bytes, *, apply: bool = True) -> Imported:
    """Import a register on a day."""
    raw = content.encode() if isinstance(content, str) else content
    stamp = clerk.stamp(TODAY, dry_run=not apply)
    return import_docs(clerk.ledger, stamp, Source(raw, "收文.csv"))


def result(found: Imported) -> ImportResult:
    assert found.change.data is not None
    return found.change.data


def register(*rows: str, head: str = HEAD) -> str:
    return "\n".join((head, *rows)) + "\n"


def ids(clerk: Clerk) -> list[str]:
    return [doc.id for doc in list_documents(clerk.ledger, as_of=TODAY, filters=DocFilters()).data]


def test_a_preview_writes_nothing(clerk: Clerk) -> None:
    previewed = result(imported(clerk, register(GOOD), apply=False))

    assert (previewed.created, previewed.applied, ids(clerk)) == (1, False, [])


def test_every_mistake_of_a_row_is_told_at_once(clerk: Clerk) -> None:
    """The day of receipt is read twice, for itself and for the authority: it is told once."""
    head = f"{HEAD},权限内外,告知方式"
    found = imported(clerk, register(GOOD.replace("10-12", "13-12") + ",权限内,电话", head=head))
    [row] = result(found).rows

    assert row.action == "refused"
    assert [reason.split("；")[0] for reason in row.reasons] == [
        "第2行“签收时间”：日期“2026-13-12”不存在：2026年没有13月12日",
        "填了“告知方式”（电话），缺“告知日期”",
    ]
    again = register(GOOD.replace("10-12", "13-12") + ",权限内", head=f"{HEAD},权限内外")
    assert len(result(imported(clerk, again)).rows[0].reasons) == 1


def test_a_row_about_a_citizen_without_a_public_title_says_what_pages_print(clerk: Clerk) -> None:
    head = f"{HEAD},公开标题"
    rows = (
        f"{GOOD.replace('关于防汛的通知', '张三信访事项')},",
        f"{GOOD.replace('8号', '9号').replace('关于防汛的通知', '李四信访事项')},一件噪音信访",
    )
    first, second = result(imported(clerk, register(*rows, head=head))).rows
    said = "领导看的纸上印“一件信访事项”；要写明是什么事，填“公开标题”一栏"
    assert [said in note for note in first.reasons] == [True]
    assert second.reasons == ()


def test_a_second_import_finds_everything_there(clerk: Clerk) -> None:
    content = register(GOOD, GOOD.replace("8号", "9号").replace("防汛", "抗旱"))
    first, again = imported(clerk, content), imported(clerk, content)

    assert (result(first).created, result(first).applied) == (2, True)
    assert (result(again).created, result(again).unchanged) == (0, 2)
    assert again.change.journal is None
    assert ids(clerk) == ["SW-2026-0001", "SW-2026-0002"]


def test_a_file_is_one_entry_of_the_journal(clerk: Clerk) -> None:
    before = verify_ledger(clerk.ledger, as_of=TODAY).data.entries
    imported(clerk, register(GOOD, *(GOOD.replace("8号", f"{n}号") for n in range(20, 60))))
    after = verify_ledger(clerk.ledger, as_of=TODAY).data

    assert (after.entries, after.sound) == (before + 1, True)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (GOOD.replace("2026-10-12", "26-10-12"), "年份要写四位"),
        (GOOD.replace("2026-10-12", "2026-02-30"), "不存在"),
        (GOOD.replace("2026-10-12", "2026-10-17"), "还没有到"),
        (GOOD.replace("2026-10-12", "长期"), "签收时间"),
        (GOOD.replace("2026-10-12", ""), "没有填“签收时间”"),
        (GOOD.replace("市水务局", ""), "没有填“来文单位”"),
        (GOOD.replace("关于防汛的通知", " "), "没有填“标题”"),
        (GOOD.replace("李副区长", "李区长"), "没有人员“李区长”"),
        (GOOD.replace("李副区长", "孙科员"), "孙科员 是经办人"),
        (GOOD.replace("区住建局", "区没有局"), "没有单位“区没有局”"),
        (GOOD.replace("南水〔2026〕8号", "南水8"), "文号“南水8”"),
        (GOOD + ",多的一格", "比表头多出 1 格"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_kept(clerk: Clerk, row: str, reason: str) -> None:
    good = GOOD.replace("8号", "9号")
    found = imported(clerk, register(row, good))

    assert (result(found).created, result(found).refused) == (1, 1)
    refused = result(found).rows[0]
    assert (refused.row, refused.action, refused.id) == (2, "refused", None)
    assert reason in "；".join(refused.reasons)
    assert [reject.row for reject in found.rejects] == [2]
    assert found.rejects[0].cells[3] == row.split(",")[3].strip()


def test_a_classified_row_is_known_by_its_number_alone(clerk: Clerk) -> None:
    secret = "关于某某工程的机密★10年通知"
    found = imported(clerk, register(GOOD.replace("关于防汛的通知", secret), GOOD))

    assert (result(found).created, result(found).refused) == (1, 1)
    assert found.rejects[0].cells == ()
    assert "某某工程" not in str(found)
    with clerk.ledger.read() as conn:
        tables = ("journal", "journal_row", "subject", "doc", "act", "idempotency")
        for table in tables:
            rows = conn.execute(text(f"SELECT * FROM {table}")).all()
            assert "某某工程" not in str(rows)


def test_the_same_number_twice(clerk: Clerk) -> None:
    other = GOOD.replace("关于防汛的通知", "关于防汛的紧急通知")
    found = result(imported(clerk, register(GOOD, GOOD, other)))

    assert [row.action for row in found.rows] == ["created", "unchanged", "refused"]
    assert "与第 2 行是同一来文" in found.rows[2].reasons[0]
    later = result(imported(clerk, register(other)))
    assert (later.rows[0].action, later.rows[0].id) == ("unchanged", "SW-2026-0001")
    assert "没有改动：标题" in later.rows[0].reasons[0]


@pytest.mark.parametrize(
    "raw",
    [
        register(GOOD).encode("utf-8-sig"),
        register(GOOD).encode("gb18030"),
        register(GOOD).replace("\n", "\r\n").encode(),
        register(GOOD).replace(",", "\t").encode(),
        register(GOOD.replace("关于防汛的通知", '"关于防汛的通知"')).encode(),
        register(GOOD.replace("2026-10-12", "46307")).encode(),  # an Excel serial
        register(GOOD.replace("2026-10-12", "2026年10月12日")).encode(),
        register(GOOD.replace("2026-10-12", "2026.10.12")).encode(),
        register(GOOD, head="收文日期,来文单位,文号,文件标题,分管领导,承办单位").encode(),
        register(GOOD, "", ",,,,,").encode(),
    ],
)
def test_files_as_offices_have_them(clerk: Clerk, raw: bytes) -> None:
    found = result(imported(clerk, raw))

    assert (found.created, found.refused) == (1, 0), found
    doc = show_document(clerk.ledger, "SW-2026-0001", as_of=TODAY, strict=False).data
    assert (doc.title, doc.received_on, doc.number) == (
        "关于防汛的通知",
        date(2026, 10, 12),
        "南水〔2026〕8号",
    )


@pytest.mark.both_engines
def test_a_whole_course_in_one_row(clerk: Clerk) -> None:
    head = (
        "签收时间,来文单位,标题,区分管领导,主责单位,资料检查日期,告知日期,权限内外,权限日期,"
        "延期日期,延期天数,延期批准人,延期理由,办结日期,办理结果"
    )
    row = (
        "2026-09-24,市水务局,关于防汛的通知,李副区长,区住建局,2026-09-24,2026-09-24,权限内,"
        "2026-09-28,2026-09-30,2,赵局长,等数据,2026-10-13,已报"
    )
    assert result(imported(clerk, register(row, head=head))).created == 1
    doc = show_document(clerk.ledger, "SW-2026-0001", as_of=TODAY, strict=False).data
    finish = doc.obligations[0]

    # Five working days end on 10-09; two more are 10-10 (worked) and 10-12.
    assert (finish.due, finish.due_original) == (date(2026, 10, 12), date(2026, 10, 9))
    assert (doc.status, finish.on_time) == (DocStatus.FINISHED, False)


def test_progress_is_taken_apart_at_days_only_and_a_no_is_kept(clerk: Clerk) -> None:
    head = f"{HEAD},资料检查日期,告知日期,权限内外,权限日期,报批进展,办结日期,办理结果"
    said = "2026-10-13 已报市局；3家单位会商；5月内批复；2026-10-14 市局已受理"
    row = f"{GOOD},2026-10-12,2026-10-12,权限外,2026-10-12,{said},2026-10-15,无"
    assert result(imported(clerk, register(row, head=head))).created == 1
    doc = show_document(clerk.ledger, "SW-2026-0001", as_of=TODAY, strict=False).data
    told = [(act.on.day, act.text) for act in doc.acts if act.act is ActKind.PROGRESS]
    assert told == [(13, "已报市局；3家单位会商；5月内批复"), (14, "市局已受理")]
    assert [act.text for act in doc.acts if act.act is ActKind.FINISH] == ["无"]


def test_a_guarded_cell_comes_back_as_it_was(clerk: Clerk) -> None:
    head = f"{HEAD},资料检查日期,告知日期,权限内外,办结日期,办理结果"
    told = ("=1+1", "'=1+1", "-5", "'已复")
    for n, said in enumerate(told, start=1):
        guarded = csv_bytes(Sheet("", (Column("a", "甲", lambda row: row),), (said,), ()))
        cell = guarded.decode("utf-8-sig").splitlines()[1]
        course = "2026-10-12,2026-10-12,权限内,2026-10-13"
        row = f"2026-10-12,市局{n},,通知{n},李副区长,区住建局,{course},{cell}"
        found = result(imported(clerk, register(row, head=head)))
        assert found.created == 1, found.rows
        doc = show_document(clerk.ledger, found.rows[0].id or "", as_of=TODAY, strict=False).data
        assert [act.text for act in doc.acts if act.act is ActKind.FINISH] == [said]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("", ImportUnreadableError),
        ("标题,来文单位\n甲,乙\n", ImportColumnsError),
        (register(GOOD + ",甲", head=HEAD + ",标题"), ImportColumnTwiceError),
        (b"\xff\xfe\x00\x01\x80", ImportUnreadableError),
    ],
)
def test_a_file_that_is_none(clerk: Clerk, content: str | bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        imported(clerk, content)


def test_an_unknown_encoding(clerk: Clerk) -> None:
    with pytest.raises(EncodingUnknownError):
        import_docs(clerk.ledger, clerk.stamp(TODAY), Source(b"x", "x.csv", Wanted("utf-99")))


def test_a_preview_needs_a_ledger(tmp_path: Path, clerk: Clerk) -> None:
    missing = ledger_at(str(tmp_path / "none.db"))
    source = Source("单位名称,简称\n".encode(), "x.csv")
    with pytest.raises(LedgerMissingError):
        import_units(missing, clerk.stamp(TODAY, dry_run=True), source)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.both_engines
def test_units_and_people(clerk: Clerk) -> None:
    def run(act: object, content: str) -> list[str]:
        assert callable(act)
        found: Imported = act(clerk.ledger, clerk.stamp(TODAY), Source(content.encode(), "x.csv"))
        return [f"{row.action} {row.id}" for row in result(found).rows]

    units = "单位名称,简称,类别\n区教育局,,部门\n区财政局,,部门\n云岭镇,,乡\n"
    assert run(import_units, units) == ["created DW-0004", "unchanged DW-0003", "refused None"]
    people = "姓名,单位,职务\n周老师,区教育局,经办人\n陈区长,区府办,区长\n吴某,区没有局,经办人\n"
    assert run(import_people, people) == ["created RY-0007", "unchanged RY-0001", "refused None"]
