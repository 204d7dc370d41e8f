"""Refusals about files for people and issued reports."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class TemplateUnreadableError(Refusal):
    """A template that is no Word document."""

    code, exit = "TEMPLATE_UNREADABLE", Exit.FILE
    sentence = "“{name}”不是能用的 .docx 模板：{problem}"
    remedy = "用 zx template export 文件.docx 取一份样板，在样板上改"


class TemplateUnsafeError(Refusal):
    """A template that carries macros, embedded objects or outside references."""

    code, exit = "TEMPLATE_UNSAFE", Exit.REFUSED
    sentence = "模板“{name}”不安全：{problem}"
    remedy = "请在 Word 或 WPS 里删去后另存为 .docx；没有生成文件"


class TemplateMarkError(Refusal):
    """A template whose mark for the text stands where no text can go."""

    code, exit = "TEMPLATE_MARK", Exit.REFUSED
    sentence = "模板“{name}”里的“〔正文〕”{problem}"
    remedy = "让“〔正文〕”在正文、表格单元格或内容控件里独占一段，只写一处；没有生成文件"


class BinaryToTerminalError(Refusal):
    """A file of an office program asked for on a terminal."""

    code, exit = "BINARY_TO_TERMINAL", Exit.USAGE
    sentence = "{format} 不能显示在终端上"
    remedy = "请加 --out 文件.{format}"


class OutSuffixError(Refusal):
    """A format that contradicts the name of the file."""

    code, exit = "OUT_SUFFIX", Exit.USAGE
    sentence = "“{name}”的扩展名与 --format {format} 不一致"
    remedy = (
        "请把扩展名改成 .docx、.xlsx、.html、.md、.csv、.json 之一；不写 --format 时格式随扩展名"
    )


class ReportUnknownError(Refusal):
    """No such issued report."""

    code, exit = "REPORT_UNKNOWN", Exit.NOT_FOUND
    sentence = "没有印发过 {id}"
    remedy = "用 zx report list 看已经印发的报告；印发用 zx report … --issue"


class ReissueReasonError(Refusal):
    """A corrected edition without a reason."""

    code, exit = "REISSUE_REASON", Exit.USAGE
    sentence = "重新印发 {id} 没有写理由"
    remedy = "加 --reason，写明更正什么；理由印在新一版上"


class BulletinApprovalError(Refusal):
    """Somebody who cannot approve a bulletin."""

    code, exit = "BULLETIN_APPROVAL", Exit.REFUSED
    sentence = "{name}（{post}）不能批准印发通报：须由区长批准（政府督查工作条例第21条）"
    remedy = "写区长的姓名，或政府决定的文号；没有批准的只出送审稿，不要加 --issue"


class NotIssuedError(Refusal):
    """A corrected edition of what was never issued."""

    code, exit = "NOT_ISSUED", Exit.CONFLICT
    sentence = "{week} 的{title}还没有印发，没有可更正的"
    remedy = "第一次印发用 --issue"


class IssueWholeError(Refusal):
    """A report that would be issued in part."""

    code, exit = "ISSUE_WHOLE", Exit.USAGE
    sentence = "印发的是整份报告，不能和 {option} 一起用"
    remedy = "去掉 {option}；要给某人或某单位的一份，用 --for、--leader 或 --unit"


class ReportAheadError(Refusal):
    """A report issued as of a day that has not come."""

    code, exit = "REPORT_AHEAD", Exit.REFUSED
    sentence = "{day} 还没有到，不能印发截至那一天的报告"
    remedy = "去掉 --as-of，或者写今天（{today}）及以前的日子"


class ReportDiffError(Refusal):
    """Two reports that cannot be compared."""

    code, exit = "REPORT_DIFF", Exit.USAGE
    sentence = "{first} 和 {second} 不能比较：{problem}"
    remedy = "写两个不同的周（W46 W47），或者两份周报的编号"


class ReportDamagedError(Refusal):
    """Frozen bytes that are gone, or no longer what their digest says."""

    code, exit = "REPORT_DAMAGED", Exit.FILE
    sentence = "{id} 存下的内容已经不在，或者被改动过"
    remedy = "用 zx verify 看是哪一处，从备份里恢复台账"


class ReaderScopeError(Refusal):
    """A reader besides a leader or a unit."""

    code, exit = "READER_SCOPE", Exit.USAGE
    sentence = "--for 已经定了看谁的，不能同时写 --leader、--unit"
    remedy = "给人看的写 --for；按领导、按单位统计的写 --leader 或 --unit"


class PostVacantError(Refusal):
    """A post that nobody holds on the day."""

    code, exit = "POST_VACANT", Exit.NOT_FOUND
    sentence = "{day} 没有人任{post}"
    remedy = "用 zx person list 看人员和职务；也可以直接写姓名"


class NothingHandedOverError(Refusal):
    """A handover sheet for two people between whom nothing passed."""

    code, exit = "NOTHING_HANDED_OVER", Exit.NOT_FOUND
    sentence = "{day}没有从 {giver} 移交给 {taker} 的事项"
    remedy = "移交用 zx handover；打印已经移交的用 --on 写新责任的首日"


class IssueNeededError(Refusal):
    """An option of issuing where nothing is issued."""

    code, exit = "ISSUE_NEEDED", Exit.USAGE
    sentence = "{option} 只在印发时有用，没有写 --issue 或 --reissue"
    remedy = "要印发的加 --issue；只看报告的去掉 {option}"


class NoCalendarError(Refusal):
    """A calendar of what has no days to be kept."""

    code, exit = "NO_CALENDAR", Exit.USAGE
    sentence = "这条命令的结果写不成日历（{name}）"
    remedy = "日历用 zx export calendar，或 zx overdue、zx due、zx today 加 --out 文件.ics"
