"""One of a few words: an enumeration's code or its Chinese label, as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.domain.errors.text import ChoiceError
from zhixingli.domain.terms import Purpose, Term, Urgency
from zhixingli.domain.writing.characters import normalise_option, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T", bound=Term)

_URGENCIES: Final = {
    "急件": Urgency.URGENT,
    "紧急": Urgency.URGENT,
    "急": Urgency.URGENT,
    "特提": Urgency.EXPRESS,
    "平急": Urgency.NORMAL,
    "普通": Urgency.NORMAL,
    "一般": Urgency.NORMAL,
    "平": Urgency.NORMAL,
    "无": Urgency.NORMAL,
}
_PURPOSES: Final = {"办理": Purpose.HANDLING, "传阅": Purpose.READING, "阅知": Purpose.READING}


def parse_term(
    terms: type[T],
    text: str,
    *,
    what: str,
    field: str | None = None,
    extra: Mapping[str, T] | None = None,
) -> T:
    """Read a code or a label of an enumeration, in any width and case, `-` for `_`.

    `what` is the Chinese name of the option, `extra` holds further accepted words. Raises
    ChoiceError, which lists the choices.
    """
    key = _key(text)
    words = {_key(term.value): term for term in terms} | {_key(term.label): term for term in terms}
    words |= {_key(word): term for word, term in (extra or {}).items()}
    if key in words:
        return words[key]
    choices = "、".join(f"{term.label}（{term.value}）" for term in terms)
    raise ChoiceError(field=field, what=what, typed=shown(text), choices=choices)


def parse_urgency(text: str, *, field: str | None = "--urgency") -> Urgency:
    """Read an urgency (紧急程度); 急件 is 加急."""
    return parse_term(Urgency, text, what="紧急程度", field=field, extra=_URGENCIES)


def parse_purpose(text: str, *, field: str | None = "--for") -> Purpose:
    """Read whether a document is to be handled (办件) or only read (阅件)."""
    return parse_term(Purpose, text, what="办理类别", field=field, extra=_PURPOSES)


def _key(text: str) -> str:
    return normalise_option(text).replace(" ", "").replace("-", "_").casefold()
