"""Characters: what IMEs and copied text slip in, and what must not be kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from unicodedata import category, normalize

from zhixingli.domain.errors.text import EmptyTextError

_DASHES: Final = "‐‑‒–—―−─━﹘﹣－ーｰ"  # noqa: RUF001 - the dashes that IMEs produce
_DOUBLE_QUOTES: Final = "“”„‟″〝〞＂"  # noqa: RUF001 - likewise quotes
_SINGLE_QUOTES: Final = "‘’‚‛′´＇"  # noqa: RUF001 - likewise quotes
_MIDDLE_DOTS: Final = "•‧・･∙⋅"  # in names of the minorities: 阿依古丽·买买提

_ASCII: Final = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_MIDDLE_DOTS, "·")
)

#: Controls, format characters (bidi, zero-width), surrogates, line and paragraph separators.
#: Private use stays: older systems keep rare characters of people's names there.
_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

#: Invisible though Unicode calls them letters or marks (Default_Ignorable_Code_Point), and
#: the code points that are never characters.
_HIDDEN_LETTERS: Final = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufdd0-\ufdef"
    "\ufe00-\ufe0f\uffa0\ufff0-\ufff8\ufffe\uffff\U000e0000-\U000e0fff]"
)
_SHOWN_LENGTH: Final = 40
_BLANKS: Final = "\t\n\r\v\f"


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text fit to keep, and how many hidden characters were taken out of it."""

    text: str
    removed: int


def normalise_option(text: str) -> str:
    """Undo IME slips in an option, a name or a number; Chinese characters stay as they are.

    Full-width forms become half-width (NFKC), Chinese quotes and dashes ASCII, any run of
    spaces one space; hidden characters go, spaces at the ends too. Idempotent.
    """
    visible = without_hidden(_blanks_to_spaces(text)).translate(_ASCII)
    half_width = normalize("NFKC", visible).translate(_ASCII)
    return " ".join(half_width.split())


def clean_text(text: str, *, what: str = "内容", field: str | None = None) -> CleanText:
    """Keep a title or free text literally, but for hidden characters, which are counted.

    Tabs and line breaks become one space each and spaces at the ends are dropped, uncounted.
    Raises EmptyTextError when nothing is left.
    """
    spaced = _blanks_to_spaces(text.strip())
    kept = without_hidden(spaced)
    if not kept.strip():
        raise EmptyTextError(field=field, what=what)
    return CleanText(kept.strip(), len(spaced) - len(kept))


def without_hidden(text: str) -> str:
    """Take out control, bidi, zero-width and other invisible characters."""
    kept = re.sub(_HIDDEN_LETTERS, "", text)
    if kept.isprintable():
        return kept
    return "".join(each for each in kept if category(each) not in _HIDDEN_CATEGORIES)


def shown(text: str) -> str:
    """Give what somebody typed in a form short and safe enough to quote in a sentence."""
    safe = without_hidden(_blanks_to_spaces(text)).strip()
    return safe if len(safe) <= _SHOWN_LENGTH else safe[:_SHOWN_LENGTH] + "…"


def _blanks_to_spaces(text: str) -> str:
    return re.sub(f"\r\n|[{_BLANKS}]", " ", text)
