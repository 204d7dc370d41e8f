"""Every refusal: its code, its exit status, its Chinese sentence and the remedy."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class Exit(IntEnum):
    """Exit statuses of the command line (CONTRACT §4)."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    NOT_FOUND = 3
    REFUSED = 4
    CONFLICT = 5
    PROVISIONAL = 6
    BUSY = 7
    SCHEMA = 8
    FILE = 9
    CONDITION = 10


class Refusal(Exception):  # noqa: N818 - "refusal" is the word of the catalogue; each entry ends in Error
    """Something that the program declines to do, said to a person.

    Subclasses set ``code``, ``exit``, ``sentence`` and ``remedy``; the two texts are
    ``str.format`` templates filled from the keyword facts.
    """

    code: ClassVar[str]
    exit: ClassVar[Exit]
    sentence: ClassVar[str]
    remedy: ClassVar[str] = ""

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        """Fill the sentence and the remedy from the facts."""
        self.field = field
        self.facts = facts
        self.message = self.sentence.format(**facts)
        self.hint = self.remedy.format(**facts)
        super().__init__(self.message)


# --- working-day calendar


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


class NoticeTotalError(Refusal):
    """A year that would have an impossible number of working days."""

    code, exit = "NOTICE_TOTAL", Exit.REFUSED
    sentence = "照此安排{year}年有{total}个工作日，应为{least}至{most}个"
    remedy = "多半是缺了几天或多了几天；对照公布的原文补全后再导入"


# --- text, dates, names, secrecy


class EmptyTextError(Refusal):
    """A text that holds nothing once cleaned."""

    code = "TEXT_EMPTY"
    exit = Exit.USAGE
    sentence = "{what}是空的"
    remedy = "请写上内容；只有空格或看不见的字符不算内容"


class DateError(Refusal):
    """A day or a moment that cannot be read, or that does not exist."""

    code = "DATE_INVALID"
    exit = Exit.USAGE
    sentence = "日期“{typed}”{problem}"
    remedy = "可写 2026-11-23、20261123、2026年11月23日、2026.11.23、2026/11/23、今天、昨天{also}"


class CellDateError(Refusal):
    """A date in a clerk's file that cannot be read, by row and column."""

    code = "CELL_DATE_INVALID"
    exit = Exit.USAGE
    sentence = "第{row}行“{column}”：日期“{typed}”{problem}"
    remedy = "请在文件里改成 2026-11-23 这样的完整日期后重新导入"


class DocumentNumberError(Refusal):
    """A document number (文号) that is not in the prescribed form."""

    code = "DOCUMENT_NUMBER_INVALID"
    exit = Exit.USAGE
    sentence = "文号“{typed}”{problem}"
    remedy = (
        "应为“机关代字〔年份〕序号号”，如 南府办〔2026〕3号；"  # noqa: RUF001 - the official brackets
        "来文没有文号的写“无”或不写"
    )


class ClassifiedError(Refusal):
    """Something marked as a state secret; says nothing of what it was."""

    code = "CLASSIFIED"
    exit = Exit.REFUSED
    sentence = "内容带有国家秘密标志，本系统是非涉密系统，不予登记，没有保存任何内容"
    remedy = "请按机要渠道办理，不要在本系统、邮件或聊天工具中录入或传递"


class SecrecyError(Refusal):
    """A secrecy value other than the two that may be held; not echoed."""

    code = "SECRECY_UNKNOWN"
    exit = Exit.USAGE
    sentence = "密级写得不对"
    remedy = "密级只能是“无”或“内部”；国家秘密不得在本系统登记，请按机要渠道办理"


class ChoiceError(Refusal):
    """A word that is none of an option's choices."""

    code = "CHOICE_UNKNOWN"
    exit = Exit.USAGE
    sentence = "{what}没有“{typed}”这一项"
    remedy = "可写：{choices}"


class AmbiguousNameError(Refusal):
    """A name that several people or units answer to."""

    code = "NAME_AMBIGUOUS"
    exit = Exit.REFUSED
    sentence = "{kind}“{typed}”对应 {count} 个：{candidates}"
    remedy = "请改用编号写明是哪一个"


class UnknownNameError(Refusal):
    """A name that nobody answers to."""

    code = "NAME_UNKNOWN"
    exit = Exit.NOT_FOUND
    sentence = "没有{kind}“{typed}”"
    remedy = "{nearest}全部名单见 {listing}"


# --- the ledger and its file


class LedgerMissingError(Refusal):
    """There is no ledger to read yet."""

    code, exit = "LEDGER_MISSING", Exit.NOT_FOUND
    sentence = "还没有台账：{place}"
    remedy = "先用 zx init --office 单位名 建台账，或用 --db / ZX_DB 指明已有的台账"


class LedgerForeignError(Refusal):
    """The file is no ledger, or is broken."""

    code, exit = "LEDGER_FOREIGN", Exit.FILE
    sentence = "这个文件不是执行力台账，或者已经损坏：{place}"
    remedy = "检查 --db / ZX_DB 指向的文件；文件未作任何改动"


class LedgerNewerError(Refusal):
    """The ledger was written by a newer program."""

    code, exit = "SCHEMA_NEWER", Exit.SCHEMA
    sentence = "台账 {place} 由更新的程序写成（结构 {found}，本程序认得 {known}）"
    remedy = "请升级 zx 后再用；台账未作任何改动"


class LedgerUpgradeError(Refusal):
    """Upgrading an older ledger failed; it is as it was."""

    code, exit = "SCHEMA_UPGRADE_FAILED", Exit.SCHEMA
    sentence = "台账 {place} 升级失败，内容保持原样：{cause}"
    remedy = "升级前的副本：{copy}；请把这条信息交给维护人员"


class LedgerBusyError(Refusal):
    """Somebody else holds the write lock."""

    code, exit = "LEDGER_BUSY", Exit.BUSY
    sentence = "台账正忙：{place}，等了 {seconds} 秒仍有别的命令在写"
    remedy = "稍后再试；本次没有写入"


class LedgerDiskError(Refusal):
    """The file, its folder or the disk does not let us."""

    code, exit = "LEDGER_DISK", Exit.FILE
    sentence = "读写台账失败：{place}（{cause}）"
    remedy = "检查文件夹是否存在、是否有权限、磁盘是否已满；本次没有写入"


class LedgerUnreachableError(Refusal):
    """The database server does not answer."""

    code, exit = "LEDGER_UNREACHABLE", Exit.FILE
    sentence = "连不上数据库 {place}：{cause}"
    remedy = "检查 ZX_DB 的地址、账号和服务是否在运行"


# --- command line


class MissingValueError(Refusal):
    """A command line that lacks an argument or an option."""

    code = "VALUE_MISSING"
    exit = Exit.USAGE
    sentence = "缺少{what}"
    remedy = "写法：{usage}；说明见 {path} --help"


class InvalidValueError(Refusal):
    """A value that an option or an argument cannot take."""

    code = "VALUE_INVALID"
    exit = Exit.USAGE
    sentence = "{what}的值“{typed}”写得不对：{problem}"
    remedy = "请改正后重新执行"


class OptionValueError(Refusal):
    """An option without its value, or a flag with one."""

    code = "OPTION_VALUE"
    exit = Exit.USAGE
    sentence = "选项 {option} {problem}"
    remedy = "说明见 {path} --help"


class UnknownOptionError(Refusal):
    """An option that the command does not have."""

    code = "OPTION_UNKNOWN"
    exit = Exit.USAGE
    sentence = "没有选项 {option}"
    remedy = "{suggestion}全部选项见 {path} --help"


class UnknownCommandError(Refusal):
    """A command that does not exist."""

    code = "COMMAND_UNKNOWN"
    exit = Exit.USAGE
    sentence = "没有命令“{typed}”"
    remedy = "{suggestion}全部命令见 {path} --help"


class MissingCommandError(Refusal):
    """A noun without a verb."""

    code = "COMMAND_MISSING"
    exit = Exit.USAGE
    sentence = "{path} 后面缺少命令"
    remedy = "可写：{choices}；说明见 {path} --help"


class ExtraArgumentError(Refusal):
    """More arguments than the command takes."""

    code = "ARGUMENT_EXTRA"
    exit = Exit.USAGE
    sentence = "多出 {count} 个参数：{typed}"
    remedy = "带空格的内容请加引号；写法：{usage}"


class UnknownSortKeyError(Refusal):
    """A sort key that the answer does not have."""

    code = "SORT_KEY_UNKNOWN"
    exit = Exit.USAGE
    sentence = "不能按“{typed}”排序"
    remedy = "--sort 可写：{choices}；前面加 - 为倒序"


class InputFileError(Refusal):
    """A file that cannot be read."""

    code = "INPUT_UNREADABLE"
    exit = Exit.FILE
    sentence = "读不了文件“{name}”：{problem}"
    remedy = "请核对文件名和权限；从标准输入读写 -"


class OutputError(Refusal):
    """A result that cannot be written out."""

    code = "OUTPUT_FAILED"
    exit = Exit.FILE
    sentence = "结果写不到{where}：{problem}"
    remedy = "请检查磁盘空间、文件夹和权限；台账里已登记的内容不受影响"


class BatchLineError(Refusal):
    """A line of batch input that is no JSON object."""

    code = "BATCH_LINE"
    exit = Exit.USAGE
    sentence = "第 {line} 行{problem}"
    remedy = '每行写一个 JSON 对象，如 {{"id": "SW-2026-0001", "reason": "…"}}'


class BatchKeyError(Refusal):
    """A key of batch input that the command has no option for."""

    code = "BATCH_KEY"
    exit = Exit.USAGE
    sentence = "第 {line} 行的“{key}”{problem}"
    remedy = "可用的字段：{choices}"


class UnknownSchemaError(Refusal):
    """A name that no output goes by."""

    code = "SCHEMA_UNKNOWN"
    exit = Exit.NOT_FOUND
    sentence = "没有名为“{typed}”的输出格式"
    remedy = "{suggestion}全部名称见 zx schema"


# --- rules and the office's choices


class RuleUnknownError(Refusal):
    """No rule has this id."""

    code, exit = "RULE_UNKNOWN", Exit.NOT_FOUND
    sentence = "没有时限规则“{rule}”"
    remedy = "相近的：{nearest}；全部规则见 zx rule list"


class RuleNotInForceError(Refusal):
    """The rule does not hold on that day."""

    code, exit = "RULE_NOT_IN_FORCE", Exit.REFUSED
    sentence = "规则“{label}”（{rule}）在 {day} 没有有效的版本（最早生效日：{since}）"
    remedy = "查日期是否写错；历史规则可用 zx rule import 导入"


class RuleFileError(Refusal):
    """A rules file says something that cannot be a rule."""

    code, exit = "RULE_FILE", Exit.USAGE
    sentence = "规则文件有误：第 {index} 条（{rule}）{problem}"
    remedy = "改正后再用 zx rule check 检查；没有导入任何规则"


class RuleFileUnreadableError(Refusal):
    """The rules file is no TOML."""

    code, exit = "RULE_FILE_UNREADABLE", Exit.USAGE
    sentence = "读不懂规则文件 {name}：{cause}"
    remedy = "规则文件是 UTF-8 的 TOML，每条以 [[rule]] 开头；样例见 examples/office-rules.toml"


class SettingUnknownError(Refusal):
    """No choice of the office has this name."""

    code, exit = "SETTING_UNKNOWN", Exit.NOT_FOUND
    sentence = "没有设置项“{key}”"
    remedy = "可设的项：{known}"


class SettingValueError(Refusal):
    """A choice cannot be set to this."""

    code, exit = "SETTING_VALUE", Exit.USAGE
    sentence = "设置项 {key} 不能是“{value}”"
    remedy = "可以是：{allowed}"


# --- acts and their order


class FutureActError(Refusal):
    """An act on a day that has not come."""

    code, exit = "FUTURE_ACT", Exit.REFUSED
    sentence = "{day} 还没有到（今天是 {today}），不能登记将来的事"
    remedy = "检查日期；已经发生的事用它发生的那一天"


class ActBeforeError(Refusal):
    """An act before the one that it follows."""

    code, exit = "ACT_BEFORE", Exit.REFUSED
    sentence = "{id}：{day} 早于{what}之日 {earlier}，顺序不对"
    remedy = "检查 --on 的日期；前面登记错的先用 zx doc edit 更正"


class ActOrderError(Refusal):
    """Something has to happen first."""

    code, exit = "ACT_ORDER", Exit.REFUSED
    sentence = "{id} 还不能{act}：还缺“{needed}”这一步"
    remedy = "先执行 {command}"


class ActRepeatedError(Refusal):
    """The same act is already recorded."""

    code, exit = "ACT_REPEATED", Exit.REFUSED
    sentence = "{id} 已于 {day} 登记过{act}"
    remedy = "看 zx doc show {id}；登记错的请作废重登，或用 zx doc edit 更正"


class DocumentClosedError(Refusal):
    """Nothing more can be done with the document."""

    code, exit = "DOCUMENT_CLOSED", Exit.REFUSED
    sentence = "{id} 已于 {day} {how}，不能再办"
    remedy = "看 zx doc show {id}；来文单位重新来文的请重新登记"


class ReadingHasNoLimitError(Refusal):
    """A document for reading only is under no rule."""

    code, exit = "READING_HAS_NO_LIMIT", Exit.USAGE
    sentence = "阅件没有办理时限，不能同时指定规则 {rule}"
    remedy = "要限时办理的请用 --for handling"


class ReasonMissingError(Refusal):
    """The act needs a reason."""

    code, exit = "REASON_MISSING", Exit.USAGE
    sentence = "{act}必须写明理由"
    remedy = "加上 --reason 理由"


class DocumentDuplicateError(Refusal):
    """The same sender already sent this number."""

    code, exit = "DOCUMENT_DUPLICATE", Exit.CONFLICT
    sentence = "{sender} 的 {number} 已经登记过，收文编号 {id}"
    remedy = "看 zx doc show {id}；确是另一件的请核对来文字号"


class SubjectUnknownError(Refusal):
    """No subject has this id."""

    code, exit = "SUBJECT_UNKNOWN", Exit.NOT_FOUND
    sentence = "台账里没有 {id}"
    remedy = "用 zx find 按标题、来文单位或文号查找"


class NotADocumentError(Refusal):
    """The id is of another kind."""

    code, exit = "NOT_A_DOCUMENT", Exit.USAGE
    sentence = "{id} 不是收文编号"
    remedy = "收文编号形如 SW-2026-0001"


class CosignRepeatedError(Refusal):
    """The unit was already asked."""

    code, exit = "COSIGN_REPEATED", Exit.REFUSED
    sentence = "{id} 已送这个单位会签，还没有答复"
    remedy = "收到答复后用 zx doc cosign-reply 登记"


class CosignMissingError(Refusal):
    """The unit was never asked, or has answered."""

    code, exit = "COSIGN_MISSING", Exit.REFUSED
    sentence = "{id} 没有送这个单位会签，或者已经答复"
    remedy = "先用 zx doc cosign {id} --unit 单位 送会签"


class InstructionDueError(Refusal):
    """An instruction due before it was given."""

    code, exit = "INSTRUCTION_DUE", Exit.REFUSED
    sentence = "批示的时限 {due} 早于批示之日 {day}"
    remedy = "检查 --due 和 --on"


class NothingToEditError(Refusal):
    """A correction that corrects nothing."""

    code, exit = "NOTHING_TO_EDIT", Exit.USAGE
    sentence = "{id} 没有要更正的内容"
    remedy = "写明要改的项，如 --title、--from、--number、--urgency、--at"


# --- the clock of a limit


class NoObligationError(Refusal):
    """There is no open limit of this rule."""

    code, exit = "NO_OBLIGATION", Exit.REFUSED
    sentence = "{id} 没有正在计的时限（{rule}）"
    remedy = "看 zx explain {id}；检查并告知之后才开始计办结时限"


class NotPausableError(Refusal):
    """The rule names no ground."""

    code, exit = "NOT_PAUSABLE", Exit.REFUSED
    sentence = "“{label}”（{basis}）没有可以停表的事由"
    remedy = "各规则的停表事由见 zx rule list"


class GroundUnknownError(Refusal):
    """The rule does not name this ground."""

    code, exit = "GROUND_UNKNOWN", Exit.REFUSED
    sentence = "“{ground}”不是“{label}”的停表事由"
    remedy = "可以用的事由：{allowed}"


class AlreadyPausedError(Refusal):
    """The clock already stands."""

    code, exit = "ALREADY_PAUSED", Exit.REFUSED
    sentence = "{id} 自 {since} 起已经停表（{ground}）"
    remedy = "先用 zx doc resume {id} 恢复"


class NotPausedError(Refusal):
    """The clock runs."""

    code, exit = "NOT_PAUSED", Exit.REFUSED
    sentence = "{id} 没有停表，不用恢复"
    remedy = "看 zx explain {id}"


class PausedOverdueError(Refusal):
    """An overdue limit cannot be stopped."""

    code, exit = "PAUSE_OVERDUE", Exit.REFUSED
    sentence = "{id} 已于 {due} 到期，逾期后不得停表"
    remedy = "停表事由发生在到期以前的，用 --on 写明那一天补录"


class NotExtendableError(Refusal):
    """The rule knows no extension."""

    code, exit = "NOT_EXTENDABLE", Exit.REFUSED
    sentence = "“{label}”（{basis}）没有延期的规定"
    remedy = "各规则的延期规定见 zx rule list"


class ExtensionExpiredError(Refusal):
    """A statutory limit that ran out cannot be extended."""

    code, exit = "EXTENSION_EXPIRED", Exit.REFUSED
    sentence = "“{label}”已于 {due} 届满，法定期限届满后不得延期（{basis}）"
    remedy = "届满以前已经批准的，用 --on 写明批准的那一天补录"


class ApproverPostError(Refusal):
    """The approver's post is not the one that the rule names."""

    code, exit = "APPROVER_POST", Exit.REFUSED
    sentence = "{name}（{post}）不能批准“{label}”延期：须由{needed}批准"
    remedy = "用 --approved-by 写明有权批准的人；职务变动先用 zx person edit 登记"


class ExtensionTimesError(Refusal):
    """It has been extended as often as the rule allows."""

    code, exit = "EXTENSION_TIMES", Exit.REFUSED
    sentence = "“{label}”只能延期 {times} 次，已经延过"
    remedy = "看 zx explain 的延期记录"


class ExtensionTooLongError(Refusal):
    """Longer than the rule allows."""

    code, exit = "EXTENSION_TOO_LONG", Exit.REFUSED
    sentence = "“{label}”延期合计不得超过 {most}{unit}：已延 {granted}，本次 {asked}（{basis}）"
    remedy = "把延期缩短到许可的天数之内"


class ExtensionUntilError(Refusal):
    """The new last day is no later than the old one."""

    code, exit = "EXTENSION_UNTIL", Exit.REFUSED
    sentence = "延期到 {until} 不晚于现在的末日 {nominal}"
    remedy = "用 --until 写一个更晚的日子，或用 --days 写延长几天；停表中的先恢复"


# --- people and responsibility


class PersonLeftError(Refusal):
    """The person has left."""

    code, exit = "PERSON_LEFT", Exit.REFUSED
    sentence = "{name} 已于 {left} 离任"
    remedy = "换现任的人；离任日期写错的用 zx person edit 更正"


class PostMissingError(Refusal):
    """The person has no post."""

    code, exit = "POST_MISSING", Exit.REFUSED
    sentence = "{name} 没有登记职务"
    remedy = "用 zx person edit 登记职务"


class LeaderPostError(Refusal):
    """A handler cannot be the leader."""

    code, exit = "LEADER_POST", Exit.REFUSED
    sentence = "{name} 是经办人，不能作分管领导"
    remedy = "分管领导用区领导或单位领导；经办人写在进展里"


class AssignmentTooEarlyError(Refusal):
    """Responsibility cannot begin before the subject."""

    code, exit = "ASSIGNMENT_TOO_EARLY", Exit.REFUSED
    sentence = "{day} 早于这件事立项之日 {first}，不能改派"
    remedy = "用 --on 写明新责任的首日"


class NameTakenError(Refusal):
    """A unit of this name is there already."""

    code, exit = "NAME_TAKEN", Exit.CONFLICT
    sentence = "已经有“{name}”：{id}"
    remedy = "看 zx {noun} show {id}"


class SelfHandoverError(Refusal):
    """From and to are the same person."""

    code, exit = "HANDOVER_SELF", Exit.USAGE
    sentence = "移交人和接收人是同一个人：{name}"
    remedy = "写明两个不同的人"


class KeyReusedError(Refusal):
    """An idempotency key came again with other content."""

    code, exit = "KEY_REUSED", Exit.CONFLICT
    sentence = "--key {key} 已经用于另一条命令（journal 第 {seq} 条）"
    remedy = "同一件事重试用同样的内容；另一件事换一个 --key"


class ProvisionalError(Refusal):
    """The answer rests on days off that are not announced yet."""

    code, exit = "PROVISIONAL", Exit.PROVISIONAL
    sentence = "{what}是暂定的：放假安排只公布到 {through}"
    remedy = "去掉 --strict 可得估算的日期；放假安排公布后用 zx calendar import 导入"


class FileTroubleError(Refusal):
    """A file, a folder or a disk that does not do what is asked of it."""

    code = "FILE_TROUBLE"
    exit = Exit.FILE
    sentence = "文件操作失败：{problem}{where}"
    remedy = "请检查路径、权限和磁盘空间后重新执行"


class ProgramFaultError(Refusal):
    """A mistake of the program itself."""

    code = "PROGRAM_FAULT"
    exit = Exit.FAULT
    sentence = "程序内部错误（{kind}）"
    remedy = "台账不会留下半截内容；请把所用命令报给维护人员，设环境变量 ZX_DEBUG=1 可看到详细记录"


class LedgerExistsError(Refusal):
    """The ledger belongs to an office already."""

    code, exit = "LEDGER_EXISTS", Exit.CONFLICT
    sentence = "这个台账已经是“{name}”的"
    remedy = "改名用 zx office set name 新名称；另建台账用 --db 指定别的文件"


# --- imports of files


class EncodingUnknownError(Refusal):
    """A name that no encoding of texts has."""

    code, exit = "ENCODING_UNKNOWN", Exit.USAGE
    sentence = "不认识编码“{typed}”"
    remedy = "常用的编码：utf-8、gb18030、utf-16；不写时自动识别 UTF-8 和 GB18030"


class ImportUnreadableError(Refusal):
    """A file that is no table of text."""

    code, exit = "IMPORT_UNREADABLE", Exit.FILE
    sentence = "读不出“{name}”：{cause}"
    remedy = "请另存为 CSV（UTF-8 或 GB18030，逗号或制表符分隔）后再导入；没有导入任何内容"


class ImportColumnsError(Refusal):
    """A table that lacks columns without which no row can be read."""

    code, exit = "IMPORT_COLUMNS", Exit.USAGE
    sentence = "“{name}”的表头缺少列：{missing}"
    remedy = "必须有的列：{required}；请核对文件有没有拿错，样例见 examples/{sheet}.csv"


class ImportColumnTwiceError(Refusal):
    """Two columns that mean the same."""

    code, exit = "IMPORT_COLUMN_TWICE", Exit.USAGE
    sentence = "“{name}”有不止一列是“{column}”：{headings}"
    remedy = "请删去多余的一列后再导入"


class CellEmptyError(Refusal):
    """A cell that has to be filled."""

    code, exit = "CELL_EMPTY", Exit.USAGE
    sentence = "没有填“{column}”"
    remedy = "请补填"


class CellNeedsError(Refusal):
    """A cell that says nothing without another one."""

    code, exit = "CELL_NEEDS", Exit.USAGE
    sentence = "填了“{column}”（{value}），缺“{needed}”"
    remedy = "请补填，或把这一格清空"


class CellCountError(Refusal):
    """Cells that list together, of different lengths."""

    code, exit = "CELL_COUNT", Exit.USAGE
    sentence = "“{column}”有 {found} 项，与“{other}”的 {wanted} 项对不上：{value}"
    remedy = "几项之间用“；”分开，逐项对应"


class CellValueError(Refusal):
    """A value that a column cannot hold."""

    code, exit = "CELL_VALUE", Exit.USAGE
    sentence = "“{column}”读不懂：{value}"
    remedy = "可写：{allowed}"


class RowTooLongError(Refusal):
    """A row with more cells than the table has columns."""

    code, exit = "ROW_TOO_LONG", Exit.USAGE
    sentence = "比表头多出 {extra} 格，列对不齐"
    remedy = "含逗号的内容要用引号括起来"


class RowRepeatedError(Refusal):
    """A row that contradicts an earlier one of the same file."""

    code, exit = "ROW_REPEATED", Exit.CONFLICT
    sentence = "与第 {row} 行是同一{what}（{value}），内容却不同"
    remedy = "两行只留正确的一行"


class MissingChoiceError(Refusal):
    """Exactly one of two options is needed."""

    code, exit = "MISSING_CHOICE", Exit.USAGE
    sentence = "要写明 {choices}（必须且只能写一个）"
    remedy = "用 --help 看这条命令的用法"


class ConflictingOptionsError(Refusal):
    """Two options name different days."""

    code, exit = "CONFLICTING_OPTIONS", Exit.USAGE
    sentence = "{first} 和 {second} 写的不是同一天"
    remedy = "只写 {first} 就够了"
