"""The dashboard as a web page, measured in a browser without a screen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.browser import SCREENS, BrowserPage

from zhixingli.domain.projects.terms import Level, ProgressLight
from zhixingli.domain.supervisions.terms import Malady
from zhixingli.domain.terms import Light
from zhixingli.render.model.chart import TONES
from zhixingli.render.model.page import Heading, Paper
from zhixingli.render.model.sheet import Column, Sheet
from zhixingli.render.views.reports.dashboard import page
from zhixingli.render.words.unnumbered import unnumbered
from zhixingli.render.writers.docx import docx_bytes
from zhixingli.render.writers.html import html_bytes
from zhixingli.render.writers.markdown import page_markdown
from zhixingli.services.overview.dashboard import dashboard as read
from zhixingli.services.results.dashboard import (
    BeforeThen,
    CoverageWeek,
    Dashboard,
    LeaderLights,
    Lights,
    SponsorCoverage,
    TrendWeek,
    UnitLights,
)
from zhixingli.services.results.meetings import OnsiteFigures, SubjectRef
from zhixingli.services.results.obligations import Lateness, ObligationItem
from zhixingli.services.results.projects import ProjectRow
from zhixingli.services.results.rates import Rates
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.services.results.supervisions import MaladyCount
from zhixingli.services.results.weekly import AskedItem, BacklogWeek
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY: Final = date(2026, 11, 23)
PAPER: Final = Paper("示范区人民政府办公室", DAY)
HOSTILE: Final = "<script>alert(1)</script>[red]\x1b[31m\u202e=1+1&<img src=x onerror=alert(1)>"
MANY: Final = 1000
COUNTS: Final[dict[str, Any]] = {
    "open": 9, "green": 2, "yellow": 2, "red": 2, "black": 2, "grey": 1, "reminder": 0,
    "overdue": 4, "provisional": 1,
}  # fmt: skip
#: How the weeks were kept.
KEPT: Final = Rates(20, 17, 16, 2, 1, 85.0, 80.0)
#: The sections whose tables are named after their heading.
NAMED: Final = ["各单位", "各区领导名下逾期", "逾期最久", "下周到期", "进度落后的项目"]


def item(n: int, title: str) -> ObligationItem:
    """Make something owed."""
    facts: dict[str, Any] = dict.fromkeys(ObligationItem.__dataclass_fields__)
    facts |= {
        "id": f"SW-2026-{n:04d}", "title": title, "rule_label": "权限内办结",
        "leader": PersonRef("RY-1", "李副区长"),
        "unit": UnitRef("DW-1", "区住房和城乡建设局", "区住建局"), "due": DAY,
        "provisional": False, "paused": False, "light": Light.RED, "overdue": Lateness(7, 5),
    }  # fmt: skip
    return ObligationItem(**facts)


def project(n: int, title: str) -> ProjectRow:
    """Make a project behind its schedule."""
    facts: dict[str, Any] = dict.fromkeys(ProjectRow.__dataclass_fields__)
    facts |= {
        "id": f"XM-2026-{n:04d}", "title": title, "level": Level.DISTRICT,
        "leader": PersonRef("RY-1", "李副区长"),
        "unit": UnitRef("DW-1", "区住房和城乡建设局", "区住建局"), "rate": 40.0,
        "scheduled": 80.0, "deviation": -40.0, "progress_light": ProgressLight.RED,
        "problem": "征地拆迁没有完成，施工图审查意见没有修改", "opened_on": DAY,
    }  # fmt: skip
    return ProjectRow(**facts)


def asked(n: int, title: str) -> AskedItem:
    """Make something that needs co-ordination."""
    text = f"{title}：请区领导协调（区住建局，李副区长挂钩）。"
    unit, leader = UnitRef("DW-1", "区住建局", None), PersonRef("RY-1", "李副区长")
    return AskedItem(text, (SubjectRef(f"XM-2026-{n:04d}", title),), DAY, unit, leader)


def board(title: str = "关于报送年度计划的通知", many: int = 3) -> Dashboard:
    """Make a dashboard with so many of everything."""
    units = tuple(
        UnitLights(unit=UnitRef(f"DW-{n}", f"区第{n}号单位", None), owed=KEPT, **COUNTS)
        for n in range(min(many, 80))
    )
    leaders = tuple(
        LeaderLights(leader=PersonRef(f"RY-{n}", f"第{n}位领导"), longest=9, owed=KEPT, **COUNTS)
        for n in range(min(many, 20))
    )
    weeks = [f"2026-W{36 + n}" for n in range(12)]
    return Dashboard(
        as_of=DAY, week="2026-W47", leader=None, unit=None, lights=Lights(**COUNTS),
        units=units, leaders=leaders, overdue=tuple(item(n, title) for n in range(many)),
        trend=tuple(TrendWeek(19, 17, 15, 1, 1, 89.5, 78.9, w) for w in weeks),
        onsite=OnsiteFigures(30, 21, 9, 70.0, 21, 0, 85.7),
        coverage=tuple(CoverageWeek(w, 30, 21, 70.0) for w in weeks),
        sponsors=tuple(SponsorCoverage(row.leader, 4, 3) for row in leaders), stalled=(),
        behind=tuple(project(n, title) for n in range(many)), next_week_from=DAY,
        next_week_to=DAY, due_next_week=tuple(item(n, title) for n in range(many)),
        asked=tuple(asked(n, title) for n in range(many)),
        before=BeforeThen(
            Lights(**COUNTS | {"overdue": 1}), OnsiteFigures(30, 26, 4, 86.7, 26, 0, 90.0), 0, 3
        ),
        backlog=tuple(BacklogWeek(week, 4 * n) for n, week in enumerate(weeks)),
        causes=(MaladyCount(Malady.EVASION, 2),),
    )  # fmt: skip


@pytest.mark.parametrize("title", ["关于报送年度计划的通知", HOSTILE], ids=["plain", "hostile"])
def test_it_fits_every_screen_and_can_be_read_aloud(
    measured: Callable[[bytes], list[Any]], title: str
) -> None:
    seen = measured(html_bytes(page(board(title, 30)), PAPER))

    assert len(seen) == len(SCREENS)
    for each in seen:
        assert each["wide"] <= 0
        assert each["heads"][0] == 1
        assert set(each["heads"][1:]) == {2}
        for name in ("sections", "heads_of_columns", "ids", "colours", "broken", "focused"):
            assert each[name] == 0, name
        assert each["regions"] == [["group", 0, name] for name in NAMED]
        assert each["captions"] == NAMED
        assert each["landmarks"] == [1, 1, 0]  # an empty foot would be a page of its own
        assert each["contrast"] >= 4.5
        assert (each["scripts"], each["asked"]) == (0, 0)
        assert (each["skip"], each["lang"]) == (1, "zh-CN")
        assert each["print"] >= 12  # pixels
        assert each["titles"] is None or each["titles"] >= 8 * 14  # eight characters
    phone, tablet, *_ = seen
    for each in (phone, tablet):
        assert each["scrolled"] == 0
        assert each["carded"] == each["cells"] > 0
    assert seen[-1]["scrolled"] == seen[-1]["carded"] == 0


def test_charts_have_a_short_name_and_their_figures_in_words(
    measured: Callable[[bytes], list[Any]],
) -> None:
    seen = measured(html_bytes(page(board()), PAPER))[0]

    assert len(seen["charts"]) == 5
    for (role, label, name, told), drawn in zip(seen["charts"], seen["drawn"], strict=True):
        assert (role, label) == ("img", None)
        assert [name, told] == drawn
        assert len(name) <= 30
    assert [name for name, _ in seen["drawn"]] == [
        "各周末逾期，折线图",
        "按期率，折线图",
        "各单位在办事项，堆叠条形图",
        "召开率，折线图",
        "第47周各挂钩区领导，堆叠条形图",
    ]
    told = seen["drawn"][2][1]
    assert "区第1号单位：严重逾期 2，逾期 2，临期 2，正常 2，停表等 1" in told
    assert "47周：逾期 44" in seen["drawn"][0][1]


@pytest.mark.parametrize("many", [3, 30])
def test_it_prints_on_a4(printed: Callable[[bytes], list[BrowserPage]], many: int) -> None:
    pages = printed(html_bytes(page(board(many=many)), PAPER))

    lines = [line for each in pages for line in each.lines]
    heads = ["需研究协调的事项", "逾期存量和按期率", "各单位", "现场办公会", "进度落后的项目"]
    assert all(heading in lines for heading in heads)
    assert len(pages) <= 3 + many // 7
    for n, each in enumerate(pages, 1):
        assert (round(each.wide), round(each.high)) == (595, 842)
        assert each.lines[-1].replace(" ", "") == f"—{n}—"
        assert len(each.lines) > 2, "a blank page"
        assert each.lines[-2] not in {*heads, *NAMED}, "a heading without its text"
        for line in each.lines:
            assert not re.search(r"[SX][WM]-(2026-?)?$", line), "an identifier is broken"


def test_a_table_goes_on_under_its_heads(printed: Callable[[bytes], list[BrowserPage]]) -> None:
    rows = tuple(f"区第{n}号单位" for n in range(90))
    columns = (Column[str]("unit", "单位", str), Column[str]("open", "在办", len))
    pages = printed(html_bytes(Sheet("各单位", columns, rows), PAPER))

    goes_on = [each for each in pages if re.match(r"区第\d+号单位", each.lines[1])]
    assert goes_on
    assert all(re.match(r"单位 +在办", each.lines[0]) for each in goes_on)


def test_a_wide_table_is_printed_on_its_side(printed: Callable[[bytes], list[BrowserPage]]) -> None:
    row = ["XM-2026-0001", "示府纪要〔2026〕121号", "2026年10月11日", *["区交通运输局"] * 7]
    columns = tuple(
        Column[list[str]](f"c{n}", f"第{n}列", lambda row, n=n: row[n])  # type: ignore[misc]
        for n in range(len(row))
    )
    pages = printed(html_bytes(Sheet("宽表", columns, (row,) * 40), PAPER))

    assert {(round(each.wide), round(each.high)) for each in pages} == {(842, 595)}
    whole = [line.split() for each in pages for line in each.lines if line.startswith("XM-")]
    assert whole == [row] * 40


def test_a_thousand_projects_stay_below_200_kilobytes() -> None:
    raw = html_bytes(page(board("关于" + "很长的标题" * 20 + "的请示", MANY)), PAPER)

    assert len(raw) < 200_000
    assert f"共{MANY}项，列前5项" in raw.decode()


def test_hostile_titles_are_literal_and_the_bytes_are_the_same() -> None:
    shown = html_bytes(page(board(HOSTILE)), PAPER)

    assert b"<script" not in shown
    assert b"<img" not in shown
    assert "\x1b" not in shown.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;[red]\\x1b[31m\\u202e=1+1&amp;" in shown.decode()
    assert shown == html_bytes(page(board(HOSTILE)), PAPER)


def test_every_format_shows_the_same_figures() -> None:
    told = page_markdown(page(board()), PAPER)

    assert "逾期4项（比上周+3）；其中严重逾期2项（与上周持平）" in told
    assert "上周按期率89.5%（与上周持平）；上周现场会召开率70.0%（比上周下降16.7个百分点）" in told
    assert told.index("需研究协调的事项") < told.index("逾期存量和按期率")
    assert "今年记原因2次：" in told
    assert docx_bytes(page(board()), PAPER).startswith(b"PK")


def test_an_empty_office_has_a_page_too() -> None:
    none = dict.fromkeys(COUNTS, 0)
    empty = replace(
        board(many=0), lights=Lights(**none), units=(), leaders=(), sponsors=(),
        trend=(), coverage=(), onsite=OnsiteFigures(0, 0, 0, None, 0, 0, None),
        asked=(), before=None, backlog=(), causes=(),
    )  # fmt: skip
    told = page_markdown(page(empty), PAPER)

    assert "没有在办的时限事项。" in told
    assert "上周按期率—" in told


def test_a_telephone_holds_it_in_six_screens(
    measured: Callable[[bytes], list[Any]], district_file: Path
) -> None:
    """The example district at 360 by 800 pixels; what the head must do stands first."""
    made = page(read(ledger_at(str(district_file)), as_of=date(2026, 10, 16)).data)
    phone = measured(html_bytes(unnumbered(made), PAPER))[0]
    assert phone["high"] <= 6 * 800
    first = next(block.text for block in made.blocks if isinstance(block, Heading))
    assert first == "需研究协调的事项"


def test_lights_go_from_dark_to_light_so_that_grey_paper_shows_them() -> None:
    """Lightness alone parts the lights by their order; what was not held is an outline."""

    def lightness(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    order = [lightness(TONES[tone]) for tone in ("black", "red", "yellow", "green", "grey")]
    assert order == sorted(order)
    assert all(after - before > 0.05 for before, after in pairwise(order))
    drawn = html_bytes(page(board()), PAPER).decode()
    assert 'fill="#ffffff" stroke="#5f6368" stroke-dasharray="5 3"' in drawn
