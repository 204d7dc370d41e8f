"""The schemas that ship are those of the result classes, and say what is written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from zhixingli.domain.errors.command import UnknownSchemaError
from zhixingli.services.use_case.schemas import (
    SCHEMAS,
    list_schemas,
    schema_file,
    schema_text,
    show_schema,
)

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "src" / "zhixingli" / "data" / "schemas"


def test_the_files_are_those_of_the_result_classes(tmp_path: Path) -> None:
    script = ROOT / "tests" / "schemas" / "generate.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    generated = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    shipped = {path.name: path.read_text(encoding="utf-8") for path in SHIPPED.iterdir()}
    assert generated == shipped


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_sound_schema(name: str) -> None:
    schema = json.loads((SHIPPED / schema_file(name)).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)


def test_the_name_may_be_short() -> None:
    assert show_schema("overdue").data.name == "zx.overdue/1"
    assert show_schema("zx.overdue").data.schema == json.loads(schema_text("overdue/1"))
    assert {item.name for item in list_schemas().data} == set(SCHEMAS)


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownSchemaError) as refused:
        schema_text("overdeu")
    assert "zx.overdue/1" in refused.value.hint
