"""A command without its argument, on a terminal: it asks, shows what would be, and does it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from typer.core import TyperArgument
from typer.exceptions import Exit

from zhixingli.cli.answers import send
from zhixingli.cli.console import prompts, streams
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from typer._click.core import Command, Context

    from zhixingli.cli.console.prompts import Answers, Question
    from zhixingli.cli.console.state import Run

#: The daily writes, and where their questions are.
_ASKED: Final = {
    "doc receive": "documents.asking",
    "task add": "matters.asking",
    "project add": "projects.asking",
    "init": "law.set_up",
}
#: What is asked for once, as a whole: its questions go their own way.
_SET_UP: Final = "init"
#: What a script gives, or what says how the answer is to look: then nothing is asked.
_SILENT: Final = ("--json", "--from-json", "-q", "--quiet", "--key", "--format", "--help")
_INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class Asking:
    """The options that were typed of a command that asks for the rest."""

    typed: list[str]


def asks(command: Command, path: str, arguments: list[str]) -> bool:
    """Tell whether a command is to ask: nothing named, on a terminal, options at most."""
    if path not in _ASKED or not prompts.allowed() or _named(command, arguments):
        return False
    return not any(word.partition("=")[0] in _SILENT for word in arguments)


def _named(command: Command, arguments: list[str]) -> bool:
    """Tell whether something besides options was typed: then nothing is asked."""
    options = [param for param in command.params if not getattr(param, "is_flag", False)]
    values = {name for param in options for name in param.opts}
    place = 0
    while place < len(arguments):
        word = arguments[place]
        if word == "--":
            return True
        if not word.startswith("-"):
            return True
        place += 2 if word in values else 1
    return False


def run_asking(command: Command, ctx: Context, typed: list[str], path: str, session: Run) -> None:
    """Ask for one after the other until somebody leaves; raises Exit 130 if none was recorded."""
    module = import_module(f"zhixingli.cli.{_ASKED[path]}")
    if path == _SET_UP:
        status = module.answer(session.state, rehearsal="--rehearsal" in typed)
        if status:
            raise Exit(status)
        return
    given = _given(command, typed)
    last: Answers = {}
    done = 0
    streams.tell(
        f"回车取{prompts.OPEN}{prompts.CLOSE}里的，- 为无，< 回上一项，? 看说明，Ctrl-C 退出"
    )
    session.asking, session.several = True, 1  # of each only its line is said
    try:
        while True:
            answers = dict(given)
            questions = module.questions(session.state, last)
            _one(command, ctx, typed, questions, answers, module.typed_as)
            last, done = answers, done + 1
            streams.tell("")
    except prompts.LeftError:
        streams.tell(f"共登记 {done} 件" if done else "没有登记")
        if not done:
            raise Exit(_INTERRUPTED) from None
    finally:
        session.asking, session.several = False, 0


def _given(command: Command, typed: list[str]) -> Answers:
    """Give the options that were typed: they are not asked, and stay as they are."""
    options = {
        name: param
        for param in command.params
        if not isinstance(param, TyperArgument)
        for name in param.opts
    }
    said: Answers = {}
    words = iter(typed)
    for word in words:
        name, equals, value = word.partition("=")
        param = options.get(name)
        if param is not None:
            flag = getattr(param, "is_flag", False)
            said[max(param.opts, key=len)] = value if equals or flag else next(words, "")
    return said


def _one(  # noqa: PLR0917 - one matter, and how it is asked for
    command: Command,
    ctx: Context,
    typed: list[str],
    questions: list[Question],
    answers: Answers,
    typed_as: Any,  # noqa: ANN401 - of the module of the questions
) -> None:
    """Ask, show the very dry run, correct what is wrong, record."""
    given = dict(answers)
    start = 0
    while True:
        prompts.ask_all(questions, answers, start=start)
        words = [*typed, *typed_as({n: v for n, v in answers.items() if n not in given})]
        try:
            shown = _tried(command, ctx, words)
        except Refusal as refused:
            if refused.field not in {question.name for question in questions}:
                raise  # no other answer would help
            streams.tell(f"  {visible(refused.message)}")
            streams.tell(f"  {visible(refused.hint)}")
            answers.pop(refused.field)
            continue
        for line in shown:
            streams.tell(visible(line))
        said = prompts.agreed("登记？（Enter 登记，n 不登记，e 3 改第 3 项）")
        if said == prompts.NO:
            raise prompts.LeftError
        if said != prompts.YES:
            if said <= len(questions):
                answers.pop(questions[said - 1].name, None)
            continue
        with command.make_context(ctx.info_name, words, parent=ctx.parent) as made:
            command.invoke(made)
        return


def _tried(command: Command, ctx: Context, words: list[str]) -> list[str]:
    """Run the command without recording anything; give what it would say."""
    with (
        send.held() as answers,
        command.make_context(ctx.info_name, ["--dry-run", *words], parent=ctx.parent) as made,
    ):
        command.invoke(made)
    (answer,) = answers
    return [f"注意：{each.message}" for each in answer.warnings] + [f"试算：{answer.line}"]
