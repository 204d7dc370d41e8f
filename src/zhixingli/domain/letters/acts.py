"""Letters upward, parallel and outward (上行平行文): consulted on, sent, followed, answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Final

from zhixingli.domain.errors.acts import (
    ActOrderError,
    ActRepeatedError,
    NothingToEditError,
    ReasonMissingError,
)
from zhixingli.domain.errors.letters import UnconsultedError
from zhixingli.domain.letters.terms import Adoption, Direction, LetterStatus, Side
from zhixingli.domain.matters.duties import charge, refuse_wrong_post
from zhixingli.domain.matters.matter import (
    Matter,
    new_id,
    record,
    refuse_before,
    refuse_ended,
    refuse_ended_or_early,
    withdraw,
)
from zhixingli.domain.matters.responsibility import assignment_on, first_assignments
from zhixingli.domain.terms import ActKind, Kind, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.desk import Desk

#: What an act on the way says when the district's leaders are needed.
NEEDS_LEADERS: Final = "needs"
#: What a step says that settled it.
SETTLED: Final = "settled"
#: What a sending without a consultation says of itself.
OVERRIDE: Final = "override"


@dataclass(slots=True)
class Consultation:
    """A consultation before sending (先商): with whom, how, what they thought of it."""

    act: int
    party: str
    way: str
    opinion: str
    adopted: Adoption | None


@dataclass(slots=True)
class Hop:
    """A place that the letter reached (人随文转)."""

    act: int
    place: str
    contact: str | None
    side: Side


@dataclass(slots=True, kw_only=True)
class Letter(Matter):
    """A letter with its consultations and its way."""

    kind: ClassVar[Kind] = Kind.LETTER

    direction: Direction
    addressee: str
    genre: str | None = None
    number: str | None = None
    consultations: list[Consultation] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)

    def first(self, kind: ActKind, day: date | None = None) -> Act | None:
        """Give the first act of a kind, by a day if one is given."""
        return next((act for act in self.of(kind, day)), None)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What is known of a letter when it is drafted."""

    title: str
    direction: Direction
    addressee: str
    leader: str
    unit: str
    tracker: str
    genre: str | None = None
    number: str | None = None
    handler: str | None = None
    supporting: Sequence[str] = ()
    public_promise: bool = False


def draft(desk: Desk, known: LetterDraft) -> Letter:
    """Take up a letter (起草): one deputy of the lead unit follows it to its end."""
    desk.refuse_future()
    letter = Letter(
        id=new_id(desk, "XW"),
        uid=desk.uid(),
        title=known.title,
        opened_on=desk.on,
        public_promise=known.public_promise,
        direction=known.direction,
        addressee=known.addressee,
        genre=known.genre,
        number=known.number,
    )
    letter.assignments.extend(
        first_assignments(desk, letter.id, leader=known.leader, unit=known.unit)
    )
    letter.supporting = [(unit, desk.on) for unit in dict.fromkeys(known.supporting)]
    _tracked_by(desk, letter, known.tracker, field="--tracker")
    if known.handler is not None:
        charge(desk, letter, Part.HANDLER, known.handler, field="--handler")
    record(desk, letter, ActKind.DRAFT)
    return letter


def track(desk: Desk, letter: Letter, *, person: str) -> None:
    """Let another deputy follow the letter from a day on."""
    refuse_ended_or_early(desk, letter)
    if _tracked_by(desk, letter, person, field="--to"):
        record(desk, letter, ActKind.PART, text=Part.TRACKER.label, person=person)


def consult(
    desk: Desk, letter: Letter, *, party: str, way: str, opinion: str, adopted: Adoption | None
) -> None:
    """Record a consultation (先商): before the sending, and perhaps before the draft itself."""
    refuse_ended(desk, letter)
    sent = letter.first(ActKind.SEND)
    if sent is not None and sent.happened_on < desk.on:
        raise ActRepeatedError(
            id=letter.id, day=sent.happened_on, act=ActKind.SEND.label, noun=letter.noun
        )
    act = record(desk, letter, ActKind.CONSULT, text=opinion)
    letter.consultations.append(Consultation(act.id, party, way, opinion, adopted))


def send(desk: Desk, letter: Letter, *, override: str | None, number: str | None) -> None:
    """Send the letter; without a consultation only with a reason, which the report shows."""
    refuse_ended_or_early(desk, letter)
    sent = letter.first(ActKind.SEND)
    if sent is not None:
        raise ActRepeatedError(
            id=letter.id, day=sent.happened_on, act=ActKind.SEND.label, noun=letter.noun
        )
    consulted = letter.first(ActKind.CONSULT, desk.on)
    if consulted is None and override is None:
        raise UnconsultedError(id=letter.id)
    outcome = OVERRIDE if consulted is None else None
    record(desk, letter, ActKind.SEND, outcome=outcome, text=override if outcome else None)
    if number is not None:
        letter.number = number


def hop(desk: Desk, letter: Letter, *, place: str, contact: str | None, side: Side) -> None:
    """Record where the letter has got to; from this day it lies there."""
    refuse_ended_or_early(desk, letter)
    sent = _sent(letter, "登记流转")
    refuse_before(desk, letter, sent.happened_on, "送出")
    hops = letter.of(ActKind.HOP)
    refuse_before(desk, letter, hops[-1].happened_on if hops else None, "上一处流转")
    act = record(desk, letter, ActKind.HOP, text=place)
    letter.hops.append(Hop(act.id, place, contact, side))


def coordinate(desk: Desk, letter: Letter, *, text: str, needs: str | None, settled: bool) -> None:
    """Record a step of coordination: what the district's leaders are needed for, or no more."""
    refuse_ended_or_early(desk, letter)
    record(desk, letter, ActKind.PROGRESS, outcome=SETTLED if settled else None, text=text)
    if needs is not None:
        ask_leaders(desk, letter, text=needs)


def ask_leaders(desk: Desk, letter: Letter, *, text: str) -> None:
    """Record what the district's leaders are needed for (需区领导协调事项)."""
    refuse_ended_or_early(desk, letter)
    record(desk, letter, ActKind.PROGRESS, outcome=NEEDS_LEADERS, text=text)


def inform(desk: Desk, letter: Letter, *, text: str | None) -> None:
    """Record that the office was informed of the coordination (告知区府办)."""
    refuse_ended_or_early(desk, letter)
    record(desk, letter, ActKind.INFORM, text=text)


def answer(desk: Desk, letter: Letter, *, text: str | None, number: str | None) -> None:
    """Record the answer of the other side (对方答复)."""
    refuse_ended_or_early(desk, letter)
    sent = _sent(letter, "登记对方答复")
    refuse_before(desk, letter, sent.happened_on, "送出")
    earlier = letter.first(ActKind.ANSWER)
    if earlier is not None:
        raise ActRepeatedError(
            id=letter.id, day=earlier.happened_on, act=ActKind.ANSWER.label, noun=letter.noun
        )
    hops = letter.of(ActKind.HOP)
    refuse_before(desk, letter, hops[-1].happened_on if hops else None, "流转")
    said = "；".join(part for part in (number, text) if part) or None
    record(desk, letter, ActKind.ANSWER, text=said)


def close(desk: Desk, letter: Letter) -> None:
    """Put the letter on file; without an answer only with a reason."""
    refuse_ended_or_early(desk, letter)
    answered = letter.first(ActKind.ANSWER)
    if answered is None and not desk.reason:
        raise ActOrderError(
            id=letter.id, act="归档", needed="对方答复", command=f"zx letter reply {letter.id}"
        )
    refuse_before(desk, letter, max(act.happened_on for act in letter.work), "最后一次登记")
    record(desk, letter, ActKind.CLOSE, text=desk.reason)
    withdraw(desk, letter)


def edit(desk: Desk, letter: Letter, *, changes: Mapping[str, Any]) -> None:
    """Correct what is known of the letter, with a reason."""
    refuse_ended_or_early(desk, letter)
    changed = {
        n: new for n, new in changes.items() if new is not None and getattr(letter, n) != new
    }
    if not changed:
        raise NothingToEditError(id=letter.id, items="--title、--to、--genre、--number")
    if not desk.reason:
        raise ReasonMissingError(act="更正", field="--reason")
    for name, new in changed.items():
        setattr(letter, name, new)
    what = "、".join(_HEADINGS[name] for name in changed)
    record(desk, letter, ActKind.EDIT, text=f"{what}：{desk.reason}")


_HEADINGS: Final = {
    "title": "标题",
    "addressee": "主送",
    "genre": "文种",
    "number": "发文字号",
}


def needed(letter: Letter, day: date) -> str | None:
    """Say what the district's leaders are needed for on a day, if it is not settled."""
    waiting: str | None = None
    for act in letter.of(ActKind.PROGRESS, day):
        if act.outcome == NEEDS_LEADERS:
            waiting = act.text
        elif act.outcome == SETTLED:
            waiting = None
    return waiting


def status(letter: Letter, day: date) -> LetterStatus:
    """Name how a letter stands on a day."""
    if letter.voided_on is not None:  # it never was
        return LetterStatus.VOID
    for kind, name in (
        (ActKind.CLOSE, LetterStatus.CLOSED),
        (ActKind.ANSWER, LetterStatus.ANSWERED),
        (ActKind.SEND, LetterStatus.SENT),
        (ActKind.CONSULT, LetterStatus.CONSULTED),
    ):
        if letter.first(kind, day) is not None:
            return name
    return LetterStatus.DRAFTED


def _sent(letter: Letter, act: str) -> Act:
    sent = letter.first(ActKind.SEND)
    if sent is None:
        raise ActOrderError(
            id=letter.id, act=act, needed="送出", command=f"zx letter send {letter.id}"
        )
    return sent


def _tracked_by(desk: Desk, letter: Letter, person: str, *, field: str) -> bool:
    unit = assignment_on(letter.assignments, desk.on).unit
    refuse_wrong_post(desk, person, Part.TRACKER, unit=unit, field=field)
    return charge(desk, letter, Part.TRACKER, person, field=field) is not None
