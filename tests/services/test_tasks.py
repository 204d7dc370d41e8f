"""Tasks on both engines; and a ledger of the first schema, upgraded and then used."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.document_verbs import show_document
from tests.office import day

from zhixingli.domain.errors.acts import (
    ActOrderError,
    DueBeforeError,
    FutureActError,
    MatterClosedError,
    NothingToEditError,
    ReasonMissingError,
    RuleAbsentError,
    RuleNotForTaskError,
    SubjectUnknownError,
    WrongKindError,
)
from zhixingli.domain.errors.clock import ApproverPostError
from zhixingli.domain.errors.text import ClassifiedError
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import Kind, TaskStatus
from zhixingli.services import tasks
from zhixingli.services.matters import clock as matter_clock
from zhixingli.services.matters.reads import show_matter, void_matter
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.readings.daily import Filters, overdue
from zhixingli.services.readings.explaining import explain
from zhixingli.services.readings.search import find_subjects
from zhixingli.services.rules.acts import bundled_offer, import_rules
from zhixingli.services.use_case.session import ledger_at
from zhixingli.services.use_case.verification import verify_ledger
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from tests.office import Clerk

    from zhixingli.services.results.tasks import TaskDetail
    from zhixingli.store.ledger.database import Ledger

#: The whole file runs on PostgreSQL too: what differs between engines shows here.
pytestmark = pytest.mark.both_engines

OLD = Path(__file__).parents[1] / "data" / "ledgers" / "0001.db.gz"


def add(clerk: Clerk, on: str, **facts: Any) -> str:
    asked: dict[str, Any] = {"title": "迎检", "leader": "李副区长", "unit": "区住建局"}
    asked |= facts
    change = tasks.add_task(clerk.ledger, clerk.stamp(day(on)), Order(**asked))
    assert change.data is not None
    return change.data.id


def void_task(ledger: Ledger, stamp: Stamp, task: str) -> object:
    """Strike out a task."""
    return void_matter(ledger, stamp, tasks.TASKS, task)


def shown(clerk: Clerk, task: str, on: str) -> TaskDetail:
    return show_matter(clerk.ledger, tasks.TASKS, task, as_of=day(on), strict=False).data


def late(clerk: Clerk, on: str) -> list[str]:
    found = overdue(clerk.ledger, as_of=day(on), filters=Filters(kind=Kind.TASK)).data
    return [item.key for item in found]


def test_a_task_is_owed_by_the_day_that_was_set(clerk: Clerk) -> None:
    task = add(clerk, "10-12", due=day("10-31"))  # a Saturday: a day that was named stays
    assert task == "SX-2026-0001"
    assert (late(clerk, "10-31"), late(clerk, "11-01")) == ([], [f"{task}/task.finish"])

    clerk.does(tasks.record_progress, day("10-20"), task, text="已排查")
    clerk.does(tasks.finish_task, day("11-02"), task, result="通过")
    done = shown(clerk, task, "11-02")
    assert (done.status, done.finished_on, done.result) == (
        TaskStatus.FINISHED,
        day("11-02"),
        "通过",
    )
    assert done.obligations[0].on_time is False
    assert shown(clerk, task, "11-01").status is TaskStatus.OPEN
    assert verify_ledger(clerk.ledger, as_of=day("11-02")).data.sound


def test_a_task_under_a_rule_is_counted_by_it(clerk: Clerk) -> None:
    task = add(clerk, "09-01", rule="petition.close")
    # 60 days after 09-01 end on Saturday 10-31: rolled to Monday.
    told = explain(clerk.ledger, task, rule=None, as_of=day("09-01"), strict=False).data
    assert [(each.rule, each.due) for each in told] == [("petition.close", day("11-02"))]


def test_its_leader_extends_it(clerk: Clerk) -> None:
    task = add(clerk, "10-12", due=day("10-30"))

    def extend(approved_by: str) -> None:
        matter_clock.extend(
            clerk.ledger,
            clerk.stamp(day("10-20")),
            tasks.TASKS,
            task,
            days=7,
            until=None,
            approved_by=approved_by,
            rule=None,
        )

    with pytest.raises(ApproverPostError):
        extend("王副区长")
    extend("李副区长")
    owed = shown(clerk, task, "10-20").obligations[0]
    assert (owed.due, owed.due_original) == (day("11-06"), day("10-30"))


def test_another_unit_answers_within_its_own_limit(clerk: Clerk) -> None:
    task = add(clerk, "10-12", due=day("10-30"), supporting=["区财政局"])
    stamp = clerk.stamp(day("10-13"))
    matter_clock.ask_cosign(clerk.ledger, stamp, tasks.TASKS, task, unit="区财政局")
    # Seven working days after 10-13: 14, 15, 16, 19, 20, 21, 22.
    assert late(clerk, "10-23") == [f"{task}/cosign.reply"]
    clerk.does(tasks.finish_task, day("10-23"), task, result=None)
    assert shown(clerk, task, "10-23").obligations[1].withdrawn_on == day("10-23")


def test_a_statutory_task_is_paused_and_resumed(clerk: Clerk) -> None:
    task = add(clerk, "11-02", rule="license.decide")
    facts: dict[str, Any] = {"ground": "听证", "written": True, "rule": None}
    matter_clock.pause(clerk.ledger, clerk.stamp(day("11-04")), tasks.TASKS, task, **facts)
    assert shown(clerk, task, "11-05").status is TaskStatus.PAUSED
    with pytest.raises(ActOrderError, match="恢复计时"):
        clerk.does(tasks.finish_task, day("11-05"), task, result=None)
    stamp = clerk.stamp(day("11-06"))
    matter_clock.resume(clerk.ledger, stamp, tasks.TASKS, task, rule=None)
    assert shown(clerk, task, "11-06").status is TaskStatus.OPEN
    assert shown(clerk, task, "11-05").status is TaskStatus.PAUSED


def test_a_task_is_handed_over_with_the_documents(clerk: Clerk) -> None:
    doc, task = clerk.receive(day("10-12"), "收文"), add(clerk, "10-12", due=day("10-30"))
    done = add(clerk, "10-12", due=day("10-30"), title="办结的")
    clerk.does(tasks.finish_task, day("10-13"), done, result=None)
    change = hand_over(clerk.ledger, clerk.stamp(day("10-20")), "李副区长", "王副区长")
    assert change.data is not None
    assert [each.id for each in change.data.subjects] == [doc, task]
    assert shown(clerk, task, "10-20").leader.name == "王副区长"


def test_tasks_are_listed_and_found(clerk: Clerk) -> None:
    first = add(clerk, "10-12", due=day("10-30"))
    second = add(clerk, "10-14", rule="petition.close", leader="王副区长", title="积案清零")
    clerk.does(tasks.finish_task, day("10-20"), first, result=None)

    def ids(on: str, **filters: Any) -> list[str]:
        wanted = tasks.TaskFilters(**filters)
        found = tasks.list_tasks(clerk.ledger, as_of=day(on), filters=wanted).data
        return [row.id for row in found]

    assert ids("10-13") == [first]
    assert ids("10-20") == [first, second]
    assert ids("10-20", status=TaskStatus.FINISHED) == [first]
    assert ids("10-19", status=TaskStatus.FINISHED) == []
    assert ids("10-20", leader="王副区长") == [second]
    assert ids("10-20", rule="petition.close") == [second]
    assert [f.id for f in find_subjects(clerk.ledger, "积案", as_of=day("10-20")).data] == [second]


def test_what_is_refused(clerk: Clerk) -> None:
    task = add(clerk, "10-12", due=day("10-30"))
    before = verify_ledger(clerk.ledger, as_of=day("10-12")).data.head
    for facts, refusal in (
        ({"due": day("10-11")}, DueBeforeError),
        ({"rule": "doc.finish"}, RuleNotForTaskError),
        ({"rule": "onsite.weekly"}, RuleNotForTaskError),
        ({"due": day("10-30"), "title": "机密★事项"}, ClassifiedError),
    ):
        with pytest.raises(refusal):
            add(clerk, "10-12", **facts)
    request = Order("甲", "李副区长", "区住建局", due=day("10-30"))
    with pytest.raises(FutureActError):
        tasks.add_task(clerk.ledger, clerk.stamp(day("10-13"), today=day("10-12")), request)
    with pytest.raises(ReasonMissingError):
        clerk.does(void_task, day("10-12"), task)
    with pytest.raises(SubjectUnknownError):
        shown(clerk, task, "10-11")
    with pytest.raises(WrongKindError):
        shown(clerk, "SW-2026-0001", "10-12")
    assert verify_ledger(clerk.ledger, as_of=day("10-12")).data.head == before
    clerk.does(void_task, day("10-13"), task, reason="重复")
    assert shown(clerk, task, "10-13").status is TaskStatus.VOID
    with pytest.raises(MatterClosedError):
        clerk.does(tasks.record_progress, day("10-14"), task, text="迟了")


@pytest.fixture
def old(tmp_path: Path) -> Ledger:
    place = tmp_path / "台账.db"
    place.write_bytes(gzip.decompress(OLD.read_bytes()))
    return ledger_at(str(place))


def test_a_ledger_of_the_first_schema_is_upgraded_and_used(old: Ledger) -> None:
    doc = show_document(old, "SW-2026-0001", as_of=day("10-16"), strict=False).data
    assert doc.obligations[0].due == day("10-09")
    assert verify_ledger(old, as_of=day("10-16")).data.sound
    assert old.path is not None
    assert [found.name for found in old.path.parent.glob("*.bak")] == ["台账.db.0001.bak"]


def test_an_older_ledger_is_told_how_to_get_the_rule(old: Ledger) -> None:
    stamp = Stamp(actor="测试", today=day("10-16"), on=day("10-16"), command="test")
    request = Order("迎检", "张伟", "区住建局", due=day("10-30"))
    with pytest.raises(RuleAbsentError) as refused:
        tasks.add_task(old, stamp, request)
    assert "zx rule import --bundled --apply" in refused.value.hint
    import_rules(old, stamp, bundled_offer())
    added = tasks.add_task(old, stamp, request).data
    assert added is not None
    assert added.obligations[0].due == day("10-30")
    assert verify_ledger(old, as_of=day("10-16")).data.sound


def test_a_title_written_wrongly_is_corrected_with_a_reason(clerk: Clerk) -> None:
    task = add(clerk, "10-12", due=day("10-30"))
    place = (clerk.ledger, clerk.stamp(day("10-13")), task)
    with pytest.raises(NothingToEditError):
        tasks.edit_task(*place, title="迎检", public_promise=None)
    with pytest.raises(ReasonMissingError):
        tasks.edit_task(*place, title="迎接检查", public_promise=None)
    stamp = clerk.stamp(day("10-13"), reason="错字")
    tasks.edit_task(clerk.ledger, stamp, task, title="迎接检查", public_promise=True)

    detail = shown(clerk, task, "10-13")
    assert (detail.title, detail.public_promise) == ("迎接检查", True)
    assert [act.text for act in detail.acts][-1] == "标题、公开承诺：错字"
    assert verify_ledger(clerk.ledger, as_of=day("10-13")).data.sound
