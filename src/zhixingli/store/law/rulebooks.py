"""Rules as they ship with the program, and rules files of an office."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zhixingli.domain.errors.rules import RuleFileUnreadableError
from zhixingli.domain.law.rule_file import limits_from
from zhixingli.domain.law.rules import RuleBook
from zhixingli.domain.writing.decoding import UndecodableError, decoded

if TYPE_CHECKING:
    from zhixingli.domain.law.rules import TimeLimit


def bundled_rules() -> tuple[TimeLimit, ...]:
    """Read the rules that ship with the program, in the order of their table."""
    from importlib.resources import files  # noqa: PLC0415 - init and ledgerless reads alone

    return read_rule_file((files("zhixingli") / "data" / "rules.toml").read_bytes(), "rules.toml")


def bundled_rulebook() -> RuleBook:
    """Build the rule book that answers where there is no ledger; versions count from 1."""
    return RuleBook(
        replace(limit, version=version) for version, limit in enumerate(bundled_rules(), start=1)
    )


def read_rule_file(raw: bytes, name: str) -> tuple[TimeLimit, ...]:
    """Read the rules of a file: TOML of ``[[rule]]`` tables and nothing else, UTF-8 or GB18030.

    Raises RuleFileUnreadableError when it is none, RuleFileError when a table is no rule.
    """
    records = _parsed(raw, name)
    rules = records.pop("rule", None)
    if records:
        raise RuleFileUnreadableError(
            name=name, cause=f"有 [[rule]] 以外的内容：{next(iter(records))}"
        )
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise RuleFileUnreadableError(name=name, cause="里面没有 [[rule]]")
    return limits_from(rules)


def _parsed(raw: bytes, name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only a rules file needs it

    try:
        return tomllib.loads(decoded(raw).replace("\r\n", "\n"))
    except UndecodableError as broken:
        raise RuleFileUnreadableError(name=name, cause=broken) from None
    except (ValueError, RecursionError) as broken:  # ValueError: a number of 5,000 digits, too
        raise RuleFileUnreadableError(name=name, cause=_where(broken)) from None


def _where(broken: Exception) -> str:
    """Say where the file stops being TOML, as far as the parser tells."""
    import re  # noqa: PLC0415 - only a refusal needs it

    place = re.search(r"line (\d+), column (\d+)", str(broken))
    return f"第 {place[1]} 行第 {place[2]} 列不合 TOML 的写法" if place else "不合 TOML 的写法"
