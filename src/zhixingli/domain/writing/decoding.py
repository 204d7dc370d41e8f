"""Bytes of a clerk's file as text: byte order mark, strict UTF-8, strict GB18030; no guessing."""

from __future__ import annotations

import codecs
from typing import Final

from zhixingli.domain.errors.imports import EncodingUnknownError
from zhixingli.domain.writing.characters import shown

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of files that people take for text, and what they are.
_FOREIGN: Final = (
    (b"PK\x03\x04", "是 Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "是旧版 Word 或 Excel 文件"),
    (b"%PDF", "是 PDF 文件"),
    (b"{\\rtf", "是 RTF 文件"),
    (b"SQLite format 3\0", "是数据库文件"),
)


class UndecodableError(Exception):
    """Why some bytes are no text; the message is the second half of a sentence."""


def decoded(raw: bytes, *, encoding: str | None = None) -> str:
    """Read bytes as text, in the encoding named or else the first that fits strictly.

    Raises UndecodableError with the cause, EncodingUnknownError for a name of no encoding.
    """
    for magic, cause in _FOREIGN:
        if raw.startswith(magic):
            raise UndecodableError(cause)
    if encoding is not None:
        return _strict(raw, (_named(encoding),))
    for bom, marked in _BOMS:
        if raw.startswith(bom):
            return _strict(raw.removeprefix(bom), (marked,))
    return _strict(raw, ("utf-8", "gb18030"))


def _named(encoding: str) -> str:
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        found = None
    # Python's own codecs (rot13, base64 …) read no files of clerks.
    if found is None or not found._is_text_encoding:  # noqa: SLF001 - the one way to tell
        raise EncodingUnknownError(field="--encoding", typed=shown(encoding))
    return "utf-8-sig" if found.name == "utf-8" else found.name


def _strict(raw: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if "\0" not in text:
            return text
    raise UndecodableError("不是文本，或编码不明")
