"""Co-signing (会签): another unit owes its answer about a matter of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixingli.domain.errors.acts import CosignMissingError, CosignRepeatedError
from zhixingli.domain.law.rules import COSIGN_REPLY
from zhixingli.domain.matters.matter import (
    discharge,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
)
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.matters.obligation import Obligation


def cosign(desk: Desk, matter: Matter, *, unit: str) -> Obligation:
    """Ask another unit to co-sign (会签): that unit owes its answer."""
    refuse_ended_or_early(desk, matter)
    if any(owed.unit == unit for owed in matter.open_under(COSIGN_REPLY)):
        raise CosignRepeatedError(id=matter.id, noun=matter.noun, field="--unit")
    desk.directory.refuse_closed(unit, desk.on, field="--unit")
    record(desk, matter, ActKind.COSIGN, unit=unit)
    return open_obligation(desk, matter, COSIGN_REPLY, start=desk.on, unit=unit)


def cosign_reply(desk: Desk, matter: Matter, *, unit: str, text: str | None) -> None:
    """Record the answer of a co-signing unit (会签答复), or of the one it went into."""
    refuse_ended_or_early(desk, matter)
    asked = [
        owed
        for owed in matter.open_under(COSIGN_REPLY)
        if owed.unit is not None and desk.directory.unit_course(owed.unit, desk.on)[0][1] == unit
    ]
    if not asked:
        raise CosignMissingError(id=matter.id, noun=matter.noun, field="--unit")
    refuse_before(desk, matter, asked[0].opened_on, "送会签")
    record(desk, matter, ActKind.COSIGN_REPLY, unit=unit, text=text)
    discharge(desk, asked[0])
