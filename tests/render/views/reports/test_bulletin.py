"""The bulletin goes to units: it names no leader of the district and no number of the program's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.office import day, open_supervision

from zhixingli.domain.errors.reports import BulletinApprovalError
from zhixingli.render.model.page import Heading, Paper, Paragraph, Table
from zhixingli.render.views.reports.bulletin import page
from zhixingli.render.words.unnumbered import unnumbered
from zhixingli.render.writers.markdown import page_markdown
from zhixingli.services.reports.bulletin import bulletin
from zhixingli.services.reports.weekly import weekly_report
from zhixingli.services.supervisions import acts as supervisions
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Clerk


def test_it_speaks_to_units(clerk: Clerk) -> None:
    """W45, 11-02 to 11-08: one overdue since 10-30, one done and struck off."""
    open_supervision(clerk, "10-19", "汛期排险")
    kept = open_supervision(clerk, "10-20", "占道整治", due=day("11-13"), unit="区财政局")
    clerk.does(supervisions.finish, day("11-04"), kept, result="已办")
    clerk.does(supervisions.strike, day("11-06"), kept, by=None)
    made = page(bulletin(clerk.ledger, as_of=day("11-09")).data)
    said = [block.text for block in made.blocks if isinstance(block, Heading | Paragraph)]
    assert [made.title, *said] == [
        "关于2026年11月2日至8日政府工作落实情况的通报",
        "现将2026年11月2日至8日政府工作落实情况通报如下。",
        "一、总体情况",
        "期末逾期1项，与上期持平。",
        "在办督办事项1件，其中逾期1件。本期报办结1件、审核销号1件。",
        "二、进展情况",
        "1.占道整治（区财政局）：11月6日审核销号。",
        "三、存在问题",
        "1.逾期最久的是区住建局“汛期排险”，逾期5个工作日。",
        "2.督办事项逾期1件（区住建局1件）。",
        "四、下步要求",
        "1.逾期事项，责任单位于11月16日前向本办公室书面说明原因和办结日期；需要延期的按规定报批。",
        "特此通报。",
    ]
    assert made.period == "（送审稿）"
    whole = page_markdown(unnumbered(made), Paper("区府办", day("11-09")))
    assert "李副区长" not in whole
    assert not re.search(r"DB-\d{4}", whole)
    assert made.annexes == ()  # small tables stay in the text, one row is said in a sentence
    [table] = [block.sheet for block in made.blocks if isinstance(block, Table)]
    assert (table.title, len(table.rows)) == ("督查督办事项", 2)


def test_a_quiet_stretch_is_a_sentence(clerk: Clerk) -> None:
    made = page(bulletin(clerk.ledger, as_of=day("11-09")).data)
    said = [block.text for block in made.blocks if isinstance(block, Heading | Paragraph)]
    assert said == ["本期没有需要通报的事项。"]
    assert made.annexes == ()


def test_it_is_issued_on_the_word_of_the_head_or_on_a_decision(clerk: Clerk) -> None:
    def approved(by: str) -> str | None:
        return bulletin(clerk.ledger, as_of=day("11-09"), approved_by=by).data.approved_by

    assert approved("陈区长") == "陈区长"
    assert approved("示府常〔2026〕9号") == "示府常〔2026〕9号"
    with pytest.raises(BulletinApprovalError, match="不能批准印发通报"):
        approved("李副区长")
    decided = page(bulletin(clerk.ledger, as_of=day("11-09"), approved_by="示府常〔2026〕9号").data)
    assert [f"{each.label}：{each.text}" for each in decided.foot] == ["依据：示府常〔2026〕9号"]
    made = page(bulletin(clerk.ledger, as_of=day("11-09"), approved_by="陈区长").data)
    assert made.period is None
    assert [f"{each.label}：{each.text}" for each in made.foot] == ["签发：陈区长"]


def test_the_figures_of_the_district_are_those_of_the_week(district_file: Path) -> None:
    """One headline word, one figure: the bulletin and the week's page of the heavy week."""
    ledger, at = ledger_at(str(district_file)), day("10-16")
    now = bulletin(ledger, as_of=at).data.district
    week = weekly_report(ledger, week=None, as_of=at).data
    assert now is not None
    assert now.owed == week.owed
    assert now.onsite == week.onsite
    assert now.named == week.named
    assert {item.key for item in now.overdue} == {item.key for item in week.overdue}
    assert week.overdue_change is not None
    assert now.overdue_before == week.overdue_change.before
    assert {row.id for row in now.behind} == {row.id for row in week.behind}
    assert {row.id for row in now.stalled} == {row.id for row in week.stalled}
    assert now.answer_by == day("10-23")  # 10-16 is a Friday: 19, 20, 21, 22, 23
