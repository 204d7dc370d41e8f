"""Setting a ledger up by questions: the office, its units, its people, who leads which unit.

Rows are pasted as they stand in a sheet. They are tried in a ledger that is thrown away, with what
is imported from files; the real one is written only when everything was agreed to.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.console import prompts, streams
from zhixingli.cli.console.asked import Format, Output, WriteOptions
from zhixingli.cli.console.prompts import BackError, LeftError, Question
from zhixingli.cli.law.pasted_rows import PARTS, batch_of, csv_of
from zhixingli.domain.errors.ledger import LedgerExistsError, RehearsalLateError
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.terms import UnitKind
from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixingli.cli.console.prompts import Answers
    from zhixingli.cli.console.state import State
    from zhixingli.cli.law.pasted_rows import Part, Rows
    from zhixingli.services.exchange.imports import Imported
    from zhixingli.services.use_case.session import Stamp

OFFICE, SHORT = "--office", "--short"


@dataclass(slots=True)
class Setting:
    """What was answered so far: the office, and of each part the batches that went in."""

    answers: Answers
    parts: dict[str, list[bytes]]
    people: set[str]

    @property
    def office(self) -> str:
        """Name the office's own unit."""
        return self.answers[OFFICE]


def answer(state: State, *, rehearsal: bool) -> int:
    """Ask for everything and set the ledger up; give the exit status."""
    from zhixingli.services.use_case.guards import refuse_other_clock

    place = ledger(state)
    if rehearsal and place.exists:
        raise RehearsalLateError(field="--rehearsal")
    if place.exists:
        _refuse_named(state)
    refuse_other_clock(_stamp(state, "init"), rehearsal=rehearsal)
    kind = "演练台账" if rehearsal else "台账"
    where = place.path or "数据库"
    streams.tell(visible(f"建{kind}：{where}（存到别处用 zx --db 文件 init）"))
    streams.tell("回车略过，< 回上一项，? 看说明，Ctrl-C 退出；最后确认以前什么都不写")
    try:
        made = _asked(state)
    except LeftError:
        streams.tell("没有建立")
        return _INTERRUPTED
    _written(state, made, rehearsal=rehearsal)
    streams.tell("下一步：zx 收文 登记第一件；zx help 收文 看一件文从签收到办结")
    return 0


_INTERRUPTED: Final = 130


def _refuse_named(state: State) -> None:
    """Refuse a ledger that is an office's already."""
    from zhixingli.services.rules.office import show_office

    name = show_office(ledger(state), as_of=state.today).data.name
    if name:
        raise LedgerExistsError(name=name, field=OFFICE)


def _asked(state: State) -> Setting:
    """Ask in turn; what is gone back to is asked anew, and what rests on it."""
    made = Setting({}, {}, set())
    place = 0
    while place <= len(PARTS):
        try:
            if place == 0:
                _ask_office(made)
            else:
                _ask_part(state, made, PARTS[place - 1], place + _BEFORE)
        except BackError:
            place = _back_to(made, place - 1)
            continue
        place += 1
        if place > len(PARTS):
            said = _agreed(made)
            if said == prompts.NO:
                raise LeftError
            if said != prompts.YES:
                place = _back_to(made, said - _BEFORE)
    return made


#: The name of the office and its short name are asked before the lists.
_BEFORE: Final = 2


def _back_to(made: Setting, place: int) -> int:
    """Forget what was answered from a place on; give the place."""
    place = min(max(place, 0), len(PARTS))
    if place == 0:
        made.answers.clear()
    for part in PARTS[max(place - 1, 0) :]:
        made.parts.pop(part.name, None)
    return place


def _ask_office(made: Setting) -> None:
    questions = [
        Question(OFFICE, "单位名称", "办公室的全称，印在每一页上", _named, required=True),
        Question(SHORT, "简称", "如 区府办；没有的直接回车"),
    ]
    prompts.ask_all(questions, made.answers)


def _named(typed: str, _: Answers) -> str:
    """Read the name of the office; a mark of secrecy or a control character is refused here."""
    from zhixingli.domain.writing.text import clean_text, refuse_classified

    refuse_classified(typed)
    return clean_text(typed, what="单位名称", field=OFFICE).text


def _ask_part(state: State, made: Setting, part: Part, number: int) -> None:
    """Ask for a list until nothing of it is refused, or the rest is left out."""
    made.parts[part.name] = []
    label = f"{number} {part.question}，空行结束："
    while True:
        lines = prompts.block(label, part.help)
        refused = _tried(state, made, part, batch_of(part, lines, made)) if lines else 0
        if not refused:
            return
        label = f"  改好这{refused}行再写一次，空行略过："


def _tried(state: State, made: Setting, part: Part, batch: Rows) -> int:
    """Import rows into a ledger of a moment; keep what is good, say and count what is not."""
    with tempfile.TemporaryDirectory(prefix="zx-") as folder:
        there = replace(state, db=str(Path(folder) / "ledger.db"))
        _begun(there, made, rehearsal=True)
        try:
            done = _imported(there, part, csv_of(batch))
        except Refusal as refused:
            streams.tell(f"  {visible(refused.message)}")
            streams.tell(f"  {visible(refused.hint)}")
            return len(batch) - 1
    bad = {reject.row: reject for reject in done.rejects}
    good = [cells for n, cells in enumerate(batch[1:], start=2) if n not in bad]
    if good:
        made.parts[part.name].append(csv_of([batch[0], *good]))
        if "姓名" in batch[0]:
            made.people |= {cells[batch[0].index("姓名")] for cells in good}
    streams.tell(f"  {part.name}{len(good)}行" + (f"，读不懂{len(bad)}行：" if bad else ""))
    for reject in bad.values():  # one with a mark of secrecy has no cells: it is never said back
        told = "，".join(filter(None, reject.cells)) or f"第{reject.row - 1}行"
        streams.tell(visible(f"  {told}：{_plainly(reject.reasons)}"))
    return len(bad)


def _plainly(reasons: Iterable[str]) -> str:
    """Say why a line was refused, without the options of commands that nobody types here."""
    clauses = [clause for each in reasons for clause in each.split("；")]
    return "；".join(each for each in clauses if "zx " not in each and "--" not in each)


def _begun(state: State, made: Setting, *, rehearsal: bool) -> None:
    """Set up what was answered so far in the ledger of a state."""
    from zhixingli.services.people.units import add_unit
    from zhixingli.services.rules.office import init_office
    from zhixingli.services.use_case.session import ledger_at

    place = ledger_at(state.db, rehearsal=True) if rehearsal else ledger(state)
    init_office(place, _stamp(state, "init"), made.office, rehearsal=rehearsal)
    short = made.answers.get(SHORT) or None
    add_unit(
        ledger(state), _stamp(state, "unit add"), made.office, short=short, kind=UnitKind.OFFICE
    )
    for part in PARTS:
        for raw in made.parts.get(part.name, ()):
            _imported(state, part, raw)


def _imported(state: State, part: Part, raw: bytes) -> Imported:
    from zhixingli.services.exchange.imports import Source

    run = getattr(import_module(f"zhixingli.services.exchange.{part.module}"), part.function)
    command = f"import {part.function.removeprefix('import_')}"
    done: Imported = run(ledger(state), _stamp(state, command), Source(raw, f"粘贴的{part.name}"))
    return done


def _stamp(state: State, command: str) -> Stamp:
    output = Output("zx.office/1", Format.TABLE)
    return stamp(
        state,
        WriteOptions(
            on=state.today,
            day_named=False,
            reason=None,
            dry_run=False,
            key=None,
            strict=False,
            command=command,
            request="",
            output=output,
        ),
    )


def _counted(made: Setting, name: str) -> int:
    return sum(raw.count(b"\n") - 1 for raw in made.parts.get(name, ()))


def _agreed(made: Setting) -> int:
    """Say what would be set up, and ask: YES, NO, or the number of what is to be asked anew."""
    counts = "，".join(f"{part.name}{_counted(made, part.name)}行" for part in PARTS)
    streams.tell(visible(f"试算：{made.office}，{counts}"))
    return prompts.agreed("建立？（Enter 建立，n 不建立，e 4 重写第 4 项和后面的）")


def _written(state: State, made: Setting, *, rehearsal: bool) -> None:
    """Set the ledger up; each list is an entry of its own, as from a file."""
    _begun(state, made, rehearsal=rehearsal)
    streams.tell(visible(f"台账已建立：{made.office}"))
