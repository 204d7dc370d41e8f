"""Nothing classified is stored, whichever way it comes in, on both engines."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.terms import Post, UnitKind
from zhixingli.services.documents.acts import notify_sender
from zhixingli.services.people.acts import add_person
from zhixingli.services.people.units import add_unit, edit_unit
from zhixingli.services.rules.office import set_choice
from zhixingli.services.use_case.verification import EntryFilters, list_journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.office import Clerk

    from zhixingli.services.use_case.session import Ledger, Stamp

DAY = date(2026, 11, 23)
MARK = "机密★10年"

WAYS: dict[str, Callable[[Ledger, Stamp], object]] = {
    "unit": lambda at, by: add_unit(at, by, f"{MARK}局", short=None, kind=UnitKind.TOWN),
    "short name": lambda at, by: edit_unit(at, by, "区财政局", name=None, short=MARK, kind=None),
    "person": lambda at, by: add_person(at, by, MARK, unit_name="区府办", post=Post.HANDLER),
    "office": lambda at, by: set_choice(at, by, "name", f"{MARK}办公室"),
    "actor": lambda at, by: notify_sender(at, replace(by, actor=MARK), "SW-2026-0001", via=None),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_mark_is_refused_whichever_way_it_comes(clerk: Clerk, way: str) -> None:
    clerk.receive(DAY, "关于报送年度计划的通知")
    filters = EntryFilters()
    before = list_journal(clerk.ledger, as_of=DAY, filters=filters).data

    with pytest.raises(ClassifiedError) as refused:
        WAYS[way](clerk.ledger, clerk.stamp(DAY))

    assert MARK not in refused.value.message + refused.value.hint
    assert list_journal(clerk.ledger, as_of=DAY, filters=filters).data == before


def test_a_name_that_is_not_found_is_not_said_back_when_it_bears_a_mark(clerk: Clerk) -> None:
    request = json.dumps({"name": "丙", "unit": f"{MARK}局", "support": ["甲", MARK]})
    with pytest.raises(ClassifiedError):
        add_person(
            clerk.ledger,
            clerk.stamp(DAY, request=request),
            "丙",
            unit_name=f"{MARK}局",
            post=Post.HANDLER,
        )


def test_names_about_secrecy_are_no_marks(clerk: Clerk) -> None:
    add_unit(clerk.ledger, clerk.stamp(DAY), "区国家保密局", short=None, kind=UnitKind.DEPARTMENT)
    clerk.receive(DAY, "关于加强商业秘密保护的意见", sender="市保密局")
