"""Documents as LibreOffice prints them: the text of each page, and where words stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Word(NamedTuple):
    """A word on a page: millimetres from the left and from the top of the paper."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Printed(NamedTuple):
    """A page: its width and height in millimetres, and its words in the order of the file."""

    wide: float
    high: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Give its text without any space."""
        return "".join(word.text for word in self.words)


def printed(documents: Mapping[str, bytes], place: Path) -> dict[str, list[Printed]]:
    """Print some documents in one run; skips where LibreOffice is not on the machine."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        assert "ZX_OFFICE" not in os.environ, "LibreOffice and poppler are to be there"
        pytest.skip("LibreOffice is not on this machine")
    for name, raw in documents.items():
        (place / f"{name}.docx").write_bytes(raw)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{place}/p", "--headless", "--convert-to",
         "pdf", "--outdir", str(place), *(str(place / f"{name}.docx") for name in documents)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: _pages(place / f"{name}.pdf") for name in documents}


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
_POINTS = 25.4 / 72


def _pages(place: Path) -> list[Printed]:
    told = subprocess.run(
        ["pdftotext", "-bbox", str(place), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return [
        Printed(
            float(wide) * _POINTS,
            float(high) * _POINTS,
            tuple(
                Word(text, *(float(edge) * _POINTS for edge in edges))
                for *edges, text in _WORD.findall(words)
            ),
        )
        for wide, high, words in _PAGE.findall(told)
    ]
