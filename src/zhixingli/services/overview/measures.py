"""The eight measures with what stands for each and its figures, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.supervisions.terms import SupervisionStatus
from zhixingli.domain.terms import Kind, Light
from zhixingli.domain.writing.week import last_complete_week
from zhixingli.services.letters.weekly_report import week_of_letters
from zhixingli.services.matters.handling import rows_on
from zhixingli.services.meetings.onsite_weeks import missed_total, week_table
from zhixingli.services.overview import doctor_meetings, doctor_people
from zhixingli.services.overview.examined_ledger import Ward
from zhixingli.services.overview.scoring import indicators
from zhixingli.services.readings.recurring import LETTERS, REVIEWS, TABLE, review_owed
from zhixingli.services.readings.recurring_kept import RecurringKept
from zhixingli.services.results.overview import Check, Indicator, Measure, MeasureFigure
from zhixingli.services.scope.readers import Whose
from zhixingli.services.supervisions.detail import SUPERVISION_LINES
from zhixingli.services.use_case.session import Reply, reading
from zhixingli.store.kinds.meetings import exec_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.services.results.supervisions import SupervisionRow
    from zhixingli.store.ledger.database import Ledger

Figures = tuple[tuple[str, str, float | None] | tuple[str, str, float | None, int], ...]


def measures(ledger: Ledger, *, as_of: date) -> Reply[tuple[Measure, ...]]:
    """Give the eight measures with their figures."""
    with reading(ledger) as (conn, law):
        book = _Book(Ward(conn, law, as_of, None))
        told = tuple(
            Measure(clause.number, clause.title, clause.stands, _figures(clause.read(book)))
            for clause in _CLAUSES
        )
        return Reply(told, law.meta(as_of))


def _figures(read: Figures) -> tuple[MeasureFigure, ...]:
    return tuple(MeasureFigure(*figure) for figure in read)


class _Book:
    """The figures of the measures, from one ledger as of one day."""

    def __init__(self, ward: Ward) -> None:
        self.ward, self.conn, self.law, self.as_of = ward, ward.conn, ward.law, ward.as_of
        self.year = date(self.as_of.year, 1, 1)
        self.kept = RecurringKept(self.conn, self.law, self.as_of, self.year)
        self.scores = {
            each.key: each
            for each in indicators(self.conn, self.law, self.year, self.as_of, Whose())
        }

    def responsibility(self) -> Figures:
        """Count what is in hand, and who is missing."""
        subjects = {h.subject for h in self.ward.holdings if h.role is None}
        gaps = list(doctor_people.responsible_missing(self.ward))
        left = list(doctor_people.departed(self.ward))
        return (
            ("open", "在办的事", len(subjects)),
            ("without", "没有责任人的", len(gaps)),
            ("departed", "离任未移交的人", len(left)),
        )

    def executive(self) -> Figures:
        """Count the executive meetings of the year."""
        counts = exec_figures(self.conn, self.year, self.as_of)
        return (
            ("meetings", "今年常务会议", counts["meetings"]),
            ("reports", "汇报项目", counts["reports"]),
            ("late_notices", "通知不足1周", _failed(self.scores["exec_notice"])),
        )

    def onsite(self) -> Figures:
        """Count the on-site meetings owed and held."""
        table = week_table(self.conn, self.law, last_complete_week(self.as_of), self.as_of)
        told = self.kept.reports_kept(TABLE)
        missed, longest = missed_total(self.conn, self.law, self.as_of)
        return (
            ("owed", "上周应开", table.figures.owed),
            ("held", "上周实开", table.figures.held),
            ("rate", "上周召开率", table.figures.rate, table.figures.owed),
            ("missed", "累计缺会周次", missed),
            ("consecutive", "现在最长连续未开（周）", longest),
            (
                "table_rate",
                "今年召开情况表按期报送率",
                told.rate,
                told.owed,
            ),
        )

    def groups(self) -> Figures:
        """Count the work groups and the leaders tied to projects."""
        found = list(doctor_people.groups(self.ward))
        lacking = {each.subject for each in found if each.check is Check.GROUP_MISSING}
        links = sum(each.check is Check.LINK_MISSING for each in found)
        count = len(self.ward.projects)
        return (
            ("projects", "在建重点项目", count),
            ("groups", "已成立工作组", count - len(lacking)),
            ("links_missing", "挂钩领导不全的单位次", links),
        )

    def ledger(self) -> Figures:
        """Count what is filed, silent, behind."""
        rows = self.ward.projects
        silent = sum(
            each.check is Check.PROJECT_SILENT for each in doctor_meetings.unfiled(self.ward)
        )
        behind = sum(
            row.progress_light is not None and row.progress_light.value != Light.GREEN.value
            for row in rows
        )
        return (
            ("filed", "已备案", sum(row.filed_on is not None for row in rows)),
            ("unfiled", "未备案", sum(row.filed_on is None for row in rows)),
            ("silent", "30天没有登记推进情况", silent),
            ("behind", "进度落后（黄、红灯）", behind),
        )

    def limits(self) -> Figures:
        """Give the rates of the year, and the days until the reviews."""
        late = [item for item in self.ward.owed if item.overdue and item.kind is Kind.DOC]
        check, finish = self.scores["check"], self.scores["finish"]
        owed = {form: review_owed(self.conn, self.law, form, self.as_of) for form in REVIEWS}

        planning, land = (self.kept.reviews_kept(form) for form in (Form.PLANNING, Form.LAND))

        def days(form: Form) -> float | None:
            found = owed[form]
            return (found.due - self.as_of).days if found is not None else None

        return (
            ("overdue", "收文逾期", len(late)),
            ("check_rate", "今年检查告知按期率", check.rate, check.total),
            ("finish_rate", "今年办结按期率（现期限）", finish.rate, finish.total),
            (
                "finish_rate_original",
                "今年办结按期率（原期限）",
                finish.rate_original,
                finish.total,
            ),
            ("planning_owed", "今年规划联审应开", planning.owed),
            ("planning_on_time", "其中按期召开", planning.on_time),
            ("land_owed", "今年土地联审应开", land.owed),
            ("land_on_time", "其中按期召开", land.on_time),
            ("planning_days", "规划联审还有几天", days(Form.PLANNING)),
            ("land_days", "土地联审还有几天", days(Form.LAND)),
        )

    def letters(self) -> Figures:
        """Count the letters under way."""
        monday = last_complete_week(self.as_of)
        now = week_of_letters(self.conn, self.law, monday, self.as_of).figures
        sent, kept = self.scores["consulted"], self.kept.reports_kept(LETTERS)
        late = sum(
            item.overdue is not None and item.rule == "dispatch.report" for item in self.ward.owed
        )
        return (
            ("in_transit", "在途", now.in_transit),
            ("stalled", "停滞", now.stalled),
            ("unconsulted", "今年未先商送出", sent.total - sent.done),
            ("reports_overdue", "逾期没报的周报", late),
            ("report_rate", "今年跟踪周报按期报送率", kept.rate, kept.owed),
        )

    def supervision(self) -> Figures:
        """Count the supervision matters by status."""
        found = rows_on(self.conn, self.law, SUPERVISION_LINES, self.as_of)
        rows = [row for _, row in found]
        open_rows = [row for row in rows if row.status is SupervisionStatus.OPEN]
        late = sum(row.due is not None and row.due < self.as_of for row in open_rows)
        return (
            ("open", "督办中", len(open_rows)),
            ("overdue", "督办逾期", late),
            ("reviewing", "待审核", _count(rows, SupervisionStatus.REVIEWING)),
            ("struck", "已销号", _count(rows, SupervisionStatus.STRUCK)),
        )


@dataclass(frozen=True, slots=True)
class _Clause:
    """One of the eight measures: its words, what stands for it, where its figures come from."""

    number: str
    title: str
    stands: str
    read: Callable[[_Book], Figures]


_CLAUSES: Final = (
    _Clause(
        "一",
        "强化每项工作的唯一主体责任",
        "每件事任一天恰有 1 名区分管领导、1 个主责单位，由数据库约束保证；移交留痕",
        _Book.responsibility,
    ),
    _Clause(
        "二",
        "建立区政府常务会议重点工作和重点项目汇报制度",
        "选题、审定、会前 1 周通知、会上汇报，顺序不能倒（zx exec）",
        _Book.executive,
    ),
    _Clause(
        "三",
        "实行重点项目挂钩区领导现场办公制度",
        "每个重点项目每周 1 次，缺会自己出来；召开情况表报区长和常务副区长（zx onsite）",
        _Book.onsite,
    ),
    _Clause(
        "四",
        "实行重点项目部门领导挂钩包干制",
        "牵头单位工作组，镇和部门主要领导、分管领导挂钩（zx project group、link）",
        _Book.groups,
    ),
    _Clause(
        "五",
        "建立重点项目台账管理制度",
        "基本情况、推进情况、资料、备案（zx project）",
        _Book.ledger,
    ),
    _Clause(
        "六",
        "严格执行限时办结制度",
        "收文 2 天检查告知，权限内 5 个工作日办结；规划、土地联审各 15 天（zx doc、zx review）",
        _Book.limits,
    ),
    _Clause(
        "七",
        "建立上行平行文件的跟踪协调机制",
        "先商后文，逐处跟踪，每周书面汇报（zx letter、zx report letters）",
        _Book.letters,
    ),
    _Clause(
        "八",
        "原文未收录",
        "原件缺这一条；督查督办的依据是《政府督查工作条例》（国令第733号，zx supervise）",
        _Book.supervision,
    ),
)


def _count(rows: list[SupervisionRow], status: SupervisionStatus) -> int:
    return sum(row.status is status for row in rows)


def _failed(indicator: Indicator) -> int:
    return indicator.total - indicator.done
