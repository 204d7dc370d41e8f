"""The weekly report on letters: what the leaders are needed for first, then one line a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.office import add_letter, consult_letter, day, hop_letter, send_letter

from zhixingli.render.model.page import Heading, Paragraph, Table
from zhixingli.render.views.letters import report_page
from zhixingli.services.letters import acts as letters
from zhixingli.services.letters.weekly_report import letters_report

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.render.model.page import Page


def told(clerk: Clerk, on: str) -> Page:
    return report_page(letters_report(clerk.ledger, week=None, as_of=day(on)).data)


def said(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Heading | Paragraph)]


def test_what_the_leaders_are_needed_for_stands_first(clerk: Clerk) -> None:
    """Sent on 10-05; in the office of the other side since 10-08; W42 ends on 10-18."""
    needs, other = (
        add_letter(clerk, "10-05", "关于用地的请示"),
        add_letter(clerk, "10-05", "关于借调的函"),
    )
    for letter in (needs, other):
        consult_letter(clerk, "10-05", letter)
        send_letter(clerk, "10-05", letter)
    hop_letter(clerk, "10-08", needs, "用地处")
    letters.coordinate(
        clerk.ledger, clerk.stamp(day("10-12")), needs,
        text="已电话联系", needs="请区领导出面", settled=False,
    )  # fmt: skip
    page = told(clerk, "10-19")
    assert said(page) == [
        "一、需区领导协调的事项",
        "1.《关于用地的请示》送市自然资源局，在用地处停留10天；请区领导出面（区住建局，李副区长分管）。",
        "二、总体情况",
        "在途2件，本周有进展1件，满10天没有流转的2件。",
    ]
    [annex] = page.annexes
    [table] = [block.sheet for block in annex.blocks if isinstance(block, Table)]
    assert [row.id for row in table.rows] == [needs, other]  # each letter once
    assert "编号" not in [column.heading for column in table.columns if not column.machine]
    week = next(column for column in table.columns if column.key == "week")
    assert [week.read(row) for row in table.rows] == ["有进展", ""]


def test_a_week_without_letters_says_so_and_annexes_nothing(clerk: Clerk) -> None:
    page = told(clerk, "10-19")
    assert said(page) == ["一、总体情况", "没有在途的行文。"]
    assert page.annexes == ()
