"""Where the ledger differs from a row that it has already: an import corrects nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from zhixingli.domain.errors.imports import RowRenamedError
from zhixingli.domain.matters.matter import Matter
from zhixingli.services.exchange.exports import Called
from zhixingli.services.exchange.imports import CREATED, UNCHANGED, Seen, Verdict
from zhixingli.services.exchange.steps import Beginning, RowStep, Runner
from zhixingli.services.use_case.finder import is_number
from zhixingli.store.kinds.matters import matters_of, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.exports import Line
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.kinds.matters import Kept

M = TypeVar("M", bound=Matter)

#: How many columns one note names.
_NAMED: Final = 6
#: The part of the filled columns in which a row of a known number tells of the same matter.
_ALIKE: Final = 0.7


class Compared(Generic[M]):
    """Compares what a row would make with what is there, by the columns of an export."""

    def __init__(
        self,
        session: Session,
        kept: Kept[M],
        line: Callable[[Called], Callable[[M], Line]],
    ) -> None:
        """Read nothing yet: a file of new rows needs no comparison."""
        self._session, self.kept = session, kept
        self._line = line
        self._called: Called | None = None
        self._there: dict[str, M] | None = None

    def refuse_renamed(self, cells: Cells, tried: M | None) -> None:
        """Refuse a row of a known number that tells of the same matter under another name.

        A title corrected in an exported file would make the matter twice, a row copied for a
        new matter would be lost: which of the two it is, only the clerk knows.
        Raises RowRenamedError.
        """
        if tried is None or not is_number(cells.key):
            return
        there = self._all().get(cells.key)
        if there is None or there.voided_on is not None:
            return
        line = self._line(self._called or self._names())
        was, now = line(there), line(tried)
        filled = [heading for heading, value in now.items() if value is not None]
        same = sum(was.get(heading) == now[heading] for heading in filled)
        if same >= _ALIKE * len(filled):
            raise RowRenamedError(number=there.id, title=there.title, noun=there.noun)

    def note(self, cells: Cells, known: str, tried: M | None) -> None:
        """Say where the ledger differs; a row whose course is not possible differs too."""
        if tried is None:
            said = "；".join(cells.problems)
            cells.problems.clear()
            cells.notes.append(f"台账里已有 {known}，没有改动；这一行核对不了：{said}")
            return
        there = self._of(known)
        line = self._line(self._called or self._names())
        was, now = line(there), line(tried)
        named = [
            heading
            for heading, value in now.items()
            if cells.holds(heading) and value != was.get(heading)
        ]
        if named:
            more = f"等 {len(named)} 栏" if len(named) > _NAMED else ""
            noun = there.noun
            cells.notes.append(
                f"台账里已有 {known}，内容与文件不同，没有改动：{'、'.join(named[:_NAMED])}{more}；"
                f"看 zx {noun} show {known}"
            )

    def _names(self) -> Called:
        self._called = Called(self._session.conn, self._session.work.stamp.on)
        return self._called

    def _of(self, known: str) -> M:
        return self._all()[known]

    def _all(self) -> dict[str, M]:
        if self._there is None:
            rules = self._session.law.rules
            found = matters_of(self._session.conn, self.kept, rules)
            self._there = {each.id: each for each in found}
        return self._there


class Settler(Generic[M]):
    """Settles rows of one kind: there already, said twice, tried and then made."""

    def __init__(
        self,
        session: Session,
        what: str,
        compared: Compared[M],
    ) -> None:
        """Set up the desks."""
        self._work, self._compared = session.work, compared
        self._seen = Seen(what, {})
        self._runner = Runner(session.desk())

    def settle(
        self,
        cells: Cells,
        *,
        key: object,
        value: str,
        known: str | None,
        begun: Beginning[M],
        steps: list[RowStep],
    ) -> Verdict | None:
        """Give what is made of a row: ``key`` tells it from others, ``known`` is there already."""
        earlier = self._seen.earlier(key, cells, value=value)
        if earlier is not None:
            return Verdict(UNCHANGED, earlier)
        steps.sort(key=lambda step: (step.on, step.rank))
        tried = self._runner.tried(begun, steps, cells)
        if known is None:
            self._compared.refuse_renamed(cells, tried)
        else:
            self._compared.note(cells, known, tried)
            return Verdict(UNCHANGED, known)
        if tried is None:
            return None
        made = self._runner.done(begun, steps)
        save(self._work, self._compared.kept, made)
        self._seen.add(key, cells, made.id)
        return Verdict(CREATED, made.id)
