"""Commands of the office: setting up a ledger, its choices."""

from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun

app = noun("office", help="本办公室的名称和各项选择。")


@writing("zx.office/1")
def init(
    state: State,
    options: WriteOptions,
    *,
    office: Annotated[str, option("--office", kind=TEXT, help="单位名称")],
    rehearsal: Annotated[
        bool, option("--rehearsal", help="建演练台账：可以按任何一天登记，每一页都注明演练")
    ] = False,
) -> None:
    """Create a ledger for an office."""
    from zhixingli.render.views import office as sheets
    from zhixingli.services.rules import office as offices
    from zhixingli.services.use_case.session import ledger_at

    place = ledger_at(state.db, rehearsal=True) if rehearsal else ledger(state)
    done = offices.init_office(place, stamp(state, options), office, rehearsal=rehearsal)
    send(state, options, done, sheet=sheets.card)


@writing("zx.office/1", "future")
def set_(
    state: State,
    options: WriteOptions,
    *,
    item: Annotated[str, argument("项目")],
    value: Annotated[str, argument("值", kind=TEXT)],
) -> None:
    """Set one of the office's choices."""
    from zhixingli.render.views import office as sheets
    from zhixingli.services.rules import office as offices

    done = offices.set_choice(ledger(state), stamp(state, options), item, value)
    send(state, options, done, sheet=sheets.card)


@reading("zx.office/1")
def show(state: State, options: ReadOptions) -> None:
    """Show the office and its choices."""
    from zhixingli.render.views import office as sheets
    from zhixingli.services.rules import office as offices

    found = offices.show_office(ledger(state), as_of=options.as_of)
    send(state, options, found, sheet=sheets.card)


_VERBS: Final = (
    ("set", set_, "改一项选择，自 --on 那一天起有效，不溯及以前收的件。"),
    ("show", show, "本办公室的名称和各项选择，哪些是本项目的设计。"),
)
add_verbs(app, *_VERBS)
