"""Commands of people."""

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
    term,
    writing,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.terms import Post

app = noun("person", help="人员：区领导、单位领导、经办人。")

Wanted = Annotated[str, argument("人员", key="id")]


@writing("zx.person/1")
def add(
    state: State,
    options: WriteOptions,
    *,
    name: Annotated[str, argument("姓名", kind=TEXT)],
    unit: Annotated[str, option("--unit", help="单位")],
    post: Annotated[Post, option("--post", kind=term(Post), help="职务")],
) -> None:
    """Add a person."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    done = people.add_person(ledger(state), stamp(state, options), name, unit_name=unit, post=post)
    send(state, options, done, sheet=sheets.person)


@writing("zx.person/1")
def edit(
    state: State,
    options: WriteOptions,
    *,
    wanted: Wanted,
    name: Annotated[str | None, option("--name", kind=TEXT, help="姓名")] = None,
    unit: Annotated[str | None, option("--unit", help="单位")] = None,
    post: Annotated[Post | None, option("--post", kind=term(Post), help="职务")] = None,
) -> None:
    """Correct a person, or record another post."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    done = people.edit_person(
        ledger(state), stamp(state, options), wanted, name=name, unit_name=unit, post=post
    )
    send(state, options, done, sheet=sheets.person)


@writing("zx.person/1")
def leave(state: State, options: WriteOptions, *, wanted: Wanted) -> None:
    """Record that a person left."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    done = people.leave_person(ledger(state), stamp(state, options), wanted)
    send(state, options, done, sheet=sheets.person)


@reading("zx.person.list/1", "unit")
def list_(state: State, options: ReadOptions) -> None:
    """List the people."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    found = people.list_people(ledger(state), as_of=options.as_of, unit_name=options.unit)
    send(state, options, found, sheet=sheets.people)


@reading("zx.person/1")
def show(state: State, options: ReadOptions, *, wanted: Wanted) -> None:
    """Show a person."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    found = people.show_person(ledger(state), wanted, as_of=options.as_of)
    send(state, options, found, sheet=sheets.person)


_VERBS: Final = (
    ("add", add, "登记一个人和他的单位、职务。"),
    ("edit", edit, "更正姓名，或自 --on 起换单位、职务。"),
    ("leave", leave, "登记离任，自 --on 起不再接新的事。"),
    ("list", list_, "全部人员和职务。"),
    ("show", show, "一个人。"),
)
add_verbs(app, *_VERBS)
