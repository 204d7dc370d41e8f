"""The questions of one paper, in the order in which a clerk reads its first page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixingli.cli.console import streams
from zhixingli.cli.console.prompts import Answers, Default, Question
from zhixingli.cli.matters.asking import leader_question, unit_question
from zhixingli.cli.matters.naming import Names
from zhixingli.domain.terms import Urgency
from zhixingli.domain.writing.characters import normalise_option

if TYPE_CHECKING:
    from zhixingli.cli.console.state import State

TITLE: Final = "title"
SENDER, NUMBER, URGENCY = "--from", "--number", "--urgency"
UNIT, LEADER, DUE, DONE = "--unit", "--leader", "--due", "--complete-notified"
_URGENCIES: Final = {"1": Urgency.NORMAL, "2": Urgency.URGENT, "3": Urgency.EXPRESS}


def questions(state: State, last: Answers) -> list[Question]:
    """Give the questions; ``last`` is what was answered for the paper before."""
    paper = _Paper(state, Names(state), last)
    return [
        Question(
            TITLE,
            "标题",
            "照来文写；从表格里粘贴一行（用制表符隔开）依次填后面的各项",
            paper.read_title,
            required=True,
        ),
        Question(
            SENDER,
            "来文单位",
            "来过文的写几个字就行；新的来文单位写全称；与来过的相近而不是它的，前面加 =",
            paper.read_sender,
            lambda _: Default(last[SENDER], "同上一件") if last.get(SENDER) else None,
            lambda _: paper.names.senders,
            required=True,
        ),
        Question(NUMBER, "来文字号", "如 市发改〔2026〕3号；没有的直接回车", paper.read_number),
        Question(
            URGENCY,
            "紧急程度",
            "1 平件，2 加急，3 特急",
            paper.read_urgency,
            lambda _: Default(Urgency.NORMAL.label),
        ),
        replace(unit_question(paper.names, last), default=paper.usual_unit),
        leader_question(paper.names),
        Question(
            DUE,
            "来文写明的期限",
            "来文自己写了期限的，如 2026-10-30；没有的直接回车",
            paper.read_due,
        ),
        Question(
            DONE,
            "资料齐全并已告知",
            "y 检查合格、已告知来文单位，当场登记；直接回车以后再登记",
            paper.read_done,
            lambda _: Default("n"),
        ),
    ]


def typed_as(answers: Answers) -> list[str]:
    """Write the answers as they would have been typed on the command line."""
    words = [
        f"{name}={answers[name]}"
        for name in (SENDER, NUMBER, UNIT, LEADER, DUE)
        if answers.get(name)
    ]
    urgency = answers.get(URGENCY)
    if urgency and urgency != Urgency.NORMAL.label:
        words.append(f"{URGENCY}={urgency}")
    if answers.get(DONE) == "y":
        words.append(DONE)
    return [*words, "--", answers[TITLE]]


class _Paper:
    """How the answers of one paper are read."""

    def __init__(self, state: State, names: Names, last: Answers) -> None:
        self.state, self.names, self.last = state, names, last

    def read_title(self, typed: str, answers: Answers) -> str:
        """Take the title; a row of a sheet fills the questions after it too."""
        title, *cells = (cell.strip() for cell in typed.split("\t"))
        reads = {SENDER: self.read_sender, NUMBER: self.read_number, URGENCY: self.read_urgency}
        for (name, read), cell in zip(reads.items(), cells, strict=False):
            if cell:
                answers[name] = read(cell, answers)
                streams.tell(f"  {name[2:]}：{answers[name]}")
        return title

    def read_sender(self, typed: str, answers: Answers) -> str:
        """Take a sender that wrote before, or a new one as it is."""
        sender = self.names.sender(typed)
        self._tell_double(sender, answers.get(NUMBER, ""))
        return sender

    def read_number(self, typed: str, answers: Answers) -> str:
        """Bring the number into its form; say at once if the paper is here already."""
        from zhixingli.domain.writing.document_number import normalise_document_number

        found = normalise_document_number(typed, field=NUMBER)
        number = found.text if found is not None else ""
        if found is not None and found.changes:
            streams.tell(f"  来文字号：{number}")
        self._tell_double(answers.get(SENDER, ""), number)
        return number

    def read_urgency(self, typed: str, _: Answers) -> str:
        """Take the urgency by its number, code or word."""
        from zhixingli.domain.writing.choices import parse_term

        found = _URGENCIES.get(typed) or parse_term(
            Urgency, typed, what="紧急程度", field=URGENCY, extra={"急件": Urgency.URGENT}
        )
        return found.label

    def read_due(self, typed: str, _: Answers) -> str:
        """Take a day in any form."""
        from zhixingli.domain.writing.dates import parse_date

        return parse_date(typed, self.state.today, field=DUE).isoformat()

    def read_done(self, typed: str, _: Answers) -> str:
        """Take a yes or a no."""
        return "y" if normalise_option(typed).strip().lower() in {"y", "是", "1"} else "n"

    def usual_unit(self, answers: Answers) -> Default | None:
        """Offer the unit that has had everything of the sender; the last one's for the same."""
        found = self.names.usual_unit(answers.get(SENDER, ""))
        if found is not None:
            return found
        if self.last.get(UNIT) and self.last.get(SENDER) == answers.get(SENDER):
            return Default(self.last[UNIT], "同上一件")
        return None

    def _tell_double(self, sender: str, number: str) -> None:
        earlier = self.names.registered_as(sender, number) if sender and number else None
        if earlier is not None:
            streams.tell(f"  注意：{sender} 的 {number} 已经登记过，收文编号 {earlier}")
