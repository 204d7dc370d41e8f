"""Papers that seem to be registered twice, though no number says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.office import day

from zhixingli.domain.documents.document import Receipt
from zhixingli.services.documents.acts import receive_document
from zhixingli.services.documents.doubles import bare
from zhixingli.services.taking_back.choosing import UndoRequest
from zhixingli.services.taking_back.undo import undo

if TYPE_CHECKING:
    from tests.office import Clerk

TITLE = "关于召开现场会的通知"


def warned(clerk: Clerk, on: str, title: str, number: str | None = None, **more: Any) -> list[str]:
    facts = {"sender": "市教育局", "leader": "李副区长", "unit": "区住建局"} | more
    change = receive_document(
        clerk.ledger, clerk.stamp(day(on)), Receipt(title=title, number=number, **facts)
    )
    return [each.message for each in change.warnings if each.code == "DOUBLE_LIKELY"]


@pytest.mark.parametrize(
    "again",
    [TITLE, f"{TITLE}。", "关于召开现场会通知", "关于 召开“现场会” 的通知", "召开现场会的通知"],
)
def test_nearly_the_same_title_of_the_same_sender_is_shown(clerk: Clerk, again: str) -> None:
    assert warned(clerk, "10-12", TITLE) == []
    (said,) = warned(clerk, "10-12", again)
    assert "同一天来过标题相同的《关于召开现场会的通知》，收文编号 SW-2026-0001" in said


@pytest.mark.parametrize(
    ("on", "title", "number", "more"),
    [
        ("10-12", "关于召开座谈会的通知", None, {}),
        ("10-12", "关于报送10月进展的通知", None, {}),
        ("10-12", TITLE, "市教〔2026〕8号", {}),  # two numbers are two papers
        ("10-12", TITLE, None, {"sender": "市住建局"}),
        ("11-12", TITLE, None, {}),  # a month and a day later
    ],
)
def test_other_papers_are_not(
    clerk: Clerk, on: str, title: str, number: str | None, more: dict[str, Any]
) -> None:
    warned(clerk, "10-12", TITLE, "市教〔2026〕7号")
    warned(clerk, "10-12", "关于报送11月进展的通知")
    assert warned(clerk, on, title, number, **more) == []


def test_what_was_taken_back_is_no_double(clerk: Clerk) -> None:
    warned(clerk, "10-12", TITLE)
    undo(clerk.ledger, clerk.stamp(day("10-12")), UndoRequest())
    assert warned(clerk, "10-12", TITLE) == []


def test_a_title_is_bare_without_signs_and_fillers() -> None:
    assert bare("关于〔2026〕年 ＡＢ 的“通知”。") == bare("２０２６年ab通知") == "2026年ab通知"
