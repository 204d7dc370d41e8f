"""Who had which part in a project since when, as the acts of its row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from zhixingli.domain.matters.duties import charge, refuse_wrong_post
from zhixingli.domain.matters.responsibility import NOWHERE
from zhixingli.domain.projects import acts as projects
from zhixingli.domain.terms import Part
from zhixingli.services.exchange.changes import CHANGES, Held
from zhixingli.services.exchange.projects_reports import PEOPLE
from zhixingli.services.exchange.steps import Act, RowStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.projects.project import Project

_PAIRS: Final = {
    Part.GROUP_HEAD: (Part.GROUP_HEAD, Part.GROUP_DEPUTY),
    Part.GROUP_DEPUTY: (Part.GROUP_HEAD, Part.GROUP_DEPUTY),
    Part.HEAD: (Part.HEAD, Part.DEPUTY),
    Part.DEPUTY: (Part.HEAD, Part.DEPUTY),
}


def parts(held: list[Held]) -> Iterator[RowStep]:
    """Give the parts: sponsors after the first, heads with their deputies, each on its day."""
    sponsors = [each for each in held if each.part is Part.SPONSOR][1:]
    for each in sponsors:
        act = partial(projects.change_sponsor, person=each.person, field=Part.SPONSOR.label)
        yield RowStep(each.since, PEOPLE, CHANGES, act, each.reason)
    paired: set[int] = set()
    for n, each in enumerate(held):
        if each.part not in _PAIRS or n in paired:
            continue
        other = next(
            (
                m
                for m, more in enumerate(held)
                if m > n
                and (more.since, more.unit) == (each.since, each.unit)
                and more.part in _PAIRS[each.part]
                and more.part is not each.part
            ),
            None,
        )
        if other is None:
            act = partial(_single, held=each)
            yield RowStep(each.since, PEOPLE + 1, CHANGES, act, each.reason)
        else:
            paired.add(other)
            yield RowStep(each.since, PEOPLE, CHANGES, _pair(each, held[other]), each.reason)


def _pair(one: Held, other: Held) -> Act:
    head, deputy = (one, other) if one.part in (Part.HEAD, Part.GROUP_HEAD) else (other, one)
    if head.part is Part.GROUP_HEAD:
        return partial(projects.set_group, head=head.person, deputy=deputy.person)
    unit = head.unit or NOWHERE
    return partial(projects.link, unit=unit, head=head.person, deputy=deputy.person)


def _single(desk: Desk, project: Project, *, held: Held) -> None:
    part = held.part or Part.HEAD
    refuse_wrong_post(desk, held.person, part, unit=held.unit, field="姓名")
    charge(desk, project, part, held.person, place=held.unit or NOWHERE, field="姓名")
