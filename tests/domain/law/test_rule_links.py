"""What hangs on a rule, read from a file: each mistake is refused by what it says."""

from __future__ import annotations

from typing import Any

import pytest

from zhixingli.domain.errors.rules import RuleFileError
from zhixingli.domain.law.rule_file import limits_from
from zhixingli.domain.law.rule_links import refuse_broken_chains
from zhixingli.domain.law.rules import Follow, TimeLimit
from zhixingli.domain.law.terms import OnExpiry, Supplement


def rule(name: str = "a.first", **more: Any) -> dict[str, Any]:
    plain = {
        "label": "办理",
        "basis": "本办公室规定",
        "amount": 5,
        "unit": "workday",
        "start": "收到",
    }
    return {"id": name, **plain, **more}


def read(**more: Any) -> TimeLimit:
    return limits_from([rule(**more)])[0]


def test_everything_that_can_hang_on_a_rule_is_read() -> None:
    limit = read(
        supplement="restart",
        settled_by="event:送达",
        beside=["a.beside"],
        then=[
            {"rule": "a.then", "outcome": "准予"},
            {"rule": "a.on", "unless": "不予", "main": True},
        ],
        on=[{"rule": "a.event", "event": "判决送达"}],
        on_expiry="accepted",
        conditional=True,
        waived_by="不上诉",
        reminder=True,
    )
    assert limit.supplement is Supplement.RESTART
    assert limit.settling_event == "送达"
    assert limit.beside == ("a.beside",)
    assert limit.then == (Follow("a.then", "准予"), Follow("a.on", unless=("不予",), main=True))
    assert limit.on == (Follow("a.event", event="判决送达"),)
    assert limit.on_expiry is OnExpiry.ACCEPTED
    assert (limit.conditional, limit.waived_by, limit.reminder) == (True, "不上诉", True)
    assert limit.followers == ("a.beside", "a.then", "a.on", "a.event")


def test_an_offices_rule_that_says_nothing_of_it_hangs_on_nothing() -> None:
    limit = read()
    assert limit.supplement is Supplement.NONE
    assert (limit.settled_by, limit.settling_event, limit.followers) == ("finish", None, ())
    assert read(restarts=True).supplement is Supplement.RESTART  # as files said it before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"supplement": "pause"}, "supplement 不能是“pause”，可以是：none"),
        ({"restarts": True, "supplement": "suspend"}, "说法不一"),
        ({"settled_by": "reply"}, "settled_by 不能是“reply”，可以是：check 检查"),
        ({"settled_by": "event:"}, "settled_by 不能是“event:”"),
        ({"beside": "a.other"}, "beside 应是列表"),
        ({"then": [{"rule": "a.b", "when": "准予"}]}, "不认识的键 when"),
        ({"then": [{"outcome": "准予"}]}, "缺少 rule"),
        ({"then": ["a.b", "a.b"]}, "写了两次"),
        ({"on": ["a.b"]}, "都要写 event"),
        ({"on_expiry": "lost"}, "on_expiry 不能是“lost”"),
        ({"waived_by": "不上诉"}, "不是条件性的"),
        ({"at_least": True, "supplement": "restart"}, "是“不少于”"),
        ({"at_least": True, "on_expiry": "agreed"}, "没有到期日"),
        ({"backward": True, "supplement": "restart"}, "不能停表、延期或重新起算"),
    ],
)
def test_a_mistake_is_named(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(RuleFileError) as refused:
        read(**wrong)
    assert said in refused.value.message
    assert "第 1 条（a.first）" in refused.value.message


def test_a_chain_that_leads_nowhere_is_refused() -> None:
    offered = limits_from([rule(then=["a.second"])])
    with pytest.raises(RuleFileError, match=r"接着的规则“a\.second”既不在文件里"):
        refuse_broken_chains(offered, {})
    refuse_broken_chains(offered, {"a.second": limits_from([rule("a.second")])[0]})


@pytest.mark.parametrize("key", ["beside", "then"])
def test_a_chain_that_leads_back_to_itself_is_refused(key: str) -> None:
    offered = limits_from(
        [rule("a.first", **{key: ["a.second"]}), rule("a.second", then=["a.third"])]
    )
    known = {limit.id: limit for limit in limits_from([rule("a.third", then=["a.first"])])}
    with pytest.raises(RuleFileError, match=r"a\.first → a\.second → a\.third → a\.first"):
        refuse_broken_chains(offered, known)
    with pytest.raises(RuleFileError, match=r"a\.first → a\.first"):
        refuse_broken_chains(limits_from([rule(then=["a.first"])]), {})
