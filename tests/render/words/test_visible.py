"""Text made safe to show, and its width on a terminal."""

from __future__ import annotations

import pytest

from zhixingli.render.words.visible import harmless, visible, width, wrapped


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("关于防汛的通知", "关于防汛的通知"),
        ("a b", "a b"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("\x1b[31m红", "\\x1b[31m红"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("零\u200b宽", "零\\u200b宽"),
        ("行\u2028段\u2029", "行\\u2028段\\u2029"),
        ("\ue000", "\\ue000"),
        ("\udcff", "\\udcff"),
        ("制\t表\n行", "制\\t表\\n行"),
    ],
)
def test_what_has_no_shape_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_machines_get_one_line_and_rare_characters_of_names() -> None:
    assert harmless("甲\t乙\r\n丙\u2028丁") == "甲 乙 丙 丁"
    assert harmless("\x1b[31m\u202e") == "\\x1b[31m\\u202e"
    assert harmless("王\ue000") == "王\ue000"


def test_width_counts_columns() -> None:
    assert width("ab") == 2
    assert width("收文 SW") == 7
    assert width("\uff21") == 2
    assert width("e\u0301") == 1


def test_chinese_breaks_anywhere_and_words_do_not() -> None:
    assert wrapped("收文登记簿 SW-2026-0001 已办结", 12) == ["收文登记簿", "SW-2026-0001", "已办结"]
    # No line begins with a sign that closes, two of them in a row neither.
    assert wrapped("主责区商务局）、十月", 14) == ["主责区商务", "局）、十月"]
    assert "".join(wrapped("一二三四五六七八九十", 6)) == "一二三四五六七八九十"
    assert all(width(line) <= 6 for line in wrapped("一二三四五六七八九十", 6))
