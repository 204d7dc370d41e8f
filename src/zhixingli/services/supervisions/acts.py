"""Use cases of supervision (督查督办): open, feed back, finish, send back, strike off, list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.acts import ReasonMissingError
from zhixingli.domain.errors.command import NeededOptionError
from zhixingli.domain.matters import clock
from zhixingli.domain.matters.responsibility import assignment_on
from zhixingli.domain.supervisions import acts as supervisions
from zhixingli.services.matters.acts import act_on, does, outcome_of, untold
from zhixingli.services.matters.handling import Handling, rows_on
from zhixingli.services.scope.words import meta_of
from zhixingli.services.supervisions.detail import SUPERVISION_LINES, supervision_detail, targets
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder, whole_id
from zhixingli.services.use_case.session import Outcome, Reply, Session, perform, reading
from zhixingli.services.use_case.texts import cleaned, numbered, optional
from zhixingli.store.kinds.loaders import load_matter
from zhixingli.store.kinds.matters import save
from zhixingli.store.kinds.supervisions import KEPT_SUPERVISIONS, open_like

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.supervisions.acts import Opening, Supervision
    from zhixingli.domain.supervisions.terms import Basis, Suggestion, SupervisionStatus
    from zhixingli.services.results.supervisions import SupervisionDetail, SupervisionRow
    from zhixingli.services.use_case.session import Change
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    SupervisionChange = Change[SupervisionDetail]

SUPERVISIONS: Final[Handling[Supervision, SupervisionDetail]] = Handling(
    KEPT_SUPERVISIONS, supervision_detail, targets, lambda matter: (matter.approved_by,)
)
#: How the id of a subject looks; anything else is a title.
_ID: Final = re.compile(r"[A-Z]{2}-(?:[0-9]{4}-[0-9]+|[a-z]+)")
_FILLERS: Final = re.compile(r"督办|关于|的|[\W_]+")


def open_supervision(
    ledger: Ledger, stamp: Stamp, what: str, opening: Opening
) -> SupervisionChange:
    """Open a supervision matter about a subject's ID, or under a title of its own.

    People and units are named as the clerk names them. One like it that is open is warned of.
    """
    said, notes = cleaned(opening.title or what, "事项", "--title" if opening.title else "what")
    phone, more = optional(opening.phone, "电话", "--phone")
    number, numbering = numbered(opening.number, "依据文号")
    public, also = optional(opening.public_title, "公开标题", "--public-title")
    notes += [*more, *numbering, *also]

    def use_case(session: Session) -> Outcome[SupervisionDetail]:
        about = _target(session, what, opening)
        named = Finder(session.conn, session.work.stamp.on).resolved(
            opening,
            people={
                "approved_by": "--approved-by",
                "leader": "--leader",
                "supervisor": "--supervisor",
            },
            units={"unit": "--unit", "supporting": "--support"},
            number=number,
            phone=phone,
            public_title=public,
        )
        known = _filled(named, about, said, stamp.on)
        notes.extend(_doubles(session, known))
        matter = supervisions.establish(session.desk(), known)
        save(session.work, KEPT_SUPERVISIONS, matter)
        if about is None or opening.title:
            notes.extend(untold(matter))
        line = f"已立项 {matter.id}《{matter.title}》"
        return outcome_of(session, SUPERVISIONS, matter, line, notes)

    return perform(ledger, stamp, use_case)


def record_feedback(ledger: Ledger, stamp: Stamp, wanted: str, *, text: str) -> SupervisionChange:
    """Record what the unit reported back."""
    said, notes = cleaned(text, "反馈", "--text")

    act = does(supervisions.feedback, "已记反馈", text=said)
    return act_on(ledger, stamp, SUPERVISIONS, wanted, act, notes)


def finish(ledger: Ledger, stamp: Stamp, wanted: str, *, result: str | None) -> SupervisionChange:
    """Record that the unit reports it done."""
    said, notes = optional(result, "办理结果", "--result")

    act = does(supervisions.finish, "已报办结，待审核销号", text=said)
    return act_on(ledger, stamp, SUPERVISIONS, wanted, act, notes)


def send_back(
    ledger: Ledger, stamp: Stamp, wanted: str, *, due: date | None, approved_by: str | None
) -> SupervisionChange:
    """Send it back to be done again; a new due date is an extension like any other."""
    if due is not None and approved_by is None:
        raise NeededOptionError(choices="--approved-by 批准人", field="--approved-by")

    def act(desk: Desk, of: Supervision, find: Finder) -> str:
        owed = supervisions.send_back(desk, of)
        if due is not None and approved_by is not None:
            person = find.person(approved_by, field="--approved-by")
            clock.extend(desk, of, days=None, until=due, approved_by=person, rule=None, owed=owed)
        return f"{of.id} 已退回重办"

    return act_on(ledger, stamp, SUPERVISIONS, wanted, act)


def extend(
    ledger: Ledger,
    stamp: Stamp,
    wanted: str,
    *,
    days: int | None,
    until: date | None,
    approved_by: str,
) -> SupervisionChange:
    """Extend the limit, with a reason; after the due day it is made up for (补办)."""

    def act(desk: Desk, of: Supervision, find: Finder) -> str:
        if not desk.reason:
            raise ReasonMissingError(act="督办延期", field="--reason")
        person = find.person(approved_by, field="--approved-by")
        fact = clock.extend(desk, of, days=days, until=until, approved_by=person, rule=None)
        late = "（补办）" if fact.late else ""
        owed = of.obligations_of(supervisions.SUPERVISE_FINISH)[-1]
        return f"{of.id} 延期{late}，原到期日 {owed.original_due(fact.granted_on)}"

    return act_on(ledger, stamp, SUPERVISIONS, wanted, act)


def strike(ledger: Ledger, stamp: Stamp, wanted: str, *, by: str | None) -> SupervisionChange:
    """Strike it off after the review."""

    def act(desk: Desk, of: Supervision, find: Finder) -> str:
        supervisions.strike(desk, of, by=find.maybe_person(by, field="--by"))
        return f"{of.id} 已审核销号"

    return act_on(ledger, stamp, SUPERVISIONS, wanted, act)


def appeal(ledger: Ledger, stamp: Stamp, wanted: str) -> SupervisionChange:
    """Record that the unit asks for a review of the conclusion."""
    act = does(supervisions.appeal, "已记申请复核")
    return act_on(ledger, stamp, SUPERVISIONS, wanted, act)


def recheck(ledger: Ledger, stamp: Stamp, wanted: str, *, text: str) -> SupervisionChange:
    """Record the decision on the review."""
    said, notes = cleaned(text, "复核决定", "--text")

    act = does(supervisions.recheck, "已记复核决定", text=said)
    return act_on(ledger, stamp, SUPERVISIONS, wanted, act, notes)


def suggest(
    ledger: Ledger, stamp: Stamp, wanted: str, *, about: Suggestion, text: str | None
) -> SupervisionChange:
    """Write down a draft of a suggestion; without words of its own, one from the facts."""
    said, notes = optional(text, "建议", "--text")

    def act(desk: Desk, of: Supervision, _: Finder) -> str:
        drafted = said or supervisions.drafted(of, about, desk.on)
        supervisions.suggest(desk, of, about=about.value, text=drafted)
        return (
            f"{of.id} 已记建议稿；批评、追责须经行政首长批准（政府督查工作条例第21条），"
            "程序不自动处分"
        )

    return act_on(ledger, stamp, SUPERVISIONS, wanted, act, notes)


@dataclass(frozen=True, slots=True)
class SupervisionFilters:
    """Which matters are asked for; people and units as they were named."""

    status: SupervisionStatus | None = None
    basis: Basis | None = None
    leader: str | None = None
    unit: str | None = None
    supervisor: str | None = None


def list_supervisions(
    ledger: Ledger, *, as_of: date, filters: SupervisionFilters
) -> Reply[tuple[SupervisionRow, ...]]:
    """List the supervision matters opened by a day, as they stood on it."""
    with reading(ledger) as (conn, law):
        find = Finder(conn, as_of)
        leader = find.maybe_person(filters.leader, field="--leader")
        unit = find.maybe_unit(filters.unit, field="--unit")
        tracker = find.maybe_person(filters.supervisor, field="--supervisor")
        rows = tuple(
            row
            for _, row in rows_on(conn, law, SUPERVISION_LINES, as_of)
            if filters.status in (None, row.status)
            and filters.basis in (None, row.basis)
            and leader in (None, row.leader.id)
            and unit in (None, row.unit.id)
            and (tracker is None or (row.supervisor is not None and tracker == row.supervisor.id))
        )
        meta = meta_of(conn, law, as_of, leader=filters.leader, unit=filters.unit)
        return Reply(rows, meta)


def _target(session: Session, what: str, opening: Opening) -> Matter | None:
    """Read the subject that is supervised; None for a title of its own."""
    written = whole_id(what, session.work.stamp.today)
    if _ID.fullmatch(written):
        return load_matter(session.conn, written, session.law.rules)
    if not (opening.leader and opening.unit):
        raise NeededOptionError(choices="--leader 区分管领导 和 --unit 主责单位", field="--leader")
    return None


def _filled(opening: Opening, about: Matter | None, said: str, day: date) -> Opening:
    """Take from the subject what was not said: title, leader and unit."""
    if about is None:
        return replace(opening, title=said)
    holding = assignment_on(about.assignments, day)
    return replace(
        opening,
        about=about.id,
        title=said if opening.title else f"督办：{about.title}",
        leader=opening.leader or holding.owner,
        unit=opening.unit or holding.unit,
    )


def _doubles(session: Session, opening: Opening) -> Iterator[Remark]:
    """Warn of an open matter about the same thing (条例第15条)."""
    mine = _FILLERS.sub("", opening.title)
    for row in open_like(session.conn, session.work.stamp.today):
        same = opening.about is not None and row["about"] == opening.about
        alike = row["unit"] == opening.unit and _FILLERS.sub("", row["title"]) == mine
        if same or alike:
            text = f"同一事项已经立项 {row['id']}《{row['title']}》，不要重复督查（条例第15条）"
            yield Remark("DUPLICATE_SUPERVISION", text)
            return
