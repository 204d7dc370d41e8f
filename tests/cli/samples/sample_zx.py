"""A noun of its own for the tests of the frame: no ledger, every kind of option."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    AMOUNT,
    COUNT,
    DATE,
    MOMENT,
    PATH,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    reporting,
    term,
    writing,
)
from zhixingli.cli.program.commands import noun
from zhixingli.domain.errors.text import UnknownNameError
from zhixingli.domain.terms import Light, Urgency
from zhixingli.domain.writing.text import Moment
from zhixingli.render.model.page import Heading, Page, Paragraph, Table
from zhixingli.render.model.sheet import Card, Column, Sheet, card
from zhixingli.services.use_case.envelope import CalendarStamp, JournalPlace, Meta, Remark

app = noun("sample", help="示例。")
META = Meta("南河区府办", CalendarStamp("sha256:0", date(2026, 12, 31)))


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing."""

    id: str
    title: str
    due: date | None
    light: Light | None
    for_: str
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked for, to be looked at by the tests."""

    id: str
    told: dict[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer of a read."""

    data: Any
    meta: Meta = META
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The answer of a write."""

    data: Any
    line: str
    journal: JournalPlace | None = None
    replayed: dict[str, Any] | None = None
    meta: Meta = META
    warnings: tuple[Remark, ...] = ()


THINGS = (
    Thing(
        "SW-2026-0001", "关于防汛工作的通知", date(2026, 11, 16), Light.RED, "办件", Decimal("3.50")
    ),
    Thing("SW-2026-0002", "=HYPERLINK(1)", date(2026, 11, 10), Light.BLACK, "办件", Decimal(12)),
    Thing("SW-2026-0003", "[link=x]:warning:\x1b[31m\u202e名\t称", None, None, "阅件", Decimal(-1)),
)
COLUMNS = (
    Column[Thing]("id", "编号", lambda thing: thing.id),
    Column[Thing]("title", "标题", lambda thing: thing.title),
    Column[Thing]("due", "到期", lambda thing: thing.due),
    Column[Thing](
        "light",
        "灯",
        lambda thing: thing.light.label if thing.light else None,
        tone=lambda thing: thing.light,
    ),
    Column[Thing]("cost", "金额", lambda thing: thing.cost),
)


def rows(things: tuple[Thing, ...]) -> Sheet[Thing]:
    """Lay things out."""
    return Sheet("示例", COLUMNS, things, ("注：示例。",))


def one(thing: Thing) -> Card[Thing]:
    """Lay one thing out."""
    return card("示例", COLUMNS, thing)


def document(things: tuple[Thing, ...]) -> Page:
    """Write things up."""
    return Page(
        "示例周报", (Heading(1, "一、总体情况"), Paragraph("共*三*件。"), Table(rows(things)))
    )


@app.command("list", help="列出示例。")
@reading("zx.sample.list/1", "leader", "unit", "kind", "rule", "strict", "exit_code")
def list_things(
    state: State,
    options: ReadOptions,
    *,
    none: Annotated[bool, option("--none", help="空")] = False,
) -> None:
    """List things."""
    notice = Remark("CALENDAR_PROVISIONAL", "2027 年的放假安排尚未公布")
    found = Found(() if none else THINGS, warnings=(notice,) if options.strict else ())
    send(state, options, found, sheet=rows, holds=not none)


@app.command("show", help="一件示例。")
@reading("zx.sample/1")
def show(
    state: State, options: ReadOptions, *, thing: Annotated[str, argument("示例编号")]
) -> None:
    """Show one thing."""
    for known in THINGS:
        if known.id == thing:
            send(state, options, Found(known), sheet=one)
            return
    raise UnknownNameError(
        field="id", kind="示例", typed=thing, nearest="", listing="zx sample list"
    )


@app.command("report", help="示例周报。")
@reporting("zx.sample.list/1")
def report(state: State, options: ReadOptions) -> None:
    """Report on things."""
    send(state, options, Found(THINGS), sheet=rows, page=document)


@app.command("options", help="读到的选项。")
@reading("zx.sample/1", "leader", "unit", "kind", "rule", "strict", "exit_code")
def asked(state: State, options: ReadOptions) -> None:
    """Answer with what was asked."""
    told: dict[str, object] = {
        "db": state.db,
        "actor": state.actor,
        "today": state.today,
        "now": state.now,
        "as_of": options.as_of,
        "leader": options.leader,
        "kind": options.kind,
        "strict": options.strict,
    }
    send(state, options, Found(Told("x", told)))


@app.command("add", help="登记一件示例。")
@writing("zx.sample/1", "strict")
def add(
    state: State,
    options: WriteOptions,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    sender: Annotated[str, option("--from", help="来文单位")],
    support: Annotated[list[str] | None, option("--support", help="配合单位")] = None,
    urgency: Annotated[
        Urgency, option("--urgency", kind=term(Urgency, {"急件": Urgency.URGENT}), help="紧急程度")
    ] = Urgency.NORMAL,
    start: Annotated[date | None, option("--start", kind=DATE, help="起算日")] = None,
    at: Annotated[Moment | None, option("--at", kind=MOMENT, help="时间")] = None,
    days: Annotated[int, option("--days", kind=COUNT, help="天数")] = 1,
    total: Annotated[Decimal | None, option("--total", kind=AMOUNT, help="总额")] = None,
    attach: Annotated[Path | None, option("--attach", kind=PATH, help="附件")] = None,
    public_promise: Annotated[bool, option("--public-promise", help="公开承诺")] = False,
) -> None:
    """Add a thing."""
    told: dict[str, object] = {
        "title": title,
        "from": sender,
        "support": support,
        "urgency": urgency,
        "start": start,
        "at": at.at if at else None,
        "days": days,
        "total": total,
        "attach": str(attach) if attach else None,
        "public_promise": public_promise,
        "on": options.on,
        "reason": options.reason,
        "command": options.command,
        "request": options.request,
    }
    if title == "无人":
        raise UnknownNameError(
            field="--from", kind="单位", typed=sender, nearest="", listing="zx unit list"
        )
    entry = None if options.dry_run else JournalPlace(7, "ab" * 32)
    if options.key == "again":
        first = {"id": "SW-2026-0001", "leader": {"id": "RY-0001", "name": "李明"}, "tags": ["甲"]}
        send(state, options, Done(None, "没有重复登记", entry, replayed=first), sheet=one)
        return
    send(state, options, Done(Told("SW-2026-0009", told), f"已登记 {title}", entry))


@app.command("plan", help="安排一次将来的示例。")
@writing("zx.sample/1", "future")
def plan(state: State, options: WriteOptions) -> None:
    """Plan a thing."""
    send(state, options, Done(Told("HY-2026-0001", {"on": options.on}), "已安排"))


@app.command("fail", help="出错的示例。")
@reading("zx.sample/1")
def fail(_state: State, _options: ReadOptions, *, how: Annotated[str, argument("方式")]) -> None:
    """Fail in some way."""
    trouble: dict[str, BaseException] = {
        "fault": KeyError("secret"),
        "disk": OSError(28, "No space left on device", "/x.db"),
        "interrupt": KeyboardInterrupt(),
    }
    raise trouble[how]
