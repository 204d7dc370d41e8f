"""Refusals about notices on days off and the calendar made of them."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class CalendarRangeError(Refusal):
    """A day outside the calendar's table."""

    code = "CALENDAR_RANGE"
    exit = Exit.REFUSED
    sentence = "{what}超出工作日历的范围（{first}至{last}）"
    remedy = "请核对年份；更晚的年份须先用 zx calendar import 导入放假安排"


class NoticeUnreadableError(Refusal):
    """A file that is no notice in any form that is read."""

    code, exit = "NOTICE_UNREADABLE", Exit.FILE
    sentence = "读不出放假安排：{name}（{cause}）"
    remedy = "可读：通知原文（纯文本）、CSV、holiday-cn 的 JSON、ICS；编码为 UTF-8 或 GB18030"


class NoticeEmptyError(Refusal):
    """A notice without a single day: the year is not announced yet."""

    code, exit = "NOTICE_EMPTY", Exit.REFUSED
    sentence = "{name}里没有一天放假或补班：{year}放假安排尚未公布"
    remedy = "等国务院办公厅的通知公布后再导入；此前的期限按推算并标暂定"


class NoticeDateError(Refusal):
    """A day that no calendar has."""

    code, exit = "NOTICE_DATE", Exit.REFUSED
    sentence = "放假安排里的日期不存在：{quote}"
    remedy = "对照公布的原文改正日期后再导入"


class NoticeYearError(Refusal):
    """A notice that does not say which year it arranges, or names a year out of reach."""

    code, exit = "NOTICE_YEAR", Exit.REFUSED
    sentence = "放假安排的年份不明或不可信：{quote}"
    remedy = "通知应写明年份，如“2027年部分节假日安排”；可用的年份是 {first} 至 {last}"


class NoticeWordingError(Refusal):
    """A sentence about days off that is not understood; guessing would be worse."""

    code, exit = "NOTICE_WORDING", Exit.REFUSED
    sentence = "读不懂放假安排里的这一句：{quote}"
    remedy = "改成“1月1日至3日放假调休，共3天。1月4日（周日）上班。”的写法，或改用 CSV 导入"


class NoticeHolidayError(Refusal):
    """A holiday is named without a day off."""

    code, exit = "NOTICE_HOLIDAY", Exit.REFUSED
    sentence = "通知提到{name}，却读不出哪一天放假"
    remedy = "对照公布的原文补上日期，写成“1月1日至3日放假”的样子，或改用 CSV 导入"


class NoticeCellError(Refusal):
    """A value in a calendar file that means neither worked nor off."""

    code, exit = "NOTICE_CELL", Exit.REFUSED
    sentence = "第{row}行“{column}”读不懂：{typed}"
    remedy = "日期写 2027-01-01；是否工作日写 1 或 0（是/否、上班/放假也可以）"


class NoticeWeekdayError(Refusal):
    """A weekday that the text names and the date contradicts."""

    code, exit = "NOTICE_WEEKDAY", Exit.CONFLICT
    sentence = "{day}是周{actual}，通知里写的是周{named}"
    remedy = "对照公布的原文核对年份和日期；年份不对时先改正标题里的年份"


class NoticeCountError(Refusal):
    """A number of days that the text states and its dates contradict."""

    code, exit = "NOTICE_COUNT", Exit.CONFLICT
    sentence = "“{quote}”写明{stated}天，按日期是{counted}天"
    remedy = "对照公布的原文核对起止日期和天数"


class NoticeOrderError(Refusal):
    """A span of days off that ends before it begins."""

    code, exit = "NOTICE_ORDER", Exit.CONFLICT
    sentence = "放假的止日 {last} 早于起日 {first}"
    remedy = "对照公布的原文核对起止日期"


class NoticeBothError(Refusal):
    """A day that is both off and worked."""

    code, exit = "NOTICE_BOTH", Exit.CONFLICT
    sentence = "{day}既写放假又写上班"
    remedy = "对照公布的原文，两处只留一处"


class NoticeMakeUpError(Refusal):
    """A make-up day that is no Saturday or Sunday."""

    code, exit = "NOTICE_MAKE_UP", Exit.REFUSED
    sentence = "补班日 {day} 是周{weekday}，不是周六或周日"
    remedy = "对照公布的原文核对日期；单位自己的安排用 zx calendar set"


class NoticeSpanError(Refusal):
    """A day too far from the year that the notice arranges."""

    code, exit = "NOTICE_SPAN", Exit.REFUSED
    sentence = "{day}不属于{year}年的放假安排"
    remedy = "一年的安排只含上年12月至次年1月的日期；请核对年份"


class NoticeStatutoryError(Refusal):
    """A statutory holiday that a notice for the whole year leaves worked."""

    code, exit = "NOTICE_STATUTORY", Exit.REFUSED
    sentence = "照此安排 {day} 要上班，而这一天是法定节假日（{name}）"
    remedy = "多半是漏了或写错了日期；对照公布的原文补全后再导入"


class NoticeExtensionError(Refusal):
    """A holiday is extended that the calendar does not know shortly before the day."""

    code, exit = "NOTICE_EXTENSION", Exit.REFUSED
    sentence = "{name}假期延长至 {day}，但工作日历里在这以前一个月内没有{name}假期"
    remedy = "先导入这一年的放假安排，再导入延长的通知"


class NoticeTotalError(Refusal):
    """A year that would have an impossible number of working days."""

    code, exit = "NOTICE_TOTAL", Exit.REFUSED
    sentence = "照此安排{year}年有{total}个工作日，应为{least}至{most}个"
    remedy = "多半是缺了几天或多了几天；对照公布的原文补全后再导入"
