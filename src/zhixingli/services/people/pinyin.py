"""Pinyin initials (拼音首字母) under which people and units can be called."""

from __future__ import annotations

from typing import Final

#: Surnames that pypinyin reads by the character's commoner sound; a second letter is a second
#: living reading (覃 is Qín in Guangxi, Tán elsewhere). Checked against pypinyin 0.55.
_SURNAMES: Final = {
    "单": "s",
    "曾": "z",
    "解": "x",
    "仇": "q",
    "区": "o",
    "查": "z",
    "翟": "z",
    "覃": "qt",
    "乐": "yl",
    "种": "c",
    "重": "c",
    "召": "s",
    "折": "s",
    "祭": "z",
    "秘": "b",
    "繁": "p",
    "句": "g",
    "阚": "k",
    "乜": "n",
    "佴": "n",
    "郇": "xh",
    "隗": "wk",
}
#: Surnames of two characters that it reads wrong before most given names.
_COMPOUND_SURNAMES: Final = {"万俟": "mq", "长孙": "zs", "单于": "cy", "澹台": "tt"}
_LEADING: Final = "区市县"
_SHORTEST_UNIT: Final = 3


def initials_of(text: str) -> tuple[str, ...]:
    """Give the initials of a unit's name, with and without a leading 区, 市 or 县.

    区住建局 gives qzjj and zjj; letters and digits stay, anything else is left out.
    """
    led = text[:1] in _LEADING and len(text) >= _SHORTEST_UNIT
    return _distinct(_initials(text), _initials(text[1:]) if led else "")


def initials_of_person(text: str) -> tuple[str, ...]:
    """Give the initials of a person's name, the surname read as a surname (单 s, 曾 z).

    Where two readings are possible (覃伟, or 单于明, who may be a 单 or a 单于) both are given.
    """
    compound = _COMPOUND_SURNAMES.get(text[:2], "")
    readings = [compound + _initials(text[2:])] if compound else []
    readings += [letter + _initials(text[1:]) for letter in _SURNAMES.get(text[:1], "")]
    return _distinct(*(readings or [_initials(text)]))


def _initials(text: str) -> str:
    # Imported here: pypinyin reads its dictionaries, and only a new name needs them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    letters = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def _distinct(*initials: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in initials if each))
