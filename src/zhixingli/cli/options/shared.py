"""The options that commands share, as parameters of their signatures."""

from __future__ import annotations

import inspect
from datetime import date
from typing import Annotated, Any, Final

from zhixingli.cli.console.asked import Format
from zhixingli.cli.options.declare import option
from zhixingli.cli.options.value_kinds import COUNT, DATE, NAME, PATH, TEXT, ValueKind, one_of, term
from zhixingli.domain import terms

_PANEL: Final = "通用选项"


def _parameter(name: str, annotation: Any, default: Any = None) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _shared(*names: str, help: str, kind: ValueKind = NAME) -> Any:
    return option(*names, help=help, kind=kind, rich_help_panel=_PANEL)


def _text_option(name: str, *names: str, help: str, kind: ValueKind = NAME) -> inspect.Parameter:
    return _parameter(name, Annotated[str | None, _shared(*names, help=help, kind=kind)])


def _date_option(name: str, *names: str, help: str) -> inspect.Parameter:
    return _parameter(name, Annotated[date | None, _shared(*names, help=help, kind=DATE)])


def _flag_option(name: str, *names: str, help: str) -> inspect.Parameter:
    return _parameter(name, Annotated[bool, _shared(*names, help=help)], default=False)


def _format_option(*formats: Format) -> inspect.Parameter:
    shared = option(
        "--format",
        help=f"输出格式：{'、'.join(formats)}",
        kind=one_of(*formats),
        metavar="格式",
        rich_help_panel=_PANEL,
    )
    return _parameter("format", Annotated[Format | None, shared])


_OUTPUT: Final = (
    _flag_option("json", "--json", help="输出 JSON，同 --format json"),
    _flag_option("quiet", "--quiet", "-q", help="只输出编号，每行一个"),
)
READ: Final = (
    _date_option("as_of", "--as-of", help="截至哪一天的情况，缺省为今天"),
    _parameter("limit", Annotated[int | None, _shared("--limit", help="最多几项", kind=COUNT)]),
    _text_option("sort", "--sort", help="按哪一列排序（屏幕上的列名或键），前面加 - 为倒序"),
    _flag_option("wide", "--wide", help="屏幕上列全所有的列，长的折行；缺省一件一行"),
    _flag_option("no_pager", "--no-pager", help="超过一屏也不用翻页程序"),
    *_OUTPUT,
)
WRITE: Final = (
    _date_option("on", "--on", help="事情发生在哪一天，缺省为今天，可以补录"),
    _text_option("reason", "--reason", help="理由", kind=TEXT),
    _flag_option("dry_run", "--dry-run", help="只试算，不登记"),
    _text_option("key", "--key", help="防重复的编号：同一编号再来一次不会重复登记"),
    *_OUTPUT,
)
EXTRAS: Final = {
    "leader": _text_option("leader", "--leader", help="只看这名区分管领导的"),
    "unit": _text_option("unit", "--unit", help="只看这个主责单位的"),
    "kind": _parameter(
        "kind",
        Annotated[terms.Kind | None, _shared("--kind", help="只看这一类", kind=term(terms.Kind))],
    ),
    "rule": _text_option("rule", "--rule", help="只看这条时限规则的"),
    "strict": _flag_option("strict", "--strict", help="期限只是暂定时拒绝（退出码 6）"),
    "reader": _text_option(
        "reader", "--for", help="给谁看的：区长、常务副区长看重点，其他人看自己负责的"
    ),
    "exit_code": _flag_option("exit_code", "--exit-code", help="有结果时退出码为 10"),
}
ISSUE: Final = (
    _flag_option("issue", "--issue", help="印发：编号、冻结；再来一次得到同样的内容"),
    _flag_option("reissue", "--reissue", help="更正后重新印发，另编一号，要写 --reason"),
    _text_option("reason", "--reason", help="更正的理由", kind=TEXT),
    _flag_option("dry_run", "--dry-run", help="只试印，不编号、不登记"),
)
_PLAIN_FORMATS: Final = (Format.TABLE, Format.JSON, Format.JSONL, Format.CSV, Format.TSV)
_FILE_FORMATS: Final = (Format.MD, Format.XLSX, Format.DOCX, Format.HTML)
FORMAT: Final = _format_option(*_PLAIN_FORMATS)
READ_FORMAT: Final = _format_option(*_PLAIN_FORMATS, *_FILE_FORMATS)
#: Where what is shown has days to be kept in a calendar.
AGENDA_FORMAT: Final = _format_option(*_PLAIN_FORMATS, *_FILE_FORMATS, Format.ICS)
TEMPLATE: Final = _parameter(
    "template",
    Annotated[
        Any,
        option(
            "--template",
            help="本单位的 .docx 模板（zx template export 给出样板），也可用 ZX_TEMPLATE 指定",
            kind=PATH,
            envvar="ZX_TEMPLATE",
            rich_help_panel=_PANEL,
        ),
    ],
)
IDS: Final = _flag_option("ids", "--ids", help="打印的文件（docx、html）也印编号，缺省不印")
OUT: Final = _parameter(
    "out", Annotated[Any, _shared("--out", help="写到这个文件，格式随扩展名", kind=PATH)]
)
FROM_JSON: Final = _text_option(
    "from_json", "--from-json", help="成批登记：JSON Lines 文件，- 为标准输入", kind=PATH
)
