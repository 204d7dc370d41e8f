"""``zx init`` by questions on a real terminal: a new office of pasted lists, or nothing at all."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.every_reading import zx
from tests.terminal import DAY, Conversation, converse

from zhixingli.domain.writing.dates import parse_date
from zhixingli.services import demo

if TYPE_CHECKING:
    from pathlib import Path

OFFICE: Final = "示范区人民政府办公室"
UNITS: Final = (
    "示范区教育局\t区教育局\t部门\n示范区水务局\t区水务局\t\n"
    "清溪镇人民政府\t清溪镇\t镇\n示范经济开发区管理委员会\t经济开发区\t经济开发区\n"
)
PEOPLE: Final = (
    "沈立言\t常务副区长\n何静姝\t副区长\n石建基\t区教育局\t局长\n江浩澜\t区水务局\t主要领导\n"
)
DUTY: Final = "区教育局\t何静姝\n区水务局\t沈立言\n"
INTERRUPT, END = "\x03", "\x04"
QUESTIONS: Final = ("1 单位名称", "2 简称", "3 单位", "4 人员", "5 分工", "建立？")
ANSWERS: Final = (f"{OFFICE}\r", "区府办\r", f"{UNITS}\r", f"{PEOPLE}\r", f"{DUTY}\r", "\r")


def begun(place: Path, **more: Any) -> Conversation:
    return converse(place, "init", "--rehearsal", **more)


def answered(talk: Conversation, *answers: str) -> None:
    for question, answer in zip(QUESTIONS, answers, strict=False):
        talk.wait(question)
        talk.paste(answer)


def told(place: Path, *words: str) -> Any:
    status, said = zx(place, parse_date(DAY, demo.EXAMPLE_DAY), *words, "--json")
    assert status == 0, said
    return json.loads(said)["data"]


def test_an_office_is_set_up_of_pasted_lists_and_takes_its_first_paper(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place)
    answered(talk, *ANSWERS)
    talk.wait("下一步：zx 收文")
    assert talk.end() == 0
    kinds = {each["name"]: each["kind"] for each in told(place, "unit", "list")}
    assert kinds == {
        OFFICE: "office",
        "示范区教育局": "department",
        "示范区水务局": "department",
        "清溪镇人民政府": "town",
        "示范经济开发区管理委员会": "zone",
    }
    posts = {
        each["name"]: (each["post"], each["unit"]["name"]) for each in told(place, "person", "list")
    }
    assert posts["何静姝"] == ("deputy_head", OFFICE)
    assert posts["石建基"] == ("unit_head", "示范区教育局")
    assert told(place, "office", "show")["name"] == OFFICE
    paper = told(place, "doc", "receive", "关于招生的函", "-f", "市教育局", "-u", "区教育局", "-c")
    assert paper["leader"]["name"] == "何静姝"  # by the division of work that was pasted
    assert told(place, "verify")["sound"]
    entries = [each["command"] for each in told(place, "journal")][::-1]
    assert entries[-5:] == [
        "unit add",
        "import units",
        "import people",
        "import duty",
        "doc receive",
    ]


@pytest.mark.parametrize("key", [INTERRUPT, END], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("at", range(len(QUESTIONS)))
def test_who_leaves_at_any_question_leaves_nothing(tmp_path: Path, key: str, at: int) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place)
    answered(talk, *ANSWERS[:at])
    talk.wait(QUESTIONS[at])
    talk.type(key)
    assert talk.end() == 130
    assert "没有建立" in talk.text
    assert "Traceback" not in talk.text
    assert list(tmp_path.iterdir()) == []


def test_a_no_at_the_end_leaves_nothing(tmp_path: Path) -> None:
    talk = begun(tmp_path / "ledger.db")
    answered(talk, *ANSWERS[:-1], "n\r")
    assert talk.end() == 130
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_named_and_written_again(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place)
    answered(talk, f"{OFFICE}\r", "\r", f"{UNITS}\r")
    talk.wait("4 人员")
    talk.paste("沈立言 常务副区长\n石建基 区教局 局长\n何静姝 分管教育\n\r")
    before = talk.wait("改好这2行再写一次")
    assert "石建基，区教局，局长：“单位”没有单位“区教局”" in before
    assert "看不出“分管教育”属于哪一类职务" in before
    assert "--post" not in before
    talk.paste("石建基 区教育局 局长\n\r")
    talk.wait("5 分工")
    talk.type("\r")
    assert "人员2行" in talk.wait("建立？")
    talk.type("\r")
    assert talk.end() == 0
    assert {each["name"] for each in told(place, "person", "list")} == {"沈立言", "石建基"}


def test_a_sheet_with_its_own_heads_is_taken_by_them(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place)
    answered(talk, f"{OFFICE}\r", "\r", "类别\t简称\t单位名称\n部门\t区教育局\t示范区教育局\n\r")
    talk.wait("4 人员")
    talk.paste("职务\t姓名\t单位\t备注\n副区长\t何静姝\t示范区人民政府办公室\t无\n\r")
    talk.wait("5 分工")
    talk.paste("何静姝：区教育局、示范区人民政府办公室\n\r")
    assert "单位1行，人员1行，分工2行" in talk.wait("建立？")
    talk.type("\r")
    assert talk.end() == 0
    assert [each["leader"]["name"] for each in told(place, "duty", "list")] == ["何静姝"] * 2


def test_what_was_answered_is_asked_anew_with_what_rests_on_it(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place)
    answered(talk, *ANSWERS[:-1])
    talk.wait("建立？")
    talk.type("e 4\r")
    talk.wait("4 人员")
    talk.paste("沈立言 常务副区长\n\r")
    talk.wait("5 分工")
    talk.type("<\r")
    talk.wait("4 人员")
    talk.type("?\r")
    assert "职务照实际写" in talk.wait("职务照实际写")
    talk.paste("何静姝 副区长\n\r")
    talk.wait("5 分工")
    talk.type("\r")
    assert "单位4行，人员1行，分工0行" in talk.wait("建立？")
    talk.type("\r")
    assert talk.end() == 0
    assert [each["name"] for each in told(place, "person", "list")] == ["何静姝"]


def test_a_mark_of_secrecy_is_neither_kept_nor_said_back(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place)
    answered(talk, f"{OFFICE}\r", "\r")
    talk.wait("3 单位")
    talk.paste("示范区教育局\n机密★10年办公室\n\r")
    shown = talk.wait("改好这1行").partition("单位1行")[2]
    assert "第2行：" in shown
    assert "机密★10年" not in shown
    for question in ("改好", "4 人员", "5 分工", "建立？"):
        talk.type("\r")
        if question != "建立？":
            talk.wait({"改好": "4 人员", "4 人员": "5 分工", "5 分工": "建立？"}[question])
    assert talk.end() == 0
    assert "机密".encode() not in place.read_bytes()


def test_an_office_has_one_ledger(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    assert zx(place, demo.EXAMPLE_DAY, "init", "--office", OFFICE, "--rehearsal")[0] == 0
    talk = converse(place, "init")
    assert talk.end() == 5
    assert "已经是“示范区人民政府办公室”的" in talk.text
    assert "1 单位名称" not in talk.text


def test_in_a_bare_environment_chinese_and_a_narrow_screen_do(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    talk = begun(place, columns=40, own={"LC_ALL": "C", "LANG": "C"})
    answered(talk, *ANSWERS)
    assert talk.end() == 0
    with contextlib.closing(sqlite3.connect(place)) as file:
        assert file.execute("SELECT count(*) FROM person").fetchone() == (4,)


def test_off_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    status, said = zx(tmp_path / "ledger.db", demo.EXAMPLE_DAY, "init", "--json")
    assert (status, json.loads(said)["error"]["field"]) == (2, "--office")
