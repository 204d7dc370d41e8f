"""Refusals about files that are imported."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class EncodingUnknownError(Refusal):
    """A name that no encoding of texts has."""

    code, exit = "ENCODING_UNKNOWN", Exit.USAGE
    sentence = "不认识编码“{typed}”"
    remedy = "常用的编码：utf-8、gb18030、utf-16；不写时自动识别 UTF-8 和 GB18030"


class ImportUnreadableError(Refusal):
    """A file that is no table of text."""

    code, exit = "IMPORT_UNREADABLE", Exit.FILE
    sentence = "读不出“{name}”：{cause}"
    remedy = "改好，或另存为 CSV（UTF-8 或 GB18030，逗号或制表符分隔）后再导入；没有导入任何内容"


class ImportOtherError(Refusal):
    """A file that is something else, whatever it is called."""

    code, exit = "IMPORT_OTHER", Exit.FILE
    sentence = "“{name}”其实是{what}，不是登记表"
    remedy = "{remedy}；没有导入任何内容"


class ImportSheetError(Refusal):
    """A sheet that the workbook does not have."""

    code, exit = "IMPORT_SHEET", Exit.NOT_FOUND
    sentence = "“{name}”里没有工作表“{sheet}”"
    remedy = "文件里有的：{known}；不写 --sheet 时取最像的一张"


class ImportMapError(Refusal):
    """A column that the register does not have."""

    code, exit = "IMPORT_MAP", Exit.USAGE
    sentence = "没有“{column}”这一栏，“{heading}”对不上"
    remedy = "可对到：{known}；不导入这一列写 --map {heading}=-"


class ImportBearingError(Refusal):
    """A column that bears on a figure and is not understood: it is never just passed over."""

    code, exit = "IMPORT_BEARING", Exit.USAGE
    sentence = "“{name}”的“{columns}”说的像是办到哪一步，程序不认识，略过会登记错"
    remedy = "说明它是哪一栏：--map {first}=办结日期；确实不导入的写 --map {first}=-"


class ImportColumnsError(Refusal):
    """A table that lacks columns without which no row can be read."""

    code, exit = "IMPORT_COLUMNS", Exit.USAGE
    sentence = "“{name}”的表头缺少列：{missing}"
    remedy = "必须有的列：{required}；请核对文件有没有拿错，样例见 {sample}"


class ImportColumnTwiceError(Refusal):
    """Two columns that mean the same."""

    code, exit = "IMPORT_COLUMN_TWICE", Exit.USAGE
    sentence = "“{name}”有不止一列是“{column}”：{headings}"
    remedy = "请删去多余的一列后再导入"


class ImportUnitError(Refusal):
    """A column of amounts whose heading names another unit of money."""

    code, exit = "IMPORT_UNIT", Exit.USAGE
    sentence = "“{name}”的“{heading}”不是“{column}”的单位"
    remedy = "把数字换算成万元，列名写“{column}”，再导入"


class CellEmptyError(Refusal):
    """A cell that has to be filled."""

    code, exit = "CELL_EMPTY", Exit.USAGE
    sentence = "没有填“{column}”"
    remedy = "请补填"


class CellFaultError(Refusal):
    """A cell that cannot be taken as it stands in the workbook."""

    code, exit = "CELL_FAULT", Exit.USAGE
    sentence = "“{column}”这一格{fault}"
    remedy = "用 Excel 或 WPS 改好，存一次再导入"


class CellSerialError(Refusal):
    """A plain number in a workbook whose days are counted from 1904."""

    code, exit = "CELL_SERIAL", Exit.USAGE
    sentence = "“{column}”是数字 {value}，这个工作簿从 1904 年起算日子，看不出是哪一天"
    remedy = "把这一列的格式改成日期再存"


class CellPercentError(Refusal):
    """A number of an old workbook that may have been shown as a percentage."""

    code, exit = "CELL_PERCENT", Exit.USAGE
    sentence = "“{column}”是 {value}，看不出是 {percent}% 还是 {value}%"
    remedy = "另存为 .xlsx 再导入，或写上百分号"


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


class CellSeveralError(Refusal):
    """Several units where one leads: which one, only the clerk knows."""

    code, exit = "CELL_SEVERAL", Exit.REFUSED
    sentence = "“{column}”写了{count}个单位：{names}"
    remedy = "只留牵头的一个，其余写到“配合单位”一栏"


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


class RowRenamedError(Refusal):
    """A row of a known number that is nearly the matter of that number, under another name."""

    code, exit = "ROW_RENAMED", Exit.CONFLICT
    sentence = "编号 {number} 在台账里是“{title}”，这一行与它大体相同，名称或字号却不同"
    remedy = "是更正的，用 zx {noun} edit {number}；确是另一件的，清空这一行的编号再导入"


class ExamplesMissingError(Refusal):
    """The example files are not where the program was installed."""

    code, exit = "EXAMPLES_MISSING", Exit.FILE
    sentence = "找不到示例文件（{place}）"
    remedy = "重新安装 zx，或在源码目录里运行"
