"""The table of letters upward, parallel and outward (上行平行文跟踪表): its columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.letters import acts as letters
from zhixingli.domain.letters.acts import NEEDS_LEADERS, OVERRIDE, SETTLED
from zhixingli.domain.letters.terms import Adoption, Direction, Side
from zhixingli.domain.letters.way import days_here, stays
from zhixingli.domain.matters.responsibility import duty_on
from zhixingli.domain.terms import ActKind, Part
from zhixingli.services.exchange.changes import CHANGES_SHEET, LEADER
from zhixingli.services.exchange.exports import exported
from zhixingli.services.exchange.facts import (
    BESIDE,
    HELD,
    LED,
    PROMISED,
    TITLE,
    Fact,
    Stretch,
    day,
    maybe_person,
    number,
    of_kind,
    one_of,
    person,
    said,
    several,
    title,
)
from zhixingli.services.exchange.steps import RowStep
from zhixingli.services.sheets.shapes import SheetColumn, TableForm
from zhixingli.store.kinds.letters import KEPT_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixingli.domain.letters.acts import Letter
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Reading, Writing, Written
    from zhixingli.services.results.exchange import ExportBook
    from zhixingli.services.use_case.session import Reply
    from zhixingli.store.ledger.database import Ledger

#: Acts of one day stand in this order.
CONSULT, TRACK, SEND, HOP, STEP, INFORM, ANSWER, CLOSE = range(100, 900, 100)
_ADOPTIONS: Final = {each.label: each for each in Adoption} | {
    "是": Adoption.YES,
    "否": Adoption.NO,
}
_SIDES: Final = {each.label: each for each in Side}
_DIRECTIONS: Final = {
    "上行": Direction.UPWARD,
    "平行": Direction.PARALLEL,
    "对外": Direction.OUTWARD,
}
#: What a step of coordination was, by the outcome of its act.
_STEPS: Final = {None: "协调", NEEDS_LEADERS: "需区领导协调", SETTLED: "已解决"}
_OUTCOMES: Final = {label: outcome for outcome, label in _STEPS.items()}


def _holder(part: Part, letter: Letter, by: Writing) -> str | None:
    held = duty_on(letter.duties, part, by.as_of)
    return by.called.person(held.person) if held is not None else None


def _consulted(letter: Letter, by: Writing) -> Written:
    told = {each.act: each for each in letter.consultations}
    acts = of_kind(letter, ActKind.CONSULT, by.as_of)
    found = [told[act.id] for act in acts]
    return {
        "先商日期": several([act.happened_on for act in acts]),
        "先商对象": several([each.party for each in found]),
        "先商方式": several([each.way for each in found]),
        "先商意见": several([each.opinion for each in found]),
        "是否采纳": several([each.adopted.label if each.adopted else None for each in found]),
    }


def _consultations(cells: Cells, _: Reading) -> Iterator[RowStep]:
    along = ("先商对象", "先商方式", "先商意见", "是否采纳")
    for n, on, (party, way, opinion, adopted) in cells.entries("先商日期", *along):
        if adopted and adopted not in _ADOPTIONS:
            cells.wrong("是否采纳", "、".join(_ADOPTIONS))
        for column, text in (("先商对象", party), ("先商意见", opinion)):
            if not text:
                cells.needs("先商日期", column)
        consult = partial(
            letters.consult,
            party=party,
            way=way or "面商",
            opinion=opinion,
            adopted=_ADOPTIONS.get(adopted),
        )
        yield RowStep(on, CONSULT + n, "先商日期", consult)


def _sent(letter: Letter, by: Writing) -> Written:
    sent = of_kind(letter, ActKind.SEND, by.as_of)
    unconsulted = bool(sent) and sent[0].outcome == OVERRIDE
    return {
        "送达日期": sent[0].happened_on if sent else None,
        "未先商理由": sent[0].text if unconsulted else None,
    }


def _sending(cells: Cells, _: Reading) -> Iterator[RowStep]:
    sent = cells.day("送达日期")
    if sent is not None:
        send = partial(letters.send, override=cells.text("未先商理由"), number=None)
        yield RowStep(sent, SEND, "送达日期", send)


def _way(letter: Letter, by: Writing) -> Written:
    reached = {hop.act: hop for hop in letter.hops}
    acts = of_kind(letter, ActKind.HOP, by.as_of)
    hops = [reached[act.id] for act in acts]
    return {
        "流转日期": several([act.happened_on for act in acts]),
        "对口处室": several([hop.place for hop in hops]),
        "流转联系人": several([hop.contact for hop in hops]),
        "在哪一方": several([hop.side.label for hop in hops]),
    }


def _hops(cells: Cells, _: Reading) -> Iterator[RowStep]:
    along = ("对口处室", "流转联系人", "在哪一方")
    for n, on, (place, contact, side) in cells.entries("流转日期", *along):
        if side and side not in _SIDES:
            cells.wrong("在哪一方", "、".join(_SIDES))
        at = _SIDES.get(side, Side.THEIRS)
        hop = partial(letters.hop, place=place, contact=contact or None, side=at)
        yield RowStep(on, HOP + n, "流转日期", hop)


def _coordinated(letter: Letter, by: Writing) -> Written:
    steps = of_kind(letter, ActKind.PROGRESS, by.as_of)
    return {
        "协调日期": several([act.happened_on for act in steps]),
        "协调类别": several([_STEPS[act.outcome] for act in steps]),
        "协调内容": several([act.text for act in steps]),
    }


def _coordination(cells: Cells, _: Reading) -> Iterator[RowStep]:
    for n, on, (kind, text) in cells.entries("协调日期", "协调类别", "协调内容"):
        if kind and kind not in _OUTCOMES:
            cells.wrong("协调类别", "、".join(_OUTCOMES))
        step = partial(_coordinate, text=text, outcome=_OUTCOMES.get(kind))
        yield RowStep(on, STEP + n, "协调日期", step)


def _coordinate(desk: Desk, letter: Letter, *, text: str, outcome: str | None) -> None:
    if outcome == NEEDS_LEADERS:
        letters.ask_leaders(desk, letter, text=text)
    else:
        letters.coordinate(desk, letter, text=text, needs=None, settled=outcome == SETTLED)


def _informed(letter: Letter, by: Writing) -> Written:
    told = of_kind(letter, ActKind.INFORM, by.as_of)
    return {
        "告知区府办日期": several([act.happened_on for act in told]),
        "告知内容": several([act.text for act in told]),
    }


def _informing(cells: Cells, _: Reading) -> Iterator[RowStep]:
    for n, on, (text,) in cells.entries("告知区府办日期", "告知内容"):
        inform = partial(letters.inform, text=text or None)
        yield RowStep(on, INFORM + n, "告知区府办日期", inform)


def _ended(letter: Letter, by: Writing) -> Written:
    answered = of_kind(letter, ActKind.ANSWER, by.as_of)
    closed = of_kind(letter, ActKind.CLOSE, by.as_of)
    return {
        "对方答复日期": answered[0].happened_on if answered else None,
        "对方答复": answered[0].text if answered else None,
        "归档日期": closed[0].happened_on if closed else None,
        "归档理由": closed[0].text if closed else None,
    }


def _ending(cells: Cells, _: Reading) -> Iterator[RowStep]:
    answered, closed = cells.day("对方答复日期"), cells.day("归档日期")
    if answered is not None:
        answer = partial(letters.answer, text=cells.text("对方答复"), number=None)
        yield RowStep(answered, ANSWER, "对方答复日期", answer)
    if closed is not None:
        yield RowStep(closed, CLOSE, "归档日期", letters.close, cells.text("归档理由"))


def _lies(letter: Letter, by: Writing) -> Written:
    """Say where a letter lies, how long, and whether that is too long."""
    here, way = days_here(letter, by.as_of), stays(letter, by.as_of)
    if here is None:
        return {}
    stalled = int(by.law.choices.on("stalled_days", by.as_of))
    return {
        "当前环节": way[-1].place,
        "停留天数": here,
        "灯": "停滞" if here >= stalled else "正常",
    }


_GENRE: Final = Fact["Letter"](lambda letter, _: letter.genre, "genre", said)
_DIRECTION: Final = Fact["Letter"](
    lambda letter, _: letter.direction.label,
    "direction",
    one_of(Direction, _DIRECTIONS, required=True),
)
_ADDRESSEE: Final = Fact["Letter"](lambda letter, _: letter.addressee, "addressee", title)
_NUMBER: Final = Fact["Letter"](lambda letter, _: letter.number, "number", number)
_DRAFTED: Final = Fact["Letter"](lambda letter, _: letter.opened_on, "drafted_on", day)
_STATUS: Final = Fact["Letter"](lambda letter, by: letters.status(letter, by.as_of).label)
_TRACKER: Final = Fact["Letter"](partial(_holder, Part.TRACKER), "tracker", person)
_HANDLER: Final = Fact["Letter"](partial(_holder, Part.HANDLER), "handler", maybe_person)
_CONSULTED: Final = Stretch["Letter"](_consulted, _consultations)
_SENT: Final = Stretch["Letter"](_sent, _sending)
_WAY: Final = Stretch["Letter"](_way, _hops)
_COORDINATED: Final = Stretch["Letter"](_coordinated, _coordination)
_INFORMED: Final = Stretch["Letter"](_informed, _informing)
_ENDED: Final = Stretch["Letter"](_ended, _ending)
_LIES: Final = Stretch["Letter"](_lies)

LETTERS: Final = TableForm(
    "letters",
    (
        SheetColumn("标题", ("文件标题",), required=True, of=TITLE),
        SheetColumn("起草日期", ("登记日期",), of=_DRAFTED),
        SheetColumn("文种", of=_GENRE),
        SheetColumn("方向", ("行文方向",), required=True, of=_DIRECTION),
        SheetColumn("主送", ("主送机关", "主送单位"), required=True, of=_ADDRESSEE),
        SheetColumn("发文字号", ("文号",), of=_NUMBER),
        SheetColumn("主办单位", ("主责单位", "承办单位", "责任单位"), required=True, of=HELD),
        SheetColumn(LEADER, ("分管领导", "分管区领导"), required=True, of=LED),
        SheetColumn("跟踪分管领导", ("跟踪领导", "跟踪人"), required=True, of=_TRACKER),
        SheetColumn("经办人", of=_HANDLER),
        SheetColumn("配合单位", ("协办单位",), of=BESIDE),
        SheetColumn("公开承诺", of=PROMISED),
        SheetColumn("先商日期", of=_CONSULTED),
        SheetColumn("先商对象", of=_CONSULTED),
        SheetColumn("先商方式", of=_CONSULTED),
        SheetColumn("先商意见", of=_CONSULTED),
        SheetColumn("是否采纳", of=_CONSULTED),
        SheetColumn("送达日期", ("送出日期",), of=_SENT),
        SheetColumn("未先商理由", of=_SENT),
        SheetColumn("流转日期", of=_WAY),
        SheetColumn("对口处室", of=_WAY),
        SheetColumn("流转联系人", of=_WAY),
        SheetColumn("在哪一方", of=_WAY),
        SheetColumn("协调日期", of=_COORDINATED),
        SheetColumn("协调类别", of=_COORDINATED),
        SheetColumn("协调内容", of=_COORDINATED),
        SheetColumn("告知区府办日期", ("告知区府办",), of=_INFORMED),
        SheetColumn("告知内容", of=_INFORMED),
        SheetColumn("对方答复日期", of=_ENDED),
        SheetColumn("对方答复", of=_ENDED),
        SheetColumn("归档日期", of=_ENDED),
        SheetColumn("归档理由", of=_ENDED),
    ),
    ("序号", "先商记录", "联系人", "备注"),
    title="上行平行文跟踪表",
    children=(CHANGES_SHEET,),
    shown=(
        SheetColumn("状态", of=_STATUS),
        *(SheetColumn(name, of=_LIES) for name in ("当前环节", "停留天数", "灯")),
    ),
    bearing=True,
    sample="zx export letters --out 样例.xlsx",
)
_KEPT: Final = frozenset(
    {
        *(ActKind.DRAFT, ActKind.CONSULT, ActKind.SEND, ActKind.HOP, ActKind.PROGRESS),
        *(ActKind.INFORM, ActKind.ANSWER, ActKind.CLOSE, ActKind.EDIT, ActKind.PART),
        ActKind.ASSIGN,
    }
)


def export_letters(ledger: Ledger, *, as_of: date) -> Reply[ExportBook]:
    """Export the letters as they stood on a day."""
    return exported(ledger, KEPT_LETTERS, LETTERS, told=_KEPT, as_of=as_of)
