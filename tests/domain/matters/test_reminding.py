"""The ladder of reminders: which light, from how many working days on, whom it addresses."""

from __future__ import annotations

import pytest
from tests.office import day

from zhixingli.domain.matters.reminding import by_light, step_on
from zhixingli.domain.terms import Addressee, Light, Why


@pytest.mark.parametrize(
    ("working_days", "number", "addressee"),
    [
        (0, None, None),  # overdue since a day off: the first working day has not come
        (1, 1, Addressee.UNIT),
        (2, 1, Addressee.UNIT),
        (3, 2, Addressee.UNIT_HEAD),
        (5, 2, Addressee.UNIT_HEAD),
        (6, 3, Addressee.LEADER),
        (60, 3, Addressee.LEADER),
    ],
)
def test_the_highest_step_that_is_reached(
    working_days: int, number: int | None, addressee: Addressee | None
) -> None:
    step = step_on(working_days)
    assert (step and step.number, step and step.addressee) == (number, addressee)


@pytest.mark.parametrize(
    ("light", "working_days", "told"),
    [
        (Light.GREEN, 0, None),
        (Light.GREY, 0, None),
        (Light.DONE, 0, None),
        (Light.YELLOW, 0, (Why.SOON, "soon/2026-10-16", Addressee.UNIT)),
        (Light.REMINDER, 0, (Why.PAST, "past/2026-10-16", Addressee.UNIT)),
        (Light.RED, 0, None),
        (Light.RED, 3, (Why.OVERDUE, "step-2/2026-10-16", Addressee.UNIT_HEAD)),
        (Light.BLACK, 6, (Why.OVERDUE, "step-3/2026-10-16", Addressee.LEADER)),
    ],
)
def test_the_light_says_what_is_told_to_whom(
    light: Light, working_days: int, told: tuple[object, ...] | None
) -> None:
    assert by_light(light, day("10-16"), working_days) == told


def test_what_has_no_due_day_calls_for_nothing() -> None:
    assert by_light(Light.YELLOW, None, 0) is None
