"""Frozen results of the use cases: field names are the JSON keys of CONTRACT §3 and §6.

A trailing underscore is dropped (``for_`` → ``for``); an enumeration ``x`` is followed by
``x_label``. Days are dates, moments carry +08:00. Each family is loaded when first asked for:
making a data class costs more than most reads, and a command needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhixingli.services.results.calendar import (
        CalendarDayItem as CalendarDayItem,
    )
    from zhixingli.services.results.calendar import (
        CalendarImport as CalendarImport,
    )
    from zhixingli.services.results.calendar import (
        CalendarStatus as CalendarStatus,
    )
    from zhixingli.services.results.calendar import (
        ChangedDay as ChangedDay,
    )
    from zhixingli.services.results.calendar import (
        DayCount as DayCount,
    )
    from zhixingli.services.results.calendar import (
        DueAnswer as DueAnswer,
    )
    from zhixingli.services.results.calendar import (
        Move as Move,
    )
    from zhixingli.services.results.calendar import (
        NoticeItem as NoticeItem,
    )
    from zhixingli.services.results.dashboard import (
        CoverageWeek as CoverageWeek,
    )
    from zhixingli.services.results.dashboard import (
        Dashboard as Dashboard,
    )
    from zhixingli.services.results.dashboard import (
        LeaderLights as LeaderLights,
    )
    from zhixingli.services.results.dashboard import (
        Lights as Lights,
    )
    from zhixingli.services.results.dashboard import (
        SponsorCoverage as SponsorCoverage,
    )
    from zhixingli.services.results.dashboard import (
        TrendWeek as TrendWeek,
    )
    from zhixingli.services.results.dashboard import (
        UnitLights as UnitLights,
    )
    from zhixingli.services.results.documents import (
        ActItem as ActItem,
    )
    from zhixingli.services.results.documents import (
        AssignmentItem as AssignmentItem,
    )
    from zhixingli.services.results.documents import (
        DocDetail as DocDetail,
    )
    from zhixingli.services.results.documents import (
        DocRow as DocRow,
    )
    from zhixingli.services.results.documents import (
        ExtensionItem as ExtensionItem,
    )
    from zhixingli.services.results.documents import (
        FoundItem as FoundItem,
    )
    from zhixingli.services.results.documents import (
        JournalMark as JournalMark,
    )
    from zhixingli.services.results.documents import (
        PauseItem as PauseItem,
    )
    from zhixingli.services.results.explanations import (
        Explanation as Explanation,
    )
    from zhixingli.services.results.explanations import (
        TraceItem as TraceItem,
    )
    from zhixingli.services.results.imports import (
        ImportResult as ImportResult,
    )
    from zhixingli.services.results.imports import (
        ImportRow as ImportRow,
    )
    from zhixingli.services.results.ledger import (
        Fault as Fault,
    )
    from zhixingli.services.results.ledger import (
        JournalEntry as JournalEntry,
    )
    from zhixingli.services.results.ledger import (
        UpgradeResult as UpgradeResult,
    )
    from zhixingli.services.results.ledger import (
        Verification as Verification,
    )
    from zhixingli.services.results.letters import (
        ConsultationItem as ConsultationItem,
    )
    from zhixingli.services.results.letters import (
        HopItem as HopItem,
    )
    from zhixingli.services.results.letters import (
        LetterDetail as LetterDetail,
    )
    from zhixingli.services.results.letters import (
        LetterFigures as LetterFigures,
    )
    from zhixingli.services.results.letters import (
        LetterRow as LetterRow,
    )
    from zhixingli.services.results.letters import (
        LettersReport as LettersReport,
    )
    from zhixingli.services.results.meetings import (
        AgendaRow as AgendaRow,
    )
    from zhixingli.services.results.meetings import (
        DecisionItem as DecisionItem,
    )
    from zhixingli.services.results.meetings import (
        MeetingDetail as MeetingDetail,
    )
    from zhixingli.services.results.meetings import (
        MeetingRow as MeetingRow,
    )
    from zhixingli.services.results.meetings import (
        MissedWeek as MissedWeek,
    )
    from zhixingli.services.results.meetings import (
        OnsiteFigures as OnsiteFigures,
    )
    from zhixingli.services.results.meetings import (
        OnsiteLine as OnsiteLine,
    )
    from zhixingli.services.results.meetings import (
        OnsiteTable as OnsiteTable,
    )
    from zhixingli.services.results.meetings import (
        ReviewDue as ReviewDue,
    )
    from zhixingli.services.results.meetings import (
        SeriesDetail as SeriesDetail,
    )
    from zhixingli.services.results.meetings import (
        SubjectRef as SubjectRef,
    )
    from zhixingli.services.results.meetings import (
        Submission as Submission,
    )
    from zhixingli.services.results.obligations import (
        Lateness as Lateness,
    )
    from zhixingli.services.results.obligations import (
        ObligationItem as ObligationItem,
    )
    from zhixingli.services.results.obligations import (
        RemainingItem as RemainingItem,
    )
    from zhixingli.services.results.office import (
        FileItem as FileItem,
    )
    from zhixingli.services.results.office import (
        OfficeDetail as OfficeDetail,
    )
    from zhixingli.services.results.office import (
        SettingItem as SettingItem,
    )
    from zhixingli.services.results.overview import (
        Checkup as Checkup,
    )
    from zhixingli.services.results.overview import (
        ExecMaterial as ExecMaterial,
    )
    from zhixingli.services.results.overview import (
        Factor as Factor,
    )
    from zhixingli.services.results.overview import (
        Indicator as Indicator,
    )
    from zhixingli.services.results.overview import (
        Measure as Measure,
    )
    from zhixingli.services.results.overview import (
        MeasureFigure as MeasureFigure,
    )
    from zhixingli.services.results.overview import (
        Score as Score,
    )
    from zhixingli.services.results.overview import (
        Suggested as Suggested,
    )
    from zhixingli.services.results.overview import (
        WhatIf as WhatIf,
    )
    from zhixingli.services.results.people import (
        PersonDetail as PersonDetail,
    )
    from zhixingli.services.results.people import (
        UnitDetail as UnitDetail,
    )
    from zhixingli.services.results.projects import (
        MaterialItem as MaterialItem,
    )
    from zhixingli.services.results.projects import (
        MilestoneItem as MilestoneItem,
    )
    from zhixingli.services.results.projects import (
        MilestoneRef as MilestoneRef,
    )
    from zhixingli.services.results.projects import (
        ProgressItem as ProgressItem,
    )
    from zhixingli.services.results.projects import (
        ProjectDetail as ProjectDetail,
    )
    from zhixingli.services.results.projects import (
        ProjectRow as ProjectRow,
    )
    from zhixingli.services.results.refs import (
        PersonRef as PersonRef,
    )
    from zhixingli.services.results.refs import (
        UnitRef as UnitRef,
    )
    from zhixingli.services.results.reports import (
        ChangedItem as ChangedItem,
    )
    from zhixingli.services.results.reports import (
        FigureChange as FigureChange,
    )
    from zhixingli.services.results.reports import (
        IssuedFile as IssuedFile,
    )
    from zhixingli.services.results.reports import (
        IssuedReport as IssuedReport,
    )
    from zhixingli.services.results.reports import (
        ReportDiff as ReportDiff,
    )
    from zhixingli.services.results.reports import (
        ReportSide as ReportSide,
    )
    from zhixingli.services.results.reports import (
        ShownReport as ShownReport,
    )
    from zhixingli.services.results.responsibility import (
        AssignmentChange as AssignmentChange,
    )
    from zhixingli.services.results.responsibility import (
        DutyChange as DutyChange,
    )
    from zhixingli.services.results.responsibility import (
        DutyItem as DutyItem,
    )
    from zhixingli.services.results.responsibility import (
        HandoverSheet as HandoverSheet,
    )
    from zhixingli.services.results.rules import (
        GroundItem as GroundItem,
    )
    from zhixingli.services.results.rules import (
        RuleExtension as RuleExtension,
    )
    from zhixingli.services.results.rules import (
        RuleHistory as RuleHistory,
    )
    from zhixingli.services.results.rules import (
        RuleImport as RuleImport,
    )
    from zhixingli.services.results.rules import (
        RuleItem as RuleItem,
    )
    from zhixingli.services.results.supervisions import (
        CauseItem as CauseItem,
    )
    from zhixingli.services.results.supervisions import (
        CauseStatistics as CauseStatistics,
    )
    from zhixingli.services.results.supervisions import (
        MaladyCount as MaladyCount,
    )
    from zhixingli.services.results.supervisions import (
        ReminderItem as ReminderItem,
    )
    from zhixingli.services.results.supervisions import (
        Reminders as Reminders,
    )
    from zhixingli.services.results.supervisions import (
        ReminderSent as ReminderSent,
    )
    from zhixingli.services.results.supervisions import (
        SaidItem as SaidItem,
    )
    from zhixingli.services.results.supervisions import (
        SupervisionDetail as SupervisionDetail,
    )
    from zhixingli.services.results.supervisions import (
        SupervisionRow as SupervisionRow,
    )
    from zhixingli.services.results.tasks import (
        TaskDetail as TaskDetail,
    )
    from zhixingli.services.results.tasks import (
        TaskRow as TaskRow,
    )
    from zhixingli.services.results.weekly import (
        Correction as Correction,
    )
    from zhixingli.services.results.weekly import (
        Figures as Figures,
    )
    from zhixingli.services.results.weekly import (
        IdleItem as IdleItem,
    )
    from zhixingli.services.results.weekly import (
        PromiseFigures as PromiseFigures,
    )
    from zhixingli.services.results.weekly import (
        SupervisionFigures as SupervisionFigures,
    )
    from zhixingli.services.results.weekly import (
        UnitFigures as UnitFigures,
    )
    from zhixingli.services.results.weekly import (
        WeeklyReport as WeeklyReport,
    )

_HOME = {
    "ActItem": "documents",
    "AgendaRow": "meetings",
    "AssignmentChange": "responsibility",
    "AssignmentItem": "documents",
    "CalendarDayItem": "calendar",
    "CalendarImport": "calendar",
    "CalendarStatus": "calendar",
    "CauseItem": "supervisions",
    "CauseStatistics": "supervisions",
    "ChangedDay": "calendar",
    "ChangedItem": "reports",
    "Checkup": "overview",
    "ConsultationItem": "letters",
    "Correction": "weekly",
    "CoverageWeek": "dashboard",
    "Dashboard": "dashboard",
    "DayCount": "calendar",
    "DecisionItem": "meetings",
    "DocDetail": "documents",
    "DocRow": "documents",
    "DueAnswer": "calendar",
    "DutyChange": "responsibility",
    "DutyItem": "responsibility",
    "ExecMaterial": "overview",
    "Explanation": "explanations",
    "ExtensionItem": "documents",
    "Factor": "overview",
    "Fault": "ledger",
    "FigureChange": "reports",
    "Figures": "weekly",
    "FileItem": "office",
    "FoundItem": "documents",
    "GroundItem": "rules",
    "HandoverSheet": "responsibility",
    "HopItem": "letters",
    "IdleItem": "weekly",
    "ImportResult": "imports",
    "ImportRow": "imports",
    "Indicator": "overview",
    "IssuedFile": "reports",
    "IssuedReport": "reports",
    "JournalEntry": "ledger",
    "JournalMark": "documents",
    "Lateness": "obligations",
    "LeaderLights": "dashboard",
    "LetterDetail": "letters",
    "LetterFigures": "letters",
    "LetterRow": "letters",
    "LettersReport": "letters",
    "Lights": "dashboard",
    "MaladyCount": "supervisions",
    "MaterialItem": "projects",
    "Measure": "overview",
    "MeasureFigure": "overview",
    "MeetingDetail": "meetings",
    "MeetingRow": "meetings",
    "MilestoneItem": "projects",
    "MilestoneRef": "projects",
    "MissedWeek": "meetings",
    "Move": "calendar",
    "NoticeItem": "calendar",
    "ObligationItem": "obligations",
    "OfficeDetail": "office",
    "OnsiteFigures": "meetings",
    "OnsiteLine": "meetings",
    "OnsiteTable": "meetings",
    "PauseItem": "documents",
    "PersonDetail": "people",
    "PersonRef": "refs",
    "ProgressItem": "projects",
    "ProjectDetail": "projects",
    "ProjectRow": "projects",
    "PromiseFigures": "weekly",
    "RemainingItem": "obligations",
    "ReminderItem": "supervisions",
    "ReminderSent": "supervisions",
    "Reminders": "supervisions",
    "ReportDiff": "reports",
    "ReportSide": "reports",
    "ReviewDue": "meetings",
    "RuleExtension": "rules",
    "RuleHistory": "rules",
    "RuleImport": "rules",
    "RuleItem": "rules",
    "SaidItem": "supervisions",
    "Score": "overview",
    "SeriesDetail": "meetings",
    "SettingItem": "office",
    "ShownReport": "reports",
    "SponsorCoverage": "dashboard",
    "SubjectRef": "meetings",
    "Submission": "meetings",
    "Suggested": "overview",
    "SupervisionDetail": "supervisions",
    "SupervisionFigures": "weekly",
    "SupervisionRow": "supervisions",
    "TaskDetail": "tasks",
    "TaskRow": "tasks",
    "TraceItem": "explanations",
    "TrendWeek": "dashboard",
    "UnitDetail": "people",
    "UnitFigures": "weekly",
    "UnitLights": "dashboard",
    "UnitRef": "refs",
    "UpgradeResult": "ledger",
    "Verification": "ledger",
    "WeeklyReport": "weekly",
    "WhatIf": "overview",
}


def __getattr__(name: str) -> object:
    """Load the family that a result belongs to."""
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
