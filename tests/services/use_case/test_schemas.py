"""The schemas that ship are those of the result classes, and say what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.schemas.generate import book, written

from zhixingli.domain.errors.command import UnknownSchemaError
from zhixingli.services.use_case.schemas import SCHEMAS, list_schemas, schema_text, show_schema

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "src" / "zhixingli" / "data" / "schemas.json"


def test_what_ships_is_made_of_the_result_classes() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == book()


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_put_together_whole_and_sound(name: str) -> None:
    assert schema_text(name) == written(name)
    Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_the_name_may_be_short() -> None:
    assert show_schema("overdue").data.name == "zx.overdue/1"
    assert show_schema("zx.overdue").data.schema == json.loads(schema_text("overdue/1"))
    assert {item.name for item in list_schemas().data} == set(SCHEMAS)


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownSchemaError) as refused:
        schema_text("overdeu")
    assert "zx.overdue/1" in refused.value.hint
