"""Provisional answers: due days that a coming notice may change are said, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.ledger import ProvisionalError
from zhixingli.services.use_case.envelope import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.services.results.obligations import ObligationItem
    from zhixingli.services.use_case.session import Law


def refuse_provisional(
    items: Iterable[ObligationItem], law: Law, *, strict: bool
) -> tuple[Remark, ...]:
    """Refuse provisional answers where strictness is asked, else say which they are."""
    keys = [item.key for item in items if item.provisional]
    if not keys:
        return ()
    what = "、".join(keys[:_NAMED]) + (f" 等 {len(keys)} 项" if len(keys) > _NAMED else "")
    through = law.calendar.announced_through
    if strict:
        raise ProvisionalError(what=f"{what} 的到期日", through=through, field="--strict")
    text = f"{what} 的到期日是暂定的：放假安排只公布到 {through}"
    return (Remark("CALENDAR_PROVISIONAL", text),)


_NAMED: Final = 5
