"""Real titles (局长、党组书记、四级调研员) and the class of post that each belongs to."""

from __future__ import annotations

import re
from typing import Final

from zhixingli.domain.errors.people import TitleUnknownError, TitleWordsError
from zhixingli.domain.terms import Post
from zhixingli.domain.writing.characters import normalise_option, shown

#: How a part of a title ends, by class; the longest ending decides ([设]).
_ENDINGS: Final[dict[Post, str]] = {
    Post.DISTRICT_HEAD: "区长 县长 市长 旗长",
    Post.EXECUTIVE_DEPUTY: "常务副区长 常务副县长 常务副市长 常务副旗长",
    Post.DEPUTY_HEAD: "副区长 副县长 副市长 副旗长 政府党组成员",
    Post.UNIT_HEAD: (
        "局长 镇长 乡长 书记 主任 行长 院长 校长 总经理 董事长 主要领导 主要负责人 负责人"
    ),
    Post.UNIT_DEPUTY: (
        "副局长 副镇长 副乡长 副书记 副主任 副行长 副院长 副校长 副总经理 "
        "局长助理 镇长助理 主任助理 "
        "党组成员 党委委员 党工委委员 总工程师 总规划师 总经济师 总会计师 调研员 政委 "
        "分管领导 分管负责人"
    ),
    Post.HANDLER: (
        "科长 副科长 股长 副股长 科员 主任科员 副主任科员 办事员 干部 秘书 文书 "
        "工作人员 经办人 经办 联络员 科室负责人"
    ),
}
#: Between the parts of a title: 党组书记、局长.
_BETWEEN: Final = re.compile(r"[、,;/+兼和与\s]+")
_ASIDE: Final = re.compile(r"\([^()]*\)")


def post_of(title: str, *, own: str = "", field: str = "--title") -> Post:
    """Give the class of a real title; of several parts the highest.

    ``own`` are the office's own words (``总师=unit_deputy，所长=handler``). Raises
    TitleUnknownError, which lists the classes.
    """
    endings = {word: post for post, words in _ENDINGS.items() for word in words.split()}
    endings |= words_of(own)
    found = [
        endings[max(fitting, key=len)]
        for part in _BETWEEN.split(_ASIDE.sub("", normalise_option(title)))
        if (fitting := [word for word in endings if part.endswith(word)])
    ]
    if not found:
        raise TitleUnknownError(title=shown(title), classes=_classes(), field=field)
    return min(found, key=list(Post).index)


def words_of(text: str) -> dict[str, Post]:
    """Read the office's own words and their classes; raises TitleWordsError."""
    found: dict[str, Post] = {}
    for pair in filter(None, re.split(r"[,;、\s]+", normalise_option(text))):
        word, _, name = pair.partition("=")
        known = {post.value: post for post in Post} | {post.label: post for post in Post}
        if not word or name not in known:
            raise TitleWordsError(pair=shown(pair), classes=_classes(), field="value")
        found[word] = known[name]
    return found


def _classes() -> str:
    return "、".join(f"{post.label}（{post.value}）" for post in Post)
