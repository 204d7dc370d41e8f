"""What the performance claims are measured with: ratios, taken in one run, interleaved.

``make bench`` prints start-up against ``python -c pass`` and against a bare sqlite3 script that
does the same read; the overdue read at several sizes of ledger; receive and import rates.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from ledger_of import build_ledger

from zhixingli.services.demo import load_example
from zhixingli.services.documents import ReceiveRequest, receive_document
from zhixingli.store.unit_of_work import Stamp

RUNS = 7
DAY = date(2026, 10, 16)
BARE = Path(__file__).with_name("bare_overdue.py")


def main() -> None:
    """Measure everything; ``--sizes 1000,100000`` names the sizes of the overdue read."""
    sizes = (
        sys.argv[sys.argv.index("--sizes") + 1] if "--sizes" in sys.argv else "1000,100000,1000000"
    )
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "example.db"
        began = time.process_time()
        ledger = load_example(str(place), today=DAY)
        rows = 40 + 82 + 406
        print(f"导入：{rows / (time.process_time() - began):.0f} 行/秒（示例区，含建库）")
        began, many = time.process_time(), 200
        for n in range(many):
            stamp = Stamp(actor="bench", today=DAY, on=DAY, command="bench")
            request = ReceiveRequest(f"来文{n}", "某单位", "RY-0002", "DW-0002")
            receive_document(ledger, stamp, request)
        print(f"签收：{many / (time.process_time() - began):.0f} 件/秒（一个进程内，每件一个事务）")
        _startup(place)
        for size in sizes.split(","):
            _overdue(Path(folder), int(size))


def _startup(place: Path) -> None:
    commands = {
        "python -c pass": ["-c", "pass"],
        "裸 sqlite3 读逾期": [str(BARE), str(place)],
        "zx --version": ["-m", "zhixingli", "--version"],
        "zx --help": ["-m", "zhixingli", "--help"],
        "zx overdue --json": ["-m", "zhixingli", "overdue", "--json"],
        "zx calendar due": [
            "-m",
            "zhixingli",
            "calendar",
            "due",
            "--from",
            "2026-09-24",
            "--days",
            "5",
            "--unit",
            "workday",
        ],
    }
    taken = _interleaved(commands, place)
    pass_, bare = taken["python -c pass"], taken["裸 sqlite3 读逾期"]
    for name, seconds in taken.items():
        ratios = f"{seconds / pass_:.1f} 倍于 python -c pass，{seconds / bare:.1f} 倍于裸 sqlite3"
        print(f"{name}：{ratios}")


def _overdue(folder: Path, size: int) -> None:
    place = folder / f"{size}.db"
    build_ledger(place, size=size, overdue=100)
    commands = {
        "bare": [str(BARE), str(place)],
        "zx": ["-m", "zhixingli", "overdue", "--json"],
    }
    taken = _interleaved(commands, place)
    print(f"{size} 件、逾期 100 件：zx overdue {taken['zx'] / taken['bare']:.1f} 倍于 裸 sqlite3")
    place.unlink()


def _interleaved(commands: dict[str, list[str]], place: Path) -> dict[str, float]:
    """Time whole processes in turn, so that a drift of the machine meets all alike."""
    env = os.environ | {"ZX_DB": str(place), "ZX_TODAY": DAY.isoformat()}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, *command], env=env, stdout=subprocess.DEVNULL, check=True
            )
            taken[name].append(time.perf_counter() - began)
    return {name: median(seconds) for name, seconds in taken.items()}


if __name__ == "__main__":
    main()
