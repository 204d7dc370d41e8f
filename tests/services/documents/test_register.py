"""What is open, and the limit that comes next: held against every document's own card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import show_document
from tests.office import day

from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.law.rules import ADVISORY
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.use_case.session import ledger_at

if TYPE_CHECKING:
    from pathlib import Path

    from zhixingli.services.results.obligations import ObligationItem

ENDED = {DocStatus.FINISHED, DocStatus.RETURNED, DocStatus.VOID, DocStatus.CIRCULATING}


def _owed(items: tuple[ObligationItem, ...]) -> list[ObligationItem]:
    return [each for each in items if each.discharged_on is None and each.withdrawn_on is None]


@pytest.mark.parametrize("on", ["08-14", "10-16"])
def test_the_list_of_what_is_open_agrees_with_the_cards(on: str, district_file: Path) -> None:
    """Every registered document is looked at by itself, as of an earlier day too."""
    ledger, as_of = ledger_at(str(district_file)), day(on)
    every = list_documents(ledger, as_of=as_of, filters=DocFilters()).data
    listed = list_documents(ledger, as_of=as_of, filters=DocFilters(open=True)).data
    rows, expected = {row.id: row for row in listed}, set()
    for known in every:
        card = show_document(ledger, known.id, as_of=as_of, strict=False).data
        owed = _owed(card.obligations)
        if card.status not in ENDED or owed:
            expected.add(card.id)
            dues = [each.due for each in owed if each.due and each.rule not in ADVISORY]
            assert rows[card.id].next_due == min(dues, default=None), card.id
            lights = {each.light for each in owed if each.due == rows[card.id].next_due}
            assert rows[card.id].light in (lights or {None}), card.id
    assert set(rows) == expected
    assert len(listed) > 20
    order = [(row.next_due is None, row.next_due) for row in listed]
    assert order == sorted(order)
