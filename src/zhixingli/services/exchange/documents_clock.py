"""What a document waited for in the register: instructions, countersigning, stops, extensions."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.documents import notes as document_notes
from zhixingli.domain.law.rules import COSIGN_REPLY, DOC_INSTRUCTION
from zhixingli.domain.matters import clock, cosign
from zhixingli.domain.terms import ActKind
from zhixingli.services.exchange.documents_course import ANSWER, CLOCK, COSIGN, EXTEND, INSTRUCT
from zhixingli.services.exchange.facts import Stretch, of_kind, several
from zhixingli.services.exchange.steps import RowStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.documents.acts import Document
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Reading, Writing, Written

_WRITTEN: Final = re.compile(r"(.+?)[（(]已?书面告知[)）]")


def _instructions_written(document: Document, by: Writing) -> Written:
    said = of_kind(document, ActKind.INSTRUCT, by.as_of)
    owed = sorted(document.obligations_of(DOC_INSTRUCTION), key=lambda o: (o.opened_on, o.id))
    dues = [each.fixed_due_on for each in owed if each.opened_on <= by.as_of]
    return {
        "批示人": several([by.called.person(act.person) for act in said]),
        "批示日期": several([act.happened_on for act in said]),
        "批示内容": several([act.text for act in said]),
        "批示时限": several(list(dues)),
    }


def _instructions(cells: Cells, reading: Reading) -> Iterator[RowStep]:
    entries = list(cells.entries("批示日期", "批示人", "批示内容"))
    dues = cells.days_along("批示时限", len(entries), along="批示日期") if entries else []
    for (n, day, (leader, text)), due in zip(entries, dues, strict=True):
        by = cells.read("批示人", reading.names.person, leader)
        if by is not None:
            instruct = partial(document_notes.instruct, by=by, text=text, due=due)
            yield RowStep(day, INSTRUCT + n, "批示日期", instruct)


def _cosigns_written(document: Document, by: Writing) -> Written:
    asked = of_kind(document, ActKind.COSIGN, by.as_of)
    owed = [o for o in document.obligations_of(COSIGN_REPLY) if o.opened_on <= by.as_of]
    answers = of_kind(document, ActKind.COSIGN_REPLY, by.as_of)
    said = {(act.unit, act.happened_on): act.text for act in answers}
    done = [
        o.discharged_on if o.discharged_on is not None and o.discharged_on <= by.as_of else None
        for o in owed
    ]
    return {
        "会签单位": several([by.called.unit(act.unit) for act in asked]),
        "会签日期": several([act.happened_on for act in asked]),
        "会签答复日期": several(list(done)),
        "会签意见": several(
            [said.get((o.unit, day)) if day else None for o, day in zip(owed, done, strict=True)]
        ),
    }


def _cosigns(cells: Cells, reading: Reading) -> Iterator[RowStep]:
    """Give each unit that was asked; one day of asking may stand for all."""
    asked = cells.names("会签单位")
    if not asked:
        return
    days = cells.dates("会签日期")
    days = days * len(asked) if len(days) == 1 else days
    if not cells.match("会签日期", len(days), "会签单位", len(asked)):
        return
    answers = cells.days_along("会签答复日期", len(asked), along="会签单位")
    said = cells.texts("会签意见", len(asked), along="会签单位")
    for n, (name, day, answered) in enumerate(zip(asked, days, answers, strict=True)):
        unit = cells.read("会签单位", reading.names.unit, name)
        if unit is not None:
            yield RowStep(day, COSIGN + n, "会签日期", partial(cosign.cosign, unit=unit))
            if answered is not None:
                answer = partial(cosign.cosign_reply, unit=unit, text=said[n] or None)
                yield RowStep(answered, ANSWER + n, "会签答复日期", answer)


def _mains(document: Document) -> list[Obligation]:
    return [o for o in document.obligations if o.rule in document.main_rules]


def _stops_written(document: Document, by: Writing) -> Written:
    """Tell how the main limit stood still."""
    stops = sorted(
        (stop for o in _mains(document) for stop in o.pauses if stop.from_on <= by.as_of),
        key=lambda stop: stop.from_on,
    )
    ends = [stop.to_on if stop.to_on and stop.to_on <= by.as_of else None for stop in stops]
    grounds = [f"{s.ground}（已书面告知）" if s.written else s.ground for s in stops]
    return {
        "停表日期": several([stop.from_on for stop in stops]),
        "停表事由": several(list(grounds)),
        "停表理由": several([stop.reason for stop in stops]),
        "恢复日期": several(list(ends), empty="未恢复"),
    }


def _stops(cells: Cells, _: Reading) -> Iterator[RowStep]:
    entries = list(cells.entries("停表日期", "停表事由", "停表理由"))
    ends = cells.days_along("恢复日期", len(entries), along="停表日期") if entries else []
    for (n, day, (said, reason)), end in zip(entries, ends, strict=True):
        match = _WRITTEN.fullmatch(said)
        ground, written = (match[1], True) if match else (said, False)
        pause = partial(clock.pause, ground=ground, written=written, rule=None)
        yield RowStep(day, CLOCK + 2 * n, "停表日期", pause, reason or None)
        if end is not None:
            resume = partial(clock.resume, rule=None)
            yield RowStep(end, CLOCK + 2 * n + 1, "恢复日期", resume)


def _extensions_written(document: Document, by: Writing) -> Written:
    """Tell how the main limit was extended."""
    grants = sorted(
        (fact for o in _mains(document) for fact in o.extensions if fact.granted_on <= by.as_of),
        key=lambda fact: (fact.granted_on, fact.id),
    )
    return {
        "延期日期": several([fact.granted_on for fact in grants]),
        "延期天数": several([fact.days for fact in grants]),
        "延期批准人": several([by.called.person(fact.approved_by) for fact in grants]),
        "延期理由": several([fact.reason for fact in grants]),
    }


def _extensions(cells: Cells, reading: Reading) -> Iterator[RowStep]:
    for n, day, (more, leader, reason) in cells.entries(
        "延期日期", "延期天数", "延期批准人", "延期理由"
    ):
        days = cells.whole("延期天数", more)
        by = cells.read("延期批准人", reading.names.person, leader)
        if by is not None:
            extend = partial(clock.extend, days=days, until=None, approved_by=by, rule=None)
            yield RowStep(day, EXTEND + n, "延期日期", extend, reason or None)


INSTRUCTIONS: Final = Stretch["Document"](_instructions_written, _instructions)
COSIGNS: Final = Stretch["Document"](_cosigns_written, _cosigns)
STOPS: Final = Stretch["Document"](_stops_written, _stops)
EXTENSIONS: Final = Stretch["Document"](_extensions_written, _extensions)
