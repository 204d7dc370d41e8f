"""What kinds of values options and arguments take; each reads what clerks type, in Chinese."""

from __future__ import annotations

import re
from copy import copy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from typer._click.types import ParamType

from zhixingli.cli.console.state import Run
from zhixingli.domain.errors.command import InvalidValueError
from zhixingli.domain.errors.text import ChoiceError, EmptyTextError
from zhixingli.domain.terms import Term
from zhixingli.domain.writing.characters import normalise_option
from zhixingli.domain.writing.dates import Moment, parse_date, parse_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typer._click.core import Context, Parameter

T = TypeVar("T", bound=Term)

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_AMOUNT: Final = re.compile(r"[+-]?[0-9]{1,12}(?:[.][0-9]{1,6})?")


class ValueKind(ParamType):
    """A kind of value; ``name`` is its Chinese placeholder on help pages.

    ``key`` is the argument's name in batch input, where it is not the parameter's own.
    """

    meaning = ""
    key: str | None = None

    def __init__(self, name: str) -> None:
        """Name the placeholder."""
        self.name = name

    def keyed(self, key: str) -> ValueKind:
        """Give the same kind for an argument of this name."""
        made = copy(self)
        made.key = key
        return made


class _Text(ValueKind):
    """Free text, kept literally; services take hidden characters out and say so."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> str:
        return str(value)


class _Name(ValueKind):
    """A name, an identifier or a number, normalised."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> str:
        text = normalise_option(str(value))
        if not text:
            raise EmptyTextError(field=field_of(param), what=named(param))
        return text


class _Date(ValueKind):
    """A day, in any of the accepted forms."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> date:
        if isinstance(value, date):
            return value
        return parse_date(str(value), _today(ctx), field=field_of(param))


class _Moment(ValueKind):
    """A day with or without a time."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Moment:
        if isinstance(value, Moment):
            return value
        return parse_moment(str(value), _today(ctx), field=field_of(param))


class _Whole(ValueKind):
    """A whole number not below a limit."""

    def __init__(self, name: str, minimum: int) -> None:
        super().__init__(name)
        self.minimum = minimum

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> int:
        text = normalise_option(str(value))
        if not _WHOLE.fullmatch(text):
            raise _invalid(param, text, "要写整数")
        if int(text) < self.minimum:
            raise _invalid(param, text, f"不能小于 {self.minimum}")
        return int(text)


class _Amount(ValueKind):
    """An amount of money in 万元."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Decimal:
        text = normalise_option(str(value)).replace(",", "").removesuffix("万元")
        if not _AMOUNT.fullmatch(text):
            raise _invalid(param, text, "要写数字，单位万元")
        return Decimal(text)


class _Path(ValueKind):
    """A file; ``-`` stands for a standard stream."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Path:
        if not str(value):
            raise EmptyTextError(field=field_of(param), what=named(param))
        return Path(value)


class _TermKind(ValueKind):
    """One of a few words: the code or the Chinese label."""

    def __init__(self, terms: tuple[Term, ...], extra: Mapping[str, Term]) -> None:
        super().__init__("|".join(terms))
        self.terms = terms
        self.extra = extra
        labels = "、".join(f"{term} {term.label}" for term in terms if term != term.label)
        self.meaning = f"：{labels}" if labels else ""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Term:
        from zhixingli.domain.writing.choices import parse_term

        if isinstance(value, Term):
            return value
        name, field = named(param), field_of(param)
        try:
            found = parse_term(type(self.terms[0]), value, what=name, field=field, extra=self.extra)
        except ChoiceError as refused:
            raise self._refused(refused.facts["typed"], param) from None
        if found not in self.terms:
            raise self._refused(found.value, param)
        return found

    def _refused(self, typed: object, param: Parameter | None) -> ChoiceError:
        """Refuse a word and list those that may be written here."""
        choices = "、".join(
            word.value if word.value == word.label else f"{word.label}（{word.value}）"
            for word in self.terms
        )
        field = field_of(param)
        return ChoiceError(field=field, what=named(param), typed=typed, choices=choices)


TEXT: Final = _Text("文字")
NAME: Final = _Name("名称")
DATE: Final = _Date("日期")
MOMENT: Final = _Moment("时间")
WHOLE: Final = _Whole("整数", 0)
COUNT: Final = _Whole("整数", 1)
AMOUNT: Final = _Amount("金额")
PATH: Final = _Path("文件")


def term(terms: type[T], extra: Mapping[str, T] | None = None) -> ValueKind:
    """Take a word of an enumeration, by code or label, and further words for some."""
    return _TermKind(tuple(terms), extra or {})


def one_of(*terms: Term) -> ValueKind:
    """Take one of some words of an enumeration."""
    return _TermKind(terms, {})


def field_of(param: Parameter | None) -> str | None:
    """Name a parameter as scripts know it: ``--from``, or an argument's name."""
    if param is None:
        return None
    if param.param_type_name == "option":
        return max(param.opts, key=len)
    own = (param.name or "").removesuffix("_")
    return getattr(param.type, "key", None) or own


def named(param: Parameter | None) -> str:
    """Name a parameter in a sentence."""
    if param is None:
        return "内容"
    if param.param_type_name == "option":
        return f"选项 {field_of(param)} "
    return f"参数“{param.metavar or param.name}”"


def _today(ctx: Context | None) -> date:
    session = ctx.find_object(Run) if ctx else None
    if session is None:
        message = "a day is read inside a run of the program only"
        raise RuntimeError(message)
    return session.today


def _invalid(param: Parameter | None, typed: str, problem: str) -> InvalidValueError:
    return InvalidValueError(field=field_of(param), what=named(param), typed=typed, problem=problem)
