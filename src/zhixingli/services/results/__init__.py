"""Frozen results of the use cases: field names are the JSON keys of CONTRACT §3 and §6.

A trailing underscore is dropped (``for_`` → ``for``); an enumeration ``x`` is followed by
``x_label``. Days are dates, moments carry +08:00. Each family is loaded when first asked for:
making a data class costs more than most reads, and a command needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhixingli.services.results.agenda import (
        Agenda as Agenda,
        AgendaEntry as AgendaEntry,
    )
    from zhixingli.services.results.bulletin import (
        Bulletin as Bulletin,
        BulletinFigures as BulletinFigures,
        Draft as Draft,
    )
    from zhixingli.services.results.calendar import (
        CalendarDayItem as CalendarDayItem,
        CalendarImport as CalendarImport,
        CalendarStatus as CalendarStatus,
        ChangedDay as ChangedDay,
        DayCount as DayCount,
        DueAnswer as DueAnswer,
        Move as Move,
        NoticeItem as NoticeItem,
    )
    from zhixingli.services.results.dashboard import (
        CoverageWeek as CoverageWeek,
        Dashboard as Dashboard,
        LeaderLights as LeaderLights,
        Lights as Lights,
        SponsorCoverage as SponsorCoverage,
        TrendWeek as TrendWeek,
        UnitLights as UnitLights,
    )
    from zhixingli.services.results.documents import (
        ActItem as ActItem,
        AssignmentItem as AssignmentItem,
        DocDetail as DocDetail,
        DocRow as DocRow,
        ExtensionItem as ExtensionItem,
        FoundItem as FoundItem,
        JournalMark as JournalMark,
        PauseItem as PauseItem,
    )
    from zhixingli.services.results.explanations import (
        Explanation as Explanation,
        TraceItem as TraceItem,
    )
    from zhixingli.services.results.exports import (
        ExportBook as ExportBook,
        ExportSheet as ExportSheet,
    )
    from zhixingli.services.results.imports import (
        ImportResult as ImportResult,
        ImportRow as ImportRow,
    )
    from zhixingli.services.results.ledger import (
        Fault as Fault,
        JournalEntry as JournalEntry,
        UpgradeResult as UpgradeResult,
        Verification as Verification,
    )
    from zhixingli.services.results.letters import (
        ConsultationItem as ConsultationItem,
        HopItem as HopItem,
        LetterDetail as LetterDetail,
        LetterFigures as LetterFigures,
        LetterRow as LetterRow,
        LettersReport as LettersReport,
    )
    from zhixingli.services.results.meetings import (
        AgendaRow as AgendaRow,
        DecisionItem as DecisionItem,
        MeetingDetail as MeetingDetail,
        MeetingRow as MeetingRow,
        MissedWeek as MissedWeek,
        OnsiteFigures as OnsiteFigures,
        OnsiteLine as OnsiteLine,
        OnsiteTable as OnsiteTable,
        ReviewDue as ReviewDue,
        SeriesDetail as SeriesDetail,
        SubjectRef as SubjectRef,
        Submission as Submission,
    )
    from zhixingli.services.results.obligations import (
        Lateness as Lateness,
        ObligationItem as ObligationItem,
        RemainingItem as RemainingItem,
    )
    from zhixingli.services.results.office import (
        FileItem as FileItem,
        OfficeDetail as OfficeDetail,
        SettingItem as SettingItem,
    )
    from zhixingli.services.results.overview import (
        Checkup as Checkup,
        ExecMaterial as ExecMaterial,
        Factor as Factor,
        Indicator as Indicator,
        Measure as Measure,
        MeasureFigure as MeasureFigure,
        Score as Score,
        Suggested as Suggested,
        WhatIf as WhatIf,
    )
    from zhixingli.services.results.people import (
        PersonDetail as PersonDetail,
        UnitDetail as UnitDetail,
    )
    from zhixingli.services.results.projects import (
        MaterialItem as MaterialItem,
        MilestoneItem as MilestoneItem,
        MilestoneRef as MilestoneRef,
        ProgressItem as ProgressItem,
        ProjectDetail as ProjectDetail,
        ProjectRow as ProjectRow,
    )
    from zhixingli.services.results.refs import (
        PersonRef as PersonRef,
        Reader as Reader,
        UnitRef as UnitRef,
    )
    from zhixingli.services.results.reports import (
        ChangedItem as ChangedItem,
        FigureChange as FigureChange,
        IssuedFile as IssuedFile,
        IssuedReport as IssuedReport,
        ReportDiff as ReportDiff,
        ReportSide as ReportSide,
        ShownReport as ShownReport,
    )
    from zhixingli.services.results.responsibility import (
        AssignmentChange as AssignmentChange,
        DutyChange as DutyChange,
        DutyItem as DutyItem,
        HandoverSheet as HandoverSheet,
    )
    from zhixingli.services.results.rules import (
        GroundItem as GroundItem,
        RuleExtension as RuleExtension,
        RuleHistory as RuleHistory,
        RuleImport as RuleImport,
        RuleItem as RuleItem,
    )
    from zhixingli.services.results.supervisions import (
        CauseItem as CauseItem,
        CauseStatistics as CauseStatistics,
        MaladyCount as MaladyCount,
        ReminderItem as ReminderItem,
        Reminders as Reminders,
        ReminderSent as ReminderSent,
        SaidItem as SaidItem,
        SupervisionDetail as SupervisionDetail,
        SupervisionRow as SupervisionRow,
    )
    from zhixingli.services.results.tasks import (
        TaskDetail as TaskDetail,
        TaskRow as TaskRow,
    )
    from zhixingli.services.results.weekly import (
        Correction as Correction,
        Figures as Figures,
        IdleItem as IdleItem,
        PromiseFigures as PromiseFigures,
        SupervisionFigures as SupervisionFigures,
        UnitFigures as UnitFigures,
        WeeklyReport as WeeklyReport,
    )

_HOME = {
    "ActItem": "documents",
    "Agenda": "agenda",
    "AgendaEntry": "agenda",
    "AgendaRow": "meetings",
    "AssignmentChange": "responsibility",
    "AssignmentItem": "documents",
    "Bulletin": "bulletin",
    "BulletinFigures": "bulletin",
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
    "Draft": "bulletin",
    "DueAnswer": "calendar",
    "DutyChange": "responsibility",
    "DutyItem": "responsibility",
    "ExecMaterial": "overview",
    "Explanation": "explanations",
    "ExportBook": "exports",
    "ExportSheet": "exports",
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
    "Reader": "refs",
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
