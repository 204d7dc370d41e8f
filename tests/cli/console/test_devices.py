"""Closed streams, pipes, devices, links and inputs without end: a sentence, never a traceback."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest
from tests.every_reading import zx

from zhixingli.services import demo

ZX: Final = f"{sys.executable} -m zhixingli"
FULL: Final = Path("/dev/full")
ENDLESS: Final = Path("/dev/zero")


def shell(line: str, place: Path) -> tuple[int, str, str]:
    """Run a line of a shell: status, standard output, standard error."""
    day = str(demo.EXAMPLE_DAY)
    environ = os.environ | {"ZX_DB": str(place), "ZX_TODAY": day, "ZX": ZX}
    done = subprocess.run(
        ["bash", "-c", line], env=environ, capture_output=True, timeout=60, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


PAGES: Final = ("--version", "help 期限", "doc --help")


@pytest.mark.parametrize("typed", [*PAGES, "overdue --json"])
def test_a_closed_output_is_said(typed: str, district_file: Path) -> None:
    status, _, said = shell(f"$ZX {typed} >&-", district_file)
    assert status == 9
    assert "是关着的" in said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert shell(f"$ZX {typed} >&- 2>&- <&-", district_file)[0] == 9


@pytest.mark.skipif(not FULL.is_char_device(), reason="the system has no full device")
@pytest.mark.parametrize("typed", [*PAGES, "nonsense --json"])
def test_a_full_disk_is_said_of_every_page(typed: str, district_file: Path) -> None:
    status, _, said = shell(f"$ZX {typed} > /dev/full", district_file)
    assert status == (2 if typed.startswith("nonsense") else 9)
    assert "Traceback" not in said
    assert said.count("错误：") == 1


def test_the_ledger_does_not_take_the_place_of_a_closed_output(
    district_file: Path, tmp_path: Path
) -> None:
    place = tmp_path / "ledger.db"
    place.write_bytes(district_file.read_bytes())
    status, _, _ = shell("$ZX doc finish 402 >&- 2>&- <&-", place)
    assert status == 9  # recorded, and nobody could be told
    status, said, _ = shell("$ZX verify --json", place)
    assert status == 0
    assert '"sound":true' in said.replace(" ", "")


def test_a_closed_input_is_an_empty_one(district_file: Path) -> None:
    status, _, said = shell("$ZX import units - <&-", district_file)
    assert (status, "文件是空的" in said) == (9, True)


@pytest.mark.skipif(not ENDLESS.is_char_device(), reason="the system has no endless device")
@pytest.mark.parametrize(
    "typed",
    [
        "import units /dev/zero",
        "import docs - < /dev/zero",
        "calendar import /dev/zero",
        "rule check /dev/zero",
        "doc finish --from-json /dev/zero",
        "calendar due --batch - < /dev/zero",
        "report weekly --out x.docx --template /dev/zero",
    ],
)
def test_an_input_without_end_is_not_waited_for(typed: str, district_file: Path) -> None:
    status, _, said = shell(f"cd /tmp && $ZX {typed}", district_file)
    assert status == 9
    assert "太大" in said or "太长" in said


def test_only_a_regular_file_is_replaced(district_file: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    asked = ("overdue", "--format", "csv", "--out", str(pipe))
    assert zx(district_file, demo.EXAMPLE_DAY, *asked)[0] == 0
    reader.join(10)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert read[0].startswith("\ufeff编号".encode())


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="the system has no null device")
def test_a_device_stays_one(district_file: Path) -> None:
    asked = ("overdue", "--format", "csv", "--out", "/dev/null")
    assert zx(district_file, demo.EXAMPLE_DAY, *asked)[0] == 0
    assert Path("/dev/null").is_char_device()
    assert (
        shell("$ZX overdue --format csv --out /dev/stdout | head -c 9", district_file)[1][1:3]
        == "编号"
    )


def test_a_link_is_followed_and_stays_a_link(district_file: Path, tmp_path: Path) -> None:
    real, link, nowhere = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "new.csv"
    real.write_text("旧", encoding="utf-8")
    link.symlink_to(real)
    assert zx(district_file, demo.EXAMPLE_DAY, "overdue", "--out", str(link))[0] == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8-sig").startswith("编号")
    link.unlink()
    link.symlink_to(nowhere)  # a link to what is not there yet
    assert zx(district_file, demo.EXAMPLE_DAY, "overdue", "--out", str(link))[0] == 0
    assert nowhere.is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.csv", "new.csv", "real.csv"]


def test_a_name_that_is_not_written_says_what_is(district_file: Path) -> None:
    status, _, said = shell("$ZX overdue --out x.pdf", district_file)
    assert status == 2
    assert "请把扩展名改成 .docx、.xlsx、.html、.md、.csv、.json 之一" in said
