"""How rules of a file hang together: what settles one, what opens beside and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.rules import RuleFileError
from zhixingli.domain.law.rules import EVENT_PREFIX, Follow
from zhixingli.domain.law.terms import Supplement
from zhixingli.domain.writing.characters import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zhixingli.domain.law.rule_fields import Fields
    from zhixingli.domain.law.rules import TimeLimit

#: The acts that settle a limit; an event is named beside them (event:送达).
SETTLING: Final = ("check", "notify", "finish")
_SETTLING_SAID: Final = "check 检查、notify 告知、finish 办结，或 event:事由（如 event:送达）"


def supplement_of(fields: Fields) -> Supplement:
    """Read what a notice of what is missing does; ``restarts`` is how older files say it."""
    restarts = fields.flag("restarts", default=False)
    usual = Supplement.RESTART if restarts else Supplement.NONE
    found = fields.term("supplement", Supplement, usual)
    if restarts and found is not Supplement.RESTART:
        raise fields.wrong("的 restarts 和 supplement 说法不一，只写 supplement")
    return found


def settled_by(fields: Fields) -> str:
    """Read what settles a limit."""
    found = fields.text("settled_by", "finish")
    event = found.removeprefix(EVENT_PREFIX).strip()
    if found in SETTLING or (found.startswith(EVENT_PREFIX) and event):
        return found
    raise fields.wrong(problem=f"的 settled_by 不能是“{shown(found)}”，可以是：{_SETTLING_SAID}")


def beside(fields: Fields) -> tuple[str, ...]:
    """Read the rules that open together with it."""
    return tuple(each.rule for each in _follows(fields, "beside", ("rule",)))


def then(fields: Fields) -> tuple[Follow, ...]:
    """Read the rules that open once it is settled, perhaps by one outcome only."""
    return _follows(fields, "then", ("rule", "outcome", "unless", "main"))


def on(fields: Fields) -> tuple[Follow, ...]:
    """Read the rules that open with an event."""
    found = _follows(fields, "on", ("rule", "event"))
    if any(each.event is None for each in found):
        raise fields.wrong("的 on 里每一项都要写 event（登记哪件事由时开）")
    return found


def refuse_broken_chains(offered: Sequence[TimeLimit], known: Mapping[str, TimeLimit]) -> None:
    """Refuse a rule that names none, and a chain of rules that leads back to itself.

    ``known`` holds the rules that stand beside the offered ones; these come first.
    """
    all_of = dict(known) | {limit.id: limit for limit in offered}
    for index, limit in enumerate(offered, start=1):
        for name in limit.followers:
            if name not in all_of:
                problem = f"接着的规则“{shown(name)}”既不在文件里，也不在台账里"
                raise RuleFileError(index=index, rule=limit.id, problem=problem)
        circle = _circle(limit.id, all_of, (limit.id,))
        if circle:
            problem = "接成了一个圈：" + " → ".join(circle)
            raise RuleFileError(index=index, rule=limit.id, problem=problem)


def _circle(
    rule: str, all_of: Mapping[str, TimeLimit], walked: tuple[str, ...]
) -> tuple[str, ...] | None:
    for name in all_of[rule].followers if rule in all_of else ():
        if name == walked[0]:
            return (*walked, name)
        if name not in walked and (found := _circle(name, all_of, (*walked, name))):
            return found
    return None


def _unless(table: Fields) -> tuple[str, ...]:
    """Read the outcomes that shut a rule out: one, or a list of them."""
    if not isinstance(table.record.get("unless", []), list):
        return (table.text("unless"),)
    listed = table.listed("unless", "如 [“不予受理”]")
    return tuple(table.table("unless", {"outcome": each}).text("outcome") for each in listed)


def _follows(fields: Fields, key: str, keys: Iterable[str]) -> tuple[Follow, ...]:
    """Read a list of rules: names, or tables of a name and what it hangs on."""
    found = []
    for entry in fields.listed(key, "如 [“license.deliver”]"):
        table = fields.table(key, entry if isinstance(entry, dict) else {"rule": entry})
        table.refuse_unknown(tuple(keys))
        found.append(
            Follow(
                table.text("rule"),
                table.text("outcome") if "outcome" in table.record else None,
                _unless(table),
                table.text("event") if "event" in table.record else None,
                table.flag("main", default=False),
            )
        )
    if len({(each.rule, each.outcome, each.event) for each in found}) < len(found):
        raise fields.wrong(problem=f"的 {key} 里有一项写了两次")
    return tuple(found)
