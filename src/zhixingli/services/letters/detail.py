"""Letters as results, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.letters import acts as letters
from zhixingli.domain.letters.acts import OVERRIDE, Letter
from zhixingli.domain.letters.terms import Side
from zhixingli.domain.letters.way import days_here, stays
from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.matters.detail import common_facts, duty_items
from zhixingli.services.matters.handling import Lines
from zhixingli.services.results.letters import ConsultationItem, HopItem, LetterDetail, LetterRow
from zhixingli.store.kinds.letters import KEPT_LETTERS

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.services.matters.detail import View
    from zhixingli.services.results.refs import PersonRef
    from zhixingli.services.use_case.names import Names


def letter_detail(letter: Letter, view: View) -> LetterDetail:
    """Describe a letter by the facts of a day: later ones are absent."""
    as_of = view.as_of
    way = stays(letter, as_of)
    acts = {act.id: act for act in letter.acts}
    answered = letter.first(ActKind.ANSWER, as_of)
    closed = letter.first(ActKind.CLOSE, as_of)
    return LetterDetail(
        **common_facts(letter, view),
        **_shared(letter, view),
        opened_on=letter.opened_on,
        consultations=tuple(
            ConsultationItem(acts[c.act].happened_on, c.party, c.way, c.opinion, c.adopted)
            for c in letter.consultations
            if acts[c.act].happened_on <= as_of
        ),
        hops=tuple(HopItem(s.place, s.contact, s.side, s.from_on, s.to_on, s.days) for s in way),
        days_theirs=sum(s.days for s in way if s.side is Side.THEIRS),
        days_ours=sum(s.days for s in way if s.side is Side.OURS),
        answered_on=answered.happened_on if answered is not None else None,
        answer=answered.text if answered is not None else None,
        closed_on=closed.happened_on if closed is not None else None,
        duties=duty_items(letter, view),
    )


def letter_row(letter: Letter, view: View) -> LetterRow:
    """Describe a letter on one line."""
    as_of, known = view.as_of, view.known
    holding = assignment_on(letter.assignments, as_of)
    way = stays(letter, as_of)
    answered = letter.first(ActKind.ANSWER, as_of)
    return LetterRow(
        id=letter.id,
        title=letter.title,
        leader=known.people[holding.leader],
        unit=known.units[holding.unit],
        consulted=len(letter.of(ActKind.CONSULT, as_of)),
        contact=way[-1].contact if way else None,
        answered_on=answered.happened_on if answered is not None else None,
        **_shared(letter, view),
    )


def _shared(letter: Letter, view: View) -> dict[str, Any]:
    """Give what the detail and the line have in common, by name."""
    as_of, known = view.as_of, view.known
    sent = letter.first(ActKind.SEND, as_of)
    informed = letter.of(ActKind.INFORM, as_of)
    way = stays(letter, as_of)
    here = days_here(letter, as_of)
    steps = letter.of(ActKind.PROGRESS, as_of)
    return {
        "direction": letter.direction,
        "to": letter.addressee,
        "genre": letter.genre,
        "number": letter.number,
        "status": letters.status(letter, as_of),
        "tracker": _holder(letter, Part.TRACKER, as_of, known),
        "handler": _holder(letter, Part.HANDLER, as_of, known),
        "sent_on": sent.happened_on if sent is not None else None,
        "override": sent.text if sent is not None and sent.outcome == OVERRIDE else None,
        "place": way[-1].place if here is not None else None,
        "days_here": here,
        "stalled": here is not None and here >= int(view.law.choices.on("stalled_days", as_of)),
        "last_coordinated_on": steps[-1].happened_on if steps else None,
        "informed_on": informed[-1].happened_on if informed else None,
        "needs": letters.needed(letter, as_of) if here is not None else None,
    }


def _holder(letter: Letter, part: Part, as_of: date, known: Names) -> PersonRef | None:
    held = duty_on(letter.duties, part, as_of)
    return known.people[held.person] if held is not None else None


LETTER_LINES: Final[Lines[Letter, LetterRow]] = Lines(KEPT_LETTERS, letter_row)
