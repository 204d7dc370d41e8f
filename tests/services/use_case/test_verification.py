"""Reading the journal and upgrading; what verification finds is told elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import extend_document
from tests.office import CREATED, Clerk

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.services.documents.acts import check_document, notify_sender
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.use_case.verification import EntryFilters, list_journal, upgrade_ledger

if TYPE_CHECKING:
    from tests.conftest import Shelf

    from zhixingli.store.ledger.database import Ledger

DAY, LATER = date(2026, 11, 2), date(2026, 11, 4)


def work(ledger: Ledger) -> None:
    """Entry 1 seeds, 2 to 10 make the office, 11 to 16 follow."""
    clerk = Clerk(ledger)
    clerk.open_office()
    first = clerk.receive(DAY, "第一件")  # 11
    clerk.receive(DAY, "第二件", supporting=["区财政局"])  # 12
    clerk.does(check_document, DAY, first, missing=None)  # 13
    clerk.does(notify_sender, DAY, first, via=None)  # 14
    clerk.does(
        extend_document, LATER, first, reason="会商", days=2, until=None, approved_by="赵局长",
        rule=None,
    )  # fmt: skip  # 15
    clerk.does(assign_subject, LATER, first, leader="王副区长", unit=None)  # 16


@pytest.fixture
def worked(shelf: Shelf) -> Ledger:
    return shelf.take(work)


def test_the_newest_entry_comes_first(worked: Ledger) -> None:
    found = list_journal(worked, as_of=LATER, filters=EntryFilters()).data

    assert [entry.seq for entry in found] == list(range(16, 0, -1))
    assert (found[1].reason, found[1].today, found[1].actor) == ("会商", LATER, "测试")
    assert found[1].recorded_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("filters", "seqs"),
    [
        (EntryFilters(subject="SW-2026-0001"), [16, 15, 14, 13, 11]),
        (EntryFilters(subject="sw-2026-0001", limit=2), [16, 15]),
        (EntryFilters(subject="SW－2026－0002"), [12]),
        (EntryFilters(subject="DW-0003"), [4]),
        (EntryFilters(subject="RY-0001"), [5]),
        (EntryFilters(since=LATER), [16, 15]),
        (EntryFilters(since=LATER, subject="SW-2026-0002"), []),
        (EntryFilters(limit=1), [16]),
    ],
)
def test_entries_are_chosen(worked: Ledger, filters: EntryFilters, seqs: list[int]) -> None:
    found = list_journal(worked, as_of=LATER, filters=filters).data

    assert [entry.seq for entry in found] == seqs


def test_as_of_a_day_later_entries_are_absent(worked: Ledger) -> None:
    assert list_journal(worked, as_of=DAY, filters=EntryFilters()).data[0].seq == 14
    assert list_journal(worked, as_of=CREATED, filters=EntryFilters()).data[0].seq == 10


def test_a_subject_that_nobody_registered_is_refused(worked: Ledger) -> None:
    with pytest.raises(SubjectUnknownError, match="SW-2026-0009"):
        list_journal(worked, as_of=LATER, filters=EntryFilters(subject="SW-2026-0009"))


def test_upgrading_what_is_up_to_date_says_so(worked: Ledger) -> None:
    done = upgrade_ledger(worked, as_of=LATER).data

    assert done.from_ == done.to
    assert done.copy is None
