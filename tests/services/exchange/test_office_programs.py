"""Every register through an office program and back: no difference, whatever it is saved as."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from tests.conftest import PROVE
from tests.every_reading import zx

from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path

#: All of them by ``make prove``; the two with the most columns every time.
KINDS: Final = ("docs", "projects", *(("units", "people", "duty", "letters") if PROVE else ()))
#: What a spreadsheet is saved as, and how LibreOffice calls it.
FORMS: Final = {"xls": "xls:MS Excel 97", "ods": "ods:calc8"} | (
    {"xlsx": "xlsx:Calc MS Excel 2007 XML", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}
    if PROVE
    else {}
)


@pytest.fixture(scope="module")
def saved(district_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export every register and let LibreOffice save it anew in every form; give the folder."""
    if shutil.which("soffice") is None:
        assert "ZX_OFFICE" not in os.environ, "LibreOffice is to be there"
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("saved")
    for kind in KINDS:
        words = ("export", kind, "--out", str(folder / f"{kind}.xlsx"))
        assert zx(district_file, demo.EXAMPLE_DAY, *words)[0] == 0
    for form, filter_ in FORMS.items():
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to",
             filter_, "--outdir", str(folder / form), *(str(folder / f"{k}.xlsx") for k in KINDS)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return folder


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_an_office_program_saved_is_read_back_without_a_difference(
    kind: str, form: str, saved: Path, district_file: Path
) -> None:
    file = saved / form / f"{kind}.{form}"
    status, said = zx(district_file, demo.EXAMPLE_DAY, "import", kind, str(file), "--json")
    assert status == 0, said
    answer = json.loads(said)
    told = answer["data"]
    assert (told["created"], told["refused"]) == (0, 0), [
        row for row in told["rows"] if row["action"] != "unchanged"
    ][:3]
    assert told["unchanged"] > 0
    assert [row["reasons"] for row in told["rows"] if row["reasons"]] == []
