from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.rules import RuleNotInForceError, RuleUnknownError
from zhixingli.domain.law.rules import (
    APPROVER_POSTS,
    Approver,
    RuleBook,
    TimeLimit,
    main_rule,
    without_period,
)
from zhixingli.domain.law.terms import CountUnit, OnExpiry, Roll, Supplement
from zhixingli.domain.terms import Post
from zhixingli.store.law.rulebooks import bundled_rulebook, bundled_rules

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = {limit.id: limit for limit in bundled_rules()}
REVIEW = ("中止", "协商或者指定受理机关", "现场勘验", "鉴定")
LICENSE = ("听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审")
WORK, DAYS, MONTHS, WEEK = (
    CountUnit.WORKDAY,
    CountUnit.CALENDAR,
    CountUnit.MONTH,
    CountUnit.WEEK,
)
RESTART, SUSPEND = Supplement.RESTART, Supplement.SUSPEND
NONE, ON, BACK = Roll.NONE, Roll.FORWARD, Roll.BACKWARD


@dataclass(frozen=True)
class Row:
    """A row of the table of DOMAIN §3, with what its words mean."""

    basis: str
    amount: int
    unit: CountUnit
    roll: Roll
    extension: int | None = None
    approver: Approver | None = None
    grounds: tuple[str, ...] = ()
    supplement: Supplement = Supplement.NONE
    times: int | None = None
    warning: int = 3
    statutory: bool = True


def inner(
    basis: str,
    amount: int,
    unit: CountUnit,
    roll: Roll,
    *,
    extension: int | None = None,
    approver: Approver | None = None,
    grounds: tuple[str, ...] = (),
    times: int | None = None,
    warning: int = 3,
) -> Row:
    return Row(
        basis, amount, unit, roll, extension, approver, grounds,
        times=times, warning=warning, statutory=False,
    )  # fmt: skip


TABLE = {
    "doc.check": inner("八大措施第6条", 2, DAYS, ON, warning=1),
    "doc.finish": inner(
        "八大措施第6条", 5, WORK, NONE,
        extension=5, approver=Approver.UNIT_HEAD, grounds=("补正",), times=1, warning=1,
    ),
    "doc.finish.urgent": inner("本项目设计", 3, WORK, NONE, grounds=("补正",), warning=1),
    "doc.finish.express": inner("本项目设计", 1, WORK, NONE, grounds=("补正",), warning=1),
    "doc.instruction": inner(
        "通行做法", 15, DAYS, ON, extension=15, approver=Approver.INSTRUCTING_LEADER
    ),
    "doc.stated": inner("来文写明", 1, DAYS, NONE),
    "exec.notice": inner("八大措施第2条", 7, DAYS, BACK),
    "onsite.weekly": inner("八大措施第3条", 1, WEEK, NONE, warning=1),
    "onsite.minutes": inner("会后3天印发", 3, DAYS, ON, warning=1),
    "onsite.table": inner("八大措施第3条", 1, WEEK, NONE, warning=1),
    "review.planning": inner("八大措施第6条", 15, DAYS, ON),
    "review.land": inner("八大措施第6条", 15, DAYS, ON),
    "dispatch.report": inner("八大措施第7条", 1, WEEK, NONE, warning=1),
    "license.supplement": Row("行政许可法第32条", 5, WORK, NONE, warning=1),
    "license.decide": Row(
        "行政许可法第42条第1款", 20, WORK, NONE, 10, Approver.ORGAN_LEADER, LICENSE,
        supplement=RESTART,
    ),
    "license.joint": Row(
        "行政许可法第42条第2款", 45, WORK, NONE, 15, Approver.GOVERNMENT, LICENSE,
        supplement=RESTART,
    ),
    "license.lower": Row("行政许可法第43条", 20, WORK, NONE, grounds=LICENSE, supplement=RESTART),
    "license.deliver": Row("行政许可法第44条", 10, WORK, NONE),
    "license.hearing": Row("行政许可法第47条第1款、第82条", 20, WORK, NONE),
    "license.hearing.notice": Row("行政许可法第48条第1款第1项、第82条", 7, WORK, NONE),
    "penalty.case": Row("行政处罚法第60条", 90, DAYS, ON),
    "penalty.deliver": Row("行政处罚法第61条第1款、第85条", 7, WORK, NONE),
    "penalty.custody": Row("行政处罚法第56条、第85条", 7, WORK, NONE),
    "penalty.hearing.notice": Row("行政处罚法第64条第2项、第85条", 7, WORK, NONE),
    "coercion.seal": Row(
        "行政强制法第25条", 30, DAYS, NONE, 30, Approver.ORGAN_LEADER,
        ("检测", "检验", "检疫", "技术鉴定"),
    ),
    "coercion.freeze": Row(
        "行政强制法第32条第1款", 30, DAYS, NONE, 30, Approver.ORGAN_LEADER
    ),
    "coercion.freeze.deliver": Row("行政强制法第31条、第69条", 3, WORK, NONE, warning=1),
    "reconsider.accept": Row(
        "行政复议法第30条第1款、第88条", 5, WORK, NONE, warning=1, supplement=RESTART
    ),
    "reconsider.decide": Row(
        "行政复议法第62条第1款", 60, DAYS, ON, 30, Approver.REVIEW_BODY, REVIEW, supplement=SUSPEND
    ),
    "reconsider.simple": Row(
        "行政复议法第62条第2款", 30, DAYS, ON, grounds=REVIEW, supplement=SUSPEND
    ),
    "reconsider.send": Row("行政复议法第48条、第88条第2款", 7, WORK, NONE),
    "reconsider.send.simple": Row("行政复议法第54条第1款、第88条", 3, WORK, NONE, warning=1),
    "reconsider.answer": Row("行政复议法第48条、第88条第2款", 10, WORK, NONE),
    "reconsider.answer.simple": Row("行政复议法第54条第1款、第88条", 5, WORK, NONE, warning=1),
    "reconsider.hearing": Row("行政复议法第51条第1款、第88条第2款", 5, WORK, NONE),
    "reconsider.opinion": Row("行政复议法第76条", 60, DAYS, ON),
    "reconsider.attached": Row("行政复议法第56条、第57条", 30, DAYS, ON),
    "reconsider.transfer": Row("行政复议法第56条、第57条、第88条第2款", 7, WORK, NONE),
    "reconsider.transferred": Row("行政复议法第60条", 60, DAYS, ON),
    "foi.supplement": Row("政府信息公开条例第30条", 7, WORK, NONE),
    "foi.reply": Row(
        "政府信息公开条例第33条", 20, WORK, NONE, 20, Approver.FOI_OFFICE,
        ("征求第三方意见", "征求其他机关意见", "征求第三方和其他机关意见"), supplement=RESTART,
    ),
    "foi.third_party": Row("政府信息公开条例第32条", 15, WORK, NONE),
    "foi.other_organ": Row("政府信息公开条例第34条", 15, WORK, NONE),
    "foi.publish": Row("政府信息公开条例第26条", 20, WORK, NONE),
    "petition.office": Row("信访工作条例第22条", 15, DAYS, ON),
    "petition.notify": Row("信访工作条例第23条", 15, DAYS, ON),
    "petition.objection": Row("信访工作条例第23条第3款", 5, WORK, NONE, warning=1),
    "petition.close": Row("信访工作条例第34条", 60, DAYS, ON, 30, Approver.UNIT_LEADER),
    "petition.review": Row("信访工作条例第35条", 30, DAYS, ON),
    "petition.recheck": Row("信访工作条例第36条", 30, DAYS, ON, grounds=("复核听证",)),
    "supervise.recheck": Row("政府督查工作条例第17条", 30, DAYS, ON),
    "deputies.suggestion": Row("代表法第51条第2款", 3, MONTHS, ON),
    "deputies.complex": Row("代表法第51条第2款", 6, MONTHS, ON),
    "litigation.answer": Row("行政诉讼法第67条第1款", 15, DAYS, ON, warning=5),
    "litigation.appeal": Row("行政诉讼法第85条", 15, DAYS, ON),
    "litigation.appeal.ruling": Row("行政诉讼法第85条", 10, DAYS, ON),
    "compensation.decide": Row("国家赔偿法第13条第1款", 2, MONTHS, ON),
    "compensation.deliver": Row("国家赔偿法第13条第2款", 10, DAYS, ON),
    "compensation.pay": Row("国家赔偿法第37条第3款", 7, DAYS, ON, warning=1),
    "audit.opinion": Row("审计法第44条", 10, DAYS, ON),
    "accident.report": Row(
        "生产安全事故报告和调查处理条例第29条", 60, DAYS, ON, 60, Approver.GOVERNMENT, ("技术鉴定",)
    ),
    "accident.approve": Row("生产安全事故报告和调查处理条例第32条第1款", 15, DAYS, ON),
    "payment.forward": Row("保障中小企业款项支付条例第25条第1款", 10, WORK, NONE),
    "payment.handle": Row(
        "保障中小企业款项支付条例第25条第2款", 30, DAYS, ON, 60, Approver.UNIT_LEADER
    ),
    "payment.pay": Row("保障中小企业款项支付条例第9条第1款", 30, DAYS, ON),
    "land.pre_notice": Row("土地管理法实施条例第26条第2款", 10, WORK, NONE),
    "land.notice": Row("土地管理法实施条例第31条", 15, WORK, NONE),
    "land.plan_notice": Row("土地管理法实施条例第28条第1款", 30, DAYS, ON),
    "house.plan_comments": Row("国有土地上房屋征收与补偿条例第10条第2款", 30, DAYS, ON),
    "decision.comments": Row("重大行政决策程序暂行条例第15条第1款", 30, DAYS, ON),
    "cosign.reply": inner("国办函〔2009〕15号", 7, WORK, NONE),
    # Not of the table: what the program itself brings.
    "task.finish": inner("本项目设计", 15, DAYS, ON, extension=180, approver=Approver.LEADER),
    "project.milestone": inner(
        "八大措施第5条", 30, DAYS, ON, extension=365, approver=Approver.LEADER
    ),
    "supervise.finish": inner(
        "政府督查工作条例第11条", 30, DAYS, ON, extension=365, approver=Approver.GOVERNMENT
    ),
}  # fmt: skip


def test_the_shipped_rules_are_those_of_the_table_in_its_order() -> None:
    assert list(RULES) == list(TABLE)


@pytest.mark.parametrize("rule", TABLE)
def test_a_shipped_rule_says_what_the_table_says(rule: str) -> None:
    limit, row = RULES[rule], TABLE[rule]
    assert row.basis in limit.basis
    assert (limit.amount, limit.unit, limit.roll) == (row.amount, row.unit, row.roll)
    assert tuple(ground.name for ground in limit.grounds) == row.grounds
    assert limit.supplement is row.supplement
    assert limit.warning_days == row.warning
    assert limit.statutory == row.statutory
    if row.extension is None:
        assert limit.extension is None
    else:
        assert limit.extension is not None
        assert (limit.extension.max, limit.extension.approver, limit.extension.times) == (
            row.extension,
            row.approver,
            row.times,
        )
        assert not limit.extension.from_due


def test_notices_of_meetings_and_hearings_are_counted_back() -> None:
    assert [limit.id for limit in RULES.values() if limit.backward] == [
        "exec.notice",
        "license.hearing.notice",
        "penalty.hearing.notice",
        "reconsider.hearing",
    ]


def test_what_hangs_on_a_rule_is_what_the_law_hangs_on_it() -> None:
    links = {
        limit.id: (limit.beside, tuple((f.rule, f.outcome, f.unless) for f in limit.then))
        for limit in RULES.values()
        if limit.beside or limit.then
    }
    granted = (("license.deliver", "准予", ()),)
    assert links == {
        "license.decide": (("license.supplement",), granted),
        "license.joint": (("license.supplement",), granted),
        "license.lower": (("license.supplement",), ()),
        "penalty.case": ((), (("penalty.deliver", None, ()),)),
        "coercion.freeze": (("coercion.freeze.deliver",), ()),
        "reconsider.accept": (
            (),
            (
                ("reconsider.decide", None, ("不予受理", "简易程序受理")),
                ("reconsider.send", None, ("不予受理", "简易程序受理")),
                ("reconsider.simple", "简易程序受理", ()),
                ("reconsider.send.simple", "简易程序受理", ()),
            ),
        ),
        "foi.reply": (("foi.supplement",), ()),
        "petition.close": (("petition.notify",), ()),
        "compensation.decide": ((), (("compensation.deliver", None, ()),)),
    }
    events = {
        limit.id: [(follow.event, follow.rule) for follow in limit.on]
        for limit in RULES.values()
        if limit.on
    }
    assert events == {
        "foi.reply": [("征求第三方意见", "foi.third_party")],
        "litigation.answer": [
            ("判决送达", "litigation.appeal"),
            ("裁定送达", "litigation.appeal.ruling"),
        ],
    }


def test_what_settles_a_limit_and_what_its_end_means() -> None:
    def rules(wanted: Callable[[TimeLimit], object]) -> list[str]:
        return [limit.id for limit in RULES.values() if wanted(limit)]

    assert rules(lambda limit: limit.settled_by == "check") == [
        "license.supplement",
        "foi.supplement",
    ]
    assert rules(lambda limit: limit.settled_by == "notify") == ["petition.notify"]
    assert rules(lambda limit: limit.settling_event == "送达") == [
        "license.deliver",
        "penalty.deliver",
        "compensation.deliver",
    ]
    assert rules(lambda limit: limit.conditional) == [
        "license.supplement",
        "foi.supplement",
        "litigation.appeal",
        "litigation.appeal.ruling",
    ]
    assert rules(lambda limit: limit.at_least) == [
        "land.pre_notice",
        "land.plan_notice",
        "house.plan_comments",
        "decision.comments",
    ]
    assert {limit.id: limit.on_expiry for limit in RULES.values() if limit.on_expiry} == {
        "license.supplement": OnExpiry.ACCEPTED_ON_RECEIPT,
        "reconsider.accept": OnExpiry.ACCEPTED,
        "foi.other_organ": OnExpiry.AGREED,
    }
    assert rules(lambda limit: limit.reminder) == ["foi.third_party"]


def test_weekly_duties_say_on_which_day_they_fall_due() -> None:
    ends = {limit.id: limit.week_end and limit.week_end.value for limit in RULES.values()}
    assert {rule: end for rule, end in ends.items() if end} == {
        "onsite.weekly": "sunday",
        "onsite.table": "next_week",
        "dispatch.report": "next_week",
    }


def test_written_notice_is_due_where_the_law_demands_it() -> None:
    written = {rule for rule, limit in RULES.items() if any(g.written for g in limit.grounds)}
    assert written == {
        "license.decide",
        "license.joint",
        "license.lower",
        "coercion.seal",
        "reconsider.decide",
        "reconsider.simple",
    }
    for rule in written:
        told = [ground.name for ground in RULES[rule].grounds if ground.written]
        every = [ground.name for ground in RULES[rule].grounds]
        assert told == (["中止"] if rule.startswith("reconsider.") else every), rule


def test_every_rule_that_can_be_extended_names_an_approver_who_can_exist() -> None:
    assert set(APPROVER_POSTS) == set(Approver)
    assert APPROVER_POSTS[Approver.UNIT_HEAD] == {Post.UNIT_HEAD}
    assert Post.HANDLER not in frozenset().union(*APPROVER_POSTS.values())


def test_law_has_a_day_of_effect_and_the_eight_measures_always_hold() -> None:
    since = {rule: limit.effective_from for rule, limit in RULES.items()}
    assert since["foi.reply"] == date(2019, 5, 15)
    assert since["supervise.recheck"] == date(2021, 2, 1)
    assert {rule for rule, day in since.items() if day is None} == {
        rule for rule, limit in RULES.items() if not limit.statutory
    }


@pytest.mark.parametrize(
    ("rule", "label"),
    [
        ("doc.finish", "5个工作日"),
        ("petition.close", "60日"),
        ("deputies.suggestion", "3个月"),
        ("onsite.weekly", "1周"),
    ],
)
def test_a_limit_is_said_as_an_office_writes_it(rule: str, label: str) -> None:
    assert RULES[rule].amount_label == label


def test_an_urgent_document_is_finished_under_its_own_rule() -> None:
    assert [main_rule(code) for code in ("normal", "urgent", "express")] == [
        "doc.finish",
        "doc.finish.urgent",
        "doc.finish.express",
    ]
    assert all(main_rule(code) in RULES for code in ("normal", "urgent", "express"))


def version(
    number: int, amount: int, since: date | None = None, until: date | None = None
) -> TimeLimit:
    return TimeLimit(
        "local.rule", "本地", "本办公室规定", amount, WORK, "收到",
        effective_from=since, effective_to=until, version=number,
    )  # fmt: skip


def test_an_old_matter_is_counted_by_the_version_in_force_when_it_came() -> None:
    old = version(1, 7, date(2020, 1, 1), date(2026, 6, 30))
    new = version(2, 5, date(2026, 7, 1))
    book = RuleBook([old, new])
    assert book.on("local.rule", date(2026, 6, 30)) is old
    assert book.on("local.rule", date(2026, 7, 1)) is new
    assert book.versions("local.rule") == [old, new]


def test_the_version_recorded_last_wins_from_its_day_on_and_never_before() -> None:
    first, second = version(1, 7), version(2, 5, date(2026, 7, 1))
    book = RuleBook([first, second])
    assert book.on("local.rule", date(2026, 6, 30)) is first
    assert book.on("local.rule", date(2026, 7, 1)) is second
    assert list(book.current(date(2026, 6, 30))) == [first]
    assert list(book.current(date(2026, 7, 1))) == [second]
    assert list(book.latest()) == [second]
    assert book.numbered(1) is first


def test_a_rule_is_refused_on_a_day_on_which_no_version_holds() -> None:
    book = bundled_rulebook()
    with pytest.raises(RuleNotInForceError) as refused:
        book.on("foi.reply", date(2019, 5, 14))
    assert refused.value.exit is Exit.REFUSED
    assert "2019-05-15" in refused.value.message
    assert book.on("foi.reply", date(2019, 5, 15)).amount == 20
    assert "foi.reply" not in {limit.id for limit in book.current(date(2019, 5, 14))}


def test_a_rule_that_has_ended_is_refused_too() -> None:
    book = RuleBook([version(1, 7, None, date(2026, 6, 30))])
    with pytest.raises(RuleNotInForceError, match="未定"):
        book.on("local.rule", date(2026, 7, 1))


def test_an_unknown_rule_offers_the_nearest_ones() -> None:
    with pytest.raises(RuleUnknownError) as refused:
        bundled_rulebook().on("licence.decide", date(2026, 1, 5))
    assert "license.decide" in refused.value.hint
    assert refused.value.exit is Exit.NOT_FOUND
    with pytest.raises(RuleUnknownError) as refused:
        bundled_rulebook().versions("全然不同")
    assert "zx rule list" in refused.value.hint


def test_the_shipped_rule_book_numbers_its_versions_from_one() -> None:
    book = bundled_rulebook()
    numbers = [limit.version for limit in book.latest()]
    assert numbers == list(range(1, len(RULES) + 1))
    assert "foi.reply" in book
    assert "foi.nothing" not in book
    assert book.numbered(1).id == "doc.check"


def test_two_versions_are_compared_without_their_periods() -> None:
    one, other = version(1, 7, date(2020, 1, 1), date(2020, 12, 31)), version(2, 7)
    assert one != other
    assert without_period(one) == without_period(other)
    assert without_period(one) != without_period(version(3, 8))


def test_a_ground_is_found_by_its_own_name_only() -> None:
    found = RULES["license.decide"].ground("鉴定")
    assert found is not None
    assert found.written
    assert RULES["license.decide"].ground("补正") is None
