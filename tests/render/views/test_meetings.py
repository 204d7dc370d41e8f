"""The table of a week's on-site meetings: one table on a page that lies on its side."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from tests.office import add_project, day, hold_onsite

from zhixingli.render.model.page import Paper, Table
from zhixingli.render.views.meetings import onsite_page
from zhixingli.render.writers.docx import docx_bytes
from zhixingli.services.meetings.onsite_weeks import onsite_table

if TYPE_CHECKING:
    from tests.office import Clerk


def test_who_held_none_stands_first_and_nothing_is_written_that_is_nothing(clerk: Clerk) -> None:
    """W42, 10-12 to 10-18: one project held its meeting, the other none for two weeks."""
    held, missed = add_project(clerk, "10-05", "甲桥"), add_project(clerk, "10-05", "乙路")
    hold_onsite(clerk, "10-08", held)
    hold_onsite(clerk, "10-14", held)
    page = onsite_page(onsite_table(clerk.ledger, as_of=day("10-19"), week=None).data)
    [table] = [block.sheet for block in page.blocks if isinstance(block, Table)]
    assert [row.project.id for row in table.rows[:-1]] == [missed, held]
    sums = {c.heading: c.read(None) for c in table.columns if c.read(None) is not None}
    assert sums == {
        "项目": "合计",
        "挂钩区领导": "召开率2次中1次",
        "牵头单位": "应开2次",
        "实开": 1,
    }
    heads = [column.heading for column in table.columns if not column.machine]
    assert "编号" not in heads
    assert "应开" not in heads
    missed_weeks = next(column for column in table.columns if column.heading == "连续未开周数")
    assert [missed_weeks.read(row) for row in table.rows] == [2, None, None]
    document = docx.Document(io.BytesIO(docx_bytes(page, Paper("区府办", date(2026, 10, 19)))))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.LANDSCAPE]
    assert len(document.tables) == 1
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "重点项目现场办公会召开情况表（2026年第42周）"
    assert texts[-1] == "报：区长、常务副区长\t区府办　2026年10月19日"
