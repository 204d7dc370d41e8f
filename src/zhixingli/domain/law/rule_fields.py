"""The fields of one record of a rules file, read with their types and refused by name."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from zhixingli.domain.errors.rules import RuleFileError
from zhixingli.domain.terms import Term
from zhixingli.domain.writing.characters import shown, without_hidden

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

T = TypeVar("T", bound=Term)

#: A rule's id: part of every obligation's key, so plain and short.
RULE_ID: Final = r"[a-z][a-z0-9_.-]{1,63}"
#: The longest text of a rule; a clause is quoted, a law is not copied.
LONGEST: Final = 300
_CHINESE_ARTICLE: Final = r"第[零〇一二三四五六七八九十百]+[条款项]"
_QUOTES: Final = "“”\"'「」『』"


class Fields:
    """One table of the file: a rule, its extension or one of its grounds."""

    def __init__(
        self, record: Mapping[str, object], index: int, *, rule: str = "", within: str = ""
    ) -> None:
        """Take a table; ``index`` and ``rule`` say where it stands, ``within`` in what."""
        self.record, self.index, self.within = record, index, within
        self.rule = rule or self._name()

    def wrong(self, problem: str) -> RuleFileError:
        """Give the refusal that says what is wrong with this table."""
        where = f"的 {self.within} " if self.within else ""
        return RuleFileError(index=self.index, rule=self.rule, problem=where + problem)

    def table(self, key: str, record: Mapping[str, object]) -> Fields:
        """Read a table inside this one."""
        return Fields(record, self.index, rule=self.rule, within=key)

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Refuse a key that means nothing here, and offer the nearest that does."""
        for key in self.record:
            if key not in known:
                raise self.wrong(problem=f"有不认识的键 {shown(key)}{_nearest(key, known)}")

    def refuse_missing(self, required: Iterable[str]) -> None:
        """Refuse a table without one of these keys, the first of them first."""
        for key in required:
            self._value(key, None)

    def id(self) -> str:
        """Read the rule's id."""
        found = self.text("id")
        if not re.fullmatch(RULE_ID, found):
            problem = "：以小写字母开头，只用小写字母、数字和 . _ -，2 到 64 个字符"
            raise self.wrong(problem=f"的 id 不能是“{shown(found)}”{problem}")
        return found

    def basis(self) -> str:
        """Read the basis (依据); articles in Arabic digits, as everywhere in the program."""
        found = self.text("basis")
        if article := re.search(_CHINESE_ARTICLE, found):
            raise self.wrong(problem=f"的 basis 里的“{article[0]}”请用阿拉伯数字，如 第42条第1款")
        return found

    def clause(self) -> str:
        """Read the clause as it stands in the document, without quotation marks around it."""
        found = self.text("clause", "")
        if found and found[0] in _QUOTES and found[-1] in _QUOTES:
            raise self.wrong("的 clause 写条文原话，两头不加引号")
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """Read one line of text; required where there is no default."""
        value = self._value(key, default)
        if not isinstance(value, str):
            raise self._type(key, "文字，两头加引号")
        if not value.strip() and default is None:
            raise self.wrong(problem=f"的 {key} 不能为空{_REQUIRED.get(key, '')}")
        if value != without_hidden(value):
            raise self.wrong(problem=f"的 {key} 里有换行或看不见的字符")
        if len(value) > LONGEST:
            raise self.wrong(problem=f"的 {key} 太长（{len(value)} 字），最多 {LONGEST} 字")
        return value.strip()

    def whole(self, key: str, *, least: int, most: int, default: int | None = None) -> int:
        """Read a whole number between two bounds."""
        value = self._value(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._type(key, "整数，不加引号")
        if not least <= value <= most:
            raise self.wrong(
                problem=f"的 {key} 不能是 {shown(str(value))}，应在 {least} 到 {most} 之间"
            )
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Read a yes or no."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self._type(key, "true 或 false，不加引号")
        return value

    def term(self, key: str, terms: Iterable[T], default: T | None = None) -> T:
        """Read one of a few codes."""
        choices = {term.value: term for term in terms}
        value = self._value(key, default)
        if isinstance(value, str) and value in choices:
            return choices[value]
        listed = "、".join(f"{code} {term.label}" for code, term in choices.items())
        raise self.wrong(problem=f"的 {key} 不能是“{shown(str(value))}”，可以是：{listed}")

    def listed(self, key: str, example: str) -> list[object]:
        """Read a list; an absent one is empty."""
        value = self.record.get(key, [])
        if not isinstance(value, list):
            raise self._type(key, f"列表，{example}")
        return value

    def day(self, key: str) -> date | None:
        """Read a day, written as TOML writes one."""
        value = self.record.get(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self._type(key, "日期，不加引号、不带时间，如 2026-01-01")
        return value

    def _name(self) -> str:
        found = self.record.get("id")
        return shown(found) if isinstance(found, str) and found.strip() else "没有写 id"

    def _value(self, key: str, default: object) -> object:
        if key not in self.record and default is None:
            raise self.wrong(problem=f"缺少 {key}{_REQUIRED.get(key, '')}")
        return self.record.get(key, default)

    def _type(self, key: str, wanted: str) -> RuleFileError:
        return self.wrong(problem=f"的 {key} 应是{wanted}")


_REQUIRED: Final = {
    "id": "（规则编号）",
    "label": "（规则名称）",
    "basis": "（依据必填：文件、条款，或“本办公室规定”及文号）",
    "amount": "（期限的数）",
    "unit": "（单位：workday、calendar、month 或 week）",
    "start": "（自哪件事起算，如 收到）",
    "max": "（最多延长多少）",
    "approver": "（由谁批准）",
    "name": "（停表事由的名称）",
    "rule": "（接着的规则的编号）",
}


def _nearest(key: str, known: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a refusal needs it

    close = get_close_matches(key, list(known), n=1)
    return f"，是不是 {close[0]}？" if close else "，可用的键：" + "、".join(known)
