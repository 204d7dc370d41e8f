"""Refusals about how a command was called."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


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


class RepeatedIdError(Refusal):
    """The same matter named twice for one act."""

    code = "ID_REPEATED"
    exit = Exit.USAGE
    sentence = "{id} 写了两次，一件也没有登记"
    remedy = "去掉重复的再执行"


class NoCompletionPlaceError(Refusal):
    """A shell that reads its own profile only."""

    code = "COMPLETION_BY_HAND"
    exit = Exit.REFUSED
    sentence = "{shell} 的补全只能由本人写进自己的配置"
    remedy = "把 zx completion show {shell} 写出的内容加到 $PROFILE；这一段没有在 {shell} 上试过"


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
    sentence = "这一行{problem}"
    remedy = '每行写一个 JSON 对象，如 {{"id": "SW-2026-0001", "reason": "…"}}'


class BatchKeyError(Refusal):
    """A key of batch input that the command has no option for."""

    code = "BATCH_KEY"
    exit = Exit.USAGE
    sentence = "字段“{key}”{problem}"
    remedy = "可用的字段：{choices}"


class UnknownSchemaError(Refusal):
    """A name that no output goes by."""

    code = "SCHEMA_UNKNOWN"
    exit = Exit.NOT_FOUND
    sentence = "没有名为“{typed}”的输出格式"
    remedy = "{suggestion}全部名称见 zx schema"


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


class RepeatedOptionError(Refusal):
    """An option that takes one value, given twice: neither of the two may be dropped in silence."""

    code, exit = "OPTION_REPEATED", Exit.USAGE
    sentence = "{option} 只能写一次，写了 {times} 次"
    remedy = "写要的那一个；{instead}"


class NeededOptionError(Refusal):
    """Something that this use of the command needs."""

    code, exit = "NEEDED_OPTION", Exit.USAGE
    sentence = "还要写明 {choices}"
    remedy = "用 --help 看这条命令的用法"
