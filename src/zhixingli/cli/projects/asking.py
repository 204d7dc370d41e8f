"""The questions of a key project (重点项目)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixingli.cli.console.prompts import Answers, Default, Question
from zhixingli.cli.matters.asking import LEADER, UNIT, leader_question, unit_question
from zhixingli.cli.matters.naming import Names
from zhixingli.domain.projects.terms import Level

if TYPE_CHECKING:
    from zhixingli.cli.console.state import State

TITLE: Final = "title"
SPONSOR, LEVEL, TOTAL, PLAN, START, END = (
    *("--sponsor", "--level", "--total", "--year-plan", "--start", "--end"),
)


def questions(state: State, last: Answers) -> list[Question]:
    """Give the questions; ``last`` is what was answered for the project before."""
    names = Names(state)

    def read_level(typed: str, _: Answers) -> str:
        from zhixingli.domain.writing.choices import parse_term

        return parse_term(Level, typed, what="级别", field=LEVEL).label

    def read_day(typed: str, _: Answers) -> str:
        from zhixingli.domain.writing.dates import parse_date

        return parse_date(typed, state.today, field=START).isoformat()

    levels = "、".join(level.label for level in Level)
    return [
        Question(TITLE, "项目名称", "照立项文件写", required=True),
        unit_question(names, last),
        leader_question(names),
        Question(
            SPONSOR,
            "挂钩区领导",
            "每周主持现场办公会的区领导",
            lambda typed, _: names.person(typed),
            lambda answers: Default(answers[LEADER], "同区分管领导"),
            lambda _: names.person_names,
            required=True,
        ),
        Question(LEVEL, "级别", levels, read_level, lambda _: Default(Level.DISTRICT.label)),
        Question(TOTAL, "总投资（万元）", "如 12000；没有的直接回车"),
        Question(PLAN, "年度计划投资（万元）", "如 3000；没有的直接回车"),
        Question(START, "计划开工", "如 2026-03-01；没有的直接回车", read_day),
        Question(END, "计划竣工", "如 2027-12-31；没有的直接回车", read_day),
    ]


def typed_as(answers: Answers) -> list[str]:
    """Write the answers as they would have been typed on the command line."""
    told = (UNIT, LEADER, SPONSOR, LEVEL, TOTAL, PLAN, START, END)
    return [
        *(f"{name}={answers[name]}" for name in told if answers.get(name)),
        "--",
        answers[TITLE],
    ]
