"""State secrets are refused: recognise their marks (国家秘密标志), never their subject matter.

What counts is a mark put on a paper, not a title that speaks of secrecy: 机密★10年, 【秘密】
and a leading `绝密 ` are marks; 商业秘密, 保密局 and 保守国家秘密法 are not. Where a form may
be either (a bracketed level inside a title) it is taken for a mark: refusing a harmless title
costs a rewording, keeping a secret breaks the law (保守国家秘密法第31条).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from zhixingli.domain.errors.text import ClassifiedError, SecrecyError
from zhixingli.domain.terms import Secrecy
from zhixingli.domain.writing.characters import without_hidden

_STARS: Final = "☆✩✪✫✬✭✮✯✰⭐🌟✦✧⋆∗✱＊*※⁎﹡"  # noqa: RUF001 - what is typed for ★
_FOLDED: Final = str.maketrans(
    dict.fromkeys(_STARS, "★") | dict(zip("機絕級祕長屬標為", "机绝级秘长属标为", strict=True))
)
_CIRCLED_MI: Final = "㊙"

#: Secrets of other kinds than the state's, and the words of the law itself.
_OTHER_KIND: Final = "".join(f"(?<!{kind})" for kind in ("商业", "工作", "技术", "个人", "企业"))
_LEVEL: Final = rf"{_OTHER_KIND}(?:绝密|机密(?![码封钥闭集云])|(?<!国家)秘密)"
_LOOSE: Final = rf"{_OTHER_KIND}(?:绝|机|秘)[\W_]{{0,3}}密"
_ENDED: Final = r"(?=[级件]|文件|[\W_]|$)"
_TERM: Final = r"(?:[0-9一二三四五六七八九十百]+(?:年|个?月)|长期)"
_OPEN: Final = r"[\[({【〔〖<〈「『|]"
_CLOSE: Final = r"[\])}】〕〗>〉」』|]"
_URGENCY: Final = r"(?:特急|加急|急件|平急|特提)"
_ANY_LEVEL: Final = rf"(?:{_LEVEL}|涉密)[级件]{{0,2}}"

#: Marks looked for in the text without any of its spaces.
# Patterns stay strings: `re` compiles and keeps them at first use, most commands use none.
_MARKS: Final = (
    rf"(?<!国家){_LOOSE}[级件]?★",
    rf"{_LOOSE}[级件]?[\W_]{{0,3}}{_TERM}",
    rf"★{_LEVEL}",
    rf"{_OPEN}{_URGENCY}?[\W_]?{_ANY_LEVEL}[\W_]?{_URGENCY}?{_CLOSE}",
    rf"^\W*(?:{_URGENCY}\W*)?{_ANY_LEVEL}(?:文件|资料|材料)?\W*(?:{_URGENCY}\W*)?$",
    rf"^\W*{_LEVEL}[级件]?(?:[:|/·_—-]|关于|《)",
    rf"^\W*{_LEVEL}件(?!管)",
    rf"[-—|/·:_]{_LEVEL}[级件]?$",
    rf"{_LEVEL}[\W_]{{0,3}}保密期",
    rf"(?<![绝机秘])(?:密级|[保涉]密(?:级别|等级)|秘密等级|定密)[:为是=(]*{_LEVEL}",
    rf"(?:件|文|材料|资料|内容|事项)(?:为|是|系|属于?|定为|标为|标注为?|标有){_LEVEL}{_ENDED}",
    rf"[此本该来](?:件|文){_LEVEL}{_ENDED}",
    rf"{_LEVEL}[字发]?第?{_OPEN}[0-9]{{4}}",
)
#: Marks that a space sets apart from the title.
_SPACED_MARKS: Final = (
    rf"^\W*{_LEVEL}[级件]?\s",
    rf"\s{_LEVEL}[级件]?$",
    r"^\W*(?:绝|机|秘)\s+密(?:\s*[级件])?\s",
    r"\s(?:绝|机|秘)\s+密(?:\s*[级件])?$",
)

_UNCLASSIFIED: Final = {
    "": Secrecy.NONE,
    "无": Secrecy.NONE,
    "公开": Secrecy.NONE,
    "普通": Secrecy.NONE,
    "非密": Secrecy.NONE,
    "非涉密": Secrecy.NONE,
    "不涉密": Secrecy.NONE,
    "无密级": Secrecy.NONE,
    "none": Secrecy.NONE,
    "public": Secrecy.NONE,
    "内部": Secrecy.INTERNAL,
    "内部文件": Secrecy.INTERNAL,
    "内部资料": Secrecy.INTERNAL,
    "internal": Secrecy.INTERNAL,
}
_OTHER_MI: Final = "工作秘密|商业秘密|商密"


def refuse_classified(*texts: str | None, field: str | None = None) -> None:
    """Raise ClassifiedError, which repeats nothing, when any of the texts bears a mark."""
    if classified_mark(*texts):
        raise ClassifiedError(field=field)


def classified_mark(*texts: str | None) -> bool:
    """Tell whether any of the texts (title, sender, number, free text) bears a secrecy mark."""
    return any(_is_marked(text) for text in texts if text)


def parse_secrecy(text: str, *, field: str | None = "--secrecy") -> Secrecy:
    """Read a secrecy value: 无 (also 公开, empty) or 内部.

    A level of state secrets in any spelling raises ClassifiedError, anything else
    SecrecyError; neither repeats what was typed.
    """
    value = "".join(_folded(text).split()).lower()
    if value in _UNCLASSIFIED:
        return _UNCLASSIFIED[value]
    if "密" in re.sub(_OTHER_MI, "", value) or _CIRCLED_MI in text:
        raise ClassifiedError(field=field)
    raise SecrecyError(field=field)


def _is_marked(text: str) -> bool:
    if _CIRCLED_MI in text:
        return True
    folded = _folded(text).strip()
    if "密" not in folded:
        return False
    squeezed = "".join(folded.split())
    return any(re.search(mark, squeezed) for mark in _MARKS) or any(
        re.search(mark, folded) for mark in _SPACED_MARKS
    )


def _folded(text: str) -> str:
    """Fold what hides a mark: invisible characters, widths, traditional forms, other stars."""
    spaced = "".join(" " if character.isspace() else character for character in text)
    return unicodedata.normalize("NFKC", without_hidden(spaced)).translate(_FOLDED)
