"""What a file is, whatever it is called: by how it begins, and by the names in its archive."""

from __future__ import annotations

import io
import zipfile
from typing import Final, NamedTuple

#: How the files of office programs begin: a zip archive, and the older compound file.
ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SAVE: Final = "用 Excel 或 WPS 打开，另存为 .xlsx 再导入"


class Other(NamedTuple):
    """A file that is no table as it stands: what it is, and what to do with it."""

    what: str
    remedy: str


def is_book(raw: bytes) -> bool:
    """Tell a workbook from a file of text."""
    return raw.startswith((ZIP, COMPOUND))


def other_than_table(raw: bytes) -> Other | None:
    """Name a file that is no table; None for what may be one."""
    begins = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for start, other in _BEGINNINGS:
        if begins.startswith(start):
            return other
    if begins.startswith(b"<?xml") and b"schemas-microsoft-com:office:spreadsheet" in raw[:4096]:
        return Other("旧的 XML 表格（SpreadsheetML 2003）", _SAVE)
    if begins.startswith((b"<!doctype html", b"<html", b"<table")) or b"<html" in begins[:512]:
        return Other("存成表格名字的网页", _SAVE)
    if raw.startswith(COMPOUND):
        return _in_compound(raw)
    return _in_zip(raw) if raw.startswith(ZIP) else None


_BEGINNINGS: Final = (
    (b"%pdf", Other("PDF 文件", "请向对方要原来的表格，或把表格录成 .xlsx")),
    (b"rar!", Other("RAR 压缩包", "先解压，导入里面的表格")),
    (b"7z\xbc\xaf", Other("7z 压缩包", "先解压，导入里面的表格")),
    (b"\x89png", Other("图片", "请把表格录成 .xlsx")),
    (b"\xff\xd8\xff", Other("图片", "请把表格录成 .xlsx")),
    (b"{\\rtf", Other("RTF 文档", _SAVE)),
    (b"begin:vcalendar", Other("日历文件（ICS）", "放假安排用 zx calendar import 导入")),
)
#: Names of streams in a compound file, as it writes them.
_STREAMS: Final = (
    ("EncryptedPackage", Other("加了密的表格", "用 Excel 或 WPS 打开，去掉密码另存后再导入")),
    ("WordDocument", Other("Word 文档（.doc）", "把里面的表格复制到 .xlsx 再导入")),
    ("PowerPoint Document", Other("演示文稿（.ppt）", "把里面的表格复制到 .xlsx 再导入")),
)
_PARTS: Final = (
    ("word/document.xml", Other("Word 文档（.docx）", "把里面的表格复制到 .xlsx 再导入")),
    ("ppt/presentation.xml", Other("演示文稿（.pptx）", "把里面的表格复制到 .xlsx 再导入")),
    ("ofd.xml", Other("OFD 版式文件", "请向对方要原来的表格")),
)
_BOOKS: Final = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


def _in_compound(raw: bytes) -> Other | None:
    for stream, other in _STREAMS:
        if stream.encode("utf-16-le") in raw:
            return other
    return None


def _in_zip(raw: bytes) -> Other | None:
    try:
        names = {name.lower() for name in zipfile.ZipFile(io.BytesIO(raw)).namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return None  # the reader says that it is damaged
    for part, other in _PARTS:
        if part in names:
            return other
    if not names & set(_BOOKS):
        return Other("压缩包，里面不是一个表格", "先解压，导入里面的表格")
    return None
