"""Due dates by the thousand: a JSON object a line in, one a line out, in the same order."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from zhixingli.domain.errors.asking import DueLineError
from zhixingli.domain.errors.ledger import ProvisionalError
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.law.deadline import compute
from zhixingli.domain.writing.characters import normalise_option, shown
from zhixingli.domain.writing.dates import parse_date
from zhixingli.services.calendar.due import UNITS, DueQuestion, limit_of
from zhixingli.services.rules.lawbook import open_lawbook

if TYPE_CHECKING:
    from zhixingli.domain.law.terms import CountUnit
    from zhixingli.services.rules.lawbook import Lawbook

_Due: TypeAlias = tuple[str | None, str | None, bool, str | None]

_KEYS: Final = frozenset({"id", "from", "rule", "days", "unit", "backward"})
_UNITS: Final[dict[str | None, CountUnit | None]] = {
    None: None,
    **{unit.value: unit for unit in UNITS},
    **{unit.label: unit for unit in UNITS},
}
_ISO_LENGTH: Final = len("2026-11-23")
#: How many different questions are remembered: scripts ask the same few again and again.
_REMEMBERED: Final = 65536


class DueBatch:
    """Answers questions by one calendar and one set of rules.

    ``refused`` counts the lines answered with an error, ``provisional`` those among them that
    were refused for being provisional.
    """

    def __init__(self, law: Lawbook, *, today: date, strict: bool) -> None:
        """Take the law; ``strict`` refuses what is provisional, line by line."""
        self._law, self._today, self._strict = law, today, strict
        self._due = lru_cache(_REMEMBERED)(self._computed)
        self._day = lru_cache(_REMEMBERED)(self._parsed_day)
        self.refused = self.provisional = 0

    def answer(self, number: int, line: bytes) -> dict[str, Any]:
        """Answer one line; a line that is no question answers with its error."""
        found: dict[str, Any] = {}
        try:
            asked = _object(number, line)
            if "id" in asked:
                found["id"] = asked["id"]
            answer = self._due(self._question(number, asked))
        except Refusal as refusal:
            answer = refusal
        if isinstance(answer, Refusal):
            self.refused += 1
            self.provisional += isinstance(answer, ProvisionalError)
            return found | {"error": {"code": answer.code, "message": answer.message}}
        found["due"], found["nominal"], found["provisional"], not_before = answer
        return found if not_before is None else found | {"not_before": not_before}

    def _question(self, number: int, asked: dict[str, Any]) -> DueQuestion:
        typed, rule, unit = (_text(number, asked, key) for key in ("from", "rule", "unit"))
        if typed is None:
            raise DueLineError(line=number, problem="没有写起算日 from", field="from")
        if unit not in _UNITS:
            problem = "的 unit 应是 workday、calendar 或 month"
            raise DueLineError(line=number, problem=problem, field="unit")
        backward = asked.get("backward")
        if backward is not None and not isinstance(backward, bool):
            problem = "的 backward 应是 true 或 false"
            raise DueLineError(line=number, problem=problem, field="backward")
        days = _days(number, asked.get("days"))
        return DueQuestion(self._day(typed), rule, days, _UNITS[unit], backward or False)

    def _computed(self, question: DueQuestion) -> _Due | Refusal:
        """Compute an answer to be remembered, a refusal too: wrong lines come in rows."""
        try:
            limit = limit_of(question, self._law)
            found = compute(limit, question.start, calendar=self._law.calendar)
            self._law.warn(
                f"到期日 {found.due} ", provisional=found.provisional, strict=self._strict
            )
        except Refusal as refusal:
            return refusal
        return _iso(found.due), _iso(found.nominal), found.provisional, _iso(found.not_before)

    def _parsed_day(self, typed: str) -> date:
        if len(typed) == _ISO_LENGTH and typed[4] == typed[7] == "-":
            try:
                return date.fromisoformat(typed)
            except ValueError:
                pass
        return parse_date(typed, self._today, field="from")


def open_batch(location: str, *, as_of: date, today: date, strict: bool) -> DueBatch:
    """Open the law of a ledger, or the shipped one, for a batch; ``today`` is what 今天 means."""
    return DueBatch(open_lawbook(location, as_of), today=today, strict=strict)


def _object(number: int, line: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DueLineError(line=number, problem="不是 UTF-8 编码") from None
    except (ValueError, RecursionError):
        raise DueLineError(line=number, problem="不是 JSON") from None
    if not isinstance(asked, dict):
        raise DueLineError(line=number, problem="不是一个 JSON 对象")
    # A misspelt key would be passed over without a word, and the date be wrong.
    if unknown := asked.keys() - _KEYS:
        problem = f"有不认识的字段“{shown(min(unknown))}”"
        raise DueLineError(line=number, problem=problem)
    return asked


def _text(number: int, asked: dict[str, Any], key: str) -> str | None:
    value = asked.get(key)
    if value is None or isinstance(value, str):
        return value
    raise DueLineError(line=number, problem=f"的 {key} 应是文字", field=key)


def _days(number: int, value: object) -> int | None:
    """Read a number of days; scripts write ``"20"`` as often as ``20``."""
    if isinstance(value, str) and (digits := normalise_option(value)).isascii():
        value = int(digits) if digits.isdigit() and len(digits) < _ISO_LENGTH else value
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise DueLineError(line=number, problem="的 days 应是整数", field="days")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
