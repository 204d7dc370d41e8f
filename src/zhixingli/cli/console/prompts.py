"""Questions on a terminal, one line each: defaults with their source, back, explained, corrected.

The line editor is the standard library's own. Nothing is written to a history file. Ctrl-C and
Ctrl-D leave everything as it was.
"""

from __future__ import annotations

import contextlib
import locale
import os
import select
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.cli.console import streams
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.writing.text import normalise_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

#: What stands around what a blank line takes.
OPEN, CLOSE = "［", "］"  # noqa: RUF001 - as wide as the characters between them
#: What was answered so far, by the names of the questions.
Answers = dict[str, str]


class LeftError(Exception):
    """Somebody has left: Ctrl-C, Ctrl-D, or a no at the end."""


class BackError(Exception):
    """The question before is asked again."""


@dataclass(frozen=True, slots=True)
class Default:
    """What a blank line takes, and whence it comes: 按分工表, 同上一件."""

    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what it is called, how an answer is read, what may be left blank.

    ``read`` gives an answer in its final form or raises Refusal; ``candidates`` are what Tab
    completes; ``default`` is looked up when the question is asked.
    """

    name: str
    label: str
    help: str
    read: Callable[[str, Answers], str] = lambda typed, _: typed
    default: Callable[[Answers], Default | None] = lambda _: None
    candidates: Callable[[Answers], Iterable[str]] = lambda _: ()
    required: bool = False


#: Somebody sits there: nothing else may be asked anything.
def allowed() -> bool:
    """Tell whether questions may be asked: all three streams are a terminal, nobody forbids it."""
    if os.environ.get("ZX_NO_PROMPT") or os.environ.get("CI"):
        return False
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def ask_all(questions: Sequence[Question], answers: Answers, *, start: int = 0) -> None:
    """Ask the questions that are not answered yet, in their order; ``<`` goes back to one."""
    place = start
    while place < len(questions):
        question = questions[place]
        if question.name in answers:
            place += 1
            continue
        try:
            answers[question.name] = ask(question, answers, place + 1)
        except BackError:
            before = [q for q in range(place) if questions[q].name in answers]
            if before:
                place = before[-1]
                answers.pop(questions[place].name)
            continue
        place += 1


def ask(question: Question, answers: Answers, number: int) -> str:
    """Ask one question until its answer can be read; "" where it is left blank."""
    while True:
        default = question.default(answers)
        offered = f"{OPEN}{default.value}{_source(default)}{CLOSE}" if default is not None else ""
        typed = _line(f"{number} {question.label}{offered}：", question.candidates(answers))
        sign = normalise_option(typed)
        if sign == "?":
            streams.tell(f"  {question.help}")
            continue
        if sign == "<":
            raise BackError
        if sign == "-":
            typed, default = "", None
        if not typed and default is not None:
            return default.value
        if not typed:
            if not question.required:
                return ""
            streams.tell(f"  {question.label}要写；? 看说明，Ctrl-C 退出")
            continue
        try:
            return question.read(typed, answers)
        except Refusal as refused:
            streams.tell(f"  {refused.message}")
            if refused.hint:
                streams.tell(f"  {refused.hint}")


def block(prompt: str, help_: str) -> list[str]:
    """Read lines until a blank one: typed one by one, or pasted at once in whatever way.

    A blank line of a paste ends nothing, only one that was typed. ``<`` alone goes back.
    """
    lines: list[str] = []
    streams.tell(prompt)
    while True:
        pasted = _waiting()
        typed = _input("  ", ())
        found = [line for line in typed.splitlines() if line.strip(" \u3000\t")]
        sign = normalise_option(typed) if not lines else ""
        if sign == "?":
            streams.tell(f"  {help_}")
        elif sign == "<":
            raise BackError
        elif found:
            lines += [line.strip(" \u3000") for line in found]
        elif not pasted:
            return lines


#: What was said at the end; any other number is that of the answer to be changed.
YES: Final = 0
NO: Final = -1


def agreed(text: str) -> int:
    """Ask whether it is right, which a blank line says: YES, NO, or which answer to change."""
    while True:
        typed = normalise_option(_line(text, ())).replace(" ", "").lower()
        if typed in {"", "y", "是"}:
            return YES
        if typed in {"n", "否"}:
            return NO
        if typed.startswith("e") and typed[1:].isdecimal() and int(typed[1:]):
            return int(typed[1:])
        streams.tell("  Enter 登记，n 不登记，e 3 改第 3 项")


def chosen_of(found: Sequence[tuple[str, str]], what: str) -> str:
    """Let one of several be chosen by its number; each is an answer and how it is shown."""
    for number, (_, shown) in enumerate(found, start=1):
        streams.tell(f"  {number} {shown}")
    while True:
        typed = normalise_option(_line(f"  {what}，写序号：", ())).strip()
        if typed == "<":
            raise BackError
        if typed.isdecimal() and 1 <= int(typed) <= len(found):
            return found[int(typed) - 1][0]


def _source(default: Default) -> str:
    return f"，{default.source}" if default.source else ""


def _line(prompt: str, candidates: Iterable[str]) -> str:
    """Read one line; what else was pasted with it is not spilt into the next question."""
    typed = _input(prompt, candidates)
    more = typed.splitlines()[1:]
    if _spilt() or more:
        streams.tell("  粘贴的内容有几行，只取第一行")
    lines = typed.splitlines()
    return lines[0].strip(" \u3000") if lines else ""


def _input(prompt: str, candidates: Iterable[str]) -> str:
    """Read what the line editor gives: one line, or several of one paste."""
    _edit(tuple(candidates))
    while True:
        try:
            return input(prompt)
        except (KeyboardInterrupt, EOFError):
            sys.stdout.write("\n")
            raise LeftError from None
        except UnicodeDecodeError:
            streams.tell("  这一行有读不出的字，请重新输入")


def _waiting() -> bool:
    """Tell whether more was pasted than was read; where it cannot be told, nothing was."""
    with contextlib.suppress(OSError, ValueError):
        return bool(select.select([sys.stdin], [], [], _PASTE)[0])
    return False


def _spilt() -> bool:
    """Throw away the rest of a paste that a terminal handed over as so many lines."""
    spilt = False
    with contextlib.suppress(OSError, ValueError):
        while _waiting() and os.read(sys.stdin.fileno(), 4096):
            spilt = True
    return spilt


#: A paste arrives at once, a typist does not: seconds.
_PASTE: Final = 0.03


def _edit(candidates: tuple[str, ...]) -> None:
    """Prepare the line editor: Chinese in every locale, Tab completes what is known."""
    if locale.setlocale(locale.LC_CTYPE, None) in {"C", "POSIX"}:
        with contextlib.suppress(locale.Error):
            os.environ["LC_ALL"] = "C.UTF-8"
            locale.setlocale(locale.LC_ALL, "")
    try:
        import readline
    except ImportError:  # Windows: its console edits lines itself
        return
    readline.set_auto_history(False)
    if not candidates:
        readline.parse_and_bind("tab: self-insert")
        readline.set_completer(None)
        return
    readline.parse_and_bind("tab: complete")
    readline.set_completer_delims("")
    readline.set_completer(lambda text, state: _completion(text, state, candidates))


def _completion(text: str, state: int, candidates: tuple[str, ...]) -> str | None:
    found = [each for each in candidates if each.startswith(text)]
    found += [each for each in candidates if text and text in each and each not in found]
    return found[state] if state < len(found) else None
