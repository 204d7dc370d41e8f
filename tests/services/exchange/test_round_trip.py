"""What is exported is read back without a difference, on both engines.

The ledger here holds what the columns have to carry: rounds of checks, a pause, an extension,
an instruction, co-signing, changes of hands, milestones put off, a letter on its way.
2026: 11-02 is a Monday.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import (
    answer_cosign,
    ask_cosign,
    extend_document,
    pause_document,
    resume_document,
    void_document,
)
from tests.office import (
    Clerk,
    add_letter,
    add_project,
    answer_letter,
    consult_letter,
    day,
    hop_letter,
    send_letter,
)

from zhixingli.domain.documents.terms import Authority
from zhixingli.domain.errors.imports import ImportUnitError, ImportUnreadableError
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.projects import acts as steps
from zhixingli.domain.supervisions.terms import Malady
from zhixingli.domain.terms import Post
from zhixingli.render.model.page import Paper
from zhixingli.render.views.exports import main_sheet, page
from zhixingli.render.writers.csv import csv_bytes
from zhixingli.render.writers.xlsx import xlsx_bytes
from zhixingli.services.documents.acts import (
    check_document,
    finish_document,
    instruct_document,
    notify_sender,
    record_event,
    record_progress,
    return_document,
    route_document,
    supplement_document,
)
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.documents_sheet import export_docs
from zhixingli.services.exchange.imports import Imported, Source
from zhixingli.services.exchange.letters import import_letters
from zhixingli.services.exchange.letters_sheet import export_letters
from zhixingli.services.exchange.people import import_people, import_units
from zhixingli.services.exchange.people_sheet import export_people, export_units
from zhixingli.services.exchange.projects import import_projects
from zhixingli.services.exchange.projects_sheet import export_projects
from zhixingli.services.letters import acts as letters
from zhixingli.services.people.acts import add_person, leave_person
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.projects import acts as projects
from zhixingli.services.supervisions import causes
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Shelf

    from zhixingli.services.results.exchange import ExportBook, ImportResult
    from zhixingli.services.use_case.session import Reply
    from zhixingli.store.ledger.database import Ledger

TODAY = date(2026, 12, 1)
PAPER = Paper("示例区人民政府办公室", TODAY)
#: How each kind is exported and imported.
KINDS: dict[str, tuple[Callable[..., Reply[ExportBook]], Callable[..., Imported]]] = {
    "units": (export_units, import_units),
    "people": (export_people, import_people),
    "docs": (export_docs, import_docs),
    "projects": (export_projects, import_projects),
    "letters": (export_letters, import_letters),
}
HOSTILE = "=1+1；<script>、“红头”\\n[red]"


def book(ledger: Ledger, kind: str) -> bytes:
    """Export one kind as a workbook."""
    return xlsx_bytes(page(KINDS[kind][0](ledger, as_of=TODAY).data), PAPER)


def read_back(clerk: Clerk, kind: str, raw: bytes, *, name: str = "表.xlsx") -> ImportResult:
    """Import one kind."""
    stamp = clerk.stamp(TODAY if kind not in ("units", "people") else date(2026, 1, 2))
    change = KINDS[kind][1](clerk.ledger, stamp, Source(raw, name)).change
    assert change.data is not None
    return change.data


def fill(clerk: Clerk) -> None:
    """Let everything happen that the columns carry."""
    add_person(
        clerk.ledger, clerk.stamp(date(2026, 1, 2)), "周分管", unit_name="区住建局",
        post=Post.UNIT_DEPUTY,
    )  # fmt: skip
    add_person(
        clerk.ledger, clerk.stamp(date(2026, 1, 2)), "孙科员", unit_name="区住建局",
        post=Post.HANDLER,
    )  # fmt: skip
    _documents(clerk)
    _projects(clerk)
    _letters(clerk)
    leave_person(clerk.ledger, clerk.stamp(day("11-27")), "RY-0006")


def _documents(clerk: Clerk) -> None:
    does = clerk.does
    rounds = clerk.receive(
        day("11-02"), HOSTILE, number="市发改〔2026〕8号", supporting=["区财政局"]
    )
    does(check_document, day("11-03"), rounds, missing="缺附件；缺签字")
    does(notify_sender, day("11-03"), rounds, via="电话")
    does(supplement_document, day("11-05"), rounds, text="已补附件")
    does(check_document, day("11-05"), rounds, missing=None)
    does(notify_sender, day("11-06"), rounds, via=None)
    does(
        pause_document, day("11-09"), rounds, ground="补正", written=False, rule=None, reason="等图"
    )
    does(resume_document, day("11-11"), rounds, rule=None)
    does(
        extend_document, day("11-12"), rounds, days=3, until=None, approved_by="赵局长",
        rule=None, reason="会商",
    )  # fmt: skip
    does(instruct_document, day("11-09"), rounds, by="陈区长", text="抓紧；从严", due=day("11-20"))
    does(instruct_document, day("11-10"), rounds, by="王副区长", text="会同财政局", due=None)
    does(ask_cosign, day("11-10"), rounds, unit="区财政局")
    does(answer_cosign, day("11-12"), rounds, unit="区财政局", text="同意")
    assign_subject(
        clerk.ledger, clerk.stamp(day("11-13"), reason="分工调整"), rounds,
        leader="王副区长", unit=None,
    )  # fmt: skip
    does(finish_document, day("11-16"), rounds, result="已办", reply_number="南府办〔2026〕3号")
    beyond = clerk.receive(day("11-03"), "关于规划的请示", sender="清溪镇")
    does(check_document, day("11-03"), beyond, missing=None)
    does(notify_sender, day("11-03"), beyond, via="当面")
    does(route_document, day("11-04"), beyond, authority=Authority.BEYOND, to="市局")
    does(record_progress, day("11-05"), beyond, text="已报市局；待受理")
    does(record_progress, day("11-20"), beyond, text="市局已受理")
    statutory = clerk.receive(
        day("11-04"), "许可申请", sender="张三", rule="license.decide", start=day("11-02")
    )
    does(pause_document, day("11-06"), statutory, ground="听证", written=True, rule=None)
    back = clerk.receive(day("11-05"), "不归本区的件", sender="某局")
    does(return_document, day("11-06"), back, reason="不属本区职权")
    _several_limits(clerk)
    void = clerk.receive(day("11-05"), "登重的件", sender="某局")
    does(void_document, day("11-06"), void, reason="登重")


def _several_limits(clerk: Clerk) -> None:
    does = clerk.does
    granted = clerk.receive(
        day("11-02"), "多限的许可", sender="李四", rules=["license.decide", "license.hearing"],
        due=day("11-27"),
    )  # fmt: skip
    does(record_event, day("11-06"), granted, name="举行听证")
    does(finish_document, day("11-16"), granted, result="准", reply_number=None, outcome="准予")
    does(record_event, day("11-20"), granted, name="送达")
    does(
        finish_document, day("11-23"), granted, result="告知来文机关", reply_number=None,
        rule="doc.stated",
    )  # fmt: skip
    comments = clerk.receive(day("11-02"), "征求意见", sender="区司法局", rule="decision.comments")
    does(
        finish_document, day("11-16"), comments, result="已汇总", reply_number=None,
        reason="汛期应急，依法缩短",
    )  # fmt: skip
    given_up = clerk.receive(day("11-02"), "公开申请", sender="王五", rule="foi.reply")
    does(check_document, day("11-04"), given_up, missing="身份证明")
    does(notify_sender, day("11-04"), given_up, via="短信")
    does(
        finish_document, day("11-30"), given_up, result=None, reply_number=None,
        outcome="视为放弃",
    )  # fmt: skip


def _projects(clerk: Clerk) -> None:
    stamp = clerk.stamp
    first = add_project(
        clerk, "11-02", "滨河大桥", supporting=["区财政局"],
        columns={
            "total": "12000.5", "year_plan": "8000",
            "content": "主桥\n引桥", "start_on": day("03-01"),
        },
    )  # fmt: skip
    projects.set_group(clerk.ledger, stamp(day("11-02")), first, head="赵局长", deputy="周分管")
    projects.set_milestone(clerk.ledger, stamp(day("11-03")), first, "封顶", due=day("11-20"))
    projects.put_off_milestone(
        clerk.ledger, stamp(day("11-18"), reason="雨季"), first, "封顶", until=day("11-30"),
        approved_by="李副区长",
    )  # fmt: skip
    projects.reach_milestone(clerk.ledger, stamp(day("11-28")), first, "封顶")
    projects.record_progress(
        clerk.ledger, stamp(day("11-09")), first, text="开工",
        figures={"invested": "100.50", "stage": "桩基", "problem": "征地"},
    )  # fmt: skip
    projects.record_progress(
        clerk.ledger, stamp(day("11-23")), first, text="过半", figures={"percent": "55.5"}
    )
    projects.change_sponsor(clerk.ledger, stamp(day("11-24"), reason="分工"), first, to="李副区长")
    hand_over(clerk.ledger, stamp(day("11-25"), reason="调离"), "李副区长", "陈区长")
    second = add_project(clerk, "11-09", "老街改造")
    projects.simple_act(
        clerk.ledger, stamp(day("11-10"), reason="汛期"), second, steps.suspend, "停工"
    )
    projects.simple_act(clerk.ledger, stamp(day("11-16")), second, steps.restart, "复工")
    projects.simple_act(clerk.ledger, stamp(day("11-17")), second, steps.file_with_office, "备案")
    projects.close_project(clerk.ledger, stamp(day("11-30")), second, text="建成")


def _letters(clerk: Clerk) -> None:
    stamp = clerk.stamp
    first = add_letter(clerk, "11-03")
    letters.consult(
        clerk.ledger, stamp(day("11-02")), first, party="市局；用地处", way="面商",
        opinion="补附图", adopted=None,
    )  # fmt: skip
    consult_letter(clerk, "11-04", first)
    send_letter(clerk, "11-05", first)
    hop_letter(clerk, "11-06", first, "业务处")
    letters.coordinate(
        clerk.ledger, stamp(day("11-09")), first, text="已沟通", needs="请区领导出面", settled=False
    )
    letters.coordinate(
        clerk.ledger, stamp(day("11-12")), first, text="已解决", needs=None, settled=True
    )
    letters.inform(clerk.ledger, stamp(day("11-13")), first, text=None)
    letters.track(clerk.ledger, stamp(day("11-16")), first, to="周分管")
    answer_letter(clerk, "11-18", first)
    letters.close(clerk.ledger, stamp(day("11-20")), first)
    second = add_letter(clerk, "11-09", "关于救灾资金的请示", supporting=["区财政局"])
    send_letter(clerk, "11-09", second, override="抢险紧急")


@pytest.fixture
def full(shelf: Shelf) -> Clerk:
    """Give a ledger in which everything happened."""
    return Clerk(shelf.take(_full))


def _full(ledger: Ledger) -> None:
    clerk = Clerk(ledger)
    clerk.open_office()
    fill(clerk)


@pytest.fixture
def empty(ledger: Ledger) -> Clerk:
    """Give a ledger without units and people."""
    return Clerk(ledger)


@pytest.mark.both_engines
def test_another_ledger_gives_the_same_books(full: Clerk, empty: Clerk) -> None:
    books = {kind: book(full.ledger, kind) for kind in KINDS}
    for kind, raw in books.items():
        found = read_back(empty, kind, raw)
        refused = [row for row in found.rows if row.reasons and row.action == "refused"]
        assert (refused, found.unchanged) == ([], 0), kind
        assert book(empty.ledger, kind) == raw, kind
    assert verify_ledger(empty.ledger, as_of=TODAY).data.sound


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_ledger_finds_everything_unchanged(full: Clerk, kind: str) -> None:
    found = read_back(full, kind, book(full.ledger, kind))
    assert (found.created, found.refused) == (0, 0)
    assert found.unchanged == len(found.rows) > 0
    assert [row.reasons for row in found.rows if row.reasons] == []


@pytest.mark.parametrize("kind", ["docs", "projects", "letters", "units"])
def test_text_files_are_read_back_too(full: Clerk, kind: str) -> None:
    raw = csv_bytes(main_sheet(KINDS[kind][0](full.ledger, as_of=TODAY).data))
    found = read_back(full, kind, raw, name="表.csv")
    assert (found.created, found.refused) == (0, 0)
    assert found.unchanged == len(found.rows) > 0


def test_a_difference_is_named_and_nothing_is_changed(full: Clerk) -> None:
    made = KINDS["docs"][0](full.ledger, as_of=TODAY).data
    raw = csv_bytes(main_sheet(made)).decode("utf-8-sig")
    changed = raw.replace("市局已受理", "市局已批复")
    [note] = [
        row.reasons
        for row in read_back(full, "docs", changed.encode(), name="表.csv").rows
        if row.reasons
    ]
    assert note == (
        "台账里已有 SW-2026-0002，内容与文件不同，没有改动：报批进展；看 zx doc show SW-2026-0002",
    )
    assert KINDS["docs"][0](full.ledger, as_of=TODAY).data == made


def test_what_no_column_holds_is_told(full: Clerk) -> None:
    causes.record_cause(
        full.ledger, full.stamp(day("11-30")), "SW-2026-0001/doc.finish",
        malady=Malady.PASSIVITY, text="等图",
    )  # fmt: skip
    notes = export_docs(full.ledger, as_of=TODAY).warnings
    assert [note.code for note in notes] == ["VOID_LEFT_OUT", "ACTS_LEFT_OUT"]
    assert notes[0].message == "作废的 1 件没有导出"
    assert "记原因 1" in notes[1].message


def test_a_past_day_is_exported_as_it_was(full: Clerk) -> None:
    def cells(on: str) -> dict[str, Any]:
        [sheet, held] = export_docs(full.ledger, as_of=day(on)).data.sheets
        assert held.name == "责任人"
        return dict(zip(sheet.headings, sheet.rows[0], strict=True))

    early, late = cells("11-05"), cells("11-30")
    assert (early["复查日期"], early["办结日期"], early["区分管领导"]) == (
        day("11-05"), None, "李副区长",
    )  # fmt: skip
    assert (late["告知日期"], late["办结日期"], late["区分管领导"]) == (
        "2026-11-03；2026-11-06", day("11-16"), "王副区长",
    )  # fmt: skip
    assert (early["状态"], late["状态"]) == ("待告知", "已办结")


def test_mistakes_in_further_sheets_refuse_their_row_only(full: Clerk, empty: Clerk) -> None:
    for kind in ("units", "people"):
        read_back(empty, kind, book(full.ledger, kind))
    made = export_projects(full.ledger, as_of=TODAY).data
    main, reports, stones, held = made.sheets
    rows = tuple(
        (*row[:2], "", *row[3:]) if row[0] == "XM-2026-0001" else row for row in reports.rows
    )
    broken = type(made)(
        "projects", (main, type(reports)(reports.name, reports.headings, rows), stones, held)
    )
    stray = type(stones)(
        stones.name, stones.headings, (*stones.rows, ("XM-2026-0099", *stones.rows[0][1:]))
    )
    other = type(held)("责任人（旧）", held.headings, held.rows)
    broken = type(made)("projects", (*broken.sheets[:2], stray, other))
    change = import_projects(
        empty.ledger, empty.stamp(TODAY), Source(xlsx_bytes(page(broken), PAPER), "项目.xlsx")
    ).change
    assert change.data is not None
    assert [(row.action, row.id) for row in change.data.rows] == [
        ("refused", None),
        ("created", "XM-2026-0001"),
    ]
    assert change.data.rows[0].reasons[0].startswith("推进情况第 2 行：")
    assert [note.code for note in change.warnings] == [
        "LINES_ORPHANED",
        "SHEETS_PASSED_OVER",
        "LINES_LEFT_BEHIND",
    ]


def test_a_line_of_a_further_sheet_without_its_day_is_told_not_dropped(
    full: Clerk, empty: Clerk
) -> None:
    for kind in ("units", "people"):
        read_back(empty, kind, book(full.ledger, kind))
    made = export_projects(full.ledger, as_of=TODAY).data
    for title, heading in (("推进情况", "日期"), ("节点", "到期"), ("责任人", "自")):
        sheets = []
        for sheet in made.sheets:
            at = sheet.headings.index(heading) if sheet.name == title else -1
            rows = [
                tuple("" if n == at else cell for n, cell in enumerate(row)) for row in sheet.rows
            ]
            sheets.append(type(sheet)(sheet.name, sheet.headings, tuple(rows)))
        raw = xlsx_bytes(page(type(made)("projects", tuple(sheets))), PAPER)
        found = read_back(empty, "projects", raw)
        told = [row for row in found.rows if row.action == "refused"]
        assert told, title
        assert all(row.reasons[0].startswith(f"{title}第 ") for row in told)
        assert all(f"“{heading}”" in row.reasons[0] for row in told)


def test_a_clerks_own_ledger_of_one_sheet_is_taken(clerk: Clerk) -> None:
    raw = (
        "项目名称,级别,总投资,年度计划投资（万元）,年内累计完成,形象进度,存在问题,分管领导,"
        "责任单位,挂钩区领导,更新日期\n"
        '滨河大桥,市级,"12,000万元",8000,600.5,桩基完成,征地慢,李副区长,区住建局,王副区长,2026-11-20\n'
        "老街改造,村级,一千,,,,,李副区长,区住建局,王副区长,\n"
    ).encode("gb18030")
    found = read_back(clerk, "projects", raw, name="台账.csv")
    assert [row.action for row in found.rows] == ["created", "refused"], found.rows
    assert len(found.rows[1].reasons) == 2  # the level and the amount
    [line] = projects_of(clerk)
    assert str(line["总投资（万元）"]) == "12000"
    assert str(line["年内累计完成（万元）"]) == "600.5"
    assert (line["形象进度"], line["更新日期"]) == ("桩基完成", day("11-20"))


def projects_of(clerk: Clerk) -> list[dict[str, Any]]:
    sheet = export_projects(clerk.ledger, as_of=TODAY).data.sheets[0]
    return [dict(zip(sheet.headings, row, strict=True)) for row in sheet.rows]


def test_a_letter_is_still_refused_where_the_law_refuses_it(clerk: Clerk) -> None:
    raw = (
        "标题,方向,主送,主办单位,分管领导,跟踪分管领导,起草日期,送达日期,未先商理由\n"
        "关于用地的请示,上行文,市自然资源局,区住建局,李副区长,赵局长,2026-11-02,2026-11-05,\n"
        "关于抢险的请示,上行,市应急局,区住建局,李副区长,赵局长,2026-11-02,2026-11-02,抢险紧急\n"
    ).encode()
    found = read_back(clerk, "letters", raw, name="行文.csv")
    assert [row.action for row in found.rows] == ["refused", "created"]
    assert "先商" in found.rows[0].reasons[0]


def test_what_is_no_workbook_is_refused(clerk: Clerk) -> None:

    raw = book(clerk.ledger, "units")
    for broken in (raw[:200], b"PK\x03\x04" + b"x" * 100):
        with pytest.raises(ImportUnreadableError, match="Excel"):
            read_back(clerk, "units", broken)


def test_lines_without_a_number_belong_to_nobody(full: Clerk, empty: Clerk) -> None:
    for kind in ("units", "people"):
        read_back(empty, kind, book(full.ledger, kind))
    made = export_projects(full.ledger, as_of=TODAY).data
    bare = tuple(
        type(sheet)(sheet.name, sheet.headings, tuple((None, *row[1:]) for row in sheet.rows))
        for sheet in made.sheets
    )
    lost = sum(len(sheet.rows) for sheet in bare[1:])
    change = import_projects(
        empty.ledger,
        empty.stamp(TODAY),
        Source(xlsx_bytes(page(type(made)("projects", bare)), PAPER), "项目.xlsx"),
    ).change
    assert change.warnings[0].message.startswith(f"附表里有 {lost} 行没有编号")
    back = export_projects(empty.ledger, as_of=TODAY).data
    assert len(back.sheets[0].rows) == len(made.sheets[0].rows)
    milestones = back.sheets[2]
    assert (milestones.name, milestones.rows) == ("节点", ())


def test_two_rows_of_one_number_are_refused_where_further_lines_name_it(
    full: Clerk, empty: Clerk
) -> None:
    for kind in ("units", "people"):
        read_back(empty, kind, book(full.ledger, kind))
    made = export_projects(full.ledger, as_of=TODAY).data
    main, *others = made.sheets
    rows = tuple(("XM-2026-0001", *row[1:]) for row in main.rows)
    twice = type(made)("projects", (type(main)(main.name, main.headings, rows), *others))
    change = import_projects(
        empty.ledger, empty.stamp(TODAY), Source(xlsx_bytes(page(twice), PAPER), "项目.xlsx")
    ).change
    assert change.data is not None
    assert {row.action for row in change.data.rows} == {"refused"}
    assert "XM-2026-0001" in change.data.rows[0].reasons[0]


def test_a_changed_title_makes_no_second_matter_and_loses_none(full: Clerk) -> None:
    made = export_projects(full.ledger, as_of=TODAY).data
    main, *others = made.sheets
    at = main.headings.index("项目名称")
    rows = tuple((*row[:at], f"{row[at]}（二期）", *row[at + 1 :]) for row in main.rows)
    renamed = type(made)("projects", (type(main)(main.name, main.headings, rows), *others))
    found = read_back(full, "projects", xlsx_bytes(page(renamed), PAPER))
    assert {row.action for row in found.rows} == {"refused"}
    assert "编号 XM-2026-0001 在台账里是" in found.rows[0].reasons[0]
    assert "zx project edit XM-2026-0001" in found.rows[0].reasons[0]
    place = main.headings.index("编号")
    bare = tuple((*row[:place], None, *row[place + 1 :]) for row in rows)
    others = [type(each)(each.name, each.headings, ()) for each in others]
    again = type(made)("projects", (type(main)(main.name, main.headings, bare), *others))
    found = read_back(full, "projects", xlsx_bytes(page(again), PAPER))
    assert {row.action for row in found.rows} == {"created"}


def test_a_mark_of_secrecy_anywhere_refuses_the_whole_file(clerk: Clerk) -> None:
    made = export_units(clerk.ledger, as_of=TODAY).data
    [sheet] = made.sheets
    marked = type(sheet)("填表说明", ("说明",), (("附机密★10年件一份",),))
    for sheets in ((sheet, marked), (marked, sheet)):
        raw = xlsx_bytes(page(type(made)("units", sheets)), PAPER)
        with pytest.raises(ClassifiedError):
            read_back(clerk, "units", raw)


@pytest.mark.parametrize("above", ["项目台账（秘密★5年）\n", ""])
def test_an_amount_of_another_unit_or_a_marked_title_is_refused(clerk: Clerk, above: str) -> None:
    raw = f"{above}项目名称,总投资（万美元）\n清溪大桥,1.2\n".encode()
    with pytest.raises(ClassifiedError if above else ImportUnitError):
        read_back(clerk, "projects", raw, name="台账.csv")
