"""The questions of a task (工作任务)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.cli.console.prompts import Answers, Default, Question
from zhixingli.cli.matters.naming import Names

if TYPE_CHECKING:
    from zhixingli.cli.console.state import State

TITLE: Final = "title"
UNIT, LEADER, DUE = "--unit", "--leader", "--due"


def questions(state: State, last: Answers) -> list[Question]:
    """Give the questions; ``last`` is what was answered for the task before."""
    names = Names(state)

    def read_due(typed: str, _: Answers) -> str:
        from zhixingli.domain.writing.dates import parse_date

        return parse_date(typed, state.today, field=DUE).isoformat()

    return [
        Question(TITLE, "任务", "做什么，写明要交出的东西", required=True),
        unit_question(names, last),
        leader_question(names),
        Question(
            DUE,
            "到期日",
            "如 2026-11-30；按规则算的，用 zx task add 标题 --rule 规则",
            read_due,
            lambda _: Default(last[DUE], "同上一件") if last.get(DUE) else None,
            required=True,
        ),
    ]


def typed_as(answers: Answers) -> list[str]:
    """Write the answers as they would have been typed on the command line."""
    told = (UNIT, LEADER, DUE)
    return [
        *(f"{name}={answers[name]}" for name in told if answers.get(name)),
        "--",
        answers[TITLE],
    ]


def unit_question(names: Names, last: Answers) -> Question:
    """Ask for the unit that answers for it."""
    return Question(
        UNIT,
        "主责单位",
        "一件事一个主责单位；写几个字或拼音首字母",
        lambda typed, _: names.unit(typed),
        lambda _: Default(last[UNIT], "同上一件") if last.get(UNIT) else None,
        lambda _: names.unit_names,
        required=True,
    )


def leader_question(names: Names) -> Question:
    """Ask for the one leader; offered is the one whom the unit answers to."""
    return Question(
        LEADER,
        "区分管领导",
        "一件事一名区分管领导；写几个字或拼音首字母",
        lambda typed, _: names.person(typed),
        lambda answers: names.leader_of(answers.get(UNIT, "")),
        lambda _: names.person_names,
        required=True,
    )
