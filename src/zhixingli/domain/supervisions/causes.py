"""Causes (执行顽症): why something was late, missed or sent back; statistics, never blame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixingli.domain.errors.command import NeededOptionError
from zhixingli.domain.errors.supervision import CauseKeyError
from zhixingli.domain.matters.matter import record, refuse_voided_or_early
from zhixingli.domain.terms import ActKind

if TYPE_CHECKING:
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.matter import Matter
    from zhixingli.domain.supervisions.terms import Malady


@dataclass(frozen=True, slots=True)
class RecordedCause:
    """A cause that was written down about an obligation, or about a subject as a whole."""

    act: int
    key: str
    malady: Malady | None


def give_cause(
    desk: Desk, matter: Matter, *, key: str, malady: Malady | None, text: str | None
) -> RecordedCause:
    """Write down a cause; a closed matter can have one too, a struck-out one cannot."""
    if malady is None and text is None:
        raise NeededOptionError(choices="--malady 顽症 或 --text 原因", field="--malady")
    refuse_voided_or_early(desk, matter)
    if key not in (matter.id, *(owed.key for owed in matter.obligations)) and not _weekly(key):
        raise CauseKeyError(id=matter.id, key=key, field="id")
    act = record(desk, matter, ActKind.CAUSE, outcome=malady.value if malady else None, text=text)
    return RecordedCause(act.id, key, malady)


def _weekly(key: str) -> bool:
    """Tell a recurring obligation by its key: SUBJECT/RULE/PERIOD."""
    return key.count("/") == len(("RULE", "PERIOD"))
