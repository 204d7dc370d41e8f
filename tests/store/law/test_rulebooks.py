from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.rules import RuleFileError, RuleFileUnreadableError
from zhixingli.domain.law.rules import RuleBook
from zhixingli.store.law.rulebooks import bundled_rules, read_rule_file

EXAMPLE = Path(__file__).parents[3] / "examples" / "office-rules.toml"
LEAST = (
    '[[rule]]\nid = "x1"\nlabel = "甲"\nbasis = "乙"\namount = 1\nunit = "workday"\nstart = "丙"\n'
)


def cause(raw: bytes) -> str:
    with pytest.raises(RuleFileUnreadableError) as refused:
        read_rule_file(raw, "我的.toml")
    assert refused.value.exit is Exit.USAGE
    assert "我的.toml" in refused.value.message
    return str(refused.value.facts["cause"])


def test_a_rules_file_is_read_with_or_without_a_byte_order_mark() -> None:
    (plain,) = read_rule_file(LEAST.encode(), "x.toml")
    (marked,) = read_rule_file(LEAST.encode("utf-8-sig"), "x.toml")
    assert plain == marked
    assert plain.label == "甲"


def test_a_file_in_gbk_is_read_as_one_in_utf_8() -> None:
    assert "不是文本，或编码不明" in cause(LEAST.encode("utf-16")[2:] + b"\xff")
    assert read_rule_file(LEAST.encode("gb18030"), "x") == read_rule_file(LEAST.encode(), "x")


def test_a_file_that_is_no_toml_is_refused_with_the_place() -> None:
    assert cause(b'[[rule]]\nid = "x1\n') == "第 2 行第 9 列不合 TOML 的写法"
    assert "不合 TOML" in cause(b"a = " + b"9" * 5000)
    assert "不合 TOML" in cause(b"a = " + b"[" * 5000)


@pytest.mark.parametrize("raw", ["", "# 只有说明\n", "rule = 5\n", "rule = [1]\n"])
def test_a_file_without_rules_is_refused(raw: str) -> None:
    assert cause(raw.encode()) == "里面没有 [[rule]]"


def test_anything_beside_the_rules_is_refused() -> None:
    assert "version" in cause(f"version = 2\n{LEAST}".encode())
    assert "rules" in cause(LEAST.replace("[[rule]]", "[[rules]]").encode())


def test_a_mistake_in_a_rule_is_a_mistake_of_the_file() -> None:
    with pytest.raises(RuleFileError, match="第 2 条"):
        read_rule_file((LEAST + LEAST.replace("丙", "")).encode(), "x.toml")


def test_the_example_adds_one_rule_and_replaces_one_from_its_day_on() -> None:
    local = read_rule_file(EXAMPLE.read_bytes(), EXAMPLE.name)
    shipped = bundled_rules()
    known = {limit.id for limit in shipped}
    assert [limit.id for limit in local] == ["doc.hotline", "doc.instruction"]
    assert [limit.id in known for limit in local] == [False, True]
    book = RuleBook((*shipped, *local))
    assert book.on("doc.instruction", date(2026, 6, 30)).amount == 15
    assert book.on("doc.instruction", date(2026, 7, 1)).amount == 10
    assert book.on("doc.hotline", date(2026, 7, 1)).amount_label == "5个工作日"
