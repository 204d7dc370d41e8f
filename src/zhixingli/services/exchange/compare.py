"""Where the ledger differs from a row that it has already: an import corrects nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from zhixingli.domain.errors.imports import RowRenamedError
from zhixingli.domain.matters.matter import Matter
from zhixingli.services.exchange.facts import Reading, Writing, writer_of
from zhixingli.services.exchange.imports import CREATED, UNCHANGED, Seen, Verdict
from zhixingli.services.exchange.names import Called, NameResolver
from zhixingli.services.exchange.steps import Beginning, RowStep, Runner
from zhixingli.services.matters.acts import untold
from zhixingli.services.use_case.finder import is_number
from zhixingli.store.kinds.matters import matters_of, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixingli.domain.law.rules import RuleBook
    from zhixingli.services.exchange.cells import Cells
    from zhixingli.services.exchange.facts import Written
    from zhixingli.services.sheets.shapes import TableForm
    from zhixingli.services.use_case.session import Session
    from zhixingli.store.kinds.matters import Kept

M = TypeVar("M", bound=Matter)

#: How many columns one note names.
_NAMED: Final = 6
#: The part of the filled columns in which a row of a known number tells of the same matter.
_ALIKE: Final = 0.7


_REMEDY: Final = "填“公开标题”一栏"


class Compared(Generic[M]):
    """Compares what a row would make with what is there, by the columns of an export."""

    def __init__(self, session: Session, kept: Kept[M], form: TableForm) -> None:
        """Read nothing yet: a file of new rows needs no comparison."""
        self._session, self._kept, self._form = session, kept, form
        self._write: Callable[[M], Written] | None = None
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
        was, now = self._line(there), self._line(tried)
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
        there = self._all()[known]
        was, now = self._line(there), self._line(tried)
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

    def _line(self, matter: M) -> Written:
        if self._write is None:
            stamp = self._session.work.stamp
            called = Called(self._session.conn, stamp.on)
            writing = Writing(called, stamp.today, self._session.law)
            self._write = writer_of(self._form.headings, writing)
        return self._write(matter)

    def _all(self) -> dict[str, M]:
        if self._there is None:
            rules = self._session.law.rules
            found = matters_of(self._session.conn, self._kept, rules)
            self._there = {each.id: each for each in found}
        return self._there


class Settler(Generic[M]):
    """Settles rows of one kind: there already, said twice, tried and then made."""

    def __init__(
        self,
        session: Session,
        kept: Kept[M],
        form: TableForm,
        what: str,
        *,
        freed: Callable[[M], bool] = lambda _: False,
    ) -> None:
        """Set up the desks; ``freed`` tells of a matter that left its key to another one."""
        self._work, self._kept, self._freed = session.work, kept, freed
        names = NameResolver(session.conn, session.work.stamp.on)
        self.reading = Reading(names, _rules_by_word(session.law.rules))
        self._compared = Compared(session, kept, form)
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
        whole = (key, cells.identity)
        earlier = self._seen.earlier(whole, cells, value=value)
        earlier = earlier or self._seen.earlier(key, cells, value=value)
        if earlier is not None:
            return Verdict(UNCHANGED, earlier)
        steps.sort(key=lambda step: (step.on, step.rank))
        tried = None if cells.problems else self._runner.tried(begun, steps, cells)
        if known is None:
            self._compared.refuse_renamed(cells, tried)
        else:
            self._compared.note(cells, known, tried)
            return Verdict(UNCHANGED, known)
        if tried is None:
            return None
        made = self._runner.done(begun, steps)
        save(self._work, self._kept, made)
        self._seen.add(whole if self._freed(made) else key, cells, made.id)
        _note_limits(cells, made)
        cells.notes += [remark.message for remark in untold(made, _REMEDY)]
        return Verdict(CREATED, made.id)


def _rules_by_word(rules: RuleBook) -> dict[str, str]:
    """Give the rules by id, and by label where only one is called so."""
    latest = list(rules.latest())
    labels = [limit.label for limit in latest]
    called = {limit.label: limit.id for limit in latest if labels.count(limit.label) == 1}
    return {limit.id: limit.id for limit in latest} | called


def _note_limits(cells: Cells, matter: Matter) -> None:
    """Say what the law still asks for, and which days may still move."""
    for owed in matter.obligations:
        for stopped in owed.pauses:
            ground = owed.limit.ground(stopped.ground)
            if ground is not None and ground.written and not stopped.written:
                cells.notes.append(f"停表（{ground.name}）依法须书面告知当事人，没有登记告知")
        span = owed.last_span
        if span.provisional and owed.closed_on is None:
            cells.notes.append(f"{owed.limit.label}的到期日 {span.due_on} 是暂定的")
