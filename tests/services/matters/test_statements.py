"""No reading runs statements in proportion to its rows: ten of a kind cost as many as a hundred."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import Engine, event
from tests.office import open_office

from zhixingli.cli.program.app import main
from zhixingli.domain import tasks
from zhixingli.domain.documents import acts as documents
from zhixingli.domain.letters import acts as letters
from zhixingli.domain.letters.terms import Direction, Side
from zhixingli.domain.meetings import acts as meetings
from zhixingli.domain.projects import acts as projects, milestones
from zhixingli.domain.projects.project import Listing
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.supervisions import acts as supervisions
from zhixingli.domain.supervisions.terms import Basis
from zhixingli.domain.terms import Purpose, Secrecy, Urgency
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Outcome, Session, perform
from zhixingli.store.kinds.documents import KEPT_DOCUMENTS
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.meetings import KEPT_MEETINGS
from zhixingli.store.kinds.projects import KEPT_PROJECTS
from zhixingli.store.kinds.supervisions import KEPT_SUPERVISIONS
from zhixingli.store.kinds.tasks import KEPT_TASKS
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Files

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.store.ledger.database import Ledger

#: Everything happened on a Monday; it is looked at three weeks later, when much is late.
MONDAY: Final = date(2026, 9, 7)
TODAY: Final = date(2026, 9, 28)
#: IDs named one by one.
_NAMED: Final = re.compile(r"\(\?(?:, \?)*\)")
READINGS: Final = (
    "today",
    "overdue",
    "due --within 30",
    "find 第",
    "measures",
    "score",
    "doctor",
    "causes",
    "doc list",
    "doc list --as-of 2026-09-08",
    "task list",
    "project list",
    "letter list",
    "supervise list",
    "onsite list",
    "onsite missed",
    "review list",
    "review due",
    "exec list",
    "exec suggest",
    "unit list",
    "person list",
    "explain SW-2026-0001",
    "doc show SW-2026-0001",
    "onsite show HY-2026-0001",
    "project show XM-2026-0001",
    "report weekly --week W38",
    "report onsite --week W38",
    "report letters --week W38",
    "report exec",
    "report ledger",
    "report overdue",
    "report score",
    "report bulletin",
    "export docs",
    "export projects",
    "export letters",
    "export people",
)


@dataclass(frozen=True)
class Town:
    """The people and units that everything is given to."""

    head: str
    leader: str
    deputy: str
    unit: str
    other: str


def ten(ledger: Ledger) -> None:
    """Make ten of each kind."""
    fill(ledger, 10)


def hundred(ledger: Ledger) -> None:
    """Make a hundred of each kind."""
    fill(ledger, 100)


def fill(ledger: Ledger, count: int) -> None:
    """Make so many documents, tasks, projects, meetings, letters and supervision matters."""
    open_office(ledger)

    def use_case(session: Session) -> Outcome[None]:
        find = Finder(session.conn, MONDAY)
        person, unit = find.person, find.unit
        town = Town(
            head=person("陈区长", field=""),
            leader=person("李副区长", field=""),
            deputy=person("赵局长", field=""),
            unit=unit("区住建局", field=""),
            other=unit("区财政局", field=""),
        )
        for number in range(count):
            _one_of_each(session, session.desk(), town, f"第{number}件")
        return Outcome(None, "")

    perform(ledger, Stamp(actor="测试", today=TODAY, on=MONDAY, command="fill"), use_case)


def _one_of_each(session: Session, desk: Desk, town: Town, title: str) -> None:
    work = session.work
    who: dict[str, Any] = {"leader": town.leader, "unit": town.unit, "supporting": [town.other]}
    receipt = documents.Receipt(
        title=title, sender="市发改委", number=None, received_at=None, urgency=Urgency.NORMAL,
        start=None, secrecy=Secrecy.NONE, purpose=Purpose.HANDLING,
        public_promise=False, **who,
    )  # fmt: skip
    document = documents.receive(desk, receipt)
    documents.check(desk, document, missing=None)
    documents.notify(desk, document, via=None)
    save(work, KEPT_DOCUMENTS, document)
    project = projects.add(
        desk,
        Listing(title, sponsor=town.leader, columns={"level": Level.DISTRICT}, **who),
    )
    projects.progress(desk, project, text="开工", figures={"problem": "用电"})
    milestones.set_milestone(desk, project, "封顶", due=date(2026, 9, 14))
    save(work, KEPT_PROJECTS, project)
    visited = meetings.Visited(project.id, title, MONDAY, town.leader, town.leader, town.unit)
    held = meetings.hold_onsite(desk, [visited], chair=town.leader, place=None, delegated=False)
    save(work, KEPT_MEETINGS, held)
    for meeting, about in ((held.id, project.id), (None, None)):
        order = tasks.Order(title, due=date(2026, 9, 14), meeting=meeting, about=about, **who)
        save(work, KEPT_TASKS, tasks.add(desk, order))
    letter = letters.draft(
        desk, letters.LetterDraft(title, Direction.UPWARD, "市局", tracker=town.deputy, **who)
    )
    letters.consult(desk, letter, party="市局", way="当面", opinion="可", adopted=None)
    letters.send(desk, letter, override=None, number=None)
    letters.hop(desk, letter, place="综合处", contact=None, side=Side.THEIRS)
    save(work, KEPT_LETTERS, letter)
    opening = supervisions.Opening(
        title=title, basis=Basis.ORDER, approved_by=town.head, approved_on=MONDAY,
        due=date(2026, 9, 14), about=project.id, **who,
    )  # fmt: skip
    matter = supervisions.establish(desk, opening)
    supervisions.feedback(desk, matter, text="在办")
    save(work, KEPT_SUPERVISIONS, matter)


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the statements that are run."""
    found: Counter[str] = Counter()

    def note(*heard: Any) -> None:
        found[_NAMED.sub("(…)", heard[2])] += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def answered(ledger: Ledger, typed: str) -> tuple[Counter[str], int]:
    """Run a reading; give its statements and how much it printed."""
    said, told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    words = ["--db", str(ledger.path), "--today", TODAY.isoformat(), *typed.split(), "--json"]
    with counted() as statements, redirect_stdout(said), redirect_stderr(told):
        status = main(words)
    assert status == 0, told.getvalue()
    sys.stdout.flush()
    content = said.buffer
    assert isinstance(content, io.BytesIO)
    return statements, len(content.getvalue())


@pytest.mark.parametrize("typed", READINGS)
def test_ten_rows_cost_as_many_statements_as_a_hundred(files: Files, typed: str) -> None:
    few, short = answered(files.take(ten), typed)
    many, long = answered(files.take(hundred), typed)

    assert few.total() > 0
    assert long >= short
    assert many - few == few - many == Counter()
