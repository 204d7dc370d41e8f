"""Rules listed, shown, checked and imported with a day of effect."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.document_verbs import show_document

from zhixingli.domain.errors.ledger import LedgerMissingError
from zhixingli.domain.errors.rules import RuleDeadError, RuleFileError, RuleUnknownError
from zhixingli.domain.law.terms import CountUnit
from zhixingli.services.rules.acts import (
    RuleOffer,
    bundled_offer,
    check_rules,
    file_offer,
    import_rules,
    list_rules,
    preview_rules,
    show_rule,
)
from zhixingli.services.rules.office import set_choice
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.rules import RuleImport, RuleItem
    from zhixingli.services.use_case.session import Change
    from zhixingli.store.ledger.database import Ledger

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines

TODAY = date(2026, 11, 23)
NOWHERE = "no-such-ledger.db"
EXAMPLE = Path(__file__).parents[3] / "examples" / "office-rules.toml"


def offer(*rules: str) -> RuleOffer:
    """Offer rules of three working days unless they say otherwise."""
    bodies = []
    for rule in rules:
        lines = {
            "label": '"三日"',
            "basis": '"南府办〔2026〕12号"',
            "amount": "3",
            "unit": '"workday"',
            "start": '"收到"',
        }
        lines |= dict(line.split("=", 1) for line in rule.split(";"))
        bodies.append("[[rule]]\n" + "\n".join(f"{key}={value}" for key, value in lines.items()))
    return file_offer("\n".join(bodies).encode(), "rules.toml")


def stamp(on: date = TODAY, *, dry_run: bool = False) -> Stamp:
    return Stamp(actor="测试", today=TODAY, on=on, command="test", dry_run=dry_run)


def imported(ledger: Ledger, offered: RuleOffer, on: date = TODAY) -> RuleImport:
    done: Change[RuleImport] = import_rules(ledger, stamp(on), offered)
    assert done.data is not None
    return done.data


def current(ledger: Ledger, rule: str, as_of: date = TODAY) -> RuleItem:
    found = show_rule(str(ledger.path), rule, as_of=as_of).data.current
    assert found is not None
    return found


def test_the_shipped_rules_answer_without_a_ledger() -> None:
    rules = {rule.id: rule for rule in list_rules(NOWHERE, as_of=TODAY).data}
    assert len(rules) == 74
    assert rules["license.decide"].limit == "20个工作日"
    assert rules["license.decide"].basis == "行政许可法第42条第1款、第82条"
    assert "deputies.suggestion" not in {
        r.id for r in list_rules(NOWHERE, as_of=date(2025, 1, 1)).data
    }
    with pytest.raises(RuleUnknownError):
        show_rule(NOWHERE, "license.decde", as_of=TODAY)


def test_checking_a_file_says_what_it_would_do() -> None:
    found = check_rules(NOWHERE, file_offer(EXAMPLE.read_bytes(), "x"), as_of=TODAY).data
    assert (found.added, found.replaced) == (("doc.hotline",), ("doc.instruction",))
    assert not found.applied
    with pytest.raises(RuleFileError):
        offer('id="a.b";amount=0')


def test_an_import_holds_from_its_day_on(sqlite_ledger: Ledger) -> None:
    later = date(2026, 12, 1)
    done = imported(sqlite_ledger, offer('id="doc.check"'), later)
    assert (done.replaced, done.applied) == (("doc.check",), True)
    assert current(sqlite_ledger, "doc.check").unit is CountUnit.CALENDAR
    assert current(sqlite_ledger, "doc.check", later).amount == 3
    first, second = show_rule(str(sqlite_ledger.path), "doc.check", as_of=TODAY).data.versions
    assert (first.replaced_on, second.effective_from) == (later, later)
    assert verify_ledger(sqlite_ledger, as_of=TODAY).data.sound


def test_a_rule_begins_on_its_own_later_day(sqlite_ledger: Ledger) -> None:
    done = imported(sqlite_ledger, offer('id="doc.hotline";effective_from=2027-01-01'))
    assert done.rules[0].effective_from == date(2027, 1, 1)
    early = imported(sqlite_ledger, offer('id="doc.phone";effective_from=2020-01-01'))
    assert early.rules[0].effective_from == TODAY


def test_the_same_rules_again_write_nothing(sqlite_ledger: Ledger) -> None:
    offered = offer(
        'id="doc.hotline";effective_to=2026-12-31',
        'id="doc.hotline";effective_from=2027-01-01;amount=5',
    )
    first = imported(sqlite_ledger, offered)
    assert (first.added, len(first.rules)) == (("doc.hotline",), 2)
    again = import_rules(sqlite_ledger, stamp(), offered)
    assert again.journal is None
    assert again.data is not None
    assert (again.data.unchanged, again.data.applied) == (("doc.hotline",), False)
    assert "没有写入" in again.line
    assert import_rules(sqlite_ledger, stamp(), bundled_offer()).journal is None


def test_a_changed_end_is_a_change(sqlite_ledger: Ledger) -> None:
    imported(sqlite_ledger, offer('id="doc.hotline"'))
    done = imported(sqlite_ledger, offer('id="doc.hotline";effective_to=2027-06-30'))
    assert done.replaced == ("doc.hotline",)


def test_a_rule_that_is_over_is_refused_unless_another_version_follows(
    sqlite_ledger: Ledger,
) -> None:
    over = 'id="doc.hotline";effective_from=2025-01-01;effective_to=2025-12-31'
    with pytest.raises(RuleDeadError):
        imported(sqlite_ledger, offer(over))
    done = imported(sqlite_ledger, offer(over, 'id="doc.hotline";effective_from=2026-01-01'))
    assert len(done.rules) == 1


def test_what_is_open_keeps_its_own_version(clerk: Clerk) -> None:
    before = clerk.receive(TODAY, "早收的")
    import_rules(clerk.ledger, stamp(), offer('id="doc.check";amount=9'))
    after = clerk.receive(TODAY, "晚收的")
    limits = [
        show_document(clerk.ledger, doc, as_of=TODAY, strict=False).data.obligations[0].due
        for doc in (before, after)
    ]
    assert limits == [date(2026, 11, 25), date(2026, 12, 4)]


def test_choices_of_the_office_stay_applied_to_shipped_rules(sqlite_ledger: Ledger) -> None:
    set_choice(sqlite_ledger, stamp(), "check_unit", "workday")
    set_choice(sqlite_ledger, stamp(), "extension_from", "due")
    assert import_rules(sqlite_ledger, stamp(), bundled_offer()).journal is None
    assert current(sqlite_ledger, "doc.check").unit is CountUnit.WORKDAY
    extension = "extension={ max = 2, approver = 'unit_head' }"
    done = imported(sqlite_ledger, offer(f'id="doc.hotline";{extension}'))
    assert done.rules[0].extension is not None
    assert done.rules[0].extension.from_due


def test_the_shipped_rules_leave_the_offices_own_alone(sqlite_ledger: Ledger) -> None:
    imported(sqlite_ledger, offer('id="doc.check"'))
    set_choice(sqlite_ledger, stamp(), "check_unit", "calendar")
    done = import_rules(sqlite_ledger, stamp(), bundled_offer())
    assert done.journal is None
    assert done.data is not None
    assert done.data.kept == ("doc.check",)


def test_a_preview_and_a_dry_run_write_nothing(sqlite_ledger: Ledger) -> None:
    offered = offer('id="doc.hotline"')
    shown = preview_rules(sqlite_ledger, stamp(), offered)
    tried = import_rules(sqlite_ledger, stamp(dry_run=True), offered)
    for answer in (shown, tried):
        assert answer.data is not None
        assert (answer.data.added, answer.data.applied) == (("doc.hotline",), False)
        assert answer.journal is None
    with pytest.raises(RuleUnknownError):
        current(sqlite_ledger, "doc.hotline")


def test_a_preview_needs_a_ledger_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissingError):
        preview_rules(ledger_at(str(tmp_path / "台账.db")), stamp(), bundled_offer())
    assert list(tmp_path.iterdir()) == []
