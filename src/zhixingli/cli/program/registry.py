"""Every command by name: where it lives and its one-line help, known without importing it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from zhixingli.cli.program.chinese import first_word

READINGS: Final = "每日查看"
WORK: Final = "登记办理"
REPORTS: Final = "报表与数据"
UPKEEP: Final = "台账维护"
#: Panels of the front page, in order.
PANELS: Final = (READINGS, WORK, REPORTS, UPKEEP)

_HERE: Final = "zhixingli.cli"


class Entry(NamedTuple):
    """One word after ``zx``: a noun with verbs, or a verb of its own.

    ``verb`` names the command inside a noun that an alias stands for.
    """

    name: str
    help: str
    panel: str
    module: str
    attribute: str = "app"
    verb: str | None = None
    hidden: bool = False


def _noun(name: str, about: str, panel: str, module: str) -> Entry:
    return Entry(name, about, panel, f"{_HERE}.{module}")


def _verb(name: str, about: str, panel: str, module: str) -> Entry:
    return Entry(name, about, panel, f"{_HERE}.{module}", attribute=name)


def _alias(name: str, module: str, attribute: str = "app", verb: str | None = None) -> Entry:
    return Entry(name, "", READINGS, f"{_HERE}.{module}", attribute, verb, hidden=True)


ENTRIES: Final = (
    _verb("today", "今天要办的事：逾期、到期、临期", READINGS, "matters.readings"),
    _verb("overdue", "逾期未办结的事项，谁负责、逾期几天", READINGS, "matters.readings"),
    _verb("due", "今后几个工作日内到期的事项", READINGS, "matters.readings"),
    _verb(
        "remind",
        "今天该提醒谁：临期、逾期、停滞、要给的通知、要报的材料",
        READINGS,
        "matters.remind",
    ),
    _verb("explain", "逐日说明一个期限是怎么算出来的", READINGS, "matters.readings"),
    _verb("find", "按标题、来文单位、文号查找", READINGS, "matters.readings"),
    _verb("measures", "八大措施逐条落实情况和数字", READINGS, "reports.overview"),
    _verb("score", "执行力评价：行动前、行动中、行动后，只用事实", READINGS, "reports.overview"),
    _verb(
        "dashboard",
        "一页看清：亮灯、逾期、按期率、现场办公会、下周到期",
        READINGS,
        "reports.overview",
    ),
    _verb("doctor", "体检：责任链、备案、纪要、资料、暂定期限", READINGS, "reports.overview"),
    _noun("what-if", "推演：改签收日、改规则、改一天，会怎样；不写入", READINGS, "law.what_if"),
    _verb("causes", "原因和顽症的统计，不自动问责", READINGS, "supervisions.causes"),
    _noun("doc", "收文：签收、检查、告知、办理、办结", WORK, "documents.verbs"),
    _noun("task", "工作任务：交办、进展、会签、延期、办结", WORK, "matters.tasks"),
    _noun("project", "重点项目台账：列入、推进、节点、挂钩、资料、备案", WORK, "projects.verbs"),
    _noun("onsite", "现场办公会：召开、议定事项、纪要、缺会", WORK, "meetings.onsite"),
    _noun("review", "规划联审、土地联审会议", WORK, "meetings.review"),
    _noun("exec", "常务会议汇报：选题、审定、通知、汇报", WORK, "meetings.executive"),
    _noun("letter", "上行平行文：先商、送出、跟踪、答复", WORK, "letters.verbs"),
    _noun("supervise", "督查督办：立项、反馈、催办、办结、销号", WORK, "supervisions.verbs"),
    _verb("cause", "记逾期、缺会、退回的原因（十大顽症）", WORK, "supervisions.causes"),
    _noun("unit", "单位：区府办、部门、镇、街道、开发区", WORK, "ledger.units"),
    _noun("person", "人员：区领导、单位领导、经办人", WORK, "ledger.people"),
    _noun("duty", "分工表：每个单位由哪位领导分管", WORK, "ledger.duty"),
    Entry(
        "finish",
        "办结一件事：收文、任务、督办、行文、项目，看编号认种类",
        WORK,
        f"{_HERE}.documents.verbs",
        verb="finish",
    ),
    _verb("assign", "改派一件事的分管领导和主责单位", WORK, "matters.responsibility"),
    _verb("handover", "把一个人负责的事全部移交给另一个人", WORK, "matters.responsibility"),
    _verb("undo", "撤销一条登记：记错了的，后记一条说它不算", WORK, "ledger.undo"),
    _noun("report", "周报、召开情况表、行文周报、项目台账", REPORTS, "reports.verbs"),
    _noun("template", "公文模板（.docx）的样板", REPORTS, "ledger.template"),
    _noun(
        "import", "从表格文件导入单位、人员、分工表、收文、项目、行文", REPORTS, "ledger.imports"
    ),
    _noun("export", "导出：日历、收文、项目、行文、单位、人员、分工表", REPORTS, "ledger.exports"),
    _noun("calendar", "工作日历：放假安排、工作日、期限试算", REPORTS, "law.calendar"),
    _noun("rule", "时限规则：依据、天数、延长、停表", REPORTS, "law.rules"),
    _verb("schema", "各种 JSON 输出的格式说明", REPORTS, "ledger.schemas"),
    _noun("completion", "补全：按 Tab 补全命令、选项、编号和名字", UPKEEP, "completion.verbs"),
    _verb("init", "建立台账", UPKEEP, "law.office"),
    _noun("office", "本办公室的名称和各项选择", UPKEEP, "law.office"),
    _verb("journal", "谁在何时改了什么", UPKEEP, "ledger.verbs"),
    _verb("verify", "核对台账有没有被绕过程序改动", UPKEEP, "ledger.verbs"),
    _verb("upgrade", "把旧版本的台账升级到现在的版本", UPKEEP, "ledger.verbs"),
    _verb("demo", "用一个示例区的台账演示", UPKEEP, "ledger.demo"),
    _alias("finish SX", "matters.tasks", verb="finish"),
    _alias("finish DB", "supervisions.verbs", verb="finish"),
    _alias("finish XW", "letters.verbs", verb="close"),
    _alias("finish XM", "projects.verbs", verb="close"),
    _alias("收文", "documents.verbs", verb="receive"),
    _alias("逾期", "matters.readings", "overdue"),
    _alias("今日", "matters.readings", "today"),
    _alias("周报", "reports.verbs", verb="weekly"),
)


def entry(name: str) -> Entry | None:
    """Look a word up."""
    return next((known for known in ENTRIES if known.name == name), None)


_NAMES: Final = frozenset(known.name for known in ENTRIES)


def meant(name: str, rest: list[str]) -> str:
    """Give the entry that a word stands for: in Chinese, or by the ID that was typed after it."""
    name = first_word(name, rest, _NAMES)
    if name != "finish":
        return name
    for word in rest:
        found = _ID_BEGINS.match(word)
        if found is not None:
            prefix = found[1].upper()
            wanted = f"finish {'SX' if prefix == 'YD' else prefix}"
            return wanted if entry(wanted) is not None else name
    return name


#: How an ID begins, whole or short.
_ID_BEGINS: Final = re.compile(r"([A-Za-z]{2})-?[0-9]")


def same_command(alias: Entry) -> Entry:
    """Give the entry that help shows of a command, whatever it was called by."""
    same = (
        known
        for known in ENTRIES
        if (known.module, known.attribute) == (alias.module, alias.attribute) and not known.hidden
    )
    return next(same, alias)


def visible_entries(panel: str) -> tuple[Entry, ...]:
    """List what the front page shows in a panel."""
    return tuple(known for known in ENTRIES if known.panel == panel and not known.hidden)
