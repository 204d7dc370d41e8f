"""Readings over everything: findings, measures, scores, suggestions, what would follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhixingli.domain.terms import Severity, Term
from zhixingli.services.results.calendar import Move
from zhixingli.services.results.meetings import DecisionItem, MeetingDetail
from zhixingli.services.results.projects import MilestoneItem, OnsiteRecord, ProjectRow
from zhixingli.services.results.refs import PersonRef, Reader, UnitRef


class Check(Term):
    """What a finding of the doctor is of."""

    NOTICE_UNHEEDED = "notice_unheeded", "补正告知晚了"
    DECIDED_BY_LAW = "decided_by_law", "依法已有结果"
    OUTSIDER_SILENT = "outsider_silent", "第三方没有答复"
    VOIDED_LATE = "voided_late", "逾期后作废"
    CLOCK_NOT_COMPARED = "clock_not_compared", "没有核对过时钟"
    WAL_UNSAFE = "wal_unsafe", "文件方式不安全"
    SERIES_OWNER = "series_owner", "系列没有责任人"
    PROJECT_UNFILED = "project_unfiled", "项目没有备案"
    PROJECT_SILENT = "project_silent", "项目没有进展"
    MINUTES_UNISSUED = "minutes_unissued", "纪要没有印发"
    PAUSE_UNNOTIFIED = "pause_unnotified", "停表没有书面告知"
    MATERIAL_CHANGED = "material_changed", "资料被改动"
    MATERIAL_MISSING = "material_missing", "资料不在了"
    RESPONSIBLE_MISSING = "responsible_missing", "没有负责人"
    DEPARTED_CARRIES = "departed_carries", "离任还负责"
    LEADER_LEVEL = "leader_level", "不是区领导"
    CHAIN_GAP = "chain_gap", "责任链缺环"
    CHAIN_DOUBLE = "chain_double", "责任链重复"
    GROUP_MISSING = "group_missing", "没有工作组"
    LINK_MISSING = "link_missing", "没有挂钩领导"
    SPONSOR_MISSING = "sponsor_missing", "没有挂钩区领导"
    TRACKER_MISSING = "tracker_missing", "没有跟踪人"
    CALENDAR_UNANNOUNCED = "calendar_unannounced", "放假安排没有导入"
    PROVISIONAL_DATES = "provisional_dates", "期限是暂定的"
    RULES_MISSING = "rules_missing", "缺内置规则"


@dataclass(frozen=True, slots=True)
class Checkup:
    """One finding of the doctor (CONTRACT §6)."""

    check: Check
    severity: Severity
    subject: str | None
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class MeasureFigure:
    """One figure of a measure; null where there is nothing to count.

    ``of`` is set on a rate in percent: of how many it is one.
    """

    key: str
    label: str
    value: float | None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the eight measures: its clause in short, what stands for it, the figures now."""

    number: str
    title: str
    stands: str
    figures: tuple[MeasureFigure, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of execution, all from facts: ``done`` in time of ``total`` owed, in percent.

    ``late`` were settled after their day, ``undone`` are not settled yet; ``rate_original``
    counts by the due dates without extensions. These are null where nothing has a due date.
    """

    phase: str
    phase_label: str
    key: str
    label: str
    done: int
    total: int
    rate: float | None
    rate_original: float | None
    late: int | None
    undone: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """The three phases of execution in a period; no opinion is asked for anywhere."""

    since: date
    until: date
    leader: PersonRef | None
    unit: UnitRef | None
    indicators: tuple[Indicator, ...]
    reader: Reader | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """Why a project was suggested: what was counted, and the points it gave."""

    key: str
    label: str
    value: float | None
    points: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """A project suggested for the executive meeting, with its score explained."""

    id: str
    title: str
    score: float
    factors: tuple[Factor, ...]
    sponsor: PersonRef
    leader: PersonRef
    unit: UnitRef


@dataclass(frozen=True, slots=True)
class ExecBrief:
    """What an executive meeting hears of one project beyond its line of the ledger.

    ``decisions`` are those about it that are not done yet, ``why`` the reasons for hearing it.
    """

    id: str
    as_of: date
    milestones: tuple[MilestoneItem, ...]
    onsite: OnsiteRecord | None
    decisions: tuple[DecisionItem, ...]
    why: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class ExecMaterial:
    """The material for an executive meeting: the meeting, its projects, else suggestions.

    ``as_of`` is the day of its facts: of a meeting that was held, the day of the meeting.
    """

    meeting: MeetingDetail | None
    projects: tuple[ProjectRow, ...]
    suggested: tuple[Suggested, ...]
    reader: Reader | None = None
    briefs: tuple[ExecBrief, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would follow from a change; nothing was written."""

    change: str
    moves: tuple[Move, ...]
    unmoved: int
