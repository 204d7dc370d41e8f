"""``zx help [TOPIC]``: short pages that teach, each played by a test."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

from zhixingli.cli.console import streams
from zhixingli.cli.program import chinese, registry
from zhixingli.cli.program.front_page import front_page

#: The topics in the order in which a clerk needs them; an English word stands for each.
TOPICS: Final = {
    "收文": ("papers", "从签收到办结"),
    "期限": ("limits", "怎么算、为什么"),
    "责任": ("duties", "谁分管、谁主办、改派和移交"),
    "提醒": ("remind", "今天该提醒谁，发到哪里"),
    "撤销": ("undo", "记错了怎么办"),
    "上报": ("reports", "每天、每周看什么，印什么"),
    "脚本": ("scripts", "给程序用：JSON、退出码、成批登记"),
}
_COMMENT: Final = re.compile(r"<!--.*?-->\n?")


def answer(words: list[str]) -> list[str] | int:
    """Show a topic, or the list of them; give the words of the command whose page is wanted."""
    if not words:
        listed = "\n".join(f"  zx help {name}  {about}" for name, (_, about) in TOPICS.items())
        streams.emit(f"{front_page()}\n专题：\n{listed}\n")
        return 0
    topic = next((name for name, (word, _) in TOPICS.items() if words[0] in {name, word}), None)
    if topic is not None and len(words) == 1:
        streams.emit(page(topic))
        return 0
    first = chinese.FIRST.get(words[0], words[0])
    known = registry.entry(first) is not None
    return [first, *words[1:], "--help"] if known else words


def page(topic: str) -> str:
    """Give a topic as it is shown: what sets the scene of its test, and fences, are left out."""
    text = files("zhixingli.data").joinpath("help", f"{topic}.md").read_text(encoding="utf-8")
    lines = [line for line in _COMMENT.sub("", text).splitlines() if not line.startswith("```")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
