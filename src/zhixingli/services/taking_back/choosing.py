"""Which entries are taken back, and which cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.acts import ReasonMissingError
from zhixingli.domain.errors.taking_back import (
    BuiltUponError,
    EntryKeptError,
    EntryTakenBackError,
    EntryUnknownError,
    InUseError,
    NothingToUndoError,
    RestOfImportError,
    UndoNumberNeededError,
)
from zhixingli.domain.terms import ActKind
from zhixingli.store import tables
from zhixingli.store.ledger import taking_back as entries
from zhixingli.store.tables.taking_back import HOW, OF_HANDS, Way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row, Table

    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.taking_back import Later, Written


@dataclass(frozen=True, slots=True)
class UndoRequest:
    """What is to be taken back: a stretch of entries, or (no number) the last own one of today.

    ``with_later``: what rests on them too. ``rest``: of an import only what nothing rests on.
    """

    first: int | None = None
    last: int | None = None
    with_later: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """Entries to take back, the oldest first, with the rows that go and what each is about.

    ``left`` are the subjects of an import that stay as they are.
    """

    entries: Sequence[Row[Any]]
    rows: Sequence[Written]
    about: Mapping[tuple[str, str], str]
    left: Collection[str] = ()

    @property
    def seqs(self) -> list[int]:
        """Number them."""
        return [entry.seq for entry in self.entries]


#: How many things the last entry may be about that is taken back without its number.
_AT_A_GLANCE: Final = 20
#: Acts that only tell who is responsible.
_ACTS_OF_HANDS: Final = {ActKind.ASSIGN.value, ActKind.PART.value}
#: Why what a command did is not taken back, and the way there is instead.
_KEPT: Final[dict[str, tuple[str, str]]] = {
    "init": ("它建立了台账", "另建台账：zx --db 文件 init --office 单位名称"),
    "upgrade": ("升级只把旧登记里已有的事写全，没有登记新的事", "升级前的副本在台账旁边（.bak）"),
    "undo": ("它本身就是撤销", "要恢复原样，把被撤销的事重新登记一次"),
    "calendar": ("放假安排登记后，期限已经照它算过", "用 zx calendar import 或 set 登记正确的安排"),
    "rule": ("规则导入后，期限已经照它算过", "用 zx rule import 导入正确的规则，写明自哪一天起"),
    "office": ("这一项改了规则，期限已经照它算过", "再用 zx office set 改回原值"),
    "report": (
        "报告已经印发，印出去的收不回来",
        "用 zx report … --reissue --reason 理由 出更正版",
    ),
}


def chosen(session: Session, asked: UndoRequest) -> Chosen:
    """Find what is to be taken back; refuse what cannot be, naming the way there is."""
    conn, stamp = session.conn, session.work.stamp
    found = list(_asked_for(session, asked))
    known = {entry.seq: entry for entry in found}
    taken = entries.takers(conn, known)
    for entry in found:
        _refuse_taken(conn, entry, taken, rest=asked.rest)
    picked = _picked(conn, known)
    for entry in found:
        _refuse_kept(entry, picked.rows)
    if asked.rest:
        picked = _rest_of(conn, picked)
    else:
        while later := _later(conn, picked):
            if not asked.with_later:
                _refuse_built_upon(conn, picked, later)
            known |= entries.entries_at(conn, [each.seq for each in later])
            picked = _picked(conn, known)
            for entry in picked.entries:
                _refuse_kept(entry, picked.rows)
    _refuse_used(conn, picked)
    count = len(set(picked.about.values()))
    if asked.first is None and count > _AT_A_GLANCE:
        entry = picked.entries[0]
        raise UndoNumberNeededError(
            seq=entry.seq, command=entry.command, count=count, field="entries"
        )
    others = any(e.actor != stamp.actor or e.today != stamp.today for e in picked.entries)
    if others and not stamp.reason:
        raise ReasonMissingError(act="撤销别人的或以前的登记", field="--reason")
    return picked


def _asked_for(session: Session, asked: UndoRequest) -> Sequence[Row[Any]]:
    conn, stamp = session.conn, session.work.stamp
    if asked.first is None:
        last = entries.last_standing(conn, stamp.actor, stamp.today)
        if last is None:
            raise NothingToUndoError(actor=stamp.actor, day=stamp.today)
        return [last]
    found = entries.entries_between(conn, asked.first, asked.last or asked.first)
    if not found:
        raise EntryUnknownError(seq=asked.first, last=session.work.seq - 1, field="entries")
    if asked.last is None or asked.last == asked.first:
        return found
    taken = entries.takers(conn, {entry.seq for entry in found})
    standing = [entry for entry in found if not taken.get(entry.seq, (0, False))[1]]
    return [e for e in standing if not entries.takes_back(conn, e.seq)] or found[-1:]


def _picked(conn: Connection, known: Mapping[int, Row[Any]]) -> Chosen:
    """Put the rows of several entries together: as they were before the first, after the last."""
    rows: dict[tuple[str, str], Written] = {}
    for seq in sorted(known):
        for row in entries.written_by(conn, seq):
            at = (row.table.name, row.key)
            if at in rows:
                row = entries.Written(row.table, row.key, rows[at].before, row.after)  # noqa: PLW2901
            rows[at] = row
    return Chosen(
        [known[seq] for seq in sorted(known)],
        list(rows.values()),
        entries.about_of(conn, rows.values()),
    )


def _refuse_taken(
    conn: Connection, entry: Row[Any], taken: Mapping[int, tuple[int, bool]], *, rest: bool
) -> None:
    by, whole = taken.get(entry.seq, (None, False))
    if by is not None and (whole or not rest):
        raise EntryTakenBackError(seq=entry.seq, by=by, field="entries")
    if entries.takes_back(conn, entry.seq):
        raise _kept(entry, "undo")
    if rest and not entry.command.startswith("import "):
        raise RestOfImportError(seq=entry.seq, command=entry.command, field="--rest")


def _refuse_kept(entry: Row[Any], rows: Iterable[Written]) -> None:
    noun = entry.command.partition(" ")[0]
    if entry.seq == 1 or noun in {"init", "upgrade", "undo"}:
        raise _kept(entry, noun if noun in {"upgrade", "undo"} else "init")
    for row in rows:
        if HOW[row.table] is Way.REFUSED:
            law = {tables.calendar_notice: "calendar", tables.rule_version: "rule"}
            default = "report" if row.table in (tables.report, tables.report_file) else "undo"
            raise _kept(entry, "office" if noun == "office" else law.get(row.table, default))


def _kept(entry: Row[Any], why: str) -> EntryKeptError:
    said, way = _KEPT[why]
    return EntryKeptError(seq=entry.seq, command=entry.command, why=said, way=way, field="entries")


def _later(conn: Connection, picked: Chosen) -> list[Later]:
    """Give what was recorded since about the same, and stands."""
    hands = _of_hands(picked.rows)
    mine = set(picked.seqs)
    things = {thing for thing in picked.about.values() if thing not in picked.left}
    found: dict[int, Later] = {}
    for first in sorted(mine):
        own = _about_of(conn, first, picked) & things
        for each in entries.later_about(conn, first, own, hands_only=hands):
            if each.seq not in mine:
                found.setdefault(each.seq, each)
    return [found[seq] for seq in sorted(found)]


def _about_of(conn: Connection, seq: int, picked: Chosen) -> set[str]:
    if len(picked.entries) == 1:
        return set(picked.about.values())
    rows = entries.written_by(conn, seq)
    return {picked.about[row.table.name, row.key] for row in rows if _has(picked, row)}


def _has(picked: Chosen, row: Written) -> bool:
    return (row.table.name, row.key) in picked.about


def _of_hands(rows: Iterable[Written]) -> bool:
    """Tell entries that only say who is responsible: a handover and the like."""
    return all(
        row.table in OF_HANDS
        or row.table is tables.idempotency
        or (row.table is tables.act and row.after["kind"] in _ACTS_OF_HANDS)
        for row in rows
    )


def _refuse_built_upon(conn: Connection, picked: Chosen, later: Sequence[Later]) -> None:
    named = entries.entries_at(conn, [each.seq for each in later[:_NAMED]])
    said = [
        f"第 {each.seq} 条 {each.about} {named[each.seq].command}"
        f"（{named[each.seq].actor} {named[each.seq].today}）"
        for each in later[:_NAMED]
    ]
    more = f"，等 {len(later)} 条" if len(later) > _NAMED else ""
    first = picked.seqs[0]
    way = f"先撤销后面的，或一并撤销：zx undo {first} --with-later --reason 理由"
    if len(picked.entries) == 1 and picked.entries[0].command.startswith("import "):
        way += f"；只撤销还没有动过的：zx undo {first} --rest --reason 理由"
    raise BuiltUponError(seq=first, later="；".join(said) + more, way=way, field="entries")


#: How many later entries a refusal names.
_NAMED: Final = 3


def _rest_of(conn: Connection, picked: Chosen) -> Chosen:
    """Leave out of an import what something was recorded about since, or rests on.

    What an earlier undo of the rest took back already is left out too, without a word.
    """
    left = {each.about for each in _later(conn, picked)}
    left |= {use.thing for use in entries.uses_of(conn, _made(picked))}
    aside = left | entries.void_among(conn, set(picked.about.values()))
    rows = [row for row in picked.rows if picked.about.get((row.table.name, row.key)) not in aside]
    return Chosen(picked.entries, rows, picked.about, sorted(left))


def _refuse_used(conn: Connection, picked: Chosen) -> None:
    """Refuse to take back what other matters name by now."""
    uses = entries.uses_of(conn, _made(picked))
    if not uses:
        return
    about = sorted({use.about for use in uses})
    more = f" 等 {len(about)} 处" if len(about) > _NAMED else ""
    raise InUseError(
        seq=picked.seqs[0],
        thing=uses[0].thing,
        about="、".join(about[:_NAMED]) + more,
        first=about[0],
        field="entries",
    )


def _made(picked: Chosen) -> dict[Table, set[str]]:
    """Give what the entries registered, by its table."""
    made: dict[Table, set[str]] = {}
    for row in picked.rows:
        if row.before is None and row.table in _REGISTERED:
            made.setdefault(row.table, set()).add(row.key)
    return made


#: Tables of what other matters name.
_REGISTERED: Final = (
    tables.subject,
    tables.task,
    tables.project,
    tables.meeting,
    tables.unit,
    tables.person,
)
