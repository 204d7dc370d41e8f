"""The bulletin goes to units: it names no leader of the district and no number of the program's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.office import day, open_supervision

from zhixingli.render.model.page import Heading, Paper, Paragraph, Table
from zhixingli.render.views.bulletin import page
from zhixingli.render.writers.markdown import page_markdown
from zhixingli.services.reports.bulletin import bulletin
from zhixingli.services.supervisions import acts as supervisions

if TYPE_CHECKING:
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
        "关于2026年11月2日至8日督查督办事项办理情况的通报",
        "一、总体情况",
        "截至2026年11月8日，督办中1件、逾期1件。",
        "本期报办结1件、审核销号1件。",
        "二、进展情况",
        "1.占道整治（区财政局）：11月6日审核销号。",
        "三、存在问题",
        "逾期1件（区住建局1件）。",
        "四、下步建议",
        "1.逾期事项，请责任单位说明原因、写明办结日期；需要延期的按规定报批。",
    ]
    whole = page_markdown(made, Paper("区府办", day("11-09")))
    assert "李副区长" not in whole
    assert not re.search(r"DB-\d{4}", whole)
    [annex] = made.annexes
    [table] = [block.sheet for block in annex.blocks if isinstance(block, Table)]
    assert len(table.rows) == 2


def test_a_quiet_stretch_is_a_sentence(clerk: Clerk) -> None:
    made = page(bulletin(clerk.ledger, as_of=day("11-09")).data)
    said = [block.text for block in made.blocks if isinstance(block, Heading | Paragraph)]
    assert said == ["一、总体情况", "截至2026年11月8日，没有在办的督办事项。"]
    assert made.annexes == ()
