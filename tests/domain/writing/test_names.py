"""Whole names only, the more specific way first, and never a guess."""

from __future__ import annotations

import pytest

from zhixingli.domain.errors.refusal import Exit
from zhixingli.domain.errors.text import AmbiguousNameError, EmptyTextError, UnknownNameError
from zhixingli.domain.writing.names import Named, resolve

HOUSING = Named("DW-0001", "区住房和城乡建设局", "区住建局", ("qzjj", "zjj"))
SUPERVISORS = Named("DW-0002", "区质监局", None, ("qzjj", "zjj"))
FINANCE = Named("DW-0003", "区财政局", "财政局", ("qczj", "czj"))
UNITS = (HOUSING, SUPERVISORS, FINANCE)

WEI_A = Named("RY-0001", "张伟", None, ("zw",), "住建局 分管领导")
WEI_B = Named("RY-0002", "张伟", None, ("zw",), "财政局 经办人")
MIN = Named("RY-0003", "周敏", None, ("zm",), "常务副区长")
UIGHUR = Named("RY-0004", "阿依古丽·买买提", None, ("aygl",), "科员")
PEOPLE = (WEI_A, WEI_B, MIN, UIGHUR)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("DW-0001", "DW-0001"),
        ("dw-0001", "DW-0001"),
        ("ＤＷ－０００１", "DW-0001"),
        ("区住房和城乡建设局", "DW-0001"),
        ("区住建局", "DW-0001"),
        (" 区 财政局　", "DW-0003"),
        ("czj", "DW-0003"),
        ("QCZJ", "DW-0003"),
        ("ｃｚｊ", "DW-0003"),
    ],
)
def test_a_unit_is_found_by_each_of_its_names(wanted: str, found: str) -> None:
    assert resolve(wanted, UNITS, kind="单位") == found


@pytest.mark.parametrize(
    "wanted", ["阿依古丽·买买提", "阿依古丽．买买提", "阿依古丽•买买提", "aygl"]
)
def test_the_dot_in_a_name_may_be_any_dot(wanted: str) -> None:
    assert resolve(wanted, PEOPLE, kind="人员") == "RY-0004"


def test_a_more_specific_way_wins() -> None:
    by_name = Named("DW-0009", "zjj", None, ())
    by_id = Named("czj", "另一单位", None, ())
    assert resolve("zjj", (*UNITS, by_name), kind="单位") == "DW-0009"
    assert resolve("czj", (*UNITS, by_id), kind="单位") == "czj"


def test_an_ambiguous_name_lists_who_is_meant() -> None:
    with pytest.raises(AmbiguousNameError) as refused:
        resolve("张伟", PEOPLE, kind="人员", field="--leader")
    assert refused.value.message == (
        "人员“张伟”对应 2 个：RY-0001（张伟，住建局 分管领导）、RY-0002（张伟，财政局 经办人）"
    )
    assert (refused.value.exit, refused.value.field) == (Exit.REFUSED, "--leader")


def test_ambiguous_initials_are_refused() -> None:
    with pytest.raises(AmbiguousNameError):
        resolve("zjj", UNITS, kind="单位")


def test_at_most_eight_candidates_are_listed() -> None:
    crowd = [Named(f"RY-{n:04}", "李娜", None, ("ln",)) for n in range(12)]
    with pytest.raises(AmbiguousNameError) as refused:
        resolve("ln", crowd, kind="人员")
    assert refused.value.message.count("RY-") == 8
    assert refused.value.message.startswith("人员“ln”对应 12 个：")
    assert refused.value.message.endswith(" 等")


def test_the_same_candidate_twice_is_one() -> None:
    assert resolve("周敏", (MIN, MIN), kind="人员") == "RY-0003"


@pytest.mark.parametrize("wanted", ["财政", "区财政局局", "财政厅"])
def test_part_of_a_name_is_not_a_name_but_offers_it(wanted: str) -> None:
    with pytest.raises(UnknownNameError) as refused:
        resolve(wanted, UNITS, kind="单位", field="--unit")
    assert refused.value.message == f"没有单位“{wanted}”"
    assert "区财政局（DW-0003）" in refused.value.hint
    assert "zx unit list" in refused.value.hint
    assert (refused.value.exit, refused.value.field) == (Exit.NOT_FOUND, "--unit")


def test_at_most_three_near_names_are_offered() -> None:
    crowd = [Named(f"RY-{n:04}", f"王大{n}", None, ()) for n in range(9)]
    with pytest.raises(UnknownNameError) as refused:
        resolve("王大", crowd, kind="人员")
    assert refused.value.hint.count("RY-") == 3


def test_nothing_near_offers_only_the_list() -> None:
    with pytest.raises(UnknownNameError) as refused:
        resolve("欧阳修", PEOPLE, kind="人员")
    assert refused.value.hint == "全部名单见 zx person list"


@pytest.mark.parametrize("wanted", ["", "　", "\u200b"])
def test_no_name_at_all_is_a_usage_error(wanted: str) -> None:
    with pytest.raises(EmptyTextError):
        resolve(wanted, PEOPLE, kind="人员")
