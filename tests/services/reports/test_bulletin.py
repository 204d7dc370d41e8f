"""The supervision bulletin on both engines: flows of a stretch, stocks of its end, what next.

2026: 10-30 is a Friday, 11-02 a Monday; the week 2026-W45 runs from 11-02 to 11-08.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.office import day, open_supervision, reminded

from zhixingli.domain.errors.asking import DayOrderError, WeekError
from zhixingli.domain.supervisions.terms import Suggestion
from zhixingli.render.model.page import Paragraph
from zhixingli.render.views.reports.bulletin import page
from zhixingli.services.matters.reads import void_matter
from zhixingli.services.reports.bulletin import bulletin
from zhixingli.services.results.rates import Rates
from zhixingli.services.supervisions import acts as supervisions

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.bulletin import Bulletin


def told(clerk: Clerk, on: str, **asked: str) -> Bulletin:
    return bulletin(clerk.ledger, as_of=day(on), **asked).data  # type: ignore[arg-type]


@pytest.fixture
def course(clerk: Clerk) -> Clerk:
    """Give three matters: one late and sent back, one struck off, one silent; one void."""
    late = open_supervision(clerk, "10-19", "汛期排险")
    kept = open_supervision(clerk, "10-20", "占道整治", due=day("11-13"), unit="区财政局")
    open_supervision(clerk, "10-21", "欠薪核查", due=day("11-10"), feedback_days=7)
    void = open_supervision(clerk, "10-22", "立错的")
    clerk.does(supervisions.finish, day("11-02"), late, result="已办")  # due on 10-30
    clerk.does(
        supervisions.send_back, day("11-03"), late, reason="不实", due=None, approved_by=None
    )
    assert reminded(clerk, "11-04", late) == [(late, 2, 3)]  # 11-02, 11-03, 11-04
    clerk.does(supervisions.record_feedback, day("11-03"), kept, text="已清理 30 处")
    clerk.does(supervisions.finish, day("11-04"), kept, result="已办")
    clerk.does(supervisions.strike, day("11-06"), kept, by=None)
    clerk.does(
        supervisions.suggest, day("11-05"), late, about=Suggestion.CRITICISE, text="建议通报"
    )
    void_matter(
        clerk.ledger, clerk.stamp(day("11-02"), reason="立错"), supervisions.SUPERVISIONS, void
    )
    return clerk


def test_a_week_is_counted(course: Clerk) -> None:
    now = told(course, "11-09")
    assert (now.week, now.from_, now.to, now.as_of) == (
        "2026-W45", day("11-02"), day("11-08"), day("11-08"),
    )  # fmt: skip
    figures = now.figures
    assert (figures.opened, figures.finished, figures.returned, figures.struck) == (0, 1, 1, 1)
    assert (figures.open, figures.reviewing, figures.reminded, figures.overdue) == (2, 0, 1, 1)
    # Due 10-30 (W44), 11-13 (W46) and 11-10 (W46): nothing of W45 was owed.
    assert figures.owed == Rates(0, 0, 0, 0, 0, None, None)
    before = told(course, "11-09", week="2026-W44").figures.owed
    # Finished on 11-02, too late, and sent back: that finish was none.
    assert before == Rates(1, 0, 0, 0, 1, 0.0, 0.0)
    after = told(course, "11-16", week="2026-W46").figures.owed
    assert after == Rates(2, 1, 1, 0, 1, 50.0, 50.0)
    assert [row.id for row in now.matters] == ["DB-2026-0001", "DB-2026-0002", "DB-2026-0003"]
    assert [row.id for row in now.moved] == ["DB-2026-0001", "DB-2026-0002"]
    assert [item.id for item in now.overdue] == ["DB-2026-0001"]
    assert [each.id for each in now.returned] == ["DB-2026-0001"]
    assert [each.id for each in now.silent] == ["DB-2026-0003"]  # 10-21 and seven days
    assert [each.id for each in now.due_soon] == ["DB-2026-0003"]  # 11-10, two days ahead
    assert [each.about for each in now.drafts] == ["criticise"]


def test_a_stretch_of_its_own(course: Clerk) -> None:
    now = told(course, "11-09", since=day("10-19"))  # type: ignore[arg-type]
    # The report of completion of 10-28 was sent back: it was none, on any day.
    assert (now.week, now.figures.opened, now.figures.finished) == (None, 3, 1)
    sunday = told(course, "11-09", week="2026-W44").figures
    assert (sunday.finished, sunday.reviewing, sunday.overdue) == (0, 0, 1)
    gone = told(course, "11-30", week="W48")
    assert [row.id for row in gone.matters] == ["DB-2026-0001", "DB-2026-0003"]  # one struck off
    with pytest.raises(DayOrderError):
        told(course, "11-09", since=day("11-10"))  # type: ignore[arg-type]
    with pytest.raises(WeekError):
        told(course, "11-09", week="2026-W50")


def test_it_is_narrowed(course: Clerk) -> None:
    mine = told(course, "11-09", unit="区财政局")
    assert [row.id for row in mine.matters] == ["DB-2026-0002"]
    assert (mine.figures.overdue, mine.figures.struck) == (0, 1)
    next_week = told(course, "11-16", unit="区财政局").figures.owed
    assert next_week == Rates(1, 1, 1, 0, 0, 100.0, 100.0)


def test_it_only_suggests(course: Clerk) -> None:
    blocks = page(told(course, "11-09")).blocks
    said = "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "建议稿：批评1件，须经行政首长批准后处理（政府督查工作条例第21条）" in said
    assert "督办事项逾期1件（区住建局1件）；退回重办1件：“汛期排险”；" in said
    assert "逾期事项，责任单位于11月16日前向本办公室书面说明原因" in said
