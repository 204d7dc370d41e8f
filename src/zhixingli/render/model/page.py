"""The view model of a document: headings, paragraphs, tables and charts, for every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from zhixingli.render.model.chart import Chart

if TYPE_CHECKING:
    from datetime import date

    from zhixingli.render.model.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document; level 1 is 一、, level 2 is （一）."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label with what belongs to it, on a line of its own (出席：…); blank to be filled in."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that stands out; ``tone`` is the code of a light that its label names.

    ``change`` compares it with what it was.
    """

    label: str
    value: str
    tone: str | None = None
    change: str | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few figures that are read first."""

    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """Say them in a sentence, for formats that set no figures apart."""
        return "；".join(map(_said, self.figures)) + "。"


def _said(figure: Figure) -> str:
    change = f"（{figure.change}）" if figure.change else ""
    return f"{figure.label}{figure.value}{change}"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet inside a document, with its title as the caption."""

    sheet: Sheet[Any]  # rows of one document's tables differ in type


Block: TypeAlias = Heading | Paragraph | LabelledLine | KeyFigures | Table | Chart


@dataclass(frozen=True, slots=True)
class Annex:
    """What is annexed to a document (附件): it begins on a page of its own."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document: its title and its blocks in reading order.

    ``to`` is whom it is sent to (主送); ``signed`` documents end with the office's name and
    the day; ``banner`` is the red name of a series of minutes, above their ``number``, the
    office and the day ``dated``, and the title. The sections of a ``board`` may stand side by
    side on a screen. ``period`` says under the title of which days it is; ``annexes`` are named
    behind the text and follow it; ``foot`` stands under the signature. The text of a ``single``
    one stands on one page: where it has no room in the usual size it is set smaller. A ``lying``
    one is a table on paper that lies on its side. ``signed_on`` is the day under the signature
    where it is not that of the print; ``copies`` says who is sent a copy (分送), in the imprint
    (版记) at the foot of the last page.
    """

    title: str
    blocks: tuple[Block, ...]
    to: str | None = None
    signed: bool = False
    banner: str | None = None
    number: str | None = None
    dated: date | None = None
    board: bool = False
    period: str | None = None
    annexes: tuple[Annex, ...] = ()
    single: bool = False
    lying: bool = False
    foot: tuple[LabelledLine, ...] = ()
    signed_on: date | None = None
    copies: str | None = None

    @property
    def annexed(self) -> tuple[Block, ...]:
        """Give the blocks of the annexes, each annex under its heading, theirs a level lower."""
        found: list[Block] = []
        for n, annex in enumerate(self.annexes, start=1):
            found.append(Heading(1, f"{self.annex_name(n)}　{annex.title}"))
            found += [
                Heading(each.level + 1, each.text) if isinstance(each, Heading) else each
                for each in annex.blocks
            ]
        return tuple(found)

    @property
    def record(self) -> tuple[LabelledLine, ...]:
        """Say who is sent a copy, where there is no imprint to say it."""
        return (LabelledLine("分送", self.copies),) if self.copies else ()

    def annex_name(self, number: int) -> str:
        """Name an annex; a single one has no number (GB/T 9704-2012, 7.3.7)."""
        return f"附件{number}" if len(self.annexes) > 1 else "附件"

    @property
    def annex_lines(self) -> tuple[str, ...]:
        """Name the annexes as they stand behind the text (附件说明)."""
        if len(self.annexes) == 1:
            return (f"附件：{self.annexes[0].title}",)
        if self.single:  # one page: in one run
            names = (f"{n}.{each.title}" for n, each in enumerate(self.annexes, start=1))
            return (f"附件：{'；'.join(names)}",) if self.annexes else ()
        return tuple(
            f"{'附件：' if n == 1 else '　　　'}{n}.{each.title}"
            for n, each in enumerate(self.annexes, start=1)
        )


#: What stands at the head of everything that comes from a ledger to practise in.
REHEARSAL: Final = "演练：不是真实台账"


@dataclass(frozen=True, slots=True)
class Paper:
    """Whose document it is and of which day; an issued one has its number and its seal.

    ``seal`` is the line at the foot of every page: the head of the ledger it was made from;
    ``whose`` says whose part of the whole it holds (罗正平分管); a ``rehearsal`` comes from a
    ledger to practise in.
    """

    office: str | None
    day: date
    number: str | None = None
    seal: str | None = None
    whose: str | None = None
    rehearsal: bool = False

    @property
    def said(self) -> str | None:
        """Say under the title what it is and whose part it holds."""
        return "；".join(filter(None, (REHEARSAL if self.rehearsal else None, self.whose))) or None
