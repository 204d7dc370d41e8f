"""The score of execution: three phases, from the facts of the ledger alone (执行力构成)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.law.rules import (
    COSIGN_REPLY,
    DOC_CHECK,
    DOC_INSTRUCTION,
    EXEC_NOTICE,
    ONSITE_MINUTES,
)
from zhixingli.domain.matters.cadence import Weeks
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.domain.writing.week import TO_SUNDAY
from zhixingli.services.readings.in_time import BESIDE
from zhixingli.services.readings.recurring import answering_day, sponsor_on
from zhixingli.services.results.overview import Indicator, Score
from zhixingli.services.scope.readers import Whose, whose
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.reads import recurring_facts as facts, weekly as reads
from zhixingli.store.reads.scoring import acts_in, consulted_sendings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, RowMapping

    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger

BEFORE: Final = ("before", "行动前：领会、预测、计划")
DURING: Final = ("during", "行动中：服从、组织、创新")
AFTER: Final = ("after", "行动后：评估、问责、调整")


def score(
    ledger: Ledger,
    *,
    since: date | None,
    as_of: date,
    leader: str | None,
    unit: str | None,
    reader: str | None = None,
) -> Reply[Score]:
    """Count the indicators of a period, since the beginning of the year by default."""
    first = since or date(as_of.year, 1, 1)
    with reading(ledger) as (conn, law):
        asked = whose(conn, as_of, leader=leader, unit=unit, reader=reader)
        known = names(conn, as_of)
        found = Score(
            since=first,
            until=as_of,
            leader=known.people[asked.leader] if asked.leader else None,
            unit=known.units[asked.unit] if asked.unit else None,
            indicators=tuple(indicators(conn, law, first, as_of, asked)),
            reader=asked.reader,
        )
        return Reply(found, law.meta(as_of))


def indicators(
    conn: Connection, law: Law, first: date, last: date, asked: Whose
) -> Iterable[Indicator]:
    """Give the indicators of a period, phase by phase."""
    done = [
        row
        for row in reads.all_discharged_between(conn, first, last, last)
        if asked.holds(row["leader"], row["unit"])
    ]
    finishing = [row for row in done if row["rule"] not in BESIDE]
    sent = [r for r in consulted_sendings(conn, first, last) if asked.holds(r.leader, r.unit)]
    acts = [r for r in acts_in(conn, first, last) if asked.holds(r.leader, r.unit)]
    yield _on_time(BEFORE, "check", "资料检查和告知按期", _under(done, DOC_CHECK))
    yield _share(BEFORE, "consulted", "送出前已先商", sum(r.consulted for r in sent), len(sent))
    yield _on_time(BEFORE, "exec_notice", "常务会议提前1周通知", _under(done, EXEC_NOTICE))
    yield _on_time(DURING, "finish", "办结按期", finishing)
    yield _on_time(DURING, "instruction", "批示按期落实", _under(done, DOC_INSTRUCTION))
    yield _on_time(DURING, "milestone", "项目节点按期", _under(done, PROJECT_MILESTONE))
    owed, held = _meetings(conn, law, first, last, asked)
    yield _share(DURING, "onsite", "现场办公会召开", held, owed)
    yield _on_time(DURING, "cosign", "协办、会签按期答复", _under(done, COSIGN_REPLY))
    promised = [row for row in finishing if row["public_promise"]]
    yield _on_time(DURING, "promise", "公开承诺按期", promised)
    yield _on_time(AFTER, "minutes", "现场办公会纪要3天内印发", _under(done, ONSITE_MINUTES))
    reviewed = [row for row in acts if row.kind == "finish" and row.subject_kind == "supervision"]
    redone = [row for row in acts if row.kind == "redo"]
    passed = max(len(reviewed) - len(redone), 0)
    yield _share(AFTER, "review_passed", "督办一次办结未退回", passed, len(reviewed))
    prompt = sum(not row.late for row in acts)
    yield _share(AFTER, "recorded", "当天或次一工作日登记", prompt, len(acts))
    late = [row for row in done if not _in_time(row)]
    causes = len({row.subject for row in acts if row.kind == "cause"} & {r["id"] for r in late})
    subjects = len({row["id"] for row in late})
    yield _share(AFTER, "cause", "超期事项已记原因", causes, subjects)


def _meetings(conn: Connection, law: Law, first: date, last: date, asked: Whose) -> tuple[int, int]:
    """Count the owed weeks of a period and those in which a meeting was held."""
    weeks, held = Weeks(law.calendar), facts.onsite_days(conn, last)
    days: dict[str, list[date]] = {}
    for project_id, day in held:
        days.setdefault(project_id, []).append(day)
    owed = kept = 0
    for project in facts.key_projects(conn, last):
        if project.duty is None:
            continue
        missed = {m.monday for m in weeks.missed(project.duty, days.get(project.id, ()), last)}
        for monday in weeks.between(project.duty, first, last):
            due = monday + TO_SUNDAY
            day = answering_day(weeks, monday)
            unit = assignment_on(project.assignments, day).unit
            if due < last and asked.holds(sponsor_on(project, day), unit):
                owed += 1
                kept += monday not in missed
    return owed, kept


def _under(rows: Iterable[RowMapping], rule: str) -> list[RowMapping]:
    return [row for row in rows if row["rule"] == rule]


def _on_time(phase: tuple[str, str], key: str, label: str, rows: list[RowMapping]) -> Indicator:
    original = sum(_by(row["unextended"], row) for row in rows)
    kept = sum(_in_time(row) for row in rows)
    rate = _percent(original, len(rows))
    return Indicator(*phase, key, label, kept, len(rows), _percent(kept, len(rows)), rate)


def _share(phase: tuple[str, str], key: str, label: str, part: int, whole: int) -> Indicator:
    return Indicator(*phase, key, label, part, whole, _percent(part, whole), None)


def _in_time(row: Any) -> bool:  # noqa: ANN401 - a row of ``store.weekly``
    return not row["made_up"] and _by(row["due_on"], row)


def _by(due: date | None, row: RowMapping) -> bool:
    done: date = row["discharged_on"]
    return due is None or done <= due


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
