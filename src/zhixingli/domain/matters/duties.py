"""Duties (职责): who has which part in a subject from a day on, beside its leader and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.acts import DutyPostError
from zhixingli.domain.matters.responsibility import NOWHERE, Duty, duty_on, follow
from zhixingli.domain.terms import DISTRICT_POSTS, Part, Post

if TYPE_CHECKING:
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter

#: Which posts a part belongs to; a part that is not named here belongs to anybody.
POSTS_OF: Final[dict[Part, frozenset[Post]]] = {
    Part.SPONSOR: DISTRICT_POSTS,
    Part.HEAD: frozenset({Post.UNIT_HEAD}),
    Part.DEPUTY: frozenset({Post.UNIT_DEPUTY}),
    Part.GROUP_HEAD: frozenset({Post.UNIT_HEAD}),
    Part.GROUP_DEPUTY: frozenset({Post.UNIT_DEPUTY}),
    Part.TRACKER: frozenset({Post.UNIT_DEPUTY, Post.UNIT_HEAD}),
}


def charge(
    desk: Desk,
    matter: Matter,
    role: Part,
    person: str,
    *,
    place: str = NOWHERE,
    field: str,
) -> Duty | None:
    """Give a part to a person from the desk's day on; None when the person has it already.

    A second change on the same day corrects the first: a day has one holder.
    """
    desk.refuse_future()
    desk.directory.refuse_departed(person, desk.on, field=field)
    held = duty_on(matter.duties, role, desk.on, place=place)
    if held is not None and held.owner == person:
        return None
    given = Duty(matter.id, role, place, desk.on, person, desk.today, desk.reason)
    same = [duty for duty in matter.duties if (duty.role, duty.place) == (role, place)]
    others = [duty for duty in matter.duties if (duty.role, duty.place) != (role, place)]
    follow(desk, same, given, held)
    matter.duties = [*others, *same]
    return given


def refuse_wrong_post(desk: Desk, person: str, role: Part, *, unit: str | None, field: str) -> None:
    """Refuse a person whose post the part does not belong to, in the unit if one is named.

    A reason given with the act lets another person stand in.
    """
    posts = POSTS_OF.get(role, frozenset(Post))
    if desk.reason or desk.directory.holds(person, desk.on, posts, unit=unit):
        return
    here = unit is None or desk.directory.holds(person, desk.on, set(Post), unit=unit)
    titles = desk.directory.titles(person, desk.on)
    raise DutyPostError(
        name=desk.directory.person(person).name,
        post=titles if here else f"外单位{titles}",
        role=role.label,
        needed=("该单位" if unit else "") + "、".join(p.label for p in Post if p in posts),
        field=field,
    )
