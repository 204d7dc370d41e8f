"""Who is owed a reminder on a day: over all kinds, by light and ladder, each step once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.acts import SubjectUnknownError
from zhixingli.domain.letters.terms import LetterStatus
from zhixingli.domain.matters.reminding import Reminder, by_light
from zhixingli.domain.terms import Addressee, Kind, Light, Post, Why
from zhixingli.domain.writing.dates import month_day
from zhixingli.services.letters.detail import LETTER_LINES
from zhixingli.services.matters.handling import rows_on
from zhixingli.services.readings.daily import DueIn, last_warned, owed_in
from zhixingli.services.results.reminders import DueReminder
from zhixingli.services.scope.privacy import published
from zhixingli.services.scope.words import meta_of
from zhixingli.services.supervisions.detail import SUPERVISION_LINES, feedback_due
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.meant import subject_meant
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.next_steps import next_step
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.matters import titles_of
from zhixingli.store.kinds.obligations import open_pauses
from zhixingli.store.kinds.people import people, posts_on
from zhixingli.store.reads.reminders import given_by, handlers_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from zhixingli.services.readings.daily import Filters
    from zhixingli.services.results.letters import LetterRow
    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.results.refs import PersonRef
    from zhixingli.services.results.supervisions import SupervisionRow
    from zhixingli.services.use_case.session import Law
    from zhixingli.store.ledger.database import Ledger


def reminders(
    ledger: Ledger, *, as_of: date, filters: Filters, only: Sequence[str] | None = None
) -> Reply[tuple[DueReminder, ...]]:
    """Give the reminders that are owed on a day and were not given by it; on a day off, none.

    ``only`` names the subjects that are asked for, as a clerk names them.
    """
    with reading(ledger) as (conn, law):
        meta = meta_of(
            *(conn, law, as_of),
            leader=filters.leader,
            unit=filters.unit,
            kind=filters.kind,
            rule=filters.rule,
        )
        if not law.calendar.is_working_day(as_of):
            return Reply((), meta, (_day_off(law, as_of),))
        found = owed_reminders(conn, law, as_of, filters)
        if only:
            meant = {subject_meant(conn, each, as_of) for each in only}
            found = tuple(each for each in found if each.id in meant)
            _refuse_unknown(conn, meant - {each.id for each in found}, as_of)
        return Reply(published(conn, found), meta, next_step(conn, found))


def _refuse_unknown(conn: Connection, wanted: set[str], day: date) -> None:
    """Refuse IDs that the ledger does not have; of what it has, nothing may be owed."""
    for each in sorted(wanted - titles_of(conn, wanted, day).keys()):
        raise SubjectUnknownError(id=each, field="id")


def owed_reminders(
    conn: Connection, law: Law, as_of: date, filters: Filters
) -> tuple[DueReminder, ...]:
    """Give the reminders that are owed on a working day and were not given by it."""
    given = given_by(conn, as_of)
    found = [
        each
        for each in _Owed(conn, law, as_of, filters).all()
        if each.code not in given.get(each.key, ())
    ]
    handlers = handlers_on(conn, {each.id for each in found}, as_of)
    known = names(conn, as_of, set(handlers.values()))
    heads = _heads(conn, as_of)
    made = [
        replace(
            each,
            handler=known.people[handlers[each.id]] if each.id in handlers else None,
            to=heads.get(each.unit.id, ()) if each.addressee is Addressee.UNIT_HEAD else each.to,
        )
        for each in found
    ]
    return tuple(sorted(made, key=lambda each: (_ORDER[each.why], each.due or as_of, each.key)))


_ORDER: Final = {why: n for n, why in enumerate(Why)}


def _day_off(law: Law, day: date) -> Remark:
    then = law.calendar.add(day, 1)
    return Remark("DAY_OFF", f"{day} 是休息日，提醒只在工作日发；最近的工作日是 {then}")


def _heads(conn: Connection, day: date) -> dict[str, tuple[PersonRef, ...]]:
    """Name the heads of each unit on a day."""
    held = posts_on(conn, day)
    named = names(conn, day).people
    found: dict[str, list[PersonRef]] = defaultdict(list)
    for row in people(conn):
        post = held.get(row["id"])
        here = row["left_on"] is None or row["left_on"] > day
        if post is None or not here or post["from_on"] > day:
            continue
        if post["post"] == Post.UNIT_HEAD.value:
            found[post["unit"]].append(named[row["id"]])
    return {unit: tuple(heads) for unit, heads in found.items()}


@dataclass(frozen=True, slots=True)
class _Owed:
    """What calls for a reminder on a day, given or not."""

    conn: Connection
    law: Law
    as_of: date
    filters: Filters

    def all(self) -> Iterator[DueReminder]:
        """Go over obligations, clocks that stand still, letters, and reports back."""
        yield from self._obligations()
        if self.filters.rule is not None:
            return
        yield from self._unwritten()
        if self.filters.kind in (None, Kind.LETTER):
            yield from self._letters()
        if self.filters.kind in (None, Kind.SUPERVISION):
            yield from self._feedback()

    def _obligations(self) -> Iterator[DueReminder]:
        window = DueIn(None, last_warned(self.law, self.as_of))
        for item in owed_in(self.conn, self.law, self.as_of, window, self.filters):
            working = item.overdue.working_days if item.overdue is not None else 0
            called = by_light(item.light, item.due, working)
            if called is not None:
                called = called._replace(why=self._why(item, called))
                yield _of_obligation(item, called, _what(item), self._stands(item))

    def _why(self, item: ObligationItem, called: Reminder) -> Why:
        """Name a notice and a report by what they are, while they are not late."""
        if called.why is not Why.SOON:
            return called.why
        limit = self.law.rules.latest_of(item.rule)
        if limit is not None and limit.backward:
            return Why.NOTICE
        return Why.REPORT if item.kind is Kind.REPORT else Why.SOON

    def _stands(self, item: ObligationItem) -> str:
        """Say how it stands on the day."""
        if item.due is None:
            return ""
        if item.overdue is not None:
            return f"{month_day(item.due)}到期，已逾期{item.overdue.working_days}个工作日"
        if item.light is Light.REMINDER:
            return f"应于{month_day(item.due)}前办，{item.light_label}"
        if item.due == self.as_of:
            return "今日到期"
        count = self.law.calendar.count
        left = count(self.as_of, item.due) - count(self.as_of, self.as_of)
        return f"{month_day(item.due)}到期" + (f"，还剩{left}个工作日" if left else "")

    def _unwritten(self) -> Iterator[DueReminder]:
        """Find clocks that stand still without the written notice which the law demands."""
        stopped = {
            row.key: row
            for row in open_pauses(self.conn, self.as_of)
            if not row.written and self._to_be_written(row.rule_version, row.ground)
        }
        if not stopped:
            return
        for item in owed_in(self.conn, self.law, self.as_of, DueIn(None, None), self.filters):
            if item.key in stopped:
                row = stopped[item.key]
                since = f"{month_day(row.from_on)}起停表（{row.ground}）"
                called = Reminder(Why.NOTICE, f"written/{row.from_on}", Addressee.UNIT)
                what = f"{_what(item)}，{since}"
                yield _of_obligation(item, called, what, "尚未登记书面告知当事人")

    def _to_be_written(self, version: int, name: str) -> bool:
        ground = self.law.rules.numbered(version).ground(name)
        return ground is not None and ground.written

    def _letters(self) -> Iterator[DueReminder]:
        """Find letters under way that have stood in one place too long."""
        mine = self._mine()
        for _, row in rows_on(self.conn, self.law, LETTER_LINES, self.as_of):
            if row.status is LetterStatus.SENT and row.stalled and mine(row):
                days = row.days_here or 0
                since = self.as_of - timedelta(days=days)
                place = row.place or row.to
                yield DueReminder(
                    id=row.id,
                    key=f"{row.id}/stalled",
                    code=f"stalled/{since}",
                    kind=Kind.LETTER,
                    title=row.title,
                    why=Why.STALLED,
                    addressee=Addressee.TRACKER,
                    to=(row.tracker or row.leader,),
                    unit=row.unit,
                    leader=row.leader,
                    matter=f"{row.title}，{month_day(since)}起停在{place}",
                    stands=f"{days}日没有进展",
                )

    def _feedback(self) -> Iterator[DueReminder]:
        """Find supervision matters whose unit has to report back, from the day before on."""
        mine, last = self._mine(), self.law.calendar.add(self.as_of, 1)
        for matter, row in rows_on(self.conn, self.law, SUPERVISION_LINES, self.as_of):
            due = feedback_due(matter, self.as_of)
            if due is not None and due <= last and mine(row):
                late = "，尚未反馈" if due < self.as_of else ""
                yield DueReminder(
                    id=row.id,
                    key=f"{row.id}/feedback",
                    code=f"feedback/{due}",
                    kind=Kind.SUPERVISION,
                    title=row.title,
                    why=Why.REPORT,
                    addressee=Addressee.UNIT,
                    to=(),
                    unit=row.unit,
                    leader=row.leader,
                    matter=f"督办情况反馈：{row.title}",
                    stands=f"应于{month_day(due)}反馈{late}",
                    due=due,
                    light=Light.RED if due < self.as_of else Light.YELLOW,
                )

    def _mine(self) -> Callable[[LetterRow | SupervisionRow], bool]:
        """Tell the matters of the leader and the unit that were asked for."""
        find = Finder(self.conn, self.as_of)
        leader = find.maybe_person(self.filters.leader, field="--leader")
        unit = find.maybe_unit(self.filters.unit, field="--unit")
        return lambda row: leader in (None, row.leader.id) and unit in (None, row.unit.id)


def _of_obligation(item: ObligationItem, called: Reminder, matter: str, stands: str) -> DueReminder:
    to_leader = called.addressee is Addressee.LEADER
    return DueReminder(
        id=item.id,
        key=item.key,
        code=called.code,
        kind=item.kind,
        title=item.title,
        why=called.why,
        addressee=called.addressee,
        to=(item.current_leader,) if to_leader else (),
        unit=item.current_unit,
        leader=item.current_leader,
        matter=matter,
        stands=stands,
        rule=item.rule,
        rule_label=item.rule_label,
        due=item.due,
        light=item.light,
        overdue=item.overdue,
        past_days=item.past_days,
    )


def _what(item: ObligationItem) -> str:
    """Say what is owed of what, and nothing twice: 现场办公会（第42周）：清溪大桥."""
    week = f"（第{int(item.period[-2:])}周）" if item.period is not None else ""
    if item.title in (item.rule_label, ""):
        return f"{item.rule_label}{week}"
    kind, _, rest = item.title.partition("：")
    again = rest and item.rule_label.startswith(kind)
    return f"{item.rule_label}{week}：{rest if again else item.title}"
