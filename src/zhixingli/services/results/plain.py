"""Results as plain values for JSON, and made of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from zhixingli.domain.terms import Term
from zhixingli.domain.writing.dates import SHANGHAI

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
_Convert: TypeAlias = "Callable[[Any], Plain]"


def to_plain(result: object) -> Plain:
    """Turn a result into plain values.

    Field names are keys without a trailing underscore; a field declared as a Term is followed
    by its ``*_label``, the result's own where it has one; days are ``YYYY-MM-DD``, moments carry
    ``+08:00``, amounts are strings.
    """
    return _converter(type(result))(result)


class _Field(NamedTuple):
    key: str
    name: str
    label_key: str | None


def _converter(cls: type[Any]) -> _Convert:
    """Find how values of a class become plain; worked out once a class."""
    known = _CONVERTERS.get(cls)
    if known is None:
        known = _CONVERTERS[cls] = _derived(cls)
    return known


def _derived(cls: type[Any]) -> _Convert:
    if is_dataclass(cls):
        return _record_converter(cls)
    if issubclass(cls, Enum):
        return attrgetter("value")
    if issubclass(cls, Mapping):
        return _mapping
    if issubclass(cls, list | tuple):
        return _items
    message = f"no plain form for {cls.__name__}"
    raise TypeError(message)


def _record_converter(cls: type[Any]) -> _Convert:
    hints = get_type_hints(cls)
    plan = [_field(item.name, hints[item.name]) for item in fields(cls)]

    def convert(result: object) -> Plain:
        record: dict[str, Plain] = {}
        for key, name, label_key in plan:
            value = getattr(result, name)
            kind = type(value)
            record[key] = value if kind in _AS_IS else _converter(kind)(value)
            if label_key:
                own = getattr(result, label_key, None)
                record[label_key] = None if value is None else own or value.label
        return record

    return convert


def _field(name: str, hint: object) -> _Field:
    key = name.removesuffix("_")
    return _Field(key, name, f"{key}_label" if _is_term(hint) else None)


def _is_term(hint: object) -> bool:
    """Tell a Term, or a Term that may be missing."""
    choices = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    present = [choice for choice in choices if choice is not type(None)]
    return all(isinstance(choice, type) and issubclass(choice, Term) for choice in present)


def _moment(value: datetime) -> Plain:
    here = value.astimezone(SHANGHAI) if value.tzinfo else value.replace(tzinfo=SHANGHAI)
    return here.isoformat(timespec="seconds")


def _items(value: Iterable[object]) -> Plain:
    return [to_plain(item) for item in value]


def _mapping(value: Mapping[object, object]) -> Plain:
    return {str(key): to_plain(item) for key, item in value.items()}


def _same(value: Any) -> Any:
    return value


_AS_IS: Final[frozenset[type[Any]]] = frozenset((str, int, bool, float, type(None)))
_CONVERTERS: Final[dict[type[Any], _Convert]] = {
    **dict.fromkeys(_AS_IS, _same),
    date: date.isoformat,
    datetime: _moment,
    Decimal: "{:f}".format,
    tuple: _items,
    list: _items,
}


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
