"""Every known mistake is answered in Chinese, with the remedy and status 2."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from zhixingli.cli.program import registry
from zhixingli.cli.program.app import main

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(autouse=True)
def _sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SAMPLES), *sys.path])
    known = registry.Entry("sample", "示例。", registry.WORK, "sample_zx")
    monkeypatch.setattr(registry, "ENTRIES", (*registry.ENTRIES, known))
    monkeypatch.setenv("ZX_TODAY", "2026-11-23")
    monkeypatch.setenv("ZX_ACTOR", "文书")


#: What may stand in a Chinese sentence: options, commands, days, kinds of formats.
WORDS = re.compile(r"[A-Za-z][A-Za-z-]*")

MISTAKES = [
    (["nosuch"], "COMMAND_UNKNOWN", "没有命令“nosuch”"),
    (["overdeu"], "COMMAND_UNKNOWN", "是不是 overdue"),
    (["sample"], "COMMAND_MISSING", "后面缺少命令"),
    (["sample", "shwo"], "COMMAND_UNKNOWN", "是不是 show"),
    (["sample", "show"], "VALUE_MISSING", "缺少参数“示例编号”"),
    (["sample", "add", "甲"], "VALUE_MISSING", "缺少选项 --from（来文单位）"),
    (["sample", "add", "--from", "乙"], "VALUE_MISSING", "缺少参数“标题”"),
    (["sample", "add", "甲", "--form", "乙"], "OPTION_UNKNOWN", "是不是 --format 或 --from"),
    (["sample", "add", "甲", "-z"], "OPTION_UNKNOWN", "没有选项 -z"),
    (["sample", "add", "甲", "--from"], "OPTION_VALUE", "后面缺少值"),
    (["sample", "add", "甲", "--from", "乙", "--dry-run=1"], "OPTION_VALUE", "不带值"),
    (["sample", "add", "甲", "--from", ""], "TEXT_EMPTY", "选项 --from 是空的"),
    (["sample", "add", "甲", "乙", "--from", "丙"], "ARGUMENT_EXTRA", "多出 1 个参数：乙"),
    (["sample", "add", "甲", "--from", "乙", "--days", "三"], "VALUE_INVALID", "要写整数"),
    (["sample", "add", "甲", "--from", "乙", "--days", "0"], "VALUE_INVALID", "不能小于 1"),
    (["sample", "add", "甲", "--from", "乙", "--total", "多"], "VALUE_INVALID", "单位万元"),
    (["sample", "add", "甲", "--from", "乙", "--on", "2026-02-30"], "DATE_INVALID", "没有2月30日"),
    (["sample", "add", "甲", "--from", "乙", "--at", "25:00"], "DATE_INVALID", "只有时间"),
    (["sample", "add", "甲", "--from", "乙", "--urgency", "快"], "CHOICE_UNKNOWN", "加急"),
    (["sample", "add", "甲", "--from", "乙", "--from", "丙"], "OPTION_REPEATED", "写了 2 次"),
    (["sample", "add", "甲", "--from=乙", "--from", "丙"], "OPTION_REPEATED", "--from 只能写一次"),
    (["--db", "x", "--db", "y", "sample", "list"], "OPTION_REPEATED", "--db 只能写一次"),
    (["sample", "list", "--limit", "-1"], "VALUE_INVALID", "不能小于 1"),
    (["sample", "list", "--format", "xml"], "CHOICE_UNKNOWN", "没有“xml”这一项"),
    (["sample", "list", "--format", "pdf"], "CHOICE_UNKNOWN", "没有“pdf”这一项"),
    (["sample", "list", "--sort", "nosuch"], "SORT_KEY_UNKNOWN", "id、title"),
    (["sample", "list", "--today", "2026-01-05"], "OPTION_UNKNOWN", "是全局选项"),
    (["--jsno", "sample", "list"], "OPTION_UNKNOWN", "写在命令之后"),
    (["--today", "明年", "sample", "list"], "DATE_INVALID", "读不懂"),
    (["--today", "2026-13-01", "sample", "list"], "DATE_INVALID", "没有13月1日"),
    (["--db", "x"], "COMMAND_MISSING", "后面缺少命令"),
    (["sample", "add", "--from-json"], "OPTION_VALUE", "缺少文件名"),
    (["schema", "overdeu"], "SCHEMA_UNKNOWN", "zx.overdue/1"),
]


def _with_json(typed: list[str]) -> list[str]:
    """Ask for JSON right behind the command, before what the mistake leaves open."""
    if "add" in typed:
        place = typed.index("add") + 1
        return [*typed[:place], "--json", *typed[place:]]
    return typed if typed in (["sample"], ["--db", "x"]) else [*typed, "--json"]


@pytest.mark.parametrize(("typed", "code", "said"), MISTAKES)
def test_a_mistake(
    typed: list[str], code: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(_with_json(typed))
    out, err = capsys.readouterr()
    assert status == (3 if code == "SCHEMA_UNKNOWN" else 2)
    if code == "COMMAND_MISSING":  # without a command there is none to ask for JSON
        assert out == ""
    else:
        envelope = json.loads(out)
        assert status == envelope["error"]["exit"]
        assert envelope["error"]["code"] == code
        assert (envelope["ok"], envelope["data"]) == (False, None)
    assert said in err
    assert err.startswith("错误：")
    assert "办法：" in err


@pytest.mark.parametrize(("typed", "_code", "_said"), MISTAKES)
def test_no_english_is_left(
    typed: list[str], _code: str, _said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(typed)
    out, err = capsys.readouterr()
    assert out == ""
    foreign = {word for word in WORDS.findall(err) if not _may_stand(word, typed)}
    assert foreign == set()


def test_a_secret_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    main(["sample", "add", "甲", "机密★10年", "--from", "乙"])
    assert "机密" not in capsys.readouterr().err


def test_hostile_text_is_not_let_loose(capsys: pytest.CaptureFixture[str]) -> None:
    main(["sample", "add", "甲", "\x1b[31m", "--from", "乙"])
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert "\\x1b[31m" in err


@pytest.mark.parametrize(
    "page",
    [[], ["sample"], ["sample", "add"], ["sample", "list"], ["sample", "report"], ["schema"]],
)
def test_a_help_page_is_chinese(page: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*page, "--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("用法：zx")
    assert "--help" in out
    assert "显示帮助" in out
    for english in ("Usage", "Options", "Show this", "[OPTIONS]", "COMMAND", "required", "default"):
        assert english not in out


@pytest.mark.parametrize("entry", registry.ENTRIES, ids=lambda entry: entry.name)
def test_every_command_has_a_chinese_page(
    entry: registry.Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([entry.name, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"用法：zx {entry.name}")
    verbs = re.findall(r"^  ([a-z][a-z-]*) ", out, re.MULTILINE) if "命令：" in out else []
    for verb in verbs:
        assert main([entry.name, verb, "--help"]) == 0
        page = capsys.readouterr().out
        about = page.splitlines()[2]
        assert re.search("[\u4e00-\u9fff]", about), f"{entry.name} {verb}: {about}"
        assert re.findall(r"[A-Z][a-z]+ [a-z]+ [a-z]+", page) == []


def _may_stand(word: str, typed: list[str]) -> bool:
    names = {"zx", "json", "id", "title", "due", "light", "cost", "for", "label", "doc", "other"}
    shown = {
        "SW",
        "XM",
        "md",
        "xlsx",
        "docx",
        "html",
        "table",
        "jsonl",
        "csv",
        "tsv",
        "normal",
        "urgent",
        "express",
        "show",
    }
    words = {part for argument in typed for part in WORDS.findall(argument)}
    nouns = {entry.name for entry in registry.ENTRIES}
    verbs = {"list", "show", "report", "options", "add", "plan", "fail", "schema"}
    return word in names | shown | words | nouns | verbs or word in OPTIONS


OPTIONS = {"help", "from", "on", "limit", "format", "sort", "version", "db", "dry-run", "for"}
