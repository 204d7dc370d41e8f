"""The use case: take entries back by one new entry (撤销)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.taking_back import UndoDayError
from zhixingli.services.results.taking_back import Undo, UndoneEntry, UndoneThing
from zhixingli.services.taking_back.again import commands_again
from zhixingli.services.taking_back.choosing import UndoRequest, chosen
from zhixingli.services.taking_back.restoring import restore
from zhixingli.services.use_case.names import names
from zhixingli.services.use_case.session import Change, Outcome, Session, perform
from zhixingli.store.tables import taken_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.services.taking_back.choosing import Chosen
    from zhixingli.services.taking_back.restoring import Told
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp


def undo(ledger: Ledger, stamp: Stamp, asked: UndoRequest) -> Change[Undo]:
    """Take entries back: nothing is deleted, a later entry says that they never were.

    Raises NothingToUndoError, EntryUnknownError, EntryTakenBackError, EntryKeptError,
    BuiltUponError, InUseError, RestOfImportError, UndoDayError, ReasonMissingError.
    """

    def use_case(session: Session) -> Outcome[Undo]:
        if stamp.on != stamp.today:
            raise UndoDayError(day=stamp.on, today=stamp.today, field="--on")
        picked = chosen(session, asked)
        again = tuple(commands_again(session, picked))
        subjects = restore(session, picked)
        for entry in picked.entries:
            row = {"seq": entry.seq, "by": session.work.seq, "whole": not picked.left}
            session.work.insert(taken_back, row)
        session.work.flush()
        done = Undo(
            tuple(_entries(picked)),
            (*_subjects(subjects), *_others(session, picked, subjects)),
            again,
            tuple(picked.left),
        )
        return Outcome(done, _line(done))

    return perform(ledger, stamp, use_case)


def _entries(picked: Chosen) -> Iterator[UndoneEntry]:
    for entry in reversed(picked.entries):
        yield UndoneEntry(
            seq=entry.seq,
            command=entry.command,
            actor=entry.actor,
            today=entry.today,
            on=entry.happened_on,
            reason=entry.reason,
            whole=not picked.left,
        )


def _subjects(subjects: list[Told]) -> Iterator[UndoneThing]:
    yield from (UndoneThing(*each) for each in subjects)


def _others(session: Session, picked: Chosen, subjects: list[Told]) -> Iterator[UndoneThing]:
    """Give the units, people and choices that the entries were about."""
    known = names(session.conn, session.work.stamp.today)
    made = {row.key for row in picked.rows if row.before is None}
    seen = {each.id for each in subjects}
    for thing in dict.fromkeys(picked.about.values()):
        if thing in seen or thing in picked.left:
            continue
        named = known.people.get(thing) or known.units.get(thing)
        yield UndoneThing(
            thing, named.name if named else thing, named is not None and thing in made, ()
        )


def _line(done: Undo) -> str:
    numbers = "、".join(f"第 {each.seq} 条（{each.command}）" for each in done.entries[:_NAMED])
    more = f" 等 {len(done.entries)} 条" if len(done.entries) > _NAMED else ""
    gone = [each.id for each in done.things if each.gone]
    acts = [f"{each.id} {act}" for each in done.things if not each.gone for act in each.acts]
    said = []
    if gone:
        said.append(f"{_listed(gone)}作废，编号不再使用")
    if acts:
        said.append(f"{_listed(acts)}不再算数")
    left = f"；另有 {len(done.left)} 件后来动过，没有撤销" if done.left else ""
    return f"已撤销流水{numbers}{more}" + (f"：{'；'.join(said)}" if said else "") + left


def _listed(each: list[str]) -> str:
    return "、".join(each[:_NAMED]) + (f" 等 {len(each)} 项" if len(each) > _NAMED else " ")


_NAMED = 3
