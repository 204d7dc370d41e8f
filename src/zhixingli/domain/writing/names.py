"""Find the one person, unit or subject that somebody named; never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.text import AmbiguousNameError, EmptyTextError, UnknownNameError
from zhixingli.domain.writing.characters import normalise_option, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_LISTED_CANDIDATES: Final = 8
_NEAREST: Final = 3
_NEAR_ENOUGH: Final = 0.5  # one character of a two-character name
_LISTINGS: Final = {"人员": "zx person list", "单位": "zx unit list"}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has a name; `detail` tells namesakes apart (unit and post, say).

    `others` are names that it had before or will have; what is not `present` (who has left, a
    unit that was closed) is found, but competes with nobody that is.
    """

    id: str
    name: str
    short: str | None = None
    initials: tuple[str, ...] = ()
    detail: str = ""
    others: tuple[str, ...] = ()
    present: bool = True


def resolve(
    wanted: str, candidates: Sequence[Named], *, kind: str, field: str | None = None
) -> str:
    """Give the ID of the one candidate called `wanted`: by ID, full name, short name, initials.

    Whole matches only, the more specific way first: a full name beats initials. `kind` is the
    Chinese word for what is looked for (人员, 单位). Raises AmbiguousNameError, UnknownNameError
    or EmptyTextError.
    """
    key = _key(wanted)
    if not key:
        raise EmptyTextError(field=field, what=kind)
    for called in _WAYS:
        found = {each.id: each for each in candidates if key in map(_key, called(each))}
        present = {id_: each for id_, each in found.items() if each.present}
        found = present or found
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise _ambiguous(wanted, list(found.values()), kind=kind, field=field)
    raise _unknown(wanted, candidates, kind=kind, field=field)


_WAYS: Final[tuple[Callable[[Named], Iterable[str]], ...]] = (
    lambda each: (each.id,),
    lambda each: (each.name,),
    lambda each: (each.short,) if each.short else (),
    lambda each: each.others,
    lambda each: each.initials,
)


def _key(text: str) -> str:
    """Make spellings of one name equal: width, case, spaces (张　三), the dot of 买买提·艾力."""
    return normalise_option(text).replace(" ", "").replace(".", "·").casefold()


def _ambiguous(
    wanted: str, found: Sequence[Named], *, kind: str, field: str | None
) -> AmbiguousNameError:
    listed = "、".join(_described(each) for each in found[:_LISTED_CANDIDATES])
    more = " 等" if len(found) > _LISTED_CANDIDATES else ""
    return AmbiguousNameError(
        field=field, kind=kind, typed=shown(wanted), count=len(found), candidates=listed + more
    )


def _described(each: Named) -> str:
    detail = f"，{each.detail}" if each.detail else ""
    return f"{each.id}（{each.name}{detail}）"


def _unknown(
    wanted: str, candidates: Sequence[Named], *, kind: str, field: str | None
) -> UnknownNameError:
    near = "、".join(f"{each.name}（{each.id}）" for each in _nearest(wanted, candidates))
    return UnknownNameError(
        field=field,
        kind=kind,
        typed=shown(wanted),
        nearest=f"相近的有：{near}；" if near else "",
        listing=_LISTINGS.get(kind, "zx find"),
    )


def _nearest(wanted: str, candidates: Sequence[Named]) -> list[Named]:
    key = _key(wanted)
    scored = [(_likeness(key, each), each) for each in candidates]
    near = [pair for pair in scored if pair[0] >= _NEAR_ENOUGH]
    near.sort(key=lambda pair: (-pair[0], pair[1].id))
    return [each for _, each in near[:_NEAREST]]


def _likeness(key: str, each: Named) -> float:
    """Rate how near a key comes to any of the candidate's names, 0 to 1."""
    names = [_key(name) for called in _WAYS for name in called(each)]
    return max((_ratio(key, name) for name in names), default=0.0)


def _ratio(key: str, name: str) -> float:
    if len(key) > 1 and key in name:
        return 1.0
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a mistyped name pays for it

    return SequenceMatcher(None, key, name).ratio()
