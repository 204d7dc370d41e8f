"""Which matters are a citizen's: by the rule that they stand under, or by their title."""

from __future__ import annotations

import pytest

from zhixingli.domain.matters.public_title import FAMILIES, of_a_citizen


@pytest.mark.parametrize(
    ("rule", "family"),
    [
        ("petition.close", "petition"),
        ("foi.reply", "foi"),
        ("reconsider.decide", "reconsider"),
        ("license.decide", "license"),
        ("penalty.case", "penalty"),
        ("litigation.answer", "litigation"),
        ("compensation.decide", "compensation"),
        ("payment.handle", "payment"),
    ],
)
def test_a_rule_says_whose_matter_it_is(rule: str, family: str) -> None:
    assert of_a_citizen("张三的事", ["doc.check", rule]) == FAMILIES[family]


@pytest.mark.parametrize(
    "rule", ["doc.finish", "foi.publish", "reconsider.opinion", "payment.pay", "audit.opinion"]
)
def test_rules_between_offices_hide_nothing(rule: str) -> None:
    assert of_a_citizen("关于公开预算的通知", [rule]) is None


@pytest.mark.parametrize(
    "title",
    [
        "张三信访事项",
        "关于转送李某某信访件的函",
        "王五反映小区夜间施工噪音问题",
        "群众举报某企业排污情况",
        "赵六投诉材料",
    ],
)
def test_a_title_says_that_a_citizen_asks(title: str) -> None:
    assert of_a_citizen(title, ()) == "一件信访事项"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("关于李四政府信息公开申请的请示", "一件政府信息公开申请"),
        ("关于钱七行政复议申请的转送函", "一件行政复议案件"),
        ("孙八诉区政府行政诉讼案应诉通知", "一件行政诉讼案件"),
    ],
)
def test_other_asking_is_said_by_its_kind(title: str, said: str) -> None:
    assert of_a_citizen(title, ()) == said


@pytest.mark.parametrize(
    "title",
    [
        "关于进一步做好信访事项办理工作的通知",
        "政府信息公开申请办理办法",
        "2026年投诉举报情况通报",
        "12345热线投诉件月报",
        "关于滨河大桥的请示",
        "关于反映问题整改机制的意见",
    ],
)
def test_a_title_about_such_matters_in_general_names_nobody(title: str) -> None:
    assert of_a_citizen(title, ()) is None
