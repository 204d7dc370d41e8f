"""Refused rows are given back in a file, and come in once they are corrected."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.every_reading import zx

from zhixingli.services import demo
from zhixingli.services.sheets.workbooks import book_of

HEAD = "单位名称,简称,类别\n"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_file_of_refused_rows_is_imported_as_it_is(
    suffix: str, district_file: Path, tmp_path: Path
) -> None:
    place = Path(shutil.copy(district_file, tmp_path / "ledger.db"))
    rows, rejects = tmp_path / "单位.csv", tmp_path / f"拒收{suffix}"
    rows.write_text(f"{HEAD}区气象局,气象局,部门\n区邮政局,邮政局,部\n", encoding="utf-8")

    def imported(file: Path, *more: str) -> Any:
        words = ("import", "units", str(file), "--apply", "--json", *more)
        status, said = zx(place, demo.EXAMPLE_DAY, *words)
        assert status == 0
        return json.loads(said)["data"]

    first = imported(rows, "--errors", str(rejects))
    assert (first["created"], first["refused"]) == (1, 1)
    again = imported(rejects)
    assert (again["created"], again["refused"]) == (0, 1)
    assert again["rows"][0]["reasons"] == first["rows"][1]["reasons"]
    if suffix == ".xlsx":
        sheets = book_of(rejects.read_bytes(), rejects.name).sheets
        cells = next(row for sheet in sheets.values() for row in sheet.rows if "拒收原因" in row)
        assert cells[-1] == "拒收原因"
