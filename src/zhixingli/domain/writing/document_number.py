"""Document numbers (文号) in the prescribed form, and what had to be changed for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from zhixingli.domain.errors.text import DocumentNumberError
from zhixingli.domain.writing.characters import normalise_option, shown, without_hidden
from zhixingli.domain.writing.secrecy import refuse_classified

_OPENINGS: Final = r"\[({【〔〖<〈《「"
_CLOSINGS: Final = r"\])}】〕〗>〉》」"
_AGENCY: Final = r"[\w·()-]{1,30}?"
_FORM: Final = (
    rf"(?P<agency>{_AGENCY})?(?P<early>第)?(?P<open>[{_OPENINGS}])(?P<year>[0-9]+)(?P<nian>年)?"
    rf"(?P<close>[{_CLOSINGS}])(?P<di>第)?(?P<serial>[0-9]{{1,6}})(?P<end>[号期次])?"
)
_BRACKETS: Final = {
    "[": "方括号",
    "(": "圆括号",
    "{": "花括号",
    "【": "方头括号",
    "〖": "空心方头括号",
    "<": "尖括号",
    "〈": "尖括号",
    "《": "书名号",
    "「": "直角引号",
}
_FULL_WIDTH: Final = "[０-９Ａ-Ｚａ-ｚ]"  # noqa: RUF001 - these very forms
_EARLIEST_YEAR: Final = 1949
_LATEST_YEAR: Final = 2100
_YEAR_DIGITS: Final = 4

#: How an office writes that a paper bears no number.
_NO_NUMBER: Final = frozenset({"", "无", "无文号", "无号", "没有", "-", "--", "/", "none"})

#: Numbers of other kinds, lawful as they stand: 国务院令第752号, 财政部公告2026年第15号.
_ORDER: Final = r"\w{1,40}令(?:第?[0-9]+号|\(第?[0-9]+号\))"
_ANNOUNCEMENT: Final = r"\w{1,40}?[0-9]{4}年第[0-9]+号"
#: A court's case number keeps round full-width brackets before the court: （2026）粤0604民初9号.
_CASE: Final = r"\(([0-9]{4})\)([^\W\d_]\w{1,40}号(?:之[一二三四五六七八九十]+)?)"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number as it is kept, and in Chinese what was changed in the typed one."""

    text: str
    typed: str
    changes: tuple[str, ...] = ()

    @property
    def notice(self) -> str | None:
        """Say what was made of the typed number, or None when it was right as typed."""
        if not self.changes:
            return None
        return f"来文字号已规范：{self.typed} → {self.text}（{'，'.join(self.changes)}）"


def normalise_document_number(
    text: str, *, field: str | None = "--number"
) -> DocumentNumber | None:
    """Bring a number into the prescribed form; None when there is no number.

    Numbers of orders, announcements and court cases are kept in their own form. Raises
    DocumentNumberError for anything else, ClassifiedError for a series of state secrets.
    """
    refuse_classified(text, field=field)
    bare = normalise_option(text).replace(" ", "")
    if bare.lower() in _NO_NUMBER:
        return None
    try:
        normal, changes = _other_kind(bare) or _prescribed(bare)
    except _MalformedError as malformed:
        raise DocumentNumberError(field=field, typed=shown(text), problem=malformed) from None
    return _document_number(normal, typed=text, changes=changes)


class _MalformedError(Exception):
    """What is wrong with a number; the message is the second half of a sentence."""


def _document_number(normal: str, *, typed: str, changes: tuple[str, ...]) -> DocumentNumber:
    visible = typed.strip()
    if normal == visible:
        return DocumentNumber(normal, visible)
    every = (*_slips(visible), *changes) or ("统一字符写法",)
    return DocumentNumber(normal, shown(typed), every)


def _slips(typed: str) -> tuple[str, ...]:
    found = {
        "去掉看不见的字符": without_hidden(typed) != typed,
        "去掉空格": any(character.isspace() for character in typed),
        "全角改为半角": re.search(_FULL_WIDTH, typed) is not None,
    }
    return tuple(change for change, happened in found.items() if happened)


def _other_kind(bare: str) -> tuple[str, tuple[str, ...]] | None:
    if re.fullmatch(_ORDER, bare) or re.fullmatch(_ANNOUNCEMENT, bare):
        return bare.replace("(", "（").replace(")", "）"), ()
    if case := re.fullmatch(_CASE, bare):
        return f"（{case[1]}）{case[2]}", ()
    return None


def _prescribed(bare: str) -> tuple[str, tuple[str, ...]]:
    match = re.fullmatch(_FORM, bare)
    if match is None:
        raise _MalformedError("不合规范")
    agency, year, serial = match["agency"] or "", match["year"], int(match["serial"])
    _refuse_parts(agency, year, serial)
    normal = f"{agency}〔{year}〕{serial}{match['end'] or '号'}"
    return normal, _changes(match)


def _refuse_parts(agency: str, year: str, serial: int) -> None:
    if not any(character.isalpha() for character in agency):
        raise _MalformedError("缺机关代字")
    if len(year) != _YEAR_DIGITS:
        raise _MalformedError("的年份要写四位")
    if not _EARLIEST_YEAR <= int(year) <= _LATEST_YEAR:
        raise _MalformedError("的年份不可信")
    if not serial:
        raise _MalformedError("的序号不能是 0")


def _changes(match: re.Match[str]) -> tuple[str, ...]:
    bracket = _BRACKETS.get(match["open"], "括号")
    pair = match["open"] + match["close"]
    found = {
        f"{bracket}改为六角括号": pair != "〔〕",
        "去掉“年”": match["nian"] is not None,
        "去掉“第”": match["di"] is not None or match["early"] is not None,
        "去掉虚位0": match["serial"].startswith("0"),
        "补上“号”": match["end"] is None,
    }
    return tuple(change for change, happened in found.items() if happened)
