"""Refusals about key projects, their milestones and their files."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class PercentError(Refusal):
    """A percentage outside 0 to 100."""

    code, exit = "PERCENT", Exit.USAGE
    sentence = "百分数 {value} 不在 0 到 100 之间"
    remedy = "写 0 到 100 的数，如 62.5"


class PeriodOrderError(Refusal):
    """An end before the beginning."""

    code, exit = "PERIOD_ORDER", Exit.USAGE
    sentence = "结束日期 {end} 早于开始日期 {start}"
    remedy = "检查 --start 和 --end"


class NotTownError(Refusal):
    """A place that is no town."""

    code, exit = "NOT_TOWN", Exit.REFUSED
    sentence = "{name} 不是镇、街道或经济开发区，不能作属地"
    remedy = "属地用 --town 写镇、街道、经济开发区；别的配合单位用 --support"


class SuspendedError(Refusal):
    """The project already stands still."""

    code, exit = "SUSPENDED", Exit.REFUSED
    sentence = "{id} 已于 {day} 停工，还没有复工"
    remedy = "复工后再停的先用 zx project restart {id}"


class MilestoneTakenError(Refusal):
    """A milestone of this name is open."""

    code, exit = "MILESTONE_TAKEN", Exit.CONFLICT
    sentence = "{id} 已经有节点“{name}”，还没有完成"
    remedy = "完成用 --done，延期用 --until 和 --approved-by；另一个节点换个名称"


class MilestoneMissingError(Refusal):
    """No open milestone has this name."""

    code, exit = "MILESTONE_MISSING", Exit.NOT_FOUND
    sentence = "{id} 没有未完成的节点“{name}”（未完成的：{known}）"
    remedy = "新设节点用 --due 日期"


class MaterialTakenError(Refusal):
    """The same file is already kept."""

    code, exit = "MATERIAL_TAKEN", Exit.CONFLICT
    sentence = "{id} 已经归集过内容相同的文件：{name}（{day}）"
    remedy = "内容没有变化的不必再归集"


class MaterialFileError(Refusal):
    """The file cannot be kept."""

    code, exit = "MATERIAL_FILE", Exit.FILE
    sentence = "文件 {path} 不能归集：{problem}"
    remedy = "检查文件名和权限；要归集的是一个有内容的普通文件"


class FilesFolderError(Refusal):
    """A ledger on a server has no folder beside it."""

    code, exit = "FILES_FOLDER", Exit.USAGE
    sentence = "PostgreSQL 上的台账没有自己的文件夹，不知道资料存在哪里"
    remedy = "设环境变量 ZX_FILES 为大家共用的文件夹"


class AmountNegativeError(Refusal):
    """An amount below nothing."""

    code, exit = "AMOUNT_NEGATIVE", Exit.USAGE
    sentence = "{what} {value} 万元是负数"
    remedy = "投资额写 0 或正数，单位万元"


class PlanYearError(Refusal):
    """A plan is for a year in which the project is."""

    code, exit = "PLAN_YEAR", Exit.REFUSED
    sentence = "{year} 年不在工期里（{years}），不能有这一年的计划"
    remedy = "用 --plan-year 写明是哪一年的计划；工期变了的先改 --start、--end"
