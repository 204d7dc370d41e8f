"""Tables on a terminal: complete, harmless, lights with their words."""

from __future__ import annotations

import io
from typing import NamedTuple

import pytest

from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Column, Sheet, card
from zhixingli.render.writers.terminal import draw


class Row(NamedTuple):
    title: str
    light: str
    label: str


COLUMNS = (
    Column[Row]("title", "标题", lambda row: row.title),
    Column[Row]("light", "灯", lambda row: row.label, tone=lambda row: row.light),
)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.delenv("NO_COLOR", raising=False)


def drawn(*rows: Row, screen: io.StringIO | None = None) -> str:
    stream = screen or io.StringIO()
    draw(Sheet("逾期", COLUMNS, rows, ("注：示例",)), stream)
    return stream.getvalue()


def test_hostile_text_is_text() -> None:
    text = drawn(
        Row("[/][link=x]a[/link]:warning:", "red", "逾期"), Row("\x1b]0;x\x07\u202e", "", "")
    )
    assert "[/][link=x]a[/link]:warning:" in text
    assert "\x1b" not in text
    assert "\\x1b]0;x\\x07\\u202e" in text


def test_a_long_title_is_folded_and_complete() -> None:
    title = "关于进一步加强全区防汛抗旱应急值守工作并切实做好各项准备的紧急通知"
    text = drawn(Row(title, "red", "逾期"))
    assert "…" not in text
    cells = [line.split("  ")[0].strip() for line in text.splitlines()]
    assert title in "".join(cells)


def test_lights_are_coloured_on_a_terminal_and_said_in_words() -> None:
    text = drawn(Row("甲", "red", "逾期"), screen=Screen())
    assert "\x1b[31m逾期" in text


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = drawn(Row("甲", "red", "逾期"), screen=Screen())
    assert "\x1b[31m" not in text
    assert "逾期" in text


def test_an_empty_sheet_says_so() -> None:
    assert drawn().splitlines() == ["逾期（0项）", "注：示例"]


def test_a_document_and_a_card() -> None:
    stream = io.StringIO()
    block = card("一件", COLUMNS, Row("甲", "red", "逾期"))
    draw(Page("周报", (Heading(1, "一、情况"), Paragraph("三件。"), Table(block))), stream)
    lines = [line.strip() for line in stream.getvalue().splitlines() if line.strip()]
    assert lines == ["周报", "一、情况", "三件。", "一件", "标题  甲", "灯    逾期"]
