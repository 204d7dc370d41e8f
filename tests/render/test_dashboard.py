"""The dashboard as a web page, measured in a browser without a screen."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from zhixingli.domain.terms import Level, Light, ProgressLight
from zhixingli.render.dashboard import page
from zhixingli.render.docx import docx_bytes
from zhixingli.render.html import html_bytes
from zhixingli.render.markdown import page_markdown
from zhixingli.render.page import Paper
from zhixingli.services.results import (
    CoverageWeek,
    Dashboard,
    Lateness,
    LeaderLights,
    Lights,
    ObligationItem,
    OnsiteFigures,
    PersonRef,
    ProjectRow,
    SponsorCoverage,
    TrendWeek,
    UnitLights,
    UnitRef,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY: Final = date(2026, 11, 23)
PAPER: Final = Paper("示范区人民政府办公室", DAY)
HOSTILE: Final = "<script>alert(1)</script>[red]\x1b[31m\u202e=1+1&<img src=x onerror=alert(1)>"
MANY: Final = 1000
COUNTS: Final = {
    "open": 9, "green": 2, "yellow": 2, "red": 2, "black": 2, "grey": 1, "overdue": 4,
    "provisional": 1,
}  # fmt: skip
#: What is measured inside a frame of each width.
MEASURES: Final = """
const seen = frame => {
  const page = frame.contentDocument, root = page.documentElement, all = s => [...page.querySelectorAll(s)];
  const text = page.querySelector('svg text');
  return {
    wide: root.scrollWidth - root.clientWidth,
    heads: all('h1,h2,h3').map(h => +h.tagName[1]),
    unnamed: all('svg').filter(s => s.getAttribute('role') != 'img' || !s.getAttribute('aria-label')).length,
    sections: all('section').filter(s => !page.getElementById(s.getAttribute('aria-labelledby'))).length,
    deaf: all('.wide').filter(w => w.tabIndex != 0 || !w.getAttribute('aria-label')).length,
    heads_of_columns: all('table th:not([scope=col])').length,
    scripts: all('script,link,img,iframe,object').length,
    asked: frame.contentWindow.performance.getEntriesByType('resource').length,
    print: text.getBoundingClientRect().height,
    skip: all('a.skip').length, lang: root.lang, ids: all('[id]').length - new Set(all('[id]').map(e => e.id)).size,
    colours: all('td[class],b[class]').filter(c => !c.textContent.trim()).length,
  };
};
"""  # noqa: E501 - a script


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


def board(title: str = "关于报送年度计划的通知", many: int = 3) -> Dashboard:
    """Make a dashboard with so many of everything."""
    units = tuple(
        UnitLights(unit=UnitRef(f"DW-{n}", f"区第{n}号单位", None), **COUNTS)
        for n in range(min(many, 80))
    )
    leaders = tuple(
        LeaderLights(leader=PersonRef(f"RY-{n}", f"第{n}位领导"), longest=9, **COUNTS)
        for n in range(min(many, 20))
    )
    weeks = [f"2026-W{36 + n}" for n in range(12)]
    return Dashboard(
        as_of=DAY, week="2026-W47", leader=None, unit=None, lights=Lights(**COUNTS),
        units=units, leaders=leaders, overdue=tuple(item(n, title) for n in range(many)),
        trend=tuple(TrendWeek(w, 9, 8, 7, 88.9, 77.8) for w in weeks),
        onsite=OnsiteFigures(30, 21, 9, 70.0, 21, 0, 85.7),
        coverage=tuple(CoverageWeek(w, 30, 21, 70.0) for w in weeks),
        sponsors=tuple(SponsorCoverage(row.leader, 4, 3) for row in leaders), stalled=(),
        behind=tuple(project(n, title) for n in range(many)), next_week_from=DAY,
        next_week_to=DAY, due_next_week=tuple(item(n, title) for n in range(many)),
    )  # fmt: skip


@pytest.fixture
def chromium(tmp_path: Path) -> Callable[..., str]:
    """Give the browser, asked something of a page."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        assert "ZX_OFFICE" not in os.environ, "Chromium is to be there"
        pytest.skip("Chromium is not on this machine")

    def ask(*words: str) -> str:
        done = subprocess.run(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--allow-file-access-from-files", f"--user-data-dir={tmp_path}/profile", *words],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return done.stdout.decode()

    return ask


@pytest.fixture
def measured(tmp_path: Path, chromium: Callable[..., str]) -> Callable[[bytes], list[Any]]:
    """Give what the browser measures of a page at 360, 768 and 1920 pixels."""

    def measure(raw: bytes) -> list[Any]:
        (tmp_path / "board.html").write_bytes(raw)
        frames = "".join(
            f'<iframe src="board.html" width="{wide}" height="900"></iframe>'
            for wide in (360, 768, 1920)
        )
        (tmp_path / "frame.html").write_text(
            f"<!DOCTYPE html><meta charset=utf-8>{frames}<pre></pre><script>{MEASURES}"
            "onload = () => { document.querySelector('pre').textContent = JSON.stringify("
            "[...document.querySelectorAll('iframe')].map(seen)); }</script>",
            encoding="utf-8",
        )
        place = (tmp_path / "frame.html").as_uri()
        dom = chromium("--virtual-time-budget=5000", "--dump-dom", place)
        told = re.search(r"<pre>(.*?)</pre>", dom, re.DOTALL)
        assert told is not None
        found: list[Any] = json.loads(html.unescape(told[1]))
        return found

    return measure


@pytest.mark.parametrize("title", ["关于报送年度计划的通知", HOSTILE], ids=["plain", "hostile"])
def test_it_fits_every_screen_and_can_be_read_aloud(
    measured: Callable[[bytes], list[Any]], title: str
) -> None:
    seen = measured(html_bytes(page(board(title, 30)), PAPER))

    assert len(seen) == 3
    for each in seen:
        assert each["wide"] <= 0
        assert each["heads"][0] == 1
        assert set(each["heads"][1:]) == {2}
        for name in ("unnamed", "sections", "deaf", "heads_of_columns", "ids", "colours"):
            assert each[name] == 0, name
        assert (each["scripts"], each["asked"]) == (0, 0)
        assert (each["skip"], each["lang"]) == (1, "zh-CN")
    assert seen[0]["print"] >= 9  # pixels, on a telephone


def test_it_prints_on_a4(tmp_path: Path, chromium: Callable[..., str]) -> None:
    (tmp_path / "b.html").write_bytes(html_bytes(page(board()), PAPER))
    printed = tmp_path / "b.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={printed}", (tmp_path / "b.html").as_uri())

    told = subprocess.run(["pdfinfo", printed], check=True, capture_output=True, text=True).stdout
    text = subprocess.run(["pdftotext", printed, "-"], check=True, capture_output=True, text=True)
    assert re.search(r"Page size:\s+59[45][.\d]* x 84[12]", told)
    for heading in ("各单位亮灯", "十二周办结按期率（各类事项）", "现场办公会", "进度落后的项目"):
        assert heading in text.stdout


def test_a_thousand_projects_stay_below_200_kilobytes() -> None:
    raw = html_bytes(page(board("关于" + "很长的标题" * 20 + "的请示", MANY)), PAPER)

    assert len(raw) < 200_000
    assert f"共 {MANY} 项，列前 20 项" in raw.decode()


def test_hostile_titles_are_literal_and_the_bytes_are_the_same() -> None:
    shown = html_bytes(page(board(HOSTILE)), PAPER)

    assert b"<script" not in shown
    assert b"<img" not in shown
    assert "\x1b" not in shown.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;[red]\\x1b[31m\\u202e=1+1&amp;" in shown.decode()
    assert shown == html_bytes(page(board(HOSTILE)), PAPER)


def test_every_format_shows_the_same_figures() -> None:
    told = page_markdown(page(board()), PAPER)

    assert "在办时限事项 9 项；逾期 4 项；其中严重逾期 2 项" in told
    assert "上周办结按期率（各类事项） 88.9%；上周现场办公会召开率 70.0%" in told
    assert docx_bytes(page(board()), PAPER).startswith(b"PK")


def test_an_empty_office_has_a_page_too() -> None:
    none = dict.fromkeys(COUNTS, 0)
    empty = replace(
        board(many=0), lights=Lights(**none), units=(), leaders=(), sponsors=(),
        trend=(), coverage=(), onsite=OnsiteFigures(0, 0, 0, None, 0, 0, None),
    )  # fmt: skip
    told = page_markdown(page(empty), PAPER)

    assert "没有在办的时限事项。" in told
    assert "上周办结按期率（各类事项） —" in told
