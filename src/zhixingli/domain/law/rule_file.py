"""Rules as records: read from a rules file with every mistake refused, and kept as JSON."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from zhixingli.domain.errors.rules import RuleFileError
from zhixingli.domain.law import rule_links
from zhixingli.domain.law.rule_fields import Fields
from zhixingli.domain.law.rules import Approver, Extension, Follow, Ground, TimeLimit, WeekEnd
from zhixingli.domain.law.terms import CountUnit, OnExpiry, Roll, Supplement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_KEYS: Final = (
    "id",
    "label",
    "basis",
    "clause",
    "amount",
    "unit",
    "start",
    "roll",
    "backward",
    "week_end",
    "grounds",
    "restarts",
    "supplement",
    "extension",
    "settled_by",
    "waived_by",
    "beside",
    "then",
    "on",
    "on_expiry",
    "conditional",
    "at_least",
    "reminder",
    "start_event",
    "warning_days",
    "statutory",
    "effective_from",
    "effective_to",
    "note",
)
_REQUIRED: Final = ("id", "label", "basis", "amount", "unit", "start")
_MOST_DAYS: Final = 3650
_MOST_TIMES: Final = 99
#: A limit of at most a week gives one working day's warning, a longer one three (DOMAIN §8).
_SHORT: Final = {CountUnit.WORKDAY: 5, CountUnit.CALENDAR: 7, CountUnit.WEEK: 1, CountUnit.MONTH: 0}


def limits_from(records: Sequence[Mapping[str, object]]) -> tuple[TimeLimit, ...]:
    """Turn the ``[[rule]]`` tables of a rules file into rules, in their order.

    Raises RuleFileError with the number of the table, counted from 1, for anything that is not
    exactly a rule: an unknown or missing key, a wrong type, values that contradict each other.
    """
    limits = tuple(_limit(record, index) for index, record in enumerate(records, start=1))
    for (_, first), (index, second) in combinations(enumerate(limits, start=1), 2):
        if first.id == second.id and _overlap(first, second):
            raise RuleFileError(
                index=index, rule=second.id, problem="与前面同一 id 的一条在同一时间都有效"
            )
    return limits


def body_of(limit: TimeLimit) -> dict[str, Any]:
    """Give a rule as the JSON object under which the ledger keeps it, without its version."""
    extension = limit.extension
    return {
        "id": limit.id,
        "label": limit.label,
        "basis": limit.basis,
        "clause": limit.clause,
        "amount": limit.amount,
        "unit": limit.unit.value,
        "start": limit.start,
        "roll": limit.roll.value,
        "backward": limit.backward,
        "week_end": limit.week_end.value if limit.week_end else None,
        "grounds": [{"name": ground.name, "written": ground.written} for ground in limit.grounds],
        "supplement": limit.supplement.value,
        "extension": _extension_body(extension) if extension else None,
        "settled_by": limit.settled_by,
        "waived_by": limit.waived_by,
        "beside": list(limit.beside),
        "then": [_follow_body(each) for each in limit.then],
        "on": [_follow_body(each) for each in limit.on],
        "on_expiry": limit.on_expiry.value if limit.on_expiry else None,
        "conditional": limit.conditional,
        "at_least": limit.at_least,
        "reminder": limit.reminder,
        "start_event": limit.start_event,
        "warning_days": limit.warning_days,
        "statutory": limit.statutory,
        "effective_from": _iso(limit.effective_from),
        "effective_to": _iso(limit.effective_to),
        "note": limit.note,
    }


def limit_from_body(body: Mapping[str, Any], version: int) -> TimeLimit:
    """Give the rule that the ledger keeps in a body; what was accepted once is not judged again.

    A body of an earlier schema says ``restarts`` and nothing of what hangs on the rule.
    """
    week_end, extension = body["week_end"], body["extension"]
    restarts = "restart" if body.get("restarts") else "none"
    expires = body.get("on_expiry")
    return TimeLimit(
        id=body["id"],
        label=body["label"],
        basis=body["basis"],
        clause=body["clause"],
        amount=body["amount"],
        unit=CountUnit(body["unit"]),
        start=body["start"],
        roll=Roll(body["roll"]),
        backward=body["backward"],
        week_end=WeekEnd(week_end) if week_end else None,
        grounds=tuple(Ground(ground["name"], ground["written"]) for ground in body["grounds"]),
        supplement=Supplement(body.get("supplement", restarts)),
        extension=_extension_from(extension) if extension else None,
        settled_by=body.get("settled_by", "finish"),
        waived_by=body.get("waived_by", ""),
        beside=tuple(body.get("beside", ())),
        then=tuple(map(_follow_from, body.get("then", ()))),
        on=tuple(map(_follow_from, body.get("on", ()))),
        on_expiry=OnExpiry(expires) if expires else None,
        conditional=body.get("conditional", False),
        at_least=body.get("at_least", False),
        reminder=body.get("reminder", False),
        start_event=body.get("start_event", False),
        warning_days=body["warning_days"],
        statutory=body["statutory"],
        effective_from=_day(body["effective_from"]),
        effective_to=_day(body["effective_to"]),
        note=body["note"],
        version=version,
    )


def _limit(record: Mapping[str, object], index: int) -> TimeLimit:
    fields = Fields(record, index)
    fields.refuse_unknown(_KEYS)
    fields.refuse_missing(_REQUIRED)
    unit = fields.term("unit", CountUnit)
    backward = fields.flag("backward", default=False)
    amount = fields.whole("amount", least=1, most=_MOST_DAYS)
    limit = TimeLimit(
        id=fields.id(),
        label=fields.text("label"),
        basis=fields.basis(),
        clause=fields.clause(),
        amount=amount,
        unit=unit,
        start=fields.text("start"),
        roll=fields.term("roll", Roll, _usual_roll(unit, backward=backward)),
        backward=backward,
        week_end=_week_end(fields, unit),
        grounds=tuple(_grounds(fields)),
        supplement=rule_links.supplement_of(fields),
        extension=_extension(fields),
        settled_by=rule_links.settled_by(fields),
        waived_by=fields.text("waived_by", ""),
        beside=rule_links.beside(fields),
        then=rule_links.then(fields),
        on=rule_links.on(fields),
        on_expiry=fields.term("on_expiry", OnExpiry) if "on_expiry" in fields.record else None,
        conditional=fields.flag("conditional", default=False),
        at_least=fields.flag("at_least", default=False),
        reminder=fields.flag("reminder", default=False),
        start_event=fields.flag("start_event", default=False),
        warning_days=fields.whole(
            "warning_days", least=0, most=365, default=1 if amount <= _SHORT[unit] else 3
        ),
        statutory=fields.flag("statutory", default=True),
        effective_from=fields.day("effective_from"),
        effective_to=fields.day("effective_to"),
        note=fields.text("note", ""),
    )
    for problem in _contradictions(limit):
        raise fields.wrong(problem)
    return limit


def _contradictions(limit: TimeLimit) -> Iterable[str]:
    """Say what in a rule cannot be true together, each as the second half of a sentence."""
    begins, ends = limit.effective_from, limit.effective_to
    if begins and ends and ends < begins:
        yield f"的 effective_to（{ends}）早于 effective_from（{begins}）"
    if limit.unit in (CountUnit.WORKDAY, CountUnit.WEEK) and limit.roll is not Roll.NONE:
        yield f"以{limit.unit.label}计，没有末日顺延，roll 只能是 none 或不写"
    if limit.backward and limit.roll is Roll.FORWARD:
        yield "是倒算的，末日逢休只能往前提（roll = backward）或不动（none）"
    if not limit.backward and limit.roll is Roll.BACKWARD:
        yield "不是倒算的，roll 不能是 backward；倒算的另写 backward = true"
    if limit.unit is CountUnit.WEEK and limit.amount != 1:
        yield "以周计，amount 只能是 1（每周 1 次）"
    waits = limit.supplement is not Supplement.NONE
    movable = limit.grounds or waits or limit.extension is not None
    if movable and (limit.backward or limit.unit is CountUnit.WEEK):
        yield "是倒算的或以周计，不能停表、延期或重新起算"
    if limit.at_least and (movable or limit.backward or limit.unit is CountUnit.WEEK):
        yield "是“不少于”（at_least），不能倒算、以周计、停表、延期或重新起算"
    if limit.at_least and (limit.on_expiry or limit.conditional):
        yield "是“不少于”（at_least），没有到期日，不能写 on_expiry、conditional"
    if limit.waived_by and not limit.conditional:
        yield "不是条件性的，不能写 waived_by；条件性的另写 conditional = true"


def _usual_roll(unit: CountUnit, *, backward: bool) -> Roll:
    if unit in (CountUnit.WORKDAY, CountUnit.WEEK):
        return Roll.NONE
    return Roll.BACKWARD if backward else Roll.FORWARD


def _week_end(fields: Fields, unit: CountUnit) -> WeekEnd | None:
    if unit is CountUnit.WEEK:
        return fields.term("week_end", WeekEnd, WeekEnd.SUNDAY)
    if "week_end" in fields.record:
        raise fields.wrong("不以周计，不能写 week_end")
    return None


def _grounds(fields: Fields) -> Iterable[Ground]:
    """Read the grounds: names, or tables of a name and whether written notice is due."""
    seen: set[str] = set()
    for entry in fields.listed("grounds", "如 [“听证”, “鉴定”]"):
        table = fields.table("grounds", entry if isinstance(entry, dict) else {"name": entry})
        table.refuse_unknown(("name", "written"))
        ground = Ground(table.text("name"), table.flag("written", default=False))
        if ground.name in seen:
            raise fields.wrong(problem=f"的 grounds 里“{ground.name}”写了两次")
        seen.add(ground.name)
        yield ground


def _extension(fields: Fields) -> Extension | None:
    record = fields.record.get("extension")
    if record is None:
        return None
    if not isinstance(record, dict):
        raise fields.wrong("的 extension 应是表，如 { max = 10, approver = “organ_leader” }")
    table = fields.table("extension", record)
    table.refuse_unknown(("max", "approver", "times", "from_due"))
    return Extension(
        max=table.whole("max", least=1, most=_MOST_DAYS),
        approver=table.term("approver", Approver),
        times=table.whole("times", least=1, most=_MOST_TIMES) if "times" in record else None,
        from_due=table.flag("from_due", default=False),
    )


def _overlap(first: TimeLimit, second: TimeLimit) -> bool:
    def begins_in_time(one: TimeLimit, other: TimeLimit) -> bool:
        return (one.effective_from or date.min) <= (other.effective_to or date.max)

    return begins_in_time(first, second) and begins_in_time(second, first)


def _follow_body(follow: Follow) -> dict[str, Any]:
    body = {name: getattr(follow, name) for name in Follow.__slots__}
    return body | {"unless": list(follow.unless)}


def _follow_from(body: Mapping[str, Any]) -> Follow:
    return Follow(**dict(body) | {"unless": tuple(body["unless"])})


def _extension_body(extension: Extension) -> dict[str, Any]:
    return {
        "max": extension.max,
        "approver": extension.approver.value,
        "times": extension.times,
        "from_due": extension.from_due,
    }


def _extension_from(body: Mapping[str, Any]) -> Extension:
    approver = Approver(body["approver"])
    return Extension(body["max"], approver, times=body["times"], from_due=body["from_due"])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
