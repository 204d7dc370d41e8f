"""What the performance claims are measured with: ratios, taken in one run, interleaved.

``make bench`` prints start-up against ``python -c pass`` and against a bare sqlite3 script that
does the same read; the overdue read at several sizes of ledger; import, receive, verify and batch
rates; taking an import back beside the import; a register of 5,000 rows previewed beside the
compiled reader alone; the first question beside a list; the dashboard's size and the register as
xlsx against XlsxWriter alone.
"""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import xlsxwriter
from ledger_of import build_ledger, build_projects, build_register
from python_calamine import CalamineWorkbook

from zhixingli.domain.documents.document import Receipt
from zhixingli.services.demo import found_example, load_documents
from zhixingli.services.documents.acts import receive_document
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Source
from zhixingli.services.sheets.workbooks import book_of
from zhixingli.services.taking_back.choosing import UndoRequest
from zhixingli.services.taking_back.undo import undo
from zhixingli.services.use_case.verification import EntryFilters, list_journal, verify_ledger
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from zhixingli.store.ledger.database import Ledger

RUNS = 7
DAY = date(2026, 10, 16)
BARE_XLSX = Path(__file__).with_name("bare_xlsx.py")
BARE = Path(__file__).with_name("bare_overdue.py")


def main() -> None:
    """Measure everything; ``--sizes 1000,100000`` names the sizes of the overdue read."""
    sizes = (
        sys.argv[sys.argv.index("--sizes") + 1] if "--sizes" in sys.argv else "1000,100000,1000000"
    )
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "example.db"
        ledger = _import(place)
        _receive(ledger)
        _verify(ledger)
        _undo(Path(folder))
        _preview(Path(folder))
        _batch()
        _startup(place)
        _question(place)
        _missed(Path(folder))
        _register(Path(folder))
        for size in sizes.split(","):
            _overdue(Path(folder), int(size))


def _import(place: Path) -> Ledger:
    began = time.process_time()
    ledger = found_example(str(place))
    load_documents(ledger, today=DAY)
    rows = 40 + 82 + 406
    print(f"导入：{rows / (time.process_time() - began):.0f} 行/秒（示例区，含建库）")
    return ledger


def _receive(ledger: Ledger) -> None:
    began, many = time.process_time(), 200
    for n in range(many):
        stamp = Stamp(actor="bench", today=DAY, on=DAY, command="bench")
        request = Receipt(f"来文{n}", "某单位", "RY-0002", "DW-0002")
        receive_document(ledger, stamp, request)
    print(f"签收：{many / (time.process_time() - began):.0f} 件/秒（一个进程内，每件一个事务）")


def _verify(ledger: Ledger) -> None:
    """Time a verification against reading the same rows and images bare."""
    began = time.process_time()
    found = verify_ledger(ledger, as_of=DAY).data
    taken = time.process_time() - began
    began = time.process_time()
    with sqlite3.connect(ledger.path or "") as conn:
        tables = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = sum(len(conn.execute(f"SELECT * FROM {name}").fetchall()) for (name,) in tables)  # noqa: S608
        images = conn.execute("SELECT count(*) FROM journal_row").fetchone()[0]
    bare = time.process_time() - began
    conn.close()
    print(
        f"核对：{found.entries} 条流水、{images} 份行像 {images / taken:.0f} 份/秒，"
        f"{taken / bare:.0f} 倍于裸 sqlite3 读全部 {rows} 行"
    )


def _undo(folder: Path) -> None:
    """Time taking back an import of 400 papers beside the import itself."""
    ledger = found_example(str(folder / "undo.db"))
    rows = [
        f"关于第{n}件事的函,市教育局,2026-10-{1 + n % 12:02d},何静姝,区教育局,区财政局"
        for n in range(400)
    ]
    text = "\n".join(["标题,来文单位,签收时间,区分管领导,主责单位,配合单位", *rows])
    stamp = Stamp(actor="bench", today=DAY, on=DAY, command="import docs")
    began = time.process_time()
    import_docs(ledger, stamp, Source(text.encode(), "docs.csv"))
    imported = time.process_time() - began
    began = time.process_time()
    seq = list_journal(ledger, as_of=DAY, filters=EntryFilters(limit=1)).data[0].seq
    undo(ledger, replace(stamp, command="undo"), UndoRequest(seq))
    taken = time.process_time() - began
    print(f"撤销 400 件的导入：{taken / imported:.2f} 倍于导入")


def _preview(folder: Path) -> None:
    """Time the preview of a register of 5,000 rows and 30 columns, and what reads it."""
    ledger = found_example(str(folder / "preview.db"))
    file = folder / "register.xlsx"
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        heads = ["标题", "收文日期", "来文单位", "来文字号", "分管领导", "主办单位"]
        sheet.write_row(0, 0, [*heads, *(f"备注{n}" for n in range(24))])
        for n in range(1, 5_001):
            facts = [f"关于第{n}件事的请示", "2026-09-24", "市教育局", f"市教〔2026〕{n}号"]
            row = [*facts, "何静姝", "区教育局", *(f"说明{n}-{m}" for m in range(24))]
            sheet.write_row(n, 0, row)
    raw = file.read_bytes()
    began = time.perf_counter()
    CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    bare = time.perf_counter() - began
    began = time.perf_counter()
    book_of(raw, file.name)
    read = time.perf_counter() - began
    stamp = Stamp(actor="bench", today=DAY, on=DAY, command="import docs", dry_run=True)
    began = time.perf_counter()
    done = import_docs(ledger, stamp, Source(raw, file.name)).change.data
    whole = time.perf_counter() - began
    created = done.created if done is not None else 0
    print(
        f"预览 5000 行 30 列的登记簿（可登记 {created}）：读 {read / bare:.1f} 倍、"
        f"全部 {whole / bare:.1f} 倍于 calamine 单读，共 {whole:.1f} 秒"
    )


def _batch() -> None:
    """Time 10,000 limits on standard input, start-up taken off."""
    lines = [
        json.dumps({"id": n, "from": f"2026-{1 + n % 11:02d}-{1 + n % 28:02d}", "rule": rule})
        for n in range(5_000)
        for rule in ("doc.finish", "license.decide")
    ]
    full, empty = (_processor_time(text) for text in ("\n".join(lines), lines[0]))
    print(f"成批算期限：10000 行 {full - empty:.2f} 秒处理器时间（已减起动）")


def _processor_time(typed: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "zhixingli", "calendar", "due", "--batch", "-"]
    subprocess.run(
        command, input=typed, text=True, env=_environ(), stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _startup(place: Path) -> None:
    commands = {
        "python -c pass": ["-c", "pass"],
        "裸 sqlite3 读逾期": [str(BARE), str(place)],
        "zx --version": ["-m", "zhixingli", "--version"],
        "zx --help": ["-m", "zhixingli", "--help"],
        "zx overdue --json": ["-m", "zhixingli", "overdue", "--json"],
        "zx doc list": ["-m", "zhixingli", "doc", "list"],
        "Tab（编号）": ["-m", "zhixingli", "__complete", "doc", "finish", "4"],
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


def _question(place: Path) -> None:
    """Time the first question of a paper beside the list of papers, both on a terminal."""
    taken: dict[str, list[float]] = {"doc receive": [], "doc list": []}
    for _ in range(RUNS):
        for command, seen in (("doc receive", "标题"), ("doc list", "SW-")):
            taken[command].append(_until_shown([*command.split()], seen, place))
    first, listed = (median(taken[name]) for name in ("doc receive", "doc list"))
    print(f"第一问：{first / listed:.2f} 倍于 doc list")


def _until_shown(words: list[str], seen: str, place: Path) -> float:
    """Give the seconds until a terminal shows a text."""
    environ = {k: v for k, v in os.environ.items() if k not in {"CI", "ZX_NO_PROMPT"}}
    environ |= {"ZX_DB": str(place), "ZX_TODAY": DAY.isoformat(), "ZX_PAGER": "", "TERM": "xterm"}
    command = [sys.executable, "-m", "zhixingli", *words]
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environ | {"LANG": "C.UTF-8"})  # noqa: S606
    shown = b""
    while seen.encode() not in shown:
        shown += os.read(terminal, 65_536)
    taken = time.perf_counter() - began
    os.close(terminal)
    os.waitpid(pid, 0)
    return taken


def _missed(folder: Path) -> None:
    """Time the missed weeks of 1,000 projects over a year against an empty reading."""
    place = folder / "projects.db"
    build_projects(place, count=1000, weeks=52, kept=0.9)
    commands = {
        "pass": ["-c", "pass"],
        "list": ["-m", "zhixingli", "task", "list", "--json"],
        "missed": ["-m", "zhixingli", "onsite", "missed", "--json"],
        "overdue": ["-m", "zhixingli", "overdue", "--json"],
    }
    taken = _interleaved(commands, place)
    board = folder / "board.html"
    began = time.perf_counter()
    command = [sys.executable, "-m", "zhixingli", "dashboard", "--out", str(board)]
    subprocess.run(command, env=_environ() | {"ZX_DB": str(place)}, check=True, capture_output=True)
    seconds = (time.perf_counter() - began) / taken["pass"]
    size = board.stat().st_size
    print(f"1000 个项目 52 周，看板：{size / 1000:.0f} kB，{seconds:.1f} 倍于 python -c pass")
    for name, what in (("missed", "全年缺会"), ("overdue", "逾期")):
        seconds, empty = taken[name], taken["list"]
        print(
            f"1000 个项目 52 周，{what}：{seconds / taken['pass']:.1f} 倍于 python -c pass，"
            f"{seconds / empty:.1f} 倍于空的清单（{seconds:.2f} 秒）"
        )
    place.unlink()


def _register(folder: Path) -> None:
    """Time the register of 10,000 documents as xlsx against XlsxWriter and the same cells bare.

    Processor time of whole processes; both read their cells first, which is taken off.
    """
    place, cells = folder / "register.db", folder / "cells.json"
    build_register(place, size=10_000)
    env = _environ() | {"ZX_DB": str(place)}
    listed = ["-m", "zhixingli", "doc", "list", "--as-of", "2026-12-31"]
    out = subprocess.run(
        [sys.executable, *listed, "--format", "csv"], env=env, check=True, capture_output=True
    ).stdout
    rows = list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))
    cells.write_text(json.dumps(rows), encoding="utf-8")
    commands = {
        "bare": [str(BARE_XLSX), str(cells), str(folder / "bare.xlsx")],
        "none": [str(BARE_XLSX), str(cells)],
        "xlsx": [*listed, "--out", str(folder / "ours.xlsx")],
        "csv": [*listed, "--out", str(folder / "ours.csv")],
    }
    spent = {name: min(_spent(each, env) for _ in range(3)) for name, each in commands.items()}
    ours, bare = spent["xlsx"] - spent["csv"], spent["bare"] - spent["none"]
    print(
        f"{len(rows) - 1} 件收文清单写 xlsx：{ours / bare:.2f} 倍于裸 XlsxWriter 写同样的格子"
        f"（{len(rows[0])} 列；整个命令 {spent['xlsx'] / spent['bare']:.2f} 倍）"
    )


def _spent(command: list[str], env: dict[str, str]) -> float:
    """Give the processor time of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], env=env, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _interleaved(commands: dict[str, list[str]], place: Path) -> dict[str, float]:
    """Time whole processes in turn, so that a drift of the machine meets all alike."""
    env = _environ() | {"ZX_DB": str(place)}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(1 + RUNS):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, *command], env=env, stdout=subprocess.DEVNULL, check=True
            )
            if turn:  # the first writes the byte code and fills the caches
                taken[name].append(time.perf_counter() - began)
    return {name: median(seconds) for name, seconds in taken.items()}


def _environ() -> dict[str, str]:
    """Give the environment of an office: byte code is kept, the day is given, no ledger is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZX_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"ZX_TODAY": DAY.isoformat(), "ZX_DB": "/nonexistent/ledger.db"}


if __name__ == "__main__":
    main()
