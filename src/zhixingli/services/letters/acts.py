"""Use cases of letters (上行平行文): draft, consult, send, follow, answer, file, list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.letters import acts as letters
from zhixingli.services.letters.detail import LETTER_LINES, letter_detail
from zhixingli.services.matters.acts import act_on, does, outcome_of
from zhixingli.services.matters.handling import Handling, rows_on
from zhixingli.services.scope.words import meta_of
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.session import Change, Outcome, Reply, Session, perform, reading
from zhixingli.services.use_case.texts import cleaned, numbered, optional
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.kinds.matters import save

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.letters.acts import Letter, LetterDraft
    from zhixingli.domain.letters.terms import Adoption, Direction, LetterStatus, Side
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.results.letters import LetterDetail, LetterRow
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

    LetterChange = Change[LetterDetail]

LETTERS: Final[Handling[Letter, LetterDetail]] = Handling(KEPT_LETTERS, letter_detail)


def add_letter(ledger: Ledger, stamp: Stamp, draft: LetterDraft) -> LetterChange:
    """Take up a letter, people and units named as the clerk names them."""
    title, notes = cleaned(draft.title, "标题", "title")
    addressee, more = cleaned(draft.addressee, "主送", "--to")
    genre, others = optional(draft.genre, "文种", "--genre")
    number, numbering = numbered(draft.number, "发文字号")
    notes += [*more, *others, *numbering]

    def use_case(session: Session) -> Outcome[LetterDetail]:
        known = Finder(session.conn, session.work.stamp.on).resolved(
            draft,
            people={"leader": "--leader", "tracker": "--tracker", "handler": "--handler"},
            units={"unit": "--unit", "supporting": "--support"},
            title=title,
            addressee=addressee,
            genre=genre,
            number=number,
        )
        letter = letters.draft(session.desk(), known)
        save(session.work, KEPT_LETTERS, letter)
        return outcome_of(session, LETTERS, letter, f"已登记 {letter.id}《{title}》", notes)

    return perform(ledger, stamp, use_case)


def consult(
    ledger: Ledger,
    stamp: Stamp,
    letter: str,
    *,
    party: str,
    way: str,
    opinion: str,
    adopted: Adoption | None,
) -> LetterChange:
    """Record a consultation before sending."""
    party, notes = cleaned(party, "先商对象", "--with")
    way, more = cleaned(way, "先商方式", "--way")
    opinion, others = cleaned(opinion, "先商意见", "--opinion")

    act = does(letters.consult, "已记先商", party=party, way=way, opinion=opinion, adopted=adopted)
    return act_on(ledger, stamp, LETTERS, letter, act, [*notes, *more, *others])


def send(
    ledger: Ledger, stamp: Stamp, letter: str, *, override: str | None, number: str | None
) -> LetterChange:
    """Send a letter; unconsulted only with a reason."""
    said, notes = optional(override, "不先商的理由", "--override")
    written, more = numbered(number, "发文字号")
    notes += more

    def act(desk: Desk, of: Letter, _: Finder) -> str:
        letters.send(desk, of, override=said, number=written)
        if of.acts[-1].outcome == letters.OVERRIDE:
            text = f"{of.id} 没有先商就送出，理由已记下，进行文跟踪周报"
            notes.append(Remark("LETTER_UNCONSULTED", text))
        elif said is not None:
            notes.append(Remark("OVERRIDE_NEEDLESS", f"{of.id} 已经先商，--override 没有记下"))
        return f"{of.id} 已送 {of.addressee}"

    return act_on(ledger, stamp, LETTERS, letter, act, notes)


def hop(
    ledger: Ledger, stamp: Stamp, letter: str, *, place: str, contact: str | None, side: Side
) -> LetterChange:
    """Record where a letter has got to."""
    place, notes = cleaned(place, "对口处室", "--at")
    contact, more = optional(contact, "联系人", "--contact")

    act = does(letters.hop, f"已到 {place}", place=place, contact=contact, side=side)
    return act_on(ledger, stamp, LETTERS, letter, act, [*notes, *more])


def coordinate(
    ledger: Ledger, stamp: Stamp, letter: str, *, text: str, needs: str | None, settled: bool
) -> LetterChange:
    """Record a step of coordination."""
    text, notes = cleaned(text, "协调情况", "--text")
    needs, more = optional(needs, "需区领导协调事项", "--needs")

    act = does(letters.coordinate, "已记协调情况", text=text, needs=needs, settled=settled)
    return act_on(ledger, stamp, LETTERS, letter, act, [*notes, *more])


def inform(ledger: Ledger, stamp: Stamp, letter: str, *, text: str | None) -> LetterChange:
    """Record that the office was informed."""
    text, notes = optional(text, "告知内容")

    act = does(letters.inform, "已告知区府办", text=text)
    return act_on(ledger, stamp, LETTERS, letter, act, notes)


def answer(
    ledger: Ledger, stamp: Stamp, letter: str, *, text: str | None, number: str | None
) -> LetterChange:
    """Record the answer of the other side."""
    text, notes = optional(text, "对方答复")
    written, more = numbered(number, "答复文号")
    notes += more

    act = does(letters.answer, "已记对方答复", text=text, number=written)
    return act_on(ledger, stamp, LETTERS, letter, act, notes)


def close(ledger: Ledger, stamp: Stamp, letter: str) -> LetterChange:
    """Put a letter on file."""
    act = does(letters.close, "已归档")
    return act_on(ledger, stamp, LETTERS, letter, act)


def track(ledger: Ledger, stamp: Stamp, letter: str, *, to: str) -> LetterChange:
    """Let another deputy follow a letter from a day on."""

    def act(desk: Desk, of: Letter, find: Finder) -> str:
        person = find.person(to, field="--to")
        letters.track(desk, of, person=person)
        return f"{of.id} 自 {desk.on} 起由 {desk.directory.person(person).name} 跟踪"

    return act_on(ledger, stamp, LETTERS, letter, act)


def edit(ledger: Ledger, stamp: Stamp, letter: str, **changes: str | None) -> LetterChange:
    """Correct what is known of a letter: title, addressee, genre, number."""
    notes: list[Remark] = []
    number, more = numbered(changes.pop("number", None), "发文字号")
    notes += more
    stored: dict[str, Any] = {"number": number}
    for name, value in changes.items():
        stored[name], more = optional(value, *_EDITED[name])
        notes += more

    act = does(letters.edit, "已更正", changes=stored)
    return act_on(ledger, stamp, LETTERS, letter, act, notes)


#: What a correction changes: its heading, and the option that gives it.
_EDITED: Final = {
    "title": ("标题", "--title"),
    "addressee": ("主送", "--to"),
    "genre": ("文种", "--genre"),
}


@dataclass(frozen=True, slots=True)
class LetterFilters:
    """Which letters are asked for; people and units as they were named."""

    status: LetterStatus | None = None
    direction: Direction | None = None
    leader: str | None = None
    unit: str | None = None
    tracker: str | None = None
    stalled: bool = False


def list_letters(
    ledger: Ledger, *, as_of: date, filters: LetterFilters
) -> Reply[tuple[LetterRow, ...]]:
    """List the letters drafted by a day, as they stood on it."""
    with reading(ledger) as (conn, law):
        find = Finder(conn, as_of)
        leader = find.maybe_person(filters.leader, field="--leader")
        unit = find.maybe_unit(filters.unit, field="--unit")
        tracker = find.maybe_person(filters.tracker, field="--tracker")
        rows = tuple(
            row
            for _, row in rows_on(conn, law, LETTER_LINES, as_of)
            if filters.status in (None, row.status)
            and leader in (None, row.leader.id)
            and unit in (None, row.unit.id)
            and (tracker is None or (row.tracker is not None and tracker == row.tracker.id))
            and filters.direction in (None, row.direction)
            and (row.stalled or not filters.stalled)
        )
        meta = meta_of(conn, law, as_of, leader=filters.leader, unit=filters.unit)
        return Reply(rows, meta)
