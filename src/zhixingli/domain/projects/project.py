"""A key project (重点项目): what is known of it, as of any day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

from zhixingli.domain.matters.dated import ALWAYS, DatedFact, fact_on
from zhixingli.domain.matters.matter import Matter
from zhixingli.domain.projects.terms import Level
from zhixingli.domain.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixingli.domain.matters.material import Material
    from zhixingli.domain.matters.obligation import Obligation
    from zhixingli.domain.projects.progress import Report

#: The column whose values are set for a year each.
YEAR_PLAN: Final = "year_plan"

#: What a correction may change beside the title, with the headings of DOMAIN §9.
COLUMNS = {
    "level": "级别",
    "category": "类别",
    "nature": "建设性质",
    "content": "建设内容及规模",
    "start_on": "开工",
    "end_on": "完工",
    "total": "总投资",
    "year_plan": "年度计划投资",
    "owner": "业主单位",
    "owner_contact": "业主联系人",
    "owner_phone": "业主电话",
    "remark": "备注",
}


@dataclass(slots=True, kw_only=True)
class Project(Matter):
    """A key project with its ledger: columns, reports of progress, milestones, files."""

    kind: ClassVar[Kind] = Kind.PROJECT

    level: Level
    category: str | None = None
    nature: str | None = None
    content: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    total: str | None = None
    year_plan: str | None = None
    owner: str | None = None
    owner_contact: str | None = None
    owner_phone: str | None = None
    remark: str | None = None
    reports: list[Report] = field(default_factory=list)
    milestones: dict[int, str] = field(default_factory=dict)
    materials: list[Material] = field(default_factory=list)
    facts: list[DatedFact] = field(default_factory=list)

    def on(self, day: date) -> Project:
        """Give the project as it was called and planned on a day; the plan is that of its year."""
        told: dict[str, Any] = {}
        for name in {each.name for each in self.facts}:
            period = str(day.year) if name == YEAR_PLAN else ALWAYS
            held = fact_on(self.facts, name, day, period=period)
            if held is not None or name == YEAR_PLAN:
                told[name] = from_text(name, held.value if held is not None else None)
        return replace(self, **told) if told else self

    def label_of(self, owed: Obligation) -> str | None:
        """Name the milestone that an obligation is."""
        return self.milestones.get(owed.id)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of a project when it is listed; ``town`` is the unit that it lies in.

    ``plan_year`` is the year of its plan; that of the listing where it is not given, or the next or
    last year of the project.
    """

    title: str
    leader: str
    unit: str
    sponsor: str
    columns: Mapping[str, Any] = field(default_factory=dict)
    supporting: Sequence[str] = ()
    town: str | None = None
    plan_year: int | None = None


#: What a column holds.
Told: TypeAlias = str | date | Level | None


def as_text(value: Told) -> str | None:
    """Write a value of a column as a fact keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Level) else value


def from_text(name: str, text: str | None) -> Told:
    """Read a value of a column from a fact."""
    if text is not None and name in ("start_on", "end_on"):
        return date.fromisoformat(text)
    return Level(text) if name == "level" and text is not None else text
