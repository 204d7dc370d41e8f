"""Refusals about the ledger and its file."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class LedgerMissingError(Refusal):
    """There is no ledger to read yet."""

    code, exit = "LEDGER_MISSING", Exit.NOT_FOUND
    sentence = "还没有台账：{place}"
    remedy = "先用 zx init --office 单位名 建台账，或用 --db / ZX_DB 指明已有的台账"


class LedgerAppearedError(Refusal):
    """Another process made the ledger while this one was about to."""

    code, exit = "LEDGER_APPEARED", Exit.BUSY
    sentence = "另一条命令刚刚建好了台账 {place}"
    remedy = "再执行一次；本次没有写入"


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


class ClockError(Refusal):
    """A real ledger is told of another day than the clock's."""

    code, exit = "CLOCK", Exit.REFUSED
    sentence = "今天是 {clock}：真实台账的登记日就是当天，不能按 {today} 登记"
    remedy = "补登以前的事用 --on {today}；练习另建演练台账：zx init --rehearsal --office 单位名称"


class RehearsalLateError(Refusal):
    """A ledger that is there already cannot become one to practise in."""

    code, exit = "REHEARSAL_LATE", Exit.CONFLICT
    sentence = "台账已经在用，不能改为演练台账"
    remedy = "演练台账另建一个：zx --db 演练.db init --rehearsal --office 单位名称"


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


class LedgerExistsError(Refusal):
    """The ledger belongs to an office already."""

    code, exit = "LEDGER_EXISTS", Exit.CONFLICT
    sentence = "这个台账已经是“{name}”的"
    remedy = "改名用 zx office set name 新名称；另建台账用 --db 指定别的文件"
