"""The layout of Chinese help pages, and the front page itself; imports nothing heavy."""

from __future__ import annotations

import shutil
from typing import Final, NamedTuple

from zhixingli.cli.program import registry
from zhixingli.render.words.visible import width, wrapped

#: Options before the noun: how they are written and what they do.
GLOBAL_OPTIONS: Final = (
    ("--db 路径或网址", "台账文件或数据库网址，缺省为用户数据文件夹（环境变量 ZX_DB）"),
    ("--actor 姓名", "操作人，缺省为登录名（环境变量 ZX_ACTOR）"),
    ("--today 日期", "把哪一天当作今天，缺省为北京时间的今天（环境变量 ZX_TODAY）"),
    ("--version", "显示版本"),
    ("--help", "显示帮助"),
)
#: The word that teaches.
HELP: Final = (
    "help [专题]",
    "专题说明：收文、期限、责任、提醒、撤销、上报、脚本；也可写 zx help 命令",
)
_ABOUT: Final = "政府执行力台账：每件事有一名区领导、一个单位、一个依法算出的期限。"
_NARROWEST: Final = 40
_WIDEST: Final = 100
_GAP: Final = 2
_LONGEST_LEFT: Final = 30


class HelpSection(NamedTuple):
    """A titled list on a help page: what is written, what it means."""

    title: str
    rows: tuple[tuple[str, str], ...]


def front_page() -> str:
    """Write the page of ``zx --help``."""
    panels = tuple(
        HelpSection(panel, tuple((e.name, e.help) for e in registry.visible_entries(panel)))
        for panel in registry.PANELS
    )
    options = HelpSection("全局选项（写在命令之前）", GLOBAL_OPTIONS)
    teaching = HelpSection("说明", (HELP,))
    return help_page("zx [全局选项] 命令 …", _ABOUT, (*panels, teaching, options))


def help_page(usage: str, about: str, sections: tuple[HelpSection, ...]) -> str:
    """Lay a help page out for the terminal's width."""
    columns = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    lines = [f"用法：{usage}"]
    if about:
        lines += ["", *(f"  {line}" for line in wrapped(about, columns - _GAP))]
    for section in sections:
        lines += ["", f"{section.title}：", *_rows(section, columns)]
    return "\n".join(lines) + "\n"


def _rows(section: HelpSection, columns: int) -> list[str]:
    left = min(max(width(written) for written, _ in section.rows), _LONGEST_LEFT)
    return [line for row in section.rows for line in _row(*row, left, columns)]


def _row(written: str, meaning: str, left: int, columns: int) -> list[str]:
    indent = " " * (left + 2 * _GAP)
    meanings = wrapped(meaning, columns - len(indent))
    head = f"{' ' * _GAP}{written}"
    if width(written) > left:
        return [head, *(indent + line for line in meanings)]
    first = head + " " * (len(indent) - width(head)) + meanings[0]
    return [first.rstrip(), *(indent + line for line in meanings[1:])]
