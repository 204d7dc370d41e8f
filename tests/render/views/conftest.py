"""A browser without a screen, for the pages that leaders look at."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser import MEASURES, SCREENS, BrowserPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def chromium(tmp_path: Path) -> Callable[..., str]:
    """Give the browser, asked something of a page."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        assert "ZX_OFFICE" not in os.environ, "Chromium is to be there"
        pytest.skip("Chromium is not on this machine")

    def ask(*words: str) -> str:
        done = subprocess.run(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--allow-file-access-from-files", f"--user-data-dir={tmp_path}/profile", *words],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return done.stdout.decode()

    return ask


@pytest.fixture
def measured(tmp_path: Path, chromium: Callable[..., str]) -> Callable[[bytes], list[Any]]:
    """Give what the browser measures of a page on each screen."""

    def measure(raw: bytes) -> list[Any]:
        (tmp_path / "board.html").write_bytes(raw)
        frames = "".join(
            f'<iframe src="board.html" width="{wide}" height="900"></iframe>' for wide in SCREENS
        )
        (tmp_path / "frame.html").write_text(
            f"<!DOCTYPE html><meta charset=utf-8>{frames}<pre></pre><script>{MEASURES}"
            "onload = () => { document.querySelector('pre').textContent = JSON.stringify("
            "[...document.querySelectorAll('iframe')].map(seen)); }</script>",
            encoding="utf-8",
        )
        place = (tmp_path / "frame.html").as_uri()
        dom = chromium("--virtual-time-budget=5000", "--dump-dom", place)
        told = re.search(r"<pre>(.*?)</pre>", dom, re.DOTALL)
        assert told is not None
        found: list[Any] = json.loads(html.unescape(told[1]))
        return found

    return measure


@pytest.fixture
def printed(tmp_path: Path, chromium: Callable[..., str]) -> Callable[[bytes], list[BrowserPage]]:
    """Give the pages that the browser prints."""

    def ask(raw: bytes) -> list[BrowserPage]:
        (tmp_path / "b.html").write_bytes(raw)
        made, place = tmp_path / "b.pdf", (tmp_path / "b.html").as_uri()
        chromium("--no-pdf-header-footer", f"--print-to-pdf={made}", place)
        sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", _run("pdfinfo", "-l", "-1", str(made)))
        texts = _run("pdftotext", "-layout", str(made), "-").split("\f")[: len(sizes)]
        return [
            BrowserPage(float(wide), float(high), [each for each in map(str.strip, lines) if each])
            for (wide, high), lines in zip(sizes, map(str.splitlines, texts), strict=True)
        ]

    return ask


def _run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout
