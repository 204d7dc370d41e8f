"""Due dates asked for directly, one at a time and by the thousand."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from zhixingli.domain.errors.asking import DueQuestionError
from zhixingli.domain.errors.calendar import CalendarRangeError
from zhixingli.domain.errors.ledger import ProvisionalError
from zhixingli.domain.errors.rules import RuleUnknownError
from zhixingli.domain.law.terms import CountUnit
from zhixingli.services.calendar.due import DueQuestion, due_date, explained_due_date
from zhixingli.services.calendar.due_batch import open_batch

if TYPE_CHECKING:
    from zhixingli.services.results.calendar import DueAnswer

TODAY = date(2026, 11, 23)
NOWHERE = "no-such-ledger.db"


def due(question: DueQuestion, *, strict: bool = False) -> DueAnswer:
    return due_date(NOWHERE, question, as_of=TODAY, strict=strict).data


def answers(*lines: object, strict: bool = False) -> list[dict[str, Any]]:
    batch = open_batch(NOWHERE, as_of=TODAY, today=TODAY, strict=strict)
    typed = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return [batch.answer(number, line) for number, line in enumerate(typed, start=1)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (DueQuestion(date(2026, 9, 24), "doc.finish"), date(2026, 10, 9)),
        (DueQuestion(date(2026, 9, 24), None, 5, CountUnit.WORKDAY), date(2026, 10, 9)),
        (DueQuestion(date(2026, 9, 18), None, 2, CountUnit.CALENDAR), date(2026, 9, 20)),
        (DueQuestion(date(2026, 9, 24), None, 2, CountUnit.CALENDAR), date(2026, 9, 28)),
        (DueQuestion(date(2026, 3, 31), None, 3, CountUnit.MONTH), date(2026, 6, 30)),
        (DueQuestion(date(2026, 10, 12), "exec.notice"), date(2026, 9, 30)),
        # Counted back, the end is moved forward in time: 10-10 is a worked Saturday.
        (DueQuestion(date(2026, 10, 12), "doc.check", backward=True), date(2026, 10, 10)),
        (
            DueQuestion(date(2026, 10, 12), None, 7, CountUnit.CALENDAR, backward=True),
            date(2026, 9, 30),
        ),
    ],
)
def test_a_due_date_by_rule_or_by_number(question: DueQuestion, expected: date) -> None:
    assert due(question).due == expected


def test_the_answer_says_by_what_it_was_computed() -> None:
    found = due(DueQuestion(date(2026, 8, 6), "petition.close"))
    assert (found.due, found.nominal) == (date(2026, 10, 8), date(2026, 10, 5))
    assert (found.rule_label, found.basis) == ("信访事项办结", "信访工作条例第34条")
    assert (found.amount, found.unit) == (60, CountUnit.CALENDAR)
    assert found.trace is None
    assert found.digest.startswith("sha256:")


def test_the_trace_ends_on_the_due_day() -> None:
    question = DueQuestion(date(2026, 8, 6), "petition.close")
    found = explained_due_date(NOWHERE, question, as_of=TODAY, strict=False).data
    assert found.trace is not None
    assert found.trace[-1].date == found.due


@pytest.mark.parametrize(
    "question",
    [
        DueQuestion(TODAY),
        DueQuestion(TODAY, "doc.finish", 5, CountUnit.WORKDAY),
        DueQuestion(TODAY, None, 5),
        DueQuestion(TODAY, None, 0, CountUnit.WORKDAY),
        DueQuestion(TODAY, None, 3651, CountUnit.WORKDAY),
        DueQuestion(TODAY, None, 1, CountUnit.WEEK),
        DueQuestion(TODAY, "onsite.weekly", backward=True),
    ],
)
def test_a_question_that_names_no_limit_is_refused(question: DueQuestion) -> None:
    with pytest.raises(DueQuestionError):
        due(question)


def test_an_unknown_rule_and_a_day_out_of_reach_are_refused() -> None:
    with pytest.raises(RuleUnknownError):
        due(DueQuestion(TODAY, "doc.finsh"))
    with pytest.raises(CalendarRangeError):
        due(DueQuestion(TODAY, None, 3650, CountUnit.CALENDAR))


def test_a_provisional_date_is_said_to_be_one_or_refused() -> None:
    question = DueQuestion(date(2026, 12, 24), None, 5, CountUnit.WORKDAY)
    told = due_date(NOWHERE, question, as_of=TODAY, strict=False)
    assert told.data.provisional
    assert [warning.code for warning in told.warnings] == ["CALENDAR_PROVISIONAL"]
    with pytest.raises(ProvisionalError):
        due(question, strict=True)


def test_a_batch_answers_in_order_and_echoes_any_id() -> None:
    found = answers(
        {"id": 7, "from": "2026-09-24", "rule": "doc.finish"},
        {"id": {"row": [1]}, "from": "2026年9月24日", "days": "5", "unit": "工作日"},
        {"from": "今天", "days": 1, "unit": "calendar", "rule": None, "backward": None},
    )
    dates = {"due": "2026-10-09", "nominal": "2026-10-09", "provisional": False}
    assert found[0] == {"id": 7, **dates}
    assert found[1] == {"id": {"row": [1]}, **dates}
    assert found[2] == {"due": "2026-11-24", "nominal": "2026-11-24", "provisional": False}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"rubbish", "DUE_LINE"),
        (b"\xff\xfe", "DUE_LINE"),
        (b"[" * 100_000, "DUE_LINE"),
        ([1], "DUE_LINE"),
        ({"rule": "doc.finish"}, "DUE_LINE"),
        ({"from": 20260924, "rule": "doc.finish"}, "DUE_LINE"),
        ({"from": "2026-09-24", "dyas": 3, "unit": "workday"}, "DUE_LINE"),
        ({"from": "2026-09-24", "days": 2.0, "unit": "workday"}, "DUE_LINE"),
        ({"from": "2026-09-24", "days": True, "unit": "workday"}, "DUE_LINE"),
        ({"from": "2026-09-24", "days": "五", "unit": "workday"}, "DUE_LINE"),
        ({"from": "2026-09-24", "days": 5, "unit": "week"}, "DUE_LINE"),
        ({"from": "2026-09-24", "days": 5, "unit": ["workday"]}, "DUE_LINE"),
        ({"from": "2026-09-24", "rule": "doc.check", "backward": 1}, "DUE_LINE"),
        ({"from": "2026-09-24"}, "DUE_QUESTION"),
        ({"from": "2026-09-24", "rule": "doc.check", "days": 2}, "DUE_QUESTION"),
        ({"from": "2026-09-24", "days": 10**12, "unit": "calendar"}, "DUE_QUESTION"),
        ({"from": "2026-02-30", "rule": "doc.check"}, "DATE_INVALID"),
        ({"from": "2026-W40-1", "rule": "doc.check"}, "DATE_INVALID"),
        ({"from": "2026-09-24", "rule": "x"}, "RULE_UNKNOWN"),
        ({"from": "2005-09-24", "rule": "doc.check"}, "CALENDAR_RANGE"),
    ],
)
def test_a_bad_line_answers_with_its_error_and_the_rest_go_on(line: object, code: str) -> None:
    good = {"id": 2, "from": "2026-09-24", "rule": "doc.finish"}
    first, second = answers(line, good)
    assert first["error"]["code"] == code
    assert "due" not in first
    assert second["due"] == "2026-10-09"


def test_a_bad_line_keeps_its_id_and_is_counted() -> None:
    batch = open_batch(NOWHERE, as_of=TODAY, today=TODAY, strict=False)
    found = batch.answer(3, b'{"id": "a", "from": "2026-09-24", "days": 5}')
    assert found["id"] == "a"
    assert (batch.refused, batch.provisional) == (1, 0)


def test_strict_refuses_line_by_line() -> None:
    late = {"id": 1, "from": "2026-12-24", "days": 5, "unit": "workday"}
    early = {"id": 2, "from": "2026-09-24", "days": 5, "unit": "workday"}
    first, second = answers(late, early, strict=True)
    assert first["error"]["code"] == "PROVISIONAL"
    assert second["due"] == "2026-10-09"


def test_a_batch_agrees_with_single_questions() -> None:
    for ahead in range(0, 400, 7):
        start = date(2025, 9, 1) + timedelta(days=ahead)
        for rule in ("doc.check", "license.decide", "reconsider.decide", "exec.notice"):
            single = due(DueQuestion(start, rule))
            (line,) = answers({"from": str(start), "rule": rule})
            assert line["due"] == str(single.due)
            assert line["nominal"] == str(single.nominal)


def test_ten_thousand_different_lines_take_well_under_two_seconds() -> None:
    batch = open_batch(NOWHERE, as_of=TODAY, today=TODAY, strict=False)
    lines = [
        json.dumps(
            {
                "id": number,
                "from": str(date(2025, 1, 1) + timedelta(days=number % 500)),
                "days": 1 + number // 500,
                "unit": ("workday", "calendar")[number % 2],
            }
        ).encode()
        for number in range(10_000)
    ]
    begun = time.process_time()
    found = [batch.answer(number, line) for number, line in enumerate(lines, start=1)]
    assert time.process_time() - begun < 2
    assert all("due" in answer for answer in found)


EXTREME = (
    b'{"from": "9999-12-31", "days": 5, "unit": "workday"}',
    b'{"from": "0001-01-01", "days": 5, "unit": "calendar", "backward": true}',
    b'{"from": "9999-12-31", "days": 3650, "unit": "month"}',
    b'{"from": "9999-12-31", "rule": "exec.notice"}',
)


@pytest.mark.parametrize("line", EXTREME)
def test_a_line_beyond_every_calendar_is_answered_and_the_next_one_too(line: bytes) -> None:
    batch = open_batch(NOWHERE, as_of=TODAY, today=TODAY, strict=False)
    assert batch.answer(1, line)["error"]["code"] in {"CALENDAR_RANGE", "RULE_NOT_IN_FORCE"}
    good = batch.answer(2, b'{"from": "2026-09-24", "days": 5, "unit": "workday"}')
    assert good["due"] == "2026-10-09"
    least = batch.answer(3, b'{"from": "2026-09-01", "rule": "decision.comments"}')
    assert (least["due"], least["nominal"], least["not_before"]) == (
        None,
        "2026-10-01",
        "2026-10-09",
    )
