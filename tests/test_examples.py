"""What stands in examples/ runs as it stands: jq scripts, the crontab, the systemd units."""

from __future__ import annotations

import configparser
import json
import os
import re
import shlex
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import docx
import pytest
from tests import warm_zx

from zhixingli.services import demo

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
#: Five fields of time, then the command, as cron reads a line.
LINE: Final = re.compile(r"(?P<when>(?:\S+\s+){5})(?P<command>.+)")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, district_file: Path, warm_place: str) -> Path:
    """Make a home with a program and the example district's ledger, where zx looks by itself."""
    home = tmp_path_factory.mktemp("home")
    warm_zx.install(home / "bin", warm_place)
    shutil.copy(district_file, home / "台账.db")
    return home


def environ(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:{os.environ['PATH']}",
        "ZX_DB": str(home / "台账.db"),
        "ZX_TODAY": demo.EXAMPLE_DAY.isoformat(),
    }


def run(home: Path, *command: str, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command, env=env or environ(home), cwd=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def answer(home: Path, *command: str) -> Any:
    return json.loads(run(home, str(home / "bin" / "zx"), *command, "--json"))["data"]


def script(home: Path, name: str) -> list[str]:
    return run(home, "sh", str(EXAMPLES / "jq" / name)).splitlines()


def test_overdue_by_leader(office: Path) -> None:
    late = Counter(item["leader"]["name"] for item in answer(office, "overdue"))

    assert late
    assert {tuple(line.split("\t")) for line in script(office, "overdue-by-leader.sh")} == {
        (name, str(count)) for name, count in late.items()
    }


def test_due_this_week(office: Path) -> None:
    coming = answer(office, "due", "--within", "5")

    assert coming
    assert script(office, "due-this-week.sh") == [
        f"{item['due']} {item['unit']['short']} {item['leader']['name']} {item['title']}"
        for item in coming
    ]


def test_the_on_time_rate(office: Path) -> None:
    owed = answer(office, "report", "weekly")["owed"]
    assert owed["owed"] == owed["on_time"] + owed["late"] + owed["undone"] >= 10

    kept = round(1000 * owed["on_time"] / owed["owed"]) / 10
    assert script(office, "on-time-rate.sh") == [f"{kept:g}%"]


def test_paused_documents(office: Path) -> None:
    paused = [doc["id"] for doc in answer(office, "doc", "list") if doc["status"] == "paused"]
    lines = [line.split("\t") for line in script(office, "paused.sh")]

    assert [line[0] for line in lines] == paused
    shown = answer(office, "doc", "show", lines[0][0])
    assert lines[0][1:3] == [shown["pauses"][-1]["ground"], shown["pauses"][-1]["from"]]


def test_every_line_of_the_crontab(office: Path) -> None:
    settings, jobs = {}, []
    for line in (EXAMPLES / "crontab").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if found := LINE.fullmatch(line):
            jobs.append(found["command"])
            assert not re.search(r"(?<!\\)%", found["command"])
        else:
            name, _, value = line.partition("=")
            settings[name] = value
    assert (len(jobs), settings["CRON_TZ"]) == (5, "Asia/Shanghai")

    # cron itself gives HOME, and what the file sets; zx is installed where PATH looks.
    own = environ(office) | {"PATH": f"{office / 'bin'}:{settings['PATH']}"}
    printed = [
        run(office, settings["SHELL"], "-c", job.replace("\\%", "%"), env=own) for job in jobs
    ]
    (report,) = (office / "zx-reports").glob("weekly-*.docx")

    assert docx.Document(str(report)).paragraphs[0].text == "限时办结周报（2026年第41周）"
    assert report.stat().st_mode & 0o077 == 0
    assert printed[1].count("\n") == 1 + len(answer(office, "overdue"))
    for name, title in (("onsite", "现场办公会召开情况表"), ("letters", "跟踪协调情况周报")):
        (weekly,) = (office / "zx-reports").glob(f"{name}-*.docx")
        heads = [part.text for part in docx.Document(str(weekly)).paragraphs[:2]]
        assert title in "".join(heads)
    # DB-2026-0004 fell due on Friday 10-09; 10-10 is a make-up day: six working days, step 3.
    reminded = [line.split("\t")[0] for line in printed[4].splitlines()[1:]]
    assert "DB-2026-0004" in reminded


def test_the_systemd_units(office: Path) -> None:
    service, timer = (
        _unit(EXAMPLES / "systemd" / f"zx-weekly.{kind}") for kind in ("service", "timer")
    )
    assert service["Service"]["UMask"] == "0077"
    assert timer["Timer"]["OnCalendar"] == "Mon *-*-* 08:30:00 Asia/Shanghai"
    assert timer["Timer"]["Persistent"] == "true"

    typed = service["Service"]["ExecStart"].replace("%%", "%")
    run(office, *shlex.split(typed), env=environ(office) | {"HOME": str(office / "other")})
    assert len(list((office / "other" / "zx-reports").glob("weekly-????-??-??.docx"))) == 1


def test_systemd_itself_accepts_the_units(tmp_path: Path) -> None:
    check = shutil.which("systemd-analyze")
    if check is None:  # the test above has read the units; this machine has no systemd to ask
        return
    for file in (EXAMPLES / "systemd").iterdir():
        shutil.copy(file, tmp_path)
    units = [str(tmp_path / "zx-weekly.timer"), str(tmp_path / "zx-weekly.service")]
    done = subprocess.run([check, "verify", "--user", *units], capture_output=True, check=False)
    assert b"zx-weekly" not in done.stderr, done.stderr.decode()


def test_every_file_is_explained() -> None:
    told = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for entry in EXAMPLES.iterdir():
        name = f"{entry.name}/" if entry.is_dir() else entry.name
        assert name == "README.md" or f"`{name}`" in told


def _unit(file: Path) -> configparser.ConfigParser:
    found = configparser.ConfigParser(interpolation=None)
    found.optionxform = str  # type: ignore[assignment, method-assign]
    found.read_string(file.read_text(encoding="utf-8"))
    return found
