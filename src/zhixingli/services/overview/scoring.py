"""The score of execution: three phases, from the facts of the ledger alone (执行力构成)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixingli.domain.law.rules import (
    COSIGN_REPLY,
    DOC_CHECK,
    DOC_INSTRUCTION,
    EXEC_NOTICE,
    ONSITE_MINUTES,
)
from zhixingli.domain.matters.act import backdated_days
from zhixingli.domain.matters.cadence import Weeks
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.projects.milestones import PROJECT_MILESTONE
from zhixingli.domain.supervisions.acts import SUPERVISE_FINISH
from zhixingli.domain.terms import ActKind
from zhixingli.domain.writing.week import TO_SUNDAY, monday_of, week_name
from zhixingli.services.readings.accounts import Account, accounts_in, rates
from zhixingli.services.readings.sponsors import ONSITE, answering_day, sponsor_on
from zhixingli.services.results.overview import Indicator, Score
from zhixingli.services.results.rates import percent
from zhixingli.services.scope.readers import Whose, whose
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.causes import causes_between
from zhixingli.store.reads import recurring_facts as facts
from zhixingli.store.reads.scoring import acts_in, consulted_sendings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.reads.scoring import Acted

BEFORE: Final = ("before", "行动前：领会、预测、计划")
DURING: Final = ("during", "行动中：服从、组织、创新")
AFTER: Final = ("after", "行动后：评估、问责、调整")
_STRIKE, _REDO = ActKind.STRIKE.value, ActKind.REDO.value
#: What corrects the ledger is no work of anybody's.
_NO_WORK: Final = frozenset({ActKind.EDIT.value, ActKind.VOID.value})


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
    owed = accounts_in(conn, law, first, last, last, asked)
    finishing = [each for each in owed if each.finishing]
    sent = [r for r in consulted_sendings(conn, first, last) if asked.holds(r.leader, r.unit)]
    acts = [r for r in acts_in(conn, first, last) if asked.holds(r.leader, r.unit)]
    yield _kept(BEFORE, "check", "资料检查和告知按期", _under(owed, DOC_CHECK))
    yield _share(BEFORE, "consulted", "送出前已先商", sum(r.consulted for r in sent), len(sent))
    yield _kept(BEFORE, "exec_notice", "常务会议提前1周通知", _under(owed, EXEC_NOTICE))
    yield _kept(DURING, "finish", "办结按期", finishing)
    yield _kept(DURING, "instruction", "批示按期落实", _under(owed, DOC_INSTRUCTION))
    yield _kept(DURING, "milestone", "项目节点按期", _under(owed, PROJECT_MILESTONE))
    weeks = _weeks(conn, law, first, last, asked)
    yield _share(DURING, "onsite", "现场办公会召开", sum(weeks.values()), len(weeks))
    yield _kept(DURING, "cosign", "协办、会签按期答复", _under(owed, COSIGN_REPLY))
    promised = [each for each in finishing if each.promised]
    yield _kept(DURING, "promise", "公开承诺按期", promised)
    yield _kept(AFTER, "minutes", "现场办公会纪要3天内印发", _under(owed, ONSITE_MINUTES))
    yield _share(AFTER, "review_passed", "督办一次办结未退回", *_reviewed(acts))
    work = [row for row in acts if row.kind not in _NO_WORK]
    prompt = sum(backdated_days(row, law.calendar) is None for row in work)
    yield _share(AFTER, "recorded", "当天或次一工作日登记", prompt, len(work))
    failed = {each.key for each in owed if each.binding and not each.on_time}
    failed |= {key for key, held in weeks.items() if not held}
    failed |= {f"{row.subject}/{SUPERVISE_FINISH}" for row in acts if row.kind == _REDO}
    told = failed & {row["key"] for row in causes_between(conn, None, last)}
    yield _share(AFTER, "cause", "超期、缺会、退回已记原因", len(told), len(failed))


def _reviewed(acts: Iterable[Acted]) -> tuple[int, int]:
    """Count the supervision matters that a review judged, and those never sent back (按件)."""
    judged = {row.subject for row in acts if row.kind in (_STRIKE, _REDO)}
    redone = {row.subject for row in acts if row.kind == _REDO}
    return len(judged - redone), len(judged)


def _weeks(conn: Connection, law: Law, first: date, last: date, asked: Whose) -> dict[str, bool]:
    """Tell of each owed week of a period, by its key, whether a meeting was held."""
    weeks = Weeks(law.calendar)
    held: dict[str, set[date]] = {}
    for project_id, day in facts.onsite_days(conn, last):
        held.setdefault(project_id, set()).add(monday_of(day))
    found = {}
    for project in facts.key_projects(conn, last):
        for monday in weeks.between(project.duty, first, last) if project.duty is not None else ():
            day = answering_day(weeks, monday)
            unit = assignment_on(project.assignments, day).unit
            if monday + TO_SUNDAY <= last and asked.holds(sponsor_on(project, day), unit):
                key = f"{project.id}/{ONSITE}/{week_name(monday)}"
                found[key] = monday in held.get(project.id, ())
    return found


def _under(owed: Iterable[Account], rule: str) -> list[Account]:
    return [each for each in owed if each.limit.id == rule]


def _kept(phase: tuple[str, str], key: str, label: str, owed: list[Account]) -> Indicator:
    found = rates(owed)
    return Indicator(
        *phase,
        key,
        label,
        done=found.on_time,
        total=found.owed,
        rate=found.rate,
        rate_original=found.rate_original,
        late=found.late,
        undone=found.undone,
    )


def _share(phase: tuple[str, str], key: str, label: str, part: int, whole: int) -> Indicator:
    return Indicator(*phase, key, label, part, whole, percent(part, whole), None, None, None)
