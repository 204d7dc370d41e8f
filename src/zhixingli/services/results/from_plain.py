"""Plain values back into results: what ``plain`` wrote, read by the types of the fields."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def from_plain(hint: Any, value: Any) -> Any:
    """Make a value of a type again.

    Keys that the type does not know are left out; a field that the value does not have, for
    a later program added it, is empty: None, no items, nothing counted.
    """
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _maybe(get_args(hint), value)
    if origin is tuple:
        return tuple(from_plain(get_args(hint)[0], item) for item in value)
    if is_dataclass(hint):
        return _record(hint, value)
    return _scalar(hint, value)


def _maybe(choices: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    return from_plain(next(choice for choice in choices if choice is not NoneType), value)


def _record(cls: Any, record: dict[str, Any]) -> Any:
    hints = get_type_hints(cls)
    given = {}
    for field in fields(cls):
        key = field.name.removesuffix("_")
        hint = hints[field.name]
        given[field.name] = from_plain(hint, record[key]) if key in record else _empty(hint)
    return cls(**given)


def _scalar(hint: Any, value: Any) -> Any:
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if hint is Decimal or issubclass(hint, Enum):
        return hint(value)
    return value


def _empty(hint: Any) -> Any:
    """Give what stands for a fact that nobody had asked for when the value was written."""
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        return None
    if get_origin(hint) is tuple:
        return ()
    if is_dataclass(hint):
        return _record(hint, {})
    if hint is bool:
        return False
    if hint in (int, float, str, Decimal):
        return hint()
    message = f"no empty {hint}"
    raise ValueError(message)
