"""Refusals about questions put to the calendar and the rules."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class PeriodError(Refusal):
    """A text that names neither a month nor a year."""

    code, exit = "PERIOD_INVALID", Exit.USAGE
    sentence = "“{typed}”不是月份或年份"
    remedy = "月份写 2026-09 或 2026年9月，年份写 2026；本月、下月、今年、明年也可以"


class DayOrderError(Refusal):
    """A span that ends before it begins."""

    code, exit = "DAY_ORDER", Exit.USAGE
    sentence = "止日 {to} 早于起日 {start}"
    remedy = "先写起日，后写止日；两头都计入"


class DueQuestionError(Refusal):
    """A question for a due date that does not say by which limit."""

    code, exit = "DUE_QUESTION", Exit.USAGE
    sentence = "没有说清按什么期限计算：{problem}"
    remedy = "写规则（--rule license.decide），或写数和单位（--days 20 --unit workday），二者取一"


class MissingStartError(Refusal):
    """A question for a due date that does not say from which day."""

    code, exit = "START_MISSING", Exit.USAGE
    sentence = "没有写起算日"
    remedy = "用 --from 写起算日（起算事件发生的那一天，当日不计入）；成批计算用 --batch"


class DueLineError(Refusal):
    """A line of ``--batch`` that is no question for a due date."""

    code, exit = "DUE_LINE", Exit.USAGE
    sentence = "第 {line} 行{problem}"
    remedy = '每行一个 JSON 对象，如 {{"id": "1", "from": "2026-09-24", "rule": "doc.finish"}}'


class NoticeChoiceError(Refusal):
    """One document number for a file that arranges several years."""

    code, exit = "NOTICE_CHOICE", Exit.USAGE
    sentence = "文件里有几份安排（{years}），--document {number} 不知道是哪一份的"
    remedy = "拆成一年一个文件再导入；已经公布过的年份不用再导入"


class DocumentMissingError(Refusal):
    """A local arrangement without the document that it rests on."""

    code, exit = "DOCUMENT_MISSING", Exit.USAGE
    sentence = "本地的放假或上班安排要有文件依据"
    remedy = "用 --document 写明文号，如 --document 南府办〔2026〕12号"


class WeekError(Refusal):
    """An ISO week that has not begun."""

    code, exit = "WEEK", Exit.USAGE
    sentence = "{week} 还没有开始"
    remedy = "周写成 2026-W47（ISO 周，周一至周日）；缺省为上一个完整的周"


class WeekNameError(Refusal):
    """What is no ISO week."""

    code, exit = "WEEK_NAME", Exit.USAGE
    sentence = "看不懂周“{week}”"
    remedy = "周写成 2026-W47，或 W47（最近的一个第47周）；ISO 周，周一至周日"
