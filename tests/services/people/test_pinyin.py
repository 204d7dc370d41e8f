"""Pinyin initials of units and people."""

from __future__ import annotations

import pytest

from zhixingli.services.people.pinyin import initials_of, initials_of_person


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("区住建局", ("qzjj", "zjj")),
        ("住建局", ("zjj",)),
        ("区住房和城乡建设局", ("qzfhcxjsj", "zfhcxjsj")),
        ("市发展改革委", ("sfzggw", "fzggw")),
        ("县财政局", ("xczj", "czj")),
        ("重庆路街道", ("cqljd",)),
        ("长安镇", ("caz",)),
        ("区行政审批局", ("qxzspj", "xzspj")),
        ("12345热线办", ("12345rxb",)),
        ("区A类项目办（筹）", ("qalxmbc", "alxmbc")),
        ("区府", ("qf",)),
        ("", ()),
        ("—", ()),
    ],
)
def test_a_unit_answers_with_and_without_its_level(name: str, initials: tuple[str, ...]) -> None:
    assert initials_of(name) == initials


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("张伟", ("zw",)),
        ("单伟", ("sw",)),
        ("曾明", ("zm",)),
        ("解军", ("xj",)),
        ("仇和", ("qh",)),
        ("区大伟", ("odw",)),
        ("翟建国", ("zjg",)),
        ("查良", ("zl",)),
        ("覃伟", ("qw", "tw")),
        ("乐毅", ("yy", "ly")),
        ("万俟明", ("mqm",)),
        ("单于明", ("cym", "sym")),
        ("欧阳修", ("oyx",)),
        ("阿依古丽·买买提", ("ayglmmt",)),
        ("", ()),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, initials: tuple[str, ...]) -> None:
    assert initials_of_person(name) == initials
