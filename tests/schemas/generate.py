"""Write the JSON Schemas from the result classes: ``python tests/schemas/generate.py``."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from zhixingli.domain.terms import Term
from zhixingli.services.results.reports import IssuedReport
from zhixingli.services.use_case.schemas import ENVELOPE, SCHEMAS, DataShape, Schema

SHIPPED: Final = Path(__file__).parents[2] / "src" / "zhixingli" / "data" / "schemas.json"
Part: TypeAlias = dict[str, Any]

#: Answers that may be issued reports: then ``meta`` holds what was frozen.
_ISSUED: Final = (
    "zx.report.weekly/1",
    "zx.report.onsite/1",
    "zx.report.letters/1",
    "zx.report.exec/1",
    "zx.project.list/1",
    "zx.overdue/1",
    "zx.score/1",
)

_NULL: Final = {"type": "null"}
_TEXT: Final = {"type": "string"}
_DAY: Final = {"type": "string", "format": "date"}
_MOMENT: Final = {"type": "string", "format": "date-time"}
_COUNT: Final = {"type": "integer", "minimum": 0}
_SCALARS: Final[dict[Any, Part]] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    type(None): _NULL,
    date: _DAY,
    datetime: _MOMENT,
    Decimal: {"type": "string", "pattern": "^-?[0-9]+([.][0-9]+)?$"},
}


def json_schema(name: str, described: Schema) -> Part:
    """Describe the whole envelope that a schema name stands for."""
    definitions = _Definitions()
    meta = _meta()
    if name in _ISSUED:
        meta["properties"]["issued"] = definitions.of(IssuedReport)
    data = _data(definitions.of(described.result_class), described.shape)
    envelope = _object(
        schema={"const": name},
        ok={"type": "boolean"},
        meta=meta,
        data={"anyOf": [data, _NULL]},
        warnings={"type": "array", "items": _object(code=_TEXT, message=_TEXT)},
        error={"anyOf": [_error(), _NULL]},
    )
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return head | envelope | {"$defs": dict(sorted(definitions.parts.items()))}


def written(name: str) -> str:
    """Write one schema as ``zx schema`` prints it."""
    schema = json_schema(name, SCHEMAS[name])
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def book() -> str:
    """Write every schema as they are kept: the envelope, what each holds, each definition once."""
    entries: Part = {}
    definitions: Part = {}
    for name, described in SCHEMAS.items():
        schema = json_schema(name, described)
        definitions |= schema.pop("$defs")
        properties = schema["properties"]
        issued = properties["meta"]["properties"].pop("issued", None)
        entries[name] = {"data": properties["data"]["anyOf"][0], "issued": issued is not None}
        properties["data"]["anyOf"][0] = properties["schema"]["const"] = schema["title"] = None
        entries[ENVELOPE] = schema
    lines = [
        f"{json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}"
        for key, entry in (entries | dict(sorted(definitions.items()))).items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


class _Definitions:
    """Describes classes once each, as services/plain.py writes them."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}

    def of(self, hint: Any) -> Part:
        if get_origin(hint) in {Union, UnionType}:
            return {"anyOf": [self.of(choice) for choice in get_args(hint)]}
        if get_origin(hint) is tuple:
            return {"type": "array", "items": self.of(get_args(hint)[0])}
        if get_origin(hint) is dict or hint in {Any, object}:
            return {"type": "object"} if get_origin(hint) is dict else {}
        if hint in _SCALARS:
            return dict(_SCALARS[hint])
        return self._named(hint)

    def _named(self, hint: type[Any]) -> Part:
        if hint.__name__ not in self.parts:
            self.parts[hint.__name__] = {}  # breaks a circle
            self.parts[hint.__name__] = self._term(hint) or self._record(hint)
        return {"$ref": f"#/$defs/{hint.__name__}"}

    def _term(self, hint: type[Any]) -> Part | None:
        if not issubclass(hint, Term):
            return None
        return {"enum": [term.value for term in hint], "description": _labels(hint)}

    def _record(self, hint: type[Any]) -> Part:
        hints = get_type_hints(hint)
        properties: dict[str, Any] = {}
        for item in fields(hint):
            key = item.name.removesuffix("_")
            properties[key] = self.of(hints[item.name])
            if label := _label(hints[item.name]):
                properties[f"{key}_label"] = label
        return _object(**properties)


def _labels(terms: type[Term]) -> str:
    return "、".join(f"{term.value} {term.label}" for term in terms)


def _label(hint: Any) -> Part | None:
    union = get_origin(hint) in {Union, UnionType}
    choices = get_args(hint) if union else (hint,)
    if not any(isinstance(choice, type) and issubclass(choice, Term) for choice in choices):
        return None
    return {"anyOf": [_TEXT, _NULL]} if union else dict(_TEXT)


def _data(result: dict[str, Any], shape: DataShape) -> Part:
    listed = {"type": "array", "items": result}
    match shape:
        case DataShape.LIST:
            return listed
        case DataShape.EITHER:
            return {"anyOf": [result, listed]}
        case DataShape.CHANGE:
            recorded = {"journal": _ENTRY, "dry_run": {"type": "boolean"}}
            return {"allOf": [result, {"type": "object", "properties": recorded}]}
        case _:
            return result


def _meta() -> Part:
    calendar = _object(digest=_TEXT, announced_through=_DAY)
    return _object(
        zx=_TEXT,
        as_of=_DAY,
        generated_at=_MOMENT,
        office={"anyOf": [_TEXT, _NULL]},
        calendar={"anyOf": [calendar, _NULL]},
        count=_COUNT,
        total=_COUNT,
    )


def _error() -> Part:
    return _object(
        code=_TEXT,
        message=_TEXT,
        hint=_TEXT,
        field={"anyOf": [_TEXT, _NULL]},
        exit={"type": "integer", "minimum": 1, "maximum": 9},
    )


def _object(**properties: Any) -> Part:
    return {"type": "object", "properties": properties, "required": list(properties)}


_ENTRY: Final = {"anyOf": [_object(seq=_COUNT, hash=_TEXT), _NULL]}


def main() -> None:
    """Write the schemas into the file named, or where they ship."""
    place = Path(sys.argv[1]) if sys.argv[1:] else SHIPPED
    place.write_text(book(), encoding="utf-8")
    sys.stdout.write(f"{len(SCHEMAS)} schemas\n")


if __name__ == "__main__":
    main()
