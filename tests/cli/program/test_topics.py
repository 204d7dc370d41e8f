"""``zx help``: short pages; what they show is played by the transcripts."""

from __future__ import annotations

import pytest

from zhixingli.cli.program.app import main
from zhixingli.cli.program.topics import TOPICS, page


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_is_at_most_forty_lines_and_shows_no_scenery(topic: str) -> None:
    text = page(topic)

    assert len(text.splitlines()) <= 40
    assert "$ zx" in text
    assert "<!--" not in text
    assert "```" not in text


@pytest.mark.parametrize("word", ["help", "-h", "帮助"])
def test_help_lists_the_topics(word: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([word]) == 0
    said = capfd.readouterr().out
    assert all(f"zx help {topic}" in said for topic in TOPICS)


def test_a_topic_goes_by_either_word(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "撤销"]) == 0
    assert main(["help", "undo"]) == 0
    once = page("撤销")
    assert capfd.readouterr().out == once * 2


def test_help_of_a_command_is_its_page(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "doc", "finish"]) == 0
    said = capfd.readouterr().out
    assert main(["doc", "finish", "--help"]) == 0
    assert capfd.readouterr().out == said
    assert main(["help", "督办"]) == 0
    assert "feedback" in capfd.readouterr().out
    assert main(["help", "没有的"]) == 2
