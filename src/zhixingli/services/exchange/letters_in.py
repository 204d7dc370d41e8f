"""Importing letters (上行平行文跟踪表): each row runs its whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from zhixingli.domain.letters import acts as letters
from zhixingli.domain.letters.acts import Letter, LetterDraft
from zhixingli.domain.letters.terms import Adoption, Direction, Side
from zhixingli.domain.matters.duties import charge
from zhixingli.domain.terms import Part
from zhixingli.domain.writing.document_number import normalise_document_number
from zhixingli.domain.writing.text import parse_term
from zhixingli.services.exchange.compare import Compared, Settler
from zhixingli.services.exchange.forms import LETTERS
from zhixingli.services.exchange.imports import Imported, Source, Verdict, import_table
from zhixingli.services.exchange.letters_out import STEPS, letter_line
from zhixingli.services.exchange.names import NameResolver
from zhixingli.services.exchange.steps import (
    Act,
    Beginning,
    Held,
    RowStep,
    assigned,
    held_under,
    reassignments,
)
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.tables import letter as letter_table, subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.shapes import FileTable
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

#: Acts of one day stand in this order.
_CONSULT, _TRACK, _SEND, _HOP, _STEP, _INFORM, _ANSWER, _CLOSE = range(100, 900, 100)
_ADOPTIONS: Final = {each.label: each for each in Adoption} | {
    "是": Adoption.YES,
    "否": Adoption.NO,
}
_SIDES: Final = {each.label: each for each in Side}
_STEPS: Final = {label: outcome for outcome, label in STEPS.items()}


def import_letters(ledger: Ledger, stamp: Stamp, source: Source) -> Imported:
    """Import letters; one that is there already is left as it is.

    A letter is known by its number, else by its title, its addressee and the day of its draft.
    """
    return import_table(
        ledger, stamp, source, form=LETTERS, what="行文", begin=lambda s, t: _Drafter(s, t).row
    )


class _Drafter:
    """Makes a letter of each row, or compares it with the one that is there."""

    def __init__(self, session: Session, table: FileTable) -> None:
        self._work, self._table = session.work, table
        self._names = NameResolver(session.conn, session.work.stamp.on)
        self._there = _known(session)
        compared = Compared(
            session,
            KEPT_LETTERS,
            lambda called: lambda letter: letter_line(letter, called, session.work.stamp.today),
        )
        self._settler = Settler(session, "行文", compared)

    def row(self, cells: Cells) -> Verdict | None:
        """Take up the letter of a row."""
        held = held_under(self._table, cells, self._names)
        day = cells.day("起草日期") or self._work.stamp.on
        known = self._draft(cells, held)
        steps = [*reassignments(held), *_parts(held), *_course(cells)]
        if known is None or cells.problems:
            return None
        key = known.number or (known.title, known.addressee, day)
        return self._settler.settle(
            cells,
            key=key,
            value=known.number or known.title,
            known=self._there.get(key),
            begun=Beginning(day, "起草日期", lambda desk: letters.draft(desk, known), "这件行文"),
            steps=steps,
        )

    def _draft(self, cells: Cells, held: list[Held]) -> LetterDraft | None:
        title, addressee = cells.title("标题"), cells.title("主送")
        direction = cells.read(
            "方向",
            lambda text: parse_term(Direction, text, what="方向", extra=_DIRECTIONS),
            cells.name("方向"),
        )
        number = cells.read("发文字号", lambda text: normalise_document_number(text, field=None))
        leader = cells.read("区分管领导", self._names.person, cells.name("区分管领导"))
        unit = cells.read("主办单位", self._names.unit, cells.name("主办单位"))
        tracker = cells.read("跟踪分管领导", self._names.person, cells.name("跟踪分管领导"))
        handler = cells.read("经办人", self._names.person) if cells.has("经办人") else None
        if first := assigned(held)[:1]:  # the row names who holds it now
            leader, unit = first[0].person, first[0].unit
        firsts = {each.part: each.person for each in reversed(held)}
        units = [cells.read("配合单位", self._names.unit, name) for name in cells.names("配合单位")]
        promise, genre = cells.flag("公开承诺"), cells.text("文种") if cells.has("文种") else None
        if direction is None or leader is None or unit is None or tracker is None:
            return None
        return LetterDraft(
            title=title,
            direction=direction,
            addressee=addressee,
            leader=leader,
            unit=unit,
            tracker=firsts.get(Part.TRACKER, tracker),
            genre=genre,
            number=number.text if number else None,
            handler=firsts.get(Part.HANDLER, handler),
            supporting=[each for each in units if each is not None],
            public_promise=promise,
        )


_DIRECTIONS: Final = {
    "上行": Direction.UPWARD,
    "平行": Direction.PARALLEL,
    "对外": Direction.OUTWARD,
}


def _known(session: Session) -> dict[object, str]:
    """Read the live letters by number, and by title, addressee and day."""
    query = (
        select(subject.c.id, subject.c.title, subject.c.opened_on, letter_table)
        .join(letter_table, letter_table.c.id == subject.c.id)
        .where(subject.c.voided_on.is_(None))
    )
    found: dict[object, str] = {}
    for row in session.conn.execute(query).mappings():
        found[row["title"], row["addressee"], row["opened_on"]] = row["id"]
        if row["number"] is not None:
            found[row["number"]] = row["id"]
    return found


def _parts(held: list[Held]) -> Iterator[RowStep]:
    """Give the later trackers and handlers; the first are those of the draft."""
    for part in (Part.TRACKER, Part.HANDLER):
        for each in [h for h in held if h.part is part][1:]:
            yield RowStep(each.since, _TRACK, "责任人", _charge(part, each.person), each.reason)


def _charge(part: Part, person: str) -> Act:
    def act(desk: Desk, letter: Letter) -> None:
        if part is Part.TRACKER:
            letters.track(desk, letter, person=person)
        else:
            charge(desk, letter, part, person, field="姓名")

    return act


def _course(cells: Cells) -> Iterator[RowStep]:
    yield from _consultations(cells)
    sent = cells.day("送达日期")
    if sent is not None:
        reason = cells.text("未先商理由")
        yield RowStep(
            sent, _SEND, "送达日期", lambda d, x: letters.send(d, x, override=reason, number=None)
        )
    yield from _hops(cells)
    yield from _followed(cells)
    answered, closed = cells.day("对方答复日期"), cells.day("归档日期")
    if answered is not None:
        text = cells.text("对方答复")
        yield RowStep(
            answered, _ANSWER, "对方答复日期",
            lambda d, x: letters.answer(d, x, text=text, number=None),
        )  # fmt: skip
    if closed is not None:
        yield RowStep(closed, _CLOSE, "归档日期", letters.close, cells.text("归档理由"))


def _consultations(cells: Cells) -> Iterator[RowStep]:
    days = cells.dates("先商日期")
    if not days:
        return
    parties, ways, opinions, adopted = (
        cells.texts(column, len(days), along="先商日期")
        for column in ("先商对象", "先商方式", "先商意见", "是否采纳")
    )
    for n, day in enumerate(days):
        if adopted[n] and adopted[n] not in _ADOPTIONS:
            cells.wrong("是否采纳", "、".join(_ADOPTIONS))
        for column, said in (("先商对象", parties), ("先商意见", opinions)):
            if not said[n]:
                cells.needs("先商日期", column)
        act = _consult(parties[n], ways[n] or "面商", opinions[n], _ADOPTIONS.get(adopted[n]))
        yield RowStep(day, _CONSULT + n, "先商日期", act)


def _consult(party: str, way: str, opinion: str, adopted: Adoption | None) -> Act:
    return lambda desk, letter: letters.consult(
        desk, letter, party=party, way=way, opinion=opinion, adopted=adopted
    )


def _hops(cells: Cells) -> Iterator[RowStep]:
    days = cells.dates("流转日期")
    if not days:
        return
    places, contacts, sides = (
        cells.texts(column, len(days), along="流转日期")
        for column in ("对口处室", "流转联系人", "在哪一方")
    )
    for n, day in enumerate(days):
        if sides[n] and sides[n] not in _SIDES:
            cells.wrong("在哪一方", "、".join(_SIDES))
        side = _SIDES.get(sides[n], Side.THEIRS)
        yield RowStep(day, _HOP + n, "流转日期", _hop(places[n], contacts[n] or None, side))


def _hop(place: str, contact: str | None, side: Side) -> Act:
    return lambda desk, letter: letters.hop(desk, letter, place=place, contact=contact, side=side)


def _followed(cells: Cells) -> Iterator[RowStep]:
    days = cells.dates("协调日期")
    kinds = cells.texts("协调类别", len(days), along="协调日期") if days else []
    said = cells.texts("协调内容", len(days), along="协调日期") if days else []
    for n, day in enumerate(days):
        if kinds[n] and kinds[n] not in _STEPS:
            cells.wrong("协调类别", "、".join(_STEPS))
        yield RowStep(day, _STEP + n, "协调日期", _step(said[n], _STEPS.get(kinds[n])))
    told = cells.dates("告知区府办日期")
    texts = cells.texts("告知内容", len(told), along="告知区府办日期") if told else []
    for n, day in enumerate(told):
        yield RowStep(day, _INFORM + n, "告知区府办日期", _inform(texts[n] or None))


def _step(text: str, outcome: str | None) -> Act:
    def act(desk: Desk, letter: Letter) -> None:
        if outcome == letters.NEEDS_LEADERS:
            letters.ask_leaders(desk, letter, text=text)
        else:
            settled = outcome == letters.SETTLED
            letters.coordinate(desk, letter, text=text, needs=None, settled=settled)

    return act


def _inform(text: str | None) -> Act:
    return lambda desk, letter: letters.inform(desk, letter, text=text)
