"""A paper, a task, a project by questions on a real terminal: few keys, nothing half done."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.conftest import PROVE
from tests.every_reading import zx
from tests.terminal import Conversation, converse

from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path

TITLE: Final = "关于核定用地红线范围事项的函"
SENDER: Final = "云江市自然资源规划"
NUMBER: Final = "云然资〔2026〕60号"
#: From the title on: blank lines take what is offered.
QUESTIONS: Final = (
    *("1 标题", "2 来文单位", "3 来文字号", "4 紧急程度", "5 主责单位", "6 区分管领导"),
    *("7 来文写明的期限", "8 资料齐全并已告知", "登记？"),
)
INTERRUPT, END = "\x03", "\x04"


@pytest.fixture
def place(district_file: Path, tmp_path: Path) -> Path:
    """Give the example's ledger, where the sender's papers went to one unit before."""
    found = tmp_path / "ledger.db"
    shutil.copy(district_file, found)
    for n in (1, 2):
        words = ["doc", "receive", f"第{n}件", "-f", SENDER, "-u", "区自然资源局", "-q"]
        assert zx(found, demo.EXAMPLE_DAY, *words)[0] == 0
    return found


def entries(place: Path) -> int:
    with contextlib.closing(sqlite3.connect(place)) as file:
        found: int = file.execute("SELECT max(seq) FROM journal").fetchone()[0]
    return found


def last_paper(place: Path) -> dict[str, Any]:
    with contextlib.closing(sqlite3.connect(place)) as file:
        (number,) = file.execute("SELECT max(id) FROM doc").fetchone()
    status, said = zx(place, demo.EXAMPLE_DAY, "doc", "show", number, "--json")
    assert status == 0
    data = json.loads(said)["data"]
    for once in ("id", "uid", "journal"):
        data.pop(once)
    for owed in data["obligations"]:
        for once in ("id", "key", "uid"):
            owed.pop(once)
    found: dict[str, Any] = data
    return found


def answered(talk: Conversation, *answers: str) -> None:
    for question, answer in zip(QUESTIONS, answers, strict=False):
        talk.answer(question, answer)


def test_a_paper_by_questions_costs_fifty_keys(place: Path) -> None:
    talk = converse(place, "收文")
    talk.keys = len("zx 收文") + 1
    # A few characters of a sender that wrote before are enough.
    answered(talk, TITLE, "云江市自然", NUMBER, "", "", "", "", "y", "")
    talk.wait("已登记")
    assert talk.keys <= 50
    talk.wait("1 标题")
    talk.type(END)
    assert talk.end() == 0
    assert "共登记 1 件" in talk.text
    told = last_paper(place)
    assert (told["title"], told["sender"], told["number"]) == (TITLE, SENDER, NUMBER)
    assert (told["unit"]["short"], told["notified_on"]) == ("区自然资源局", "2026-10-16")


def test_a_paper_by_flags_costs_eighty_keys_and_is_the_same(place: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    shutil.copy(place, other)
    line = f"zx doc receive {TITLE} -f {SENDER} -n {NUMBER} -c"
    assert (len(TITLE), len(SENDER), len(NUMBER)) == (14, 9, 12)
    assert len(line) + 1 <= 80
    assert zx(place, demo.EXAMPLE_DAY, *line.split()[1:], "-q")[0] == 0
    talk = converse(other, "--actor", "示例", "doc", "receive")
    answered(talk, TITLE, SENDER, NUMBER, "", "", "", "", "y", "")
    talk.wait("1 标题")
    talk.type(END)
    assert talk.end() == 0

    assert last_paper(place) == last_paper(other)


@pytest.mark.parametrize("key", [INTERRUPT, END], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("at", range(len(QUESTIONS)) if PROVE else (0, 4, len(QUESTIONS) - 1))
def test_who_leaves_leaves_everything_as_it_was(place: Path, at: int, key: str) -> None:
    before = entries(place)
    talk = converse(place, "doc", "receive")
    answered(talk, *(TITLE, SENDER, NUMBER, "", "", "", "", "y")[:at])
    talk.wait(QUESTIONS[at])
    talk.type(key)

    assert talk.end() == 130
    assert "没有登记" in talk.text
    assert "Traceback" not in talk.text
    assert entries(place) == before


def test_answers_are_explained_gone_back_to_and_changed(place: Path) -> None:
    talk = converse(place, "doc", "receive", "--urgency", "特急")
    assert "照来文写" in talk.answer("1 标题", "?") + talk.answer("1 标题", "写错的标题")
    talk.answer("2 来文单位", "<")
    talk.answer("1 标题", TITLE)
    talk.answer("2 来文单位", "云江市自然")
    talk.answer("3 来文字号", "第3号")
    assert "应为" in talk.answer("3 来文字号", NUMBER)
    talk.answer("5 主责单位", "没有这个单位")
    assert "没有" in talk.answer("5 主责单位", "-")
    assert "要写" in talk.answer("5 主责单位", "zrzyj")
    talk.answer("6 区分管领导", "")
    talk.answer("7 来文写明的期限", "2026-10-30")
    talk.answer("8 资料齐全并已告知", "")
    talk.answer("登记？", "什么")
    talk.answer("登记？", "e 7")
    talk.answer("7 来文写明的期限", "-")
    talk.answer("登记？", "")
    talk.wait("1 标题")
    talk.type(INTERRUPT)
    assert talk.end() == 0
    told = last_paper(place)
    assert (told["title"], told["urgency_label"], told["checked_on"]) == (TITLE, "特急", None)
    assert not any(owed["rule"] == "doc.stated" for owed in told["obligations"])


def test_what_was_given_is_not_asked_and_settles_the_rest(place: Path) -> None:
    talk = converse(place, "doc", "receive", "-f", SENDER, "-c")
    talk.answer("1 标题", TITLE)
    talk.answer("3 来文字号", "")
    talk.answer("4 紧急程度", "")
    assert "该来文单位以往 2 件" in talk.answer("5 主责单位", "") + talk.wait("6 区分管领导")
    talk.type("\r")
    talk.answer("7 来文写明的期限", "")
    talk.answer("登记？", "")
    talk.wait("1 标题")
    talk.type(END)
    assert talk.end() == 0
    told = last_paper(place)
    assert (told["sender"], told["notified_on"]) == (SENDER, "2026-10-16")


def test_several_that_are_meant_are_chosen_by_number(place: Path) -> None:
    talk = converse(place, "doc", "receive")
    answered(talk, TITLE, "市教育", "", "")
    talk.answer("5 主责单位", "区财")
    talk.answer("6 区分管领导", "林")
    shown = talk.answer("哪一个，写序号", "9")
    assert shown.count("林晓燕（") == 2
    talk.answer("哪一个，写序号", "2")
    talk.wait("7 来文写明的期限")
    talk.type(INTERRUPT)
    assert talk.end() == 130


def test_a_paper_that_is_here_already_is_said_at_once(place: Path) -> None:
    words = ["doc", "receive", "先来的", "-f", SENDER, "-n", NUMBER, "-q"]
    assert zx(place, demo.EXAMPLE_DAY, *words)[0] == 0
    talk = converse(place, "doc", "receive")
    answered(talk, TITLE, SENDER, NUMBER)
    talk.wait("4 紧急程度")
    assert f"{SENDER} 的 {NUMBER} 已经登记过，收文编号 SW-2026-0419" in talk.text
    talk.type(INTERRUPT)
    assert talk.end() == 130


def test_a_row_of_a_sheet_fills_the_questions(place: Path) -> None:
    talk = converse(place, "doc", "receive")
    talk.answer("1 标题", f"{TITLE}\t{SENDER}\t{NUMBER}\t加急")
    talk.answer("5 主责单位", "")
    for question in QUESTIONS[5:]:
        talk.answer(question, "")
    talk.wait("1 标题")
    talk.type(END)
    assert talk.end() == 0
    told = last_paper(place)
    assert (told["sender"], told["number"], told["urgency_label"]) == (SENDER, NUMBER, "加急")


def test_lines_pasted_at_once_do_not_spill_into_the_next_question(place: Path) -> None:
    talk = converse(place, "doc", "receive")
    talk.wait("1 标题")
    talk.type(f"{TITLE}\r第二行\r第三行\r")
    talk.wait("2 来文单位")
    assert "粘贴的内容有几行，只取第一行" in talk.text
    talk.type(INTERRUPT)
    assert talk.end() == 130


@pytest.mark.parametrize(
    "own", [{"LC_ALL": "C"}, {"LANG": "POSIX"}, {"LC_CTYPE": "C", "LANG": ""}], ids=str
)
def test_chinese_is_typed_in_every_locale(place: Path, own: dict[str, str]) -> None:
    talk = converse(place, "doc", "receive", columns=40, own=own)
    answered(talk, TITLE, SENDER, NUMBER, "", "", "", "", "", "")
    talk.wait("1 标题")
    talk.type(END)
    assert talk.end() == 0
    assert last_paper(place)["title"] == TITLE


@pytest.mark.parametrize("own", [{"ZX_NO_PROMPT": "1"}, {"CI": "true"}], ids=str)
def test_nothing_is_asked_where_that_is_forbidden(place: Path, own: dict[str, str]) -> None:
    talk = converse(place, "doc", "receive", own=own)

    assert talk.end() == 2
    assert "缺少参数“标题”" in talk.text


def test_nothing_that_was_typed_is_kept(place: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    talk = converse(place, "doc", "receive", own={"HOME": str(home)})
    answered(talk, TITLE)
    talk.wait("2 来文单位")
    talk.type(INTERRUPT)
    assert talk.end() == 130
    assert list(home.rglob("*")) == []


def test_a_task_and_a_project_are_asked_for_too(place: Path) -> None:
    talk = converse(place, "task", "add")
    for question, answer in (
        ("1 任务", "清理台账"), ("2 主责单位", "区水"), ("3 区分管领导", ""), ("4 到期日", "11-20"),
    ):  # fmt: skip
        talk.answer(question, answer)
    talk.answer("4 到期日", "2026-11-20")
    talk.answer("登记？", "")
    assert "已交办 SX-2026-0002《清理台账》" in talk.wait("1 任务")
    talk.type(END)
    assert talk.end() == 0
    talk = converse(place, "project", "add")
    talk.answer("1 项目名称", "石桥泵站")
    talk.answer("2 主责单位", "区水")
    for question in ("3 区分管领导", "4 挂钩区领导", "5 级别"):
        talk.answer(question, "")
    talk.answer("6 总投资", "3000")
    talk.answer("7 年度计划投资", "1000")
    for question in ("8 计划开工", "9 计划竣工", "登记？"):
        talk.answer(question, "")
    assert "XM-2026-0031" in talk.wait("1 项目名称")
    talk.type(END)
    assert talk.end() == 0
