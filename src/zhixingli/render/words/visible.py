"""Text made safe to show: what cannot be seen is shown as an escape."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

#: Controls, format characters (bidi, zero-width), surrogates, line and paragraph separators.
_HARMFUL: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_PRIVATE: Final = "Co"
_WIDE: Final = frozenset({"W", "F"})
_BREAKS: Final = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PIECES: Final = re.compile(r"[!-~]+| +|.", re.DOTALL)
#: What begins no line, and what goes with it to the next; what ends no line.
_CLOSING: Final = frozenset("，。；：、！？）〕》】”」")
_BEFORE_CLOSING: Final = re.compile(
    rf"(?<=.)(?:[!-~]+|[^{''.join(_CLOSING)}])[{''.join(_CLOSING)}]*$", re.DOTALL
)
_OPENING: Final = re.compile(r"(?<=.)[（〔《【“「]+$")


def visible(text: str) -> str:
    r"""Show every character that has no shape as an escape (``\x1b``, ``\u202e``)."""
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def harmless(text: str) -> str:
    """Keep a text on one line for machines: breaks become spaces, harmful characters escapes.

    Private-use characters stay: older systems keep rare characters of names there.
    """
    if text.isprintable():
        return text
    return "".join(map(_defused, _BREAKS.sub(" ", text)))


def width(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most so many columns, between Chinese characters too."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width(lines[-1]) + width(piece) > columns:
            taken = (_BEFORE_CLOSING if piece in _CLOSING else _OPENING).search(lines[-1])
            carried = taken[0] if taken else ""
            lines[-1] = lines[-1].removesuffix(carried).rstrip()
            lines.append(carried)
        lines[-1] += piece.lstrip() if not lines[-1] else piece
    return lines


@cache
def _shown(character: str) -> str:
    if unicodedata.category(character) in _HARMFUL | {_PRIVATE}:
        return _escape(character)
    return character


@cache
def _defused(character: str) -> str:
    return _escape(character) if unicodedata.category(character) in _HARMFUL else character


def _escape(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
