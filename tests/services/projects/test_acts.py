"""Key projects on both engines: people by day, progress, milestones, files, as-of readings."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from tests.office import act_on_project, add_project, day, town

from zhixingli.domain.errors.acts import (
    ActOrderError,
    ActRepeatedError,
    DutyPostError,
    FutureActError,
    MatterClosedError,
    NothingToEditError,
    ReasonMissingError,
)
from zhixingli.domain.errors.projects import (
    AmountNegativeError,
    FilesFolderError,
    MaterialFileError,
    MaterialTakenError,
    MilestoneMissingError,
    MilestoneTakenError,
    NotTownError,
    PercentError,
    PeriodOrderError,
    PlanYearError,
    SuspendedError,
)
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.projects import acts
from zhixingli.domain.projects.terms import Level, ProgressLight, ProjectStatus
from zhixingli.domain.terms import Part
from zhixingli.services.matters import materials
from zhixingli.services.matters.reads import show_matter, void_matter
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.projects import acts as projects
from zhixingli.services.projects.acts import PROJECTS
from zhixingli.services.projects.listing import ProjectFilters, list_projects
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Clerk

    from zhixingli.domain.errors.refusal import Refusal
    from zhixingli.services.results.projects import ProjectDetail

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines


def shown(clerk: Clerk, project: str, on: str) -> ProjectDetail:
    found: ProjectDetail = show_matter(
        clerk.ledger, projects.PROJECTS, project, as_of=day(on), strict=False
    ).data
    return found


def test_a_project_is_known_from_its_listing_on_as_of_any_day(clerk: Clerk) -> None:
    town(clerk)
    project = add_project(clerk, "10-12", town="东河镇", columns={"year_plan": "1000.50"})
    place = clerk.ledger, clerk.stamp(day("10-20")), project
    figures = {"invested": None, "percent": None, "problem": "征地"}
    projects.record_progress(*place, text="进场", figures=figures)
    act_on_project(clerk, "10-21", project, acts.file_with_office)

    before, after = shown(clerk, project, "10-19"), shown(clerk, project, "10-21")

    assert (before.problem, before.filed_on, before.updated_on) == (None, None, None)
    assert (after.problem, after.filed_on, after.updated_on) == ("征地", day("10-21"), day("10-20"))
    assert after.town is not None
    assert (after.town.name, str(after.year_plan)) == ("东河镇", "1000.5")
    assert after.sponsor is not None
    assert after.sponsor.name == "王副区长"
    listed = list_projects(clerk.ledger, as_of=day("10-19"), filters=ProjectFilters()).data
    assert [(row.id, row.problem, row.filed_on) for row in listed] == [(project, None, None)]
    assert list_projects(clerk.ledger, as_of=day("10-11"), filters=ProjectFilters()).data == ()


def test_the_people_of_a_project_by_day(clerk: Clerk) -> None:
    town(clerk)
    project = add_project(clerk, "10-12")
    place = clerk.ledger, clerk.stamp(day("10-13")), project
    projects.set_group(*place, head="赵局长", deputy="冯副局长")
    projects.link_unit(*place, unit="东河镇", head="吴镇长", deputy="郑副镇长")
    later = clerk.stamp(day("10-20"))
    projects.change_sponsor(clerk.ledger, later, project, to="陈区长")

    found = {
        (duty.role, duty.unit.name if duty.unit else None): duty.person.name
        for duty in shown(clerk, project, "10-21").duties
    }

    assert found == {
        (Part.SPONSOR, None): "陈区长",
        (Part.GROUP_HEAD, "区住房和城乡建设局"): "赵局长",
        (Part.GROUP_DEPUTY, "区住房和城乡建设局"): "冯副局长",
        (Part.HEAD, "东河镇"): "吴镇长",
        (Part.DEPUTY, "东河镇"): "郑副镇长",
    }
    early = shown(clerk, project, "10-19").sponsor
    assert early is not None
    assert early.name == "王副区长"
    assert [unit.name for unit in shown(clerk, project, "10-21").supporting] == ["东河镇"]


def test_an_earlier_link_and_another_lead_unit(clerk: Clerk) -> None:
    town(clerk)
    project = add_project(clerk, "09-07")
    projects.set_group(
        clerk.ledger, clerk.stamp(day("09-08")), project, head="赵局长", deputy="冯副局长"
    )
    people = {"unit": "东河镇", "head": "吴镇长", "deputy": "郑副镇长"}
    for on in ("10-13", "09-14"):
        stamp = clerk.stamp(day(on), today=day("10-13"))
        projects.link_unit(clerk.ledger, stamp, project, **people)
    early = shown(clerk, project, "09-20")
    assert [unit.name for unit in early.supporting] == ["东河镇"]

    assign_subject(clerk.ledger, clerk.stamp(day("10-14")), project, leader=None, unit="区财政局")
    groups = [
        [d.role for d in shown(clerk, project, on).duties if d.role is Part.GROUP_HEAD]
        for on in ("10-13", "10-14")
    ]
    assert groups == [[Part.GROUP_HEAD], []]


def test_many_columns_are_corrected_at_once(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    columns = {
        "level": Level.NATION,
        "category": "交通",
        "nature": "新建",
        "content": "主桥 1 公里",
        "start_on": day("10-01"),
        "end_on": day("12-31"),
        "total": 100,
        "year_plan": 50,
        "owner": "城投",
        "owner_contact": "老周",
        "owner_phone": "123",
        "remark": "无",
    }
    stamp = clerk.stamp(day("10-13"), reason="补全")
    projects.edit_project(clerk.ledger, stamp, project, title="大桥", columns=columns)

    said = shown(clerk, project, "10-13").acts[-1].text
    assert said is not None
    assert said.startswith("级别、类别、建设性质")
    assert said.endswith("项目名称、2026 年计划投资：补全")


def test_a_handover_passes_the_ties_of_open_projects_too(clerk: Clerk) -> None:
    first, second = add_project(clerk, "10-12"), add_project(clerk, "10-12", "学校")
    projects.close_project(clerk.ledger, clerk.stamp(day("10-14")), second, text=None)

    with pytest.raises(DutyPostError, match=r"孙科员.*挂钩区领导"):
        hand_over(clerk.ledger, clerk.stamp(day("10-20")), "王副区长", "孙科员")
    sheet = hand_over(clerk.ledger, clerk.stamp(day("10-20")), "王副区长", "陈区长").data

    assert sheet is not None
    assert sheet.subjects == ()
    assert [(each.id, each.role) for each in sheet.duties] == [(first, Part.SPONSOR)]
    names = []
    for on in ("10-19", "10-20"):
        sponsor = shown(clerk, first, on).sponsor
        names.append(sponsor.name if sponsor is not None else None)
    assert names == ["王副区长", "陈区长"]


def test_a_milestone_is_owed_put_off_and_reached(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    place = clerk.ledger, clerk.stamp(day("10-13")), project
    projects.set_milestone(*place, "主塔封顶", due=day("10-30"))
    projects.set_milestone(*place, "合龙", due=day("12-18"))
    late = overdue(clerk.ledger, as_of=day("11-02"), filters=Filters(rule="project.milestone"))
    assert [(item.title, item.leader.name) for item in late.data] == [
        ("滨河大桥：主塔封顶", "李副区长")
    ]

    with pytest.raises(ReasonMissingError):
        projects.put_off_milestone(*place, "主塔封顶", until=day("11-13"), approved_by="李副区长")
    stamp = clerk.stamp(day("11-02"), reason="汛期")
    projects.put_off_milestone(
        clerk.ledger, stamp, project, "主塔封顶", until=day("11-13"), approved_by="李副区长"
    )
    projects.reach_milestone(clerk.ledger, clerk.stamp(day("11-12")), project, "主塔封顶")

    detail = shown(clerk, project, "11-12")
    assert [(m.name, m.due, m.due_original, m.reached_on) for m in detail.milestones] == [
        ("主塔封顶", day("11-13"), day("10-30"), day("11-12")),
        ("合龙", day("12-18"), day("12-18"), None),
    ]
    assert detail.extensions[0].late
    assert [item.on_time for item in detail.obligations if item.discharged_on] == [False]
    assert detail.current_milestone is not None
    assert detail.current_milestone.name == "合龙"


def test_a_list_of_a_past_day_shows_the_milestone_as_it_was_owed_then(clerk: Clerk) -> None:
    """Case 20: put off on 2026-09-22 from 09-15 to 10-30, reached on 10-20, another after it."""
    project = add_project(clerk, "09-01")
    place = clerk.ledger, clerk.stamp(day("09-01")), project
    projects.set_milestone(*place, "主塔封顶", due=day("09-15"))
    projects.set_milestone(*place, "合龙", due=day("12-18"))
    projects.put_off_milestone(
        clerk.ledger, clerk.stamp(day("09-22"), reason="汛期"), project, "主塔封顶",
        until=day("10-30"), approved_by="李副区长",
    )  # fmt: skip
    projects.reach_milestone(clerk.ledger, clerk.stamp(day("10-20")), project, "主塔封顶")

    next_of = {}
    for on in ("09-20", "09-22", "10-19", "10-20"):
        (row,) = list_projects(clerk.ledger, as_of=day(on), filters=ProjectFilters()).data
        assert row.next_milestone is not None
        next_of[on] = (row.next_milestone.name, row.next_milestone.due)
    assert next_of == {
        "09-20": ("主塔封顶", day("09-15")),
        "09-22": ("主塔封顶", day("10-30")),
        "10-19": ("主塔封顶", day("10-30")),
        "10-20": ("合龙", day("12-18")),
    }


def test_rest_and_restart(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    act_on_project(clerk, "10-15", project, acts.suspend, reason="资金未到位")
    assert shown(clerk, project, "10-16").status is ProjectStatus.SUSPENDED
    with pytest.raises(SuspendedError):
        act_on_project(clerk, "10-16", project, acts.suspend, reason="x")
    act_on_project(clerk, "11-02", project, acts.restart)
    assert shown(clerk, project, "11-02").status is ProjectStatus.ACTIVE
    with pytest.raises(ActOrderError):
        act_on_project(clerk, "11-03", project, acts.restart)
    filters = ProjectFilters(status=ProjectStatus.SUSPENDED)
    for on, count in (("10-20", 1), ("11-02", 0)):
        assert len(list_projects(clerk.ledger, as_of=day(on), filters=filters).data) == count


def test_what_is_refused_writes_nothing(clerk: Clerk) -> None:
    town(clerk)
    project = add_project(clerk, "10-12")
    head = verify_ledger(clerk.ledger, as_of=day("10-13")).data.head
    stamp = clerk.stamp(day("10-13"))
    place = (clerk.ledger, stamp, project)
    bad_period = {"start_on": day("10-02"), "end_on": day("10-01")}
    refused: list[tuple[type[Refusal], Any]] = [
        (DutyPostError, lambda: add_project(clerk, "10-13", sponsor="赵局长")),
        (NotTownError, lambda: add_project(clerk, "10-13", town="区财政局")),
        (PeriodOrderError, lambda: add_project(clerk, "10-13", columns=bad_period)),
        (ClassifiedError, lambda: add_project(clerk, "10-13", title="机密★十年 工程")),
        (DutyPostError, lambda: projects.set_group(*place, head="冯副局长", deputy="赵局长")),
        (DutyPostError, lambda: projects.set_group(*place, head="钱局长", deputy="冯副局长")),
        (
            DutyPostError,
            lambda: projects.link_unit(*place, unit="东河镇", head="赵局长", deputy="郑副镇长"),
        ),
        (
            PercentError,
            lambda: projects.record_progress(*place, text="x", figures={"percent": 101}),
        ),
        (
            AmountNegativeError,
            lambda: projects.record_progress(*place, text="x", figures={"invested": -5}),
        ),
        (AmountNegativeError, lambda: add_project(clerk, "10-13", columns={"total": "-1"})),
        (MilestoneMissingError, lambda: projects.reach_milestone(*place, "没有")),
        (ReasonMissingError, lambda: act_on_project(clerk, "10-13", project, acts.suspend)),
        (
            NothingToEditError,
            lambda: projects.edit_project(*place, title=None, columns={"remark": None}),
        ),
        (
            PlanYearError,
            lambda: projects.edit_project(
                *place, title=None, columns={"year_plan": 1, "end_on": day("12-31")}, plan_year=2027
            ),
        ),
        (
            FutureActError,
            lambda: act_ahead(clerk, project),
        ),
    ]
    for refusal, attempt in refused:
        with pytest.raises(refusal):
            attempt()
    assert verify_ledger(clerk.ledger, as_of=day("10-13")).data.head == head


def act_ahead(clerk: Clerk, project: str) -> None:
    stamp = clerk.stamp(day("10-20"), today=day("10-19"))
    projects.simple_act(clerk.ledger, stamp, project, acts.file_with_office, "")


def test_what_is_done_is_done_once(clerk: Clerk) -> None:
    project = add_project(clerk, "10-12")
    place = clerk.ledger, clerk.stamp(day("10-13")), project
    projects.set_milestone(*place, "封顶", due=day("10-30"))
    with pytest.raises(MilestoneTakenError):
        projects.set_milestone(*place, "封顶", due=day("11-30"))
    act_on_project(clerk, "10-13", project, acts.file_with_office)
    with pytest.raises(ActRepeatedError):
        act_on_project(clerk, "10-14", project, acts.file_with_office)
    change = projects.close_project(clerk.ledger, clerk.stamp(day("10-15")), project, text="建成")
    assert [notice.code for notice in change.warnings] == ["MILESTONES_LEFT"]
    with pytest.raises(MatterClosedError):
        projects.set_milestone(*place, "再来", due=day("10-30"))
    gone = add_project(clerk, "10-12", "登记错")
    void_matter(clerk.ledger, clerk.stamp(day("10-16"), reason="重复"), projects.PROJECTS, gone)
    assert shown(clerk, gone, "10-16").status is ProjectStatus.VOID
    # figures.md 22: what is void is listed when it is asked for, and only then
    void = ProjectFilters(status=ProjectStatus.VOID)
    assert [
        [row.id for row in list_projects(clerk.ledger, as_of=day("10-16"), filters=filters).data]
        for filters in (void, ProjectFilters())
    ] == [[gone], [project]]
    assert verify_ledger(clerk.ledger, as_of=day("10-16")).data.sound


def test_files_are_copied_hashed_and_checked(clerk: Clerk, tmp_path: Path) -> None:
    project = add_project(clerk, "10-12")
    source, kept = tmp_path / "方案/ v1.docx".replace("/", "-"), tmp_path / "files"
    source.write_bytes(b"plan")
    place = clerk.ledger, clerk.stamp(day("10-13")), project
    detail = materials.attach_file(
        *place[:2], PROJECTS, project, [source], name=None, folder=str(kept)
    ).data

    assert detail is not None
    (item,) = detail.materials
    assert (item.sha256, item.size) == (hashlib.sha256(b"plan").hexdigest(), 4)
    copy = kept / item.path
    assert copy.read_bytes() == b"plan"
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(MaterialTakenError, match="v1"):
        materials.attach_file(
            *place[:2], PROJECTS, project, [source], name="换个名", folder=str(kept)
        )
    (tmp_path / "empty").touch()
    for wrong in (tmp_path / "none", tmp_path, tmp_path / "empty"):
        with pytest.raises(MaterialFileError):
            materials.attach_file(
                *place[:2], PROJECTS, project, [wrong], name=None, folder=str(kept)
            )
    with pytest.raises(ClassifiedError):
        materials.attach_file(
            *place[:2], PROJECTS, project, [source], name="绝密★.docx", folder=str(kept)
        )
    assert [path.name for path in kept.rglob("*") if path.is_file()] == [copy.name]
    with clerk.ledger.read() as conn:
        assert list(materials.material_faults(conn, kept)) == []
        copy.write_bytes(b"plam")
        assert [fault.changed for fault in materials.material_faults(conn, kept)] == [True]
        copy.unlink()
        assert [fault.changed for fault in materials.material_faults(conn, kept)] == [False]


def test_a_dry_run_copies_nothing_and_a_server_needs_a_folder(clerk: Clerk, tmp_path: Path) -> None:
    project = add_project(clerk, "10-12")
    source, kept = tmp_path / "a.txt", tmp_path / "files"
    source.write_bytes(b"a")
    stamp = clerk.stamp(day("10-13"), dry_run=True)
    materials.attach_file(
        clerk.ledger, stamp, PROJECTS, project, [source], name=None, folder=str(kept)
    )
    assert not kept.exists()
    if clerk.ledger.path is None:
        with pytest.raises(FilesFolderError):
            materials.files_folder(clerk.ledger, None)
    else:
        assert materials.files_folder(clerk.ledger, None).name == "ledger.files"


def test_the_lights_of_the_ledger(clerk: Clerk) -> None:
    project = add_project(clerk, "01-05", columns={"year_plan": "1000"})
    place = clerk.ledger, clerk.stamp(day("06-30")), project
    projects.record_progress(*place, text="慢", figures={"invested": 195})

    # 181 of 365 days are past: 49.6 % scheduled, 19.5 % done.
    (row,) = list_projects(clerk.ledger, as_of=day("06-30"), filters=ProjectFilters()).data

    assert (row.rate, row.scheduled, row.deviation, row.progress_light) == (
        19.5,
        49.6,
        -30.1,
        ProgressLight.RED,
    )


def test_no_file_of_another_ledger_is_replaced_or_removed(clerk: Clerk, tmp_path: Path) -> None:
    project = add_project(clerk, "10-12")
    kept = tmp_path / "files"
    theirs = kept / project / "1-方案.txt"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"theirs")
    source = tmp_path / "方案.txt"
    source.write_bytes(b"ours")
    place = clerk.ledger, clerk.stamp(day("10-13")), project

    with pytest.raises(MaterialFileError, match="属于别的台账"):
        materials.attach_file(*place[:2], PROJECTS, project, [source], name=None, folder=str(kept))

    assert theirs.read_bytes() == b"theirs"
    assert shown(clerk, project, "10-13").materials == ()
    assert [path.name for path in theirs.parent.iterdir()] == [theirs.name]


def test_a_link_does_not_hide_a_secret_name_and_folders_are_private(
    clerk: Clerk, tmp_path: Path
) -> None:
    project = add_project(clerk, "10-12")
    secret, link = tmp_path / "方案（秘密）.txt", tmp_path / "link.txt"
    secret.write_bytes(b"x")
    link.symlink_to(secret)
    kept = tmp_path / "files"
    place = clerk.ledger, clerk.stamp(day("10-13")), project
    with pytest.raises(ClassifiedError):
        materials.attach_file(*place[:2], PROJECTS, project, [link], name="方案", folder=str(kept))
    assert not kept.exists()

    plain = tmp_path / "a.txt"
    plain.write_bytes(b"a")
    materials.attach_file(*place[:2], PROJECTS, project, [plain], name=None, folder=str(kept))

    assert [path.stat().st_mode & 0o777 for path in (kept, kept / project)] == [0o700, 0o700]


def test_each_ledger_has_a_folder_of_its_own(tmp_path: Path) -> None:
    names = [
        materials.files_folder(ledger_at(str(tmp_path / name)), None).name
        for name in ("台账.2025", "台账.2026", "台账.db")
    ]

    assert names == ["台账.2025.files", "台账.2026.files", "台账.files"]
