"""Exporting letters upward, parallel and outward: one line a letter, with its whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.letters import acts as letters
from zhixingli.domain.letters.acts import NEEDS_LEADERS, OVERRIDE, SETTLED
from zhixingli.domain.letters.way import days_here, stays
from zhixingli.domain.matters.responsibility import assignment_on, duty_on
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.exchange.exports import Called, book_of, changes_of, of_kind, several
from zhixingli.services.exchange.forms import LEADER, LETTERS
from zhixingli.services.exchange.shapes import NUMBER
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.letters import KEPT_LETTERS
from zhixingli.store.kinds.matters import matters_of

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.domain.letters.acts import Letter
    from zhixingli.services.exchange.exports import Line
    from zhixingli.services.results.exports import ExportBook
    from zhixingli.store.ledger.database import Ledger

_KEPT: Final = frozenset(
    {
        *(ActKind.DRAFT, ActKind.CONSULT, ActKind.SEND, ActKind.HOP, ActKind.PROGRESS),
        *(ActKind.INFORM, ActKind.ANSWER, ActKind.CLOSE, ActKind.EDIT, ActKind.PART),
        ActKind.ASSIGN,
    }
)
#: What a step of coordination was, by the outcome of its act.
STEPS: Final = {None: "协调", NEEDS_LEADERS: "需区领导协调", SETTLED: "已解决"}


def export_letters(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the letters as they stood on a day."""
    with reading(ledger) as (conn, law):
        called = Called(conn, as_of)
        stalled = int(law.choices.on("stalled_days", as_of))
        return book_of(
            law,
            matters_of(conn, KEPT_LETTERS, law.rules),
            form=LETTERS,
            line=lambda letter: letter_line(letter, called, as_of) | _lies(letter, as_of, stalled),
            more=lambda letter: changes_of(letter, called, as_of),
            kept=_KEPT,
            as_of=as_of,
        )


def letter_line(letter: Letter, called: Called, as_of: date) -> Line:
    """Write a letter as a row of the tracking table."""
    holding = assignment_on(letter.assignments, as_of)
    units = sorted(unit for unit, since in letter.supporting if since <= as_of)
    return {
        NUMBER: letter.id,
        "标题": letter.title,
        "起草日期": letter.opened_on,
        "文种": letter.genre,
        "方向": letter.direction.label,
        "主送": letter.addressee,
        "发文字号": letter.number,
        "主办单位": called.unit(holding.unit),
        LEADER: called.person(holding.leader),
        "跟踪分管领导": _holder(letter, Part.TRACKER, called, as_of),
        "经办人": _holder(letter, Part.HANDLER, called, as_of),
        "配合单位": several([called.unit(unit) for unit in units]),
        "公开承诺": "是" if letter.public_promise else None,
        **_consulted(letter, as_of),
        **_way(letter, as_of),
        **_followed(letter, as_of),
        **_ended(letter, as_of),
        "状态": letters.status(letter, as_of).label,
    }


def _holder(letter: Letter, part: Part, called: Called, as_of: date) -> str | None:
    held = duty_on(letter.duties, part, as_of)
    return called.person(held.person) if held is not None else None


def _consulted(letter: Letter, as_of: date) -> Line:
    said = {each.act: each for each in letter.consultations}
    acts = of_kind(letter, ActKind.CONSULT, as_of)
    found = [said[act.id] for act in acts]
    return {
        "先商日期": several([act.happened_on for act in acts]),
        "先商对象": several([each.party for each in found]),
        "先商方式": several([each.way for each in found]),
        "先商意见": several([each.opinion for each in found]),
        "是否采纳": several([each.adopted.label if each.adopted else None for each in found]),
    }


def _way(letter: Letter, as_of: date) -> Line:
    sent = of_kind(letter, ActKind.SEND, as_of)
    reached = {hop.act: hop for hop in letter.hops}
    acts = of_kind(letter, ActKind.HOP, as_of)
    hops = [reached[act.id] for act in acts]
    unconsulted = bool(sent) and sent[0].outcome == OVERRIDE
    return {
        "送达日期": sent[0].happened_on if sent else None,
        "未先商理由": sent[0].text if unconsulted else None,
        "流转日期": several([act.happened_on for act in acts]),
        "对口处室": several([hop.place for hop in hops]),
        "流转联系人": several([hop.contact for hop in hops]),
        "在哪一方": several([hop.side.label for hop in hops]),
    }


def _followed(letter: Letter, as_of: date) -> Line:
    steps = of_kind(letter, ActKind.PROGRESS, as_of)
    told = of_kind(letter, ActKind.INFORM, as_of)
    return {
        "协调日期": several([act.happened_on for act in steps]),
        "协调类别": several([STEPS[act.outcome] for act in steps]),
        "协调内容": several([act.text for act in steps]),
        "告知区府办日期": several([act.happened_on for act in told]),
        "告知内容": several([act.text for act in told]),
    }


def _ended(letter: Letter, as_of: date) -> Line:
    answered = of_kind(letter, ActKind.ANSWER, as_of)
    closed = of_kind(letter, ActKind.CLOSE, as_of)
    return {
        "对方答复日期": answered[0].happened_on if answered else None,
        "对方答复": answered[0].text if answered else None,
        "归档日期": closed[0].happened_on if closed else None,
        "归档理由": closed[0].text if closed else None,
    }


def _lies(letter: Letter, as_of: date, stalled: int) -> Line:
    """Say where a letter lies, how long, and whether that is too long."""
    here, way = days_here(letter, as_of), stays(letter, as_of)
    if here is None:
        return {}
    return {
        "当前环节": way[-1].place,
        "停留天数": here,
        "灯": "停滞" if here >= stalled else "正常",
    }
