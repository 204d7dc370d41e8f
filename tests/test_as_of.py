"""A reading as of a day is what a ledger says that ends on that day: the example, cut three times.

What lies after the day is taken away, commands and cells alike, and every reading of what is left
is held against the same reading of the whole, as of the day.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from tests.every_reading import FORMS, answer, questions, zx

from zhixingli.services import demo
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Source
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from pathlib import Path

#: Before anything moved; while a leader is away and just after a unit went into another; before
#: what was recorded by mistake is struck out on Monday.
DAYS: Final = (date(2026, 7, 22), date(2026, 9, 2), date(2026, 10, 9))
#: The cells that tell of an act, by the cell that holds its day.
CELLS: Final = {
    "资料检查日期": ("资料检查结果",),
    "补正日期": (),
    "复查日期": (),
    "告知日期": ("告知方式",),
    "权限日期": ("权限内外", "报批去向"),
    "批示日期": ("批示人", "批示内容", "批示时限"),
    "会签日期": ("会签单位",),
    "会签答复日期": (),
    "停表日期": ("停表事由",),
    "恢复日期": (),
    "延期日期": ("延期天数", "延期批准人", "延期理由"),
    "退回日期": ("退回理由",),
    "办结日期": ("办理结果", "答复文号"),
}
#: Cells that tell of several acts, each with its day before it.
SEVERAL: Final = ("报批进展", "登记事由", "分项了结")


def documents_until(day: date) -> bytes:
    """Give the example's documents as they stood at the end of a day."""
    text = (demo.examples_folder() / "docs.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    for row in rows:
        if not _by(row["签收时间"], day):
            continue
        for at, told in CELLS.items():
            days = row[at].split("；")
            known = sum(_by(each, day) for each in days)
            for cell in (at, *told):
                several = row[cell].split("；") if known else [""]
                row[cell] = "；".join(several[:known] if len(several) == len(days) else several)
        for cell in SEVERAL:
            row[cell] = "；".join(each for each in row[cell].split("；") if _by(each, day))
        writer.writerow(row)
    return out.getvalue().encode()


def _by(cell: str, day: date) -> bool:
    return bool(cell) and date.fromisoformat(cell.strip()[:10]) <= day


def cut(place: Path, day: date) -> Path:
    """Make the example's ledger with all that was known of by the end of a day."""
    ledger = demo.found_example(str(place))
    for entry in demo.diary():
        told = {option: value for option, value in pairwise(entry.words) if option == "--on"}
        known = min(entry.day, date.fromisoformat(told.get("--on", str(entry.day)))) <= day
        if known or "void" in entry.words:  # what was recorded by mistake never was
            status, said = zx(place, entry.day, *entry.words)
            assert status == 0 or not known, (entry, said)
    stamp = Stamp(actor="示例", today=demo.EXAMPLE_DAY, on=demo.FIRST_DAY, command="import docs")
    assert not import_docs(ledger, stamp, Source(documents_until(day), "docs.csv")).rejects
    return place


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_reading_as_of_a_day_is_what_was_known_of_by_then(
    day: date, tmp_path: Path, district_file: Path
) -> None:
    place = cut(tmp_path / "cut.db", day)
    for question in questions(place, day):
        for form in FORMS.get(question[:2], FORMS.get(question[-2:-1], ("json", "csv"))):
            then, now = (answer(each, day, question, form) for each in (place, district_file))
            assert now == then, (question, form)
