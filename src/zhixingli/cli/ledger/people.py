"""Commands of people."""

from datetime import date
from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    DATE,
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


UnitOption = Annotated[str | None, option("--unit", help="单位")]
PostOption = Annotated[
    Post | None, option("--post", kind=term(Post), help="职务类别，缺省由真实职务归出")
]
TitleOption = Annotated[
    str | None, option("--title", kind=TEXT, help="真实职务：局长、党组书记、四级调研员…")
]
SinceOption = Annotated[
    date | None, option("--since", kind=DATE, help="任职日，可以早于登记日；缺省 --on")
]


@writing("zx.person/1")
def add(
    state: State,
    options: WriteOptions,
    *,
    name: Annotated[str, argument("姓名", kind=TEXT)],
    unit: Annotated[str, option("--unit", help="单位")],
    post: PostOption = None,
    title: TitleOption = None,
    since: SinceOption = None,
) -> None:
    """Add a person."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    done = people.add_person(
        ledger(state),
        stamp(state, options),
        name,
        unit_name=unit,
        post=post,
        title=title,
        since=since,
    )
    send(state, options, done, sheet=sheets.person)


@writing("zx.person/1", "future")
def edit(
    state: State,
    options: WriteOptions,
    *,
    wanted: Wanted,
    name: Annotated[str | None, option("--name", kind=TEXT, help="姓名（更正）")] = None,
    unit: UnitOption = None,
    post: PostOption = None,
    title: TitleOption = None,
    since: SinceOption = None,
) -> None:
    """Correct a person, or record another main post."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people

    given = people.Appointment(unit, post, title, since)
    done = people.edit_person(ledger(state), stamp(state, options), wanted, name=name, given=given)
    send(state, options, done, sheet=sheets.person)


@writing("zx.person/1", "future")
def post(
    state: State,
    options: WriteOptions,
    *,
    wanted: Wanted,
    unit: Annotated[str, option("--unit", help="兼任职务的单位")],
    post: PostOption = None,
    title: TitleOption = None,
    since: SinceOption = None,
    until: Annotated[date | None, option("--until", kind=DATE, help="最后一日")] = None,
) -> None:
    """Give a person a further post."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import acts as people, posts

    given = people.Appointment(unit, post, title, since, until)
    done = posts.add_post(ledger(state), stamp(state, options), wanted, given=given)
    send(state, options, done, sheet=sheets.person)


@writing("zx.person/1", "future")
def post_end(
    state: State,
    options: WriteOptions,
    *,
    wanted: Wanted,
    unit: Annotated[str, option("--unit", help="兼任职务的单位")],
) -> None:
    """Record that a further post ends."""
    from zhixingli.render.views import people as sheets
    from zhixingli.services.people import posts

    done = posts.end_post(ledger(state), stamp(state, options), wanted, unit=unit)
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
    ("edit", edit, "自 --on 起换单位、职务；更正姓名，或带 --reason 更正登记错误。"),
    ("post", post, "自 --on 起兼任另一个职务。"),
    ("post-end", post_end, "自 --on 起不再兼任。"),
    ("leave", leave, "登记离任，自 --on 起不再接新的事。"),
    ("list", list_, "全部人员和职务。"),
    ("show", show, "一个人。"),
)
add_verbs(app, *_VERBS)
