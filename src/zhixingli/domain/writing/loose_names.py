"""Names as they are typed at a question: a beginning, a part, initials; never on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.writing.characters import normalise_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixingli.domain.writing.names import Named


def loosely(typed: str, candidates: Sequence[Named]) -> list[Named]:
    """Give the candidates that are meant, by the first way that finds any.

    Whole name, beginning, part, beginning of the initials, initials with some left out.
    """
    key = _key(typed)
    for way in (_whole, _begins, _part, _initials, _some_initials):
        found = [each for each in candidates if way(key, each)]
        if found:
            return found
    return []


def loosely_among(typed: str, words: Sequence[str]) -> list[str]:
    """Give the words that are meant: the whole one, else those that begin with it, or hold it."""
    key = _key(typed)
    for fits in (key.__eq__, lambda word: word.startswith(key), lambda word: key in word):
        found = [word for word in words if fits(_key(word))]
        if found:
            return found
    return []


def _names(each: Named) -> list[str]:
    return [_key(name) for name in (each.id, each.name, each.short, *each.others) if name]


def _whole(key: str, each: Named) -> bool:
    return key in _names(each) or key in each.initials


def _begins(key: str, each: Named) -> bool:
    return any(name.startswith(key) for name in _names(each))


def _part(key: str, each: Named) -> bool:
    return any(key in name for name in _names(each))


def _initials(key: str, each: Named) -> bool:
    return any(initials.startswith(key) for initials in each.initials)


def _some_initials(key: str, each: Named) -> bool:
    def holds(initials: str) -> bool:
        rest = iter(initials)
        return all(letter in rest for letter in key)

    return len(key) > 1 and key.isascii() and any(map(holds, each.initials))


def _key(text: str) -> str:
    return normalise_option(text).replace(" ", "").casefold()
