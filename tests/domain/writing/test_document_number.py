"""Document numbers in every bracket that clerks type."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.text import ClassifiedError, DocumentNumberError
from zhixingli.domain.writing.document_number import normalise_document_number


@pytest.mark.parametrize(
    ("typed", "normal", "changes"),
    [
        ("南府办〔2026〕3号", "南府办〔2026〕3号", ()),
        ("南府办[2026]3号", "南府办〔2026〕3号", ("方括号改为六角括号",)),
        ("南府办［2026］3号", "南府办〔2026〕3号", ("方括号改为六角括号",)),
        ("南府办(2026)3号", "南府办〔2026〕3号", ("圆括号改为六角括号",)),
        ("南府办（2026）3号", "南府办〔2026〕3号", ("圆括号改为六角括号",)),
        ("南府办【2026】3号", "南府办〔2026〕3号", ("方头括号改为六角括号",)),
        ("南府办{2026}3号", "南府办〔2026〕3号", ("花括号改为六角括号",)),
        ("南府办[2026)3号", "南府办〔2026〕3号", ("方括号改为六角括号",)),
        ("南府办〔2026〕第3号", "南府办〔2026〕3号", ("去掉“第”",)),
        ("南府字第〔2026〕3号", "南府字〔2026〕3号", ("去掉“第”",)),
        ("南府办〔2026〕003号", "南府办〔2026〕3号", ("去掉虚位0",)),
        ("南府办〔2026〕3", "南府办〔2026〕3号", ("补上“号”",)),
        ("南府办〔2026年〕3号", "南府办〔2026〕3号", ("去掉“年”",)),
        ("南府办 〔2026〕 3 号", "南府办〔2026〕3号", ("去掉空格",)),
        ("南府办〔２０２６〕３号", "南府办〔2026〕3号", ("全角改为半角",)),
        ("南\u200b府办〔2026〕3号", "南府办〔2026〕3号", ("去掉看不见的字符",)),
        ("南府办﹝2026﹞3号", "南府办〔2026〕3号", ("统一字符写法",)),
        (
            "南府办[2026]第003号",
            "南府办〔2026〕3号",
            ("方括号改为六角括号", "去掉“第”", "去掉虚位0"),
        ),
        ("南府纪〔2026〕3期", "南府纪〔2026〕3期", ()),
        ("国办发明电〔2025〕7号", "国办发明电〔2025〕7号", ()),
        ("南密发〔2026〕1号", "南密发〔2026〕1号", ()),
        ("国务院令第752号", "国务院令第752号", ()),
        ("区人民政府令（第12号）", "区人民政府令（第12号）", ()),
        ("财政部公告2026年第15号", "财政部公告2026年第15号", ()),
        ("（2026）粤0604民初123号", "（2026）粤0604民初123号", ()),
        ("(2026)粤0604民初123号", "（2026）粤0604民初123号", ("统一字符写法",)),
    ],
)
def test_numbers_are_brought_into_form(typed: str, normal: str, changes: tuple[str, ...]) -> None:
    number = normalise_document_number(typed)
    assert number is not None
    assert (number.text, number.changes) == (normal, changes)


def test_the_notice_shows_what_was_changed() -> None:
    number = normalise_document_number(" 南府办[2026]第003号 ")
    assert number is not None
    assert number.notice == (
        "来文字号已规范：南府办[2026]第003号 → 南府办〔2026〕3号"
        "（方括号改为六角括号，去掉“第”，去掉虚位0）"
    )


def test_a_right_number_gives_no_notice() -> None:
    number = normalise_document_number("南府办〔2026〕3号")
    assert number is not None
    assert number.notice is None


@pytest.mark.parametrize("typed", ["", "  ", "无", "　无　", "无文号", "－", "——", "/"])
def test_no_number_is_none(typed: str) -> None:
    assert normalise_document_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("南府办〔26〕3号", "的年份要写四位"),
        ("南府办[026]3号", "的年份要写四位"),
        ("南府办〔1948〕3号", "的年份不可信"),
        ("南府办〔2101〕3号", "的年份不可信"),
        ("〔2026〕3号", "缺机关代字"),
        ("-〔2026〕3号", "缺机关代字"),
        ("南府办〔2026〕0号", "的序号不能是 0"),
        ("便函", "不合规范"),
        ("会议通知", "不合规范"),
        ("2026-15", "不合规范"),
        ("南府办2026年3号", "不合规范"),
        ("南府办〔2026〕三号", "不合规范"),
        ("南府办〔2026〕3号（附件）", "不合规范"),
        ("=cmd〔2026〕3号", "不合规范"),
    ],
)
def test_what_is_no_number_is_refused_with_the_right_form(typed: str, problem: str) -> None:
    with pytest.raises(DocumentNumberError) as refused:
        normalise_document_number(typed)
    assert refused.value.message == f"文号“{typed}”{problem}"
    assert "〔2026〕" in refused.value.hint
    assert (refused.value.exit, refused.value.field) == (Exit.USAGE, "--number")


@pytest.mark.parametrize("typed", ["国办秘密〔2026〕1号", "机密[2026]1号", "机密★10年", "绝密"])
def test_a_classified_series_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(ClassifiedError) as refused:
        normalise_document_number(typed)
    assert typed not in refused.value.message + refused.value.hint


@given(
    st.sampled_from(["南府办", "粤发改投资函", "国办发"]),
    st.integers(1949, 2100),
    st.integers(1, 999_999),
    st.sampled_from(["[]", "()", "（）", "【】", "〔〕", "［］", "{}"]),
    st.sampled_from(["{}号", "第{}号", "第{:0>6}号", "{}"]),
)
def test_every_spelling_of_a_number_is_one_number(
    agency: str, year: int, serial: int, brackets: str, form: str
) -> None:
    typed = f"{agency}{brackets[0]}{year}{brackets[1]}{form.format(serial)}"
    number = normalise_document_number(typed)
    assert number is not None
    assert number.text == f"{agency}〔{year}〕{serial}号"
    again = normalise_document_number(number.text)
    assert again is not None
    assert again.changes == ()
