"""What is done to options and titles as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.text import EmptyTextError
from zhixingli.domain.writing.characters import clean_text, normalise_option, shown


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("２０２６－１１－２３", "2026-11-23"),
        ("ＳＷ－２０２６－０１４２", "SW-2026-0142"),
        ("——on", "--on"),
        ("“加急”", '"加急"'),
        ("‘加急’", "'加急'"),
        ("张　三", "张 三"),
        ("\u00a0 住建局\t\n", "住建局"),
        ("住\u200b建\u202e局\ufeff", "住建局"),
        ("\x1b[31m红", "[31m红"),
        ("\ud800住建局", "住建局"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("（区）", "(区)"),
        ("⼀中", "一中"),
        ("〔2026〕、《通知》。", "〔2026〕、《通知》。"),
        ("𠮷野", "𠮷野"),
        ("葛\U000e0100城", "葛城"),
        ("住\u3164建", "住建"),
    ],
)
def test_ime_slips_are_undone(typed: str, normal: str) -> None:
    assert normalise_option(typed) == normal


@given(st.text())
@example("´e\u200d\u0301")
@example("‑―ﹰ")
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise_option(text)
    assert normalise_option(once) == once


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_chinese_characters_stay_as_they_are(text: str) -> None:
    assert normalise_option(text) == text


@pytest.mark.parametrize(
    ("typed", "kept", "removed"),
    [
        ("关于２０２６年“三防”——的通知", "关于２０２６年“三防”——的通知", 0),
        ("关\u200b于\u202e通知\u2066", "关于通知", 3),
        ("通知\x1b[31m\x07", "通知[31m", 2),
        ("第一行\r\n第二行\t完", "第一行 第二行 完", 0),
        ("  通知　", "通知", 0),
        ("通\udcff知", "通知", 1),
        ("前\u2028后", "前后", 1),
        ("\u200b 通知 \u200b", "通知", 2),
        ("姓名\ue000", "姓名\ue000", 0),
    ],
)
def test_titles_stay_literal_but_for_hidden_characters(typed: str, kept: str, removed: int) -> None:
    cleaned = clean_text(typed)
    assert (cleaned.text, cleaned.removed) == (kept, removed)


@pytest.mark.parametrize("typed", ["", "   ", "　\t\n", "\u200b", " \u202e "])
def test_nothing_left_is_refused(typed: str) -> None:
    with pytest.raises(EmptyTextError) as refused:
        clean_text(typed, what="标题", field="title")
    assert refused.value.message == "标题是空的"
    assert (refused.value.exit, refused.value.field) == (Exit.USAGE, "title")


@given(st.text())
def test_cleaning_twice_removes_nothing_more(text: str) -> None:
    try:
        once = clean_text(text)
    except EmptyTextError:
        return
    again = clean_text(once.text)
    assert (again.text, again.removed) == (once.text, 0)


def test_a_quotation_is_short_and_safe() -> None:
    assert shown("a\x1bb\u202ec\nd") == "abc d"
    assert shown("长" * 41) == "长" * 40 + "…"
