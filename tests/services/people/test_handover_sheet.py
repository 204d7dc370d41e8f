"""The sheet of a handover, read again from the ledger, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.office import add_project, day, handled_document

from zhixingli.domain.errors.reports import NothingHandedOverError
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.handover_sheet import handover_sheet
from zhixingli.services.people.responsibility import hand_over

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.responsibility import HandoverSheet


def sheet(clerk: Clerk, giver: str, taker: str, on: str | None = None) -> HandoverSheet:
    wanted = day(on) if on is not None else None
    return handover_sheet(clerk.ledger, giver, taker, on=wanted, as_of=day("11-30")).data


def test_it_says_what_the_handover_said(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    project = add_project(clerk, "11-02", leader="王副区长", sponsor="李副区长")
    passed = hand_over(clerk.ledger, clerk.stamp(day("11-05")), "李副区长", "陈区长").data
    assert passed is not None
    found = sheet(clerk, "李副区长", "陈区长")
    assert (found.from_.name, found.to.name, found.on) == ("李副区长", "陈区长", day("11-05"))
    assert found.subjects == passed.subjects
    assert found.duties == passed.duties
    assert [each.id for each in found.subjects] == [doc]
    assert [each.id for each in found.duties] == [project]
    assert f"{doc}/doc.finish" in {item.key for item in found.owed}
    assert {item.current_leader.name for item in found.owed} == {"陈区长"}


def test_each_day_has_its_own_sheet(clerk: Clerk) -> None:
    first, second = (
        handled_document(clerk, "11-02"),
        handled_document(clerk, "11-02", "关于抗旱的通知"),
    )
    for document, on in ((first, "11-05"), (second, "11-06")):
        assign_subject(clerk.ledger, clerk.stamp(day(on)), document, leader="王副区长", unit=None)
    assert [each.id for each in sheet(clerk, "李副区长", "王副区长").subjects] == [second]
    assert [each.id for each in sheet(clerk, "李副区长", "王副区长", "11-05").subjects] == [first]


def test_what_came_by_another_hand_is_not_on_it(clerk: Clerk) -> None:
    doc = handled_document(clerk, "11-02")
    for on, leader in (("11-05", "王副区长"), ("11-09", "陈区长")):
        assign_subject(clerk.ledger, clerk.stamp(day(on)), doc, leader=leader, unit=None)
    with pytest.raises(NothingHandedOverError, match="没有从 李副区长 移交给 陈区长 的事项"):
        sheet(clerk, "李副区长", "陈区长")
    with pytest.raises(NothingHandedOverError, match="2026-11-06"):
        sheet(clerk, "李副区长", "王副区长", "11-06")
