from __future__ import annotations

import pytest
from tests.domain.desk_builder import Office
from tests.office import day

from zhixingli.domain.errors.acts import FutureActError
from zhixingli.domain.errors.rules import RuleNotInForceError
from zhixingli.domain.matters.desk import Choices


def test_a_desk_records_what_happened_today_or_before() -> None:
    office = Office()
    office.desk("11-03", today=day("11-03")).refuse_future()
    with pytest.raises(FutureActError) as refused:
        office.desk("11-04", today=day("11-03")).refuse_future(field="--start")
    assert refused.value.field == "--start"
    assert "2026-11-04" in refused.value.message


def test_a_desk_of_another_day_is_the_same_desk() -> None:
    desk = Office().desk("11-03")
    other = desk.at(day("11-01"))
    assert (other.on, other.today, other.actor) == (day("11-01"), desk.today, desk.actor)
    assert desk.on == day("11-03")


def test_a_desk_gives_the_rule_of_a_day() -> None:
    desk = Office().desk("11-03")
    assert desk.rule("foi.reply", day("11-03")).amount == 20
    with pytest.raises(RuleNotInForceError):
        desk.rule("foi.reply", day("11-03").replace(year=2018))


def test_a_choice_holds_from_its_day_and_never_reaches_back() -> None:
    choices = Choices({"black_after": [(day("03-01"), "3"), (day("09-01"), "8")]})
    days = ("02-28", "03-01", "08-31", "09-01")
    assert [choices.on("black_after", day(on)) for on in days] == ["5", "3", "3", "8"]
    assert choices.on("urgent_days", day("03-01")) == "3"
    assert choices.since("black_after") == day("09-01")
    assert choices.since("urgent_days") is None
    assert choices.all_on(day("03-01")) == {"black_after": "3"}
