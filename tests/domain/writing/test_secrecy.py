"""Marks of state secrets are refused; papers about secrecy are not."""

from __future__ import annotations

import pytest

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.text import ClassifiedError, SecrecyError
from zhixingli.domain.terms import Secrecy
from zhixingli.domain.writing.secrecy import classified_mark, parse_secrecy, refuse_classified

MARKED = [
    # the level alone, as in a secrecy column
    "秘密",
    "机密",
    "绝密",
    "秘密级",
    "机密级",
    "绝密级",
    "机密件",
    "绝密件",
    "机密文件",
    "涉密",
    "機密",
    "絕密",
    "祕密",
    "机 密",
    "机　密",
    "**机密**",
    # with a star and a period, the form of the law
    "机密★10年",
    "绝密★",
    "绝密★启用前",
    "秘密★长期",
    "机密★1年6个月",
    "国家秘密★10年",
    "机密10年",
    "机密·5年",
    "绝密（长期）",
    "机密，保密期限5年",
    "关于项目的通知★机密",
    # the star replaced, spaced or broken up
    "机密☆10年",
    "秘密*5年",
    "秘密＊长期",
    "机 密 ★ 10 年",
    "机\u200b密★10年",
    "秘密\u202e★1年",
    "机\n密★长期",
    "机/密★10年",
    # in brackets
    "[机密]关于项目的通知",
    "【秘密】关于项目的通知",
    "（绝密）关于项目的通知",
    "关于项目的通知(机密)",
    "(机密★20年)关于项目的通知",
    "【特急·机密】关于项目的通知",
    "【涉密】关于项目的通知",
    "㊙关于项目的通知",
    # leading or trailing
    "机密:关于项目的通知",
    "机密：关于项目的通知",
    "机密-关于项目的通知",
    "秘密 关于项目的通知",
    "机密关于项目的通知",
    "机密级 关于项目的通知",
    "绝密《关于项目的通知》",
    "秘 密 项目调整方案",
    "特急 机密",
    "关于项目的通知 机密",
    "关于项目的通知 机 密",
    "关于项目的通知_绝密",
    # said in words
    "密级:秘密",
    "密级：机密",
    "密级 绝密",
    "密级为机密",
    "保密等级：秘密",
    "此件为机密级，请妥善保管",
    "本件机密",
    "来文为绝密件",
    # a classified series of numbers
    "国办秘密〔2026〕1号",
    "南机密[2026]3号",
]

UNMARKED = [
    # secrets of other kinds
    "关于加强商业秘密保护的意见",
    "商业秘密★3年",
    "核心商密★10年",
    "商业机密10年保护计划",
    "工作秘密管理办法",
    "工作秘密5年清理方案",
    "侵犯商业秘密10年来案件分析",
    "内容属于商业秘密",
    # offices and posts
    "区保密局",
    "国家保密局",
    "机要局",
    "秘书科",
    # titles about secrecy
    "关于开展保守国家秘密法宣传的通知",
    "关于学习贯彻《中华人民共和国保守国家秘密法》的通知",
    "国家秘密定密管理暂行规定",
    "国家秘密载体销毁",
    "保守秘密承诺书",
    "泄露国家秘密案件查处",
    "您申请的内容属于国家秘密，不予公开",
    "关于开展保密工作检查的通知",
    "秘密级管理培训",
    "关于做好绝密级、机密级计算机清查的通知",
    "关于规范机密件管理的通知",
    "密级标志使用规范",
    "涉密人员管理",
    "非涉密信息系统",
    "文件机密性要求",
    "秘密举报奖励办法",
    "来文为秘密举报线索",
    "关于防范“机密”诈骗短信的通知",
    "关于放映《绝密押运》的通知",
    # the characters by accident
    "关于重置手机密码的函",
    "随机 密码",
    "计算机密钥管理",
    "电机密封件采购",
    "机密集架采购",
    "人口密度",
    "密云区",
    "密切联系群众",
    # nothing of the kind
    "南密发〔2026〕1号",
    "南府办〔2026〕3号",
    "特急",
    "评为★级单位",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_is_found(text: str) -> None:
    assert classified_mark("关于项目的通知", None, text)


@pytest.mark.parametrize("text", UNMARKED)
def test_a_harmless_text_is_left_alone(text: str) -> None:
    assert not classified_mark(text, "", None)


@pytest.mark.parametrize("text", MARKED)
def test_the_refusal_repeats_nothing(text: str) -> None:
    title = f"修建某某工程的报告 {text}"
    with pytest.raises(ClassifiedError) as refused:
        refuse_classified("某某工程", text, title, field="title")
    refusal = refused.value
    said = f"{refusal}{refusal.message}{refusal.hint}{refusal.facts}{refusal.args}"
    assert "某某工程" not in said
    assert "机要渠道" in refusal.hint
    assert refusal.exit is Exit.REFUSED


def test_unmarked_texts_pass() -> None:
    refuse_classified("关于加强商业秘密保护的意见", None, "")


@pytest.mark.parametrize(
    ("typed", "secrecy"),
    [
        ("", Secrecy.NONE),
        ("无", Secrecy.NONE),
        (" 公 开 ", Secrecy.NONE),
        ("非涉密", Secrecy.NONE),
        ("NONE", Secrecy.NONE),
        ("内部", Secrecy.INTERNAL),
        ("内　部", Secrecy.INTERNAL),
        ("ｉｎｔｅｒｎａｌ", Secrecy.INTERNAL),
    ],
)
def test_the_two_allowed_values_are_read(typed: str, secrecy: Secrecy) -> None:
    assert parse_secrecy(typed) is secrecy


@pytest.mark.parametrize(
    "typed", ["秘密", "机密", "绝密", "机密★10年", "機 密", "机\u200b密级", "涉密", "密", "㊙"]
)
def test_a_level_of_state_secrets_is_refused_as_classified(typed: str) -> None:
    with pytest.raises(ClassifiedError):
        parse_secrecy(typed)


@pytest.mark.parametrize("typed", ["工作秘密", "商密", "绝对", "1", "secret"])
def test_other_values_are_a_usage_error_that_repeats_nothing(typed: str) -> None:
    with pytest.raises(SecrecyError) as refused:
        parse_secrecy(typed)
    assert typed not in refused.value.message + refused.value.hint
    assert refused.value.exit is Exit.USAGE


@pytest.mark.parametrize("text", ["★" * 50_000 + "密", "!" * 50_000 + "密", "密级:" * 20_000])
def test_long_rubbish_is_read_in_linear_time(text: str) -> None:
    assert not classified_mark(text)
