"""An answer and everything needed to write it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from zhixingli.cli.console.asked import Output, ReadOptions, WriteOptions
from zhixingli.cli.options.selection import selected
from zhixingli.render.model.generic import generic_sheet
from zhixingli.render.words.unnumbered import numbered

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixingli.cli.console.state import State
    from zhixingli.render.model.page import Page
    from zhixingli.render.model.sheet import Sheet
    from zhixingli.services.results.agenda import Agenda
    from zhixingli.services.use_case.envelope import JournalPlace, Meta, Remark

Options: TypeAlias = "ReadOptions | WriteOptions"


@dataclass(frozen=True, slots=True)
class Delivery:
    """An answer and everything needed to write it."""

    state: State
    options: Options
    data: Any
    meta: Meta
    warnings: tuple[Remark, ...]
    make_sheet: Callable[[Any], Sheet[Any]] | None
    make_page: Callable[[Any], Page] | None
    entry: JournalPlace | None = None
    make_agenda: Callable[[Any], Agenda] | None = None

    @property
    def output(self) -> Output:
        """Tell how it is to be written."""
        return self.options.output

    @property
    def total(self) -> int:
        """Count what there is, before anything is cut."""
        return len(self.data) if isinstance(self.data, tuple) else 1

    def recorded(self, entry: JournalPlace | None, replayed: dict[str, Any] | None) -> Delivery:
        """Add where a write was recorded; a repeated write gives its first answer, as kept."""
        if replayed is None:
            return replace(self, entry=entry)
        return replace(self, entry=entry, data=replayed, make_sheet=None, make_page=None)

    def chosen(self) -> Any:  # noqa: ANN401 - whatever the use case returned
        """Give what is shown: a list is sorted and cut."""
        if isinstance(self.data, tuple):
            return selected(self.data, self.output, self.make_sheet)
        return self.data

    @property
    def cut(self) -> bool:
        """Tell whether only the first items of a list are shown."""
        limit = self.output.limit
        return isinstance(self.data, tuple) and limit is not None and limit < len(self.data)

    def sheet(self) -> Sheet[Any]:
        """Lay the answer out as a table; the sums of a list that is cut are of all of it."""
        make = self.make_sheet or generic_sheet
        sheet = make(self.chosen())
        if not self.cut:
            return sheet
        whole = make(self.data)
        said = f"只列前 {len(sheet.rows)} 项，共 {len(whole.rows)} 项"
        brief = partial(_cut_brief, sheet, whole, said) if sheet.brief is not None else None
        return replace(sheet, notes=(*whole.notes, said), chart=whole.chart, brief=brief)

    @property
    def day(self) -> date:
        """Tell which day the answer is of; an issued report is of the day of its issuing."""
        if self.meta.issued is not None:
            return self.meta.issued.issued_on
        return self.options.as_of if isinstance(self.options, ReadOptions) else self.options.on

    def agenda(self) -> Agenda | None:
        """Lay the answer out as a calendar, where it has days to be kept."""
        return self.make_agenda(self.chosen()) if self.make_agenda else None

    def page(self) -> Page | None:
        """Lay the answer out as a document, where it is one; a list that is cut is a table."""
        if self.make_page is None or self.cut:
            return None
        page = self.make_page(self.chosen())
        return numbered(page) if self.output.ids else page


def _cut_brief(sheet: Sheet[Any], whole: Sheet[Any], said: str) -> Sheet[Any]:
    """Make the brief form of a list that is cut, with the sums of all of it."""
    part, every = sheet.brief and sheet.brief(), whole.brief and whole.brief()
    return replace(part or sheet, notes=(*(every or whole).notes, said))
