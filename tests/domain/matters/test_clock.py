from __future__ import annotations

import pytest
from tests.domain.desk_builder import Office, due_on, first_due, main, owed, stands
from tests.office import day

from zhixingli.domain.documents.terms import DocStatus
from zhixingli.domain.errors.acts import ActBeforeError, FutureActError
from zhixingli.domain.errors.clock import (
    AlreadyPausedError,
    GroundUnknownError,
    NoObligationError,
    NotPausableError,
    NotPausedError,
    PausedOverdueError,
)
from zhixingli.domain.law.terms import CountUnit
from zhixingli.domain.matters.clock import pause
from zhixingli.domain.terms import ActKind


@pytest.fixture
def office() -> Office:
    return Office()


# --- stopping and going on


def test_a_stopped_clock_owes_no_day_until_it_goes_on(office: Office) -> None:
    document = office.handled("11-02")
    fact = office.stop(document, "11-05", written=True)
    assert (fact.from_on, fact.to_on, fact.ground) == (day("11-05"), None, "补正")
    assert (fact.written, fact.reason) == (True, "缺材料")
    span = main(document).last_span
    assert (span.due_on, span.remaining_days, span.remaining_unit) == (None, 3, CountUnit.WORKDAY)
    assert stands(document) is DocStatus.PAUSED
    office.go_on(document, "11-10")
    assert fact.to_on == day("11-10")
    assert owed(document)["doc.finish"] == "11-13"
    assert [due_on(document, on) for on in ("11-04", "11-09", "11-10")] == [
        day("11-09"),
        None,
        day("11-13"),
    ]
    assert first_due(main(document)) == day("11-09")
    assert [stands(document, on) for on in ("11-04", "11-05", "11-10")] == [
        DocStatus.IN_PROGRESS,
        DocStatus.PAUSED,
        DocStatus.IN_PROGRESS,
    ]
    assert [act.kind for act in document.acts[-2:]] == [ActKind.PAUSE, ActKind.RESUME]
    assert document.acts[-2].outcome == "written"


def test_the_clock_can_be_stopped_again_on_the_day_it_went_on(office: Office) -> None:
    document = office.handled("11-02")
    for stopped, resumed in (("11-04", "11-05"), ("11-05", "11-06")):
        office.stop(document, stopped)
        office.go_on(document, resumed)
    assert owed(document)["doc.finish"] == "11-12"


def test_a_named_rule_is_stopped_instead_of_the_main_one(office: Office) -> None:
    document = office.receive("11-02", rule="license.decide")
    assert office.stop(document, "11-03", rule="license.decide", ground="鉴定").ground == "鉴定"
    with pytest.raises(NotPausedError):
        office.go_on(document, "11-04", rule="doc.check")
    office.go_on(document, "11-04", rule="license.decide")
    assert main(document).open_pause is None


def test_only_a_rules_own_grounds_stop_it(office: Office) -> None:
    document = office.handled("11-02")
    with pytest.raises(GroundUnknownError) as refused:
        office.stop(document, "11-03", ground="听证")
    assert refused.value.hint == "可以用的事由：补正"
    unstoppable = office.receive("11-02", rule="petition.close")
    with pytest.raises(NotPausableError, match="信访工作条例第34条"):
        office.stop(unstoppable, "11-03", ground="听证")
    with pytest.raises(NotPausableError):
        office.stop(unstoppable, "11-03", rule="doc.check")


def test_a_clock_that_does_not_run_cannot_be_stopped(office: Office) -> None:
    document = office.receive("11-02")
    with pytest.raises(NoObligationError):
        office.stop(document, "11-03")
    office.settle(document, "11-04")
    with pytest.raises(NoObligationError, match=r"license\.decide"):
        office.stop(document, "11-05", rule="license.decide")
    with pytest.raises(ActBeforeError, match="开始计时之日 2026-11-04"):
        office.stop(document, "11-03")
    with pytest.raises(NotPausedError):
        office.go_on(document, "11-05")
    with pytest.raises(FutureActError):
        pause(
            office.desk("11-06", today=day("11-05")),
            document,
            ground="补正",
            written=False,
            rule=None,
        )


def test_a_stopped_clock_is_not_stopped_again(office: Office) -> None:
    document = office.handled("11-02")
    office.stop(document, "11-04")
    with pytest.raises(AlreadyPausedError, match="自 2026-11-04 起已经停表"):
        office.stop(document, "11-05")
    with pytest.raises(ActBeforeError, match="停表之日 2026-11-04"):
        office.go_on(document, "11-03")
    office.go_on(document, "11-06")
    with pytest.raises(ActBeforeError, match="恢复之日 2026-11-06"):
        office.stop(document, "11-05")


def test_what_is_overdue_is_not_stopped_but_a_stop_in_time_can_be_recorded_late(
    office: Office,
) -> None:
    document = office.handled("11-02")
    with pytest.raises(PausedOverdueError, match="2026-11-09 到期"):
        office.stop(document, "11-10")
    office.stop(document, "11-09")
    span = main(document).last_span
    assert (span.due_on, span.remaining_days) == (None, 1)
