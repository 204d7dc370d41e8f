"""Refusals about what was typed: dates, numbers, names, marks of secrecy."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


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
    remedy = "应为“机关代字〔年份〕序号号”，如 南府办〔2026〕3号；来文没有文号的写“无”或不写"


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
