"""What needs study or co-ordination (需研究协调的事项), from the gravest to the lightest.

Said is what the ledger knows: what it is, how it stands, since when, whose it is. Advice is only
what somebody registered; the order is this project's own design ([设]).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.projects.terms import ProgressLight
from zhixingli.domain.writing.dates import month_day
from zhixingli.domain.writing.week import week_number
from zhixingli.services.results.meetings import SubjectRef
from zhixingli.services.results.weekly import AskedItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.meetings import OnsiteLine, ReviewDue
    from zhixingli.services.results.projects import ProjectRow
    from zhixingli.services.results.refs import PersonRef, UnitRef

#: From so many weeks in a row on, a project without its meetings needs somebody to step in.
IN_A_ROW: Final = 2


@dataclass(slots=True)
class _Matter:
    """One thing, with all that is to be said of it: it is said once on a page."""

    subject: SubjectRef
    unit: UnitRef
    leader: PersonRef
    how: str
    since: date
    rank: tuple[int, float]
    said: list[str] = field(default_factory=list)

    def add(self, said: str, since: date, rank: tuple[int, float]) -> None:
        """Say one thing more of it."""
        self.said.append(said)
        self.since, self.rank = min(self.since, since), min(self.rank, rank)


def asked_items(
    projects: Iterable[ProjectRow],
    missed: Iterable[OnsiteLine],
    letters: Iterable[LetterRow],
    reviews: Iterable[ReviewDue],
    *,
    day: date,
    until: date,
    title: Callable[[str], str],
) -> Iterator[AskedItem]:
    """Give what needs study or co-ordination; ``title`` names a person's post.

    ``until`` lies in the last week of which the missed meetings are.
    """
    weeks = f"第{{}}周至第{week_number(until)}周"
    matters = [*_reviews(reviews), *_projects(projects, missed, weeks), *_letters(letters, day)]
    for each in sorted(matters, key=lambda matter: (matter.rank, matter.since, matter.subject.id)):
        whose = f"{each.unit.short or each.unit.name}，{each.leader.name}{title(each.leader.id)}"
        yield AskedItem(
            text=f"{each.subject.name}：{'；'.join(each.said)}（{whose}{each.how}）。",
            subjects=(each.subject,),
            since=each.since,
            unit=each.unit,
            leader=each.leader,
        )


def _reviews(reviews: Iterable[ReviewDue]) -> Iterator[_Matter]:
    for each in reviews:
        if each.overdue_days:
            subject = SubjectRef(each.id, each.kind.label)
            last = f"，上次{month_day(each.last_held_on)}召开" if each.last_held_on else ""
            rank = (1, -float(each.overdue_days))
            said = f"应于{month_day(each.due)}前召开，逾期{each.overdue_days}天尚未召开{last}"
            yield _Matter(subject, each.unit, each.leader, "负责", each.due, rank, [said])


def _projects(
    projects: Iterable[ProjectRow], missed: Iterable[OnsiteLine], weeks: str
) -> Iterator[_Matter]:
    lines = {line.project.id: line for line in missed}
    for row in projects:
        matter = _Matter(
            SubjectRef(row.id, row.title), row.unit, row.sponsor or row.leader,
            "挂钩" if row.sponsor is not None else "分管", date.max, (9, 0),
        )  # fmt: skip
        behind = -(row.deviation or 0)
        known = row.updated_on or row.opened_on
        if row.coordination is not None:
            since = row.coordination_since or known
            asked = f"{row.coordination}（{month_day(since)}提出）"
            matter.add("；".join(filter(None, (row.problem, asked))), since, (0, -behind))
        line = lines.get(row.id)
        if line is not None and line.consecutive_missed >= IN_A_ROW and line.missed_since:
            run, told = line.consecutive_missed, weeks.format(week_number(line.missed_since))
            said = f"连续{run}周未召开现场办公会（{told}）"
            matter.add(said, line.missed_since, (2, -float(run)))
        if row.progress_light is ProgressLight.RED:
            matter.add(f"投资进度落后序时{behind:.1f}个百分点", known, (3, -behind))
        if matter.said:
            yield matter


def _letters(letters: Iterable[LetterRow], day: date) -> Iterator[_Matter]:
    for row in letters:
        if row.days_here is None or not (row.stalled or row.needs):
            continue
        sent = f"{month_day(row.sent_on)}送{row.to}" if row.sent_on is not None else f"送{row.to}"
        since = day - timedelta(days=row.days_here)
        idle = f"{month_day(since)}以来" if since != row.sent_on else ""
        said = [f"{sent}，{idle}{row.days_here}天没有进展"] if row.stalled else [sent]
        said += [row.needs] if row.needs else []
        rank = (0 if row.needs else 4, -float(row.days_here))
        subject = SubjectRef(row.id, f"《{row.title}》")
        yield _Matter(subject, row.unit, row.leader, "分管", since, rank, said)
