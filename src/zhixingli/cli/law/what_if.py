"""What would follow: a receipt day, a rule, a changed day; nothing is written."""

from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, trial
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    COUNT,
    DATE,
    ReadOptions,
    State,
    argument,
    one_of,
    option,
    reading,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.law.calendar_diff import DayState
from zhixingli.domain.law.terms import CountUnit

app = noun("what-if", help="推演：改签收日、改规则、改一天的放假安排，会怎样；不写入。")

Only = Annotated[str | None, option("--id", help="只看这一件")]


@reading("zx.what-if/1")
def receipt(
    state: State,
    options: ReadOptions,
    *,
    document: Annotated[str, argument("收文编号")],
    day: Annotated[date, argument("签收日期", kind=DATE)],
) -> None:
    """Tell how a document's limits would move on another receipt day."""
    from zhixingli.services.overview import what_if

    _sent(state, options, what_if.if_received(ledger(state), trial(state), document, day=day))


@reading("zx.what-if/1")
def rule(
    state: State,
    options: ReadOptions,
    *,
    rule: Annotated[str, argument("规则")],
    amount: Annotated[int, option("--amount", kind=COUNT, help="改为多少")],
    unit: Annotated[
        CountUnit | None,
        option(
            "--unit",
            kind=one_of(CountUnit.WORKDAY, CountUnit.CALENDAR, CountUnit.MONTH),
            help="单位，缺省不变",
        ),
    ] = None,
    only: Only = None,
) -> None:
    """Tell which open limits would move if a rule allowed another time."""
    from zhixingli.services.overview import what_if

    found = what_if.if_rule(
        ledger(state), rule, amount=amount, unit=unit, as_of=options.as_of, only=only
    )
    _sent(state, options, found)


@reading("zx.what-if/1")
def day(
    state: State,
    options: ReadOptions,
    *,
    day: Annotated[date, argument("日期", kind=DATE)],
    becomes: Annotated[
        DayState, argument("安排", kind=one_of(*DayState), help="work 上班，off 放假")
    ],
    only: Only = None,
) -> None:
    """Tell which open limits would move if a day were worked or off."""
    from zhixingli.services.overview import what_if

    working = becomes is DayState.WORK
    found = what_if.if_day(ledger(state), day, working=working, as_of=options.as_of, only=only)
    _sent(state, options, found)


def _sent(state: State, options: ReadOptions, found: object) -> None:
    from zhixingli.render.views import overview as sheets

    send(state, options, found, sheet=sheets.what_if)  # type: ignore[arg-type]


_VERBS: Final = (
    ("receipt", receipt, "这件收文改为某天签收，各项时限怎么变。"),
    ("rule", rule, "这条规则改为多少天，在办的时限怎么变。"),
    ("day", day, "这一天改为上班或放假，在办的时限怎么变。"),
)
add_verbs(app, *_VERBS)
