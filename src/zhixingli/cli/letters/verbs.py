"""Commands of letters upward, parallel and outward (上行平行文)."""

from typing import Annotated, Final

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.letters.parts import LETTER, LetterId
from zhixingli.cli.letters.way import coordinate, hop, inform, reply, send_
from zhixingli.cli.matters.verbs import Changed, cosign_of, cosign_reply_of, show_of, void_of
from zhixingli.cli.options.decorators import (
    TEXT,
    ReadOptions,
    State,
    argument,
    option,
    reading,
    term,
)
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.letters.terms import Adoption, Direction, LetterStatus

app = noun("letter", help="上行平行文：先商、送出、跟踪、答复。")


@LETTER.changing("strict")
def add(
    into: Target,
    *,
    title: Annotated[str, argument("标题", kind=TEXT)],
    direction: Annotated[Direction, option("--direction", kind=term(Direction), help="方向")],
    to: Annotated[str, option("--to", kind=TEXT, help="主送单位")],
    leader: Annotated[str, option("--leader", help="区分管领导")],
    unit: Annotated[str, option("--unit", help="主办单位")],
    tracker: Annotated[str, option("--tracker", help="跟踪的分管领导，只有 1 名")],
    genre: Annotated[str | None, option("--genre", kind=TEXT, help="文种，如 请示、函")] = None,
    number: Annotated[str | None, option("--number", help="发文字号")] = None,
    handler: Annotated[str | None, option("--handler", help="经办人")] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
    public_promise: Annotated[bool, option("--public-promise", help="对外公开承诺的事项")] = False,
) -> Changed:
    """Take up a letter."""
    from zhixingli.domain.letters.acts import LetterDraft
    from zhixingli.services.letters import acts as letters

    draft = LetterDraft(
        title=title,
        direction=direction,
        addressee=to,
        leader=leader,
        unit=unit,
        tracker=tracker,
        genre=genre,
        number=number,
        handler=handler,
        supporting=support or (),
        public_promise=public_promise,
    )
    return letters.add_letter(*into, draft)


@LETTER.changing("strict")
def consult(
    into: Target,
    *,
    letter: LetterId,
    with_: Annotated[str, option("--with", kind=TEXT, help="同谁商量")],
    way: Annotated[str, option("--way", kind=TEXT, help="方式，如 当面、电话")],
    opinion: Annotated[str, option("--opinion", kind=TEXT, help="对方的意见")],
    adopted: Annotated[
        Adoption | None, option("--adopted", kind=term(Adoption), help="是否采纳")
    ] = None,
) -> Changed:
    """Record a consultation before sending."""
    from zhixingli.services.letters import acts as letters

    return letters.consult(
        *into,
        letter,
        party=with_,
        way=way,
        opinion=opinion,
        adopted=adopted,
    )


@LETTER.changing("strict")
def track(
    into: Target,
    *,
    letter: LetterId,
    to: Annotated[str, option("--to", help="新的跟踪分管领导")],
) -> Changed:
    """Let another deputy follow a letter."""
    from zhixingli.services.letters import acts as letters

    return letters.track(*into, letter, to=to)


@LETTER.changing("strict")
def close(into: Target, *, letter: LetterId) -> Changed:
    """Put a letter on file."""
    from zhixingli.services.letters import acts as letters

    return letters.close(*into, letter)


@LETTER.changing("strict")
def edit(
    into: Target,
    *,
    letter: LetterId,
    title: Annotated[str | None, option("--title", kind=TEXT, help="标题")] = None,
    to: Annotated[str | None, option("--to", kind=TEXT, help="主送单位")] = None,
    genre: Annotated[str | None, option("--genre", kind=TEXT, help="文种")] = None,
    number: Annotated[str | None, option("--number", help="发文字号")] = None,
) -> Changed:
    """Correct what is known of a letter."""
    from zhixingli.services.letters import acts as letters

    return letters.edit(
        *into,
        letter,
        title=title,
        addressee=to,
        genre=genre,
        number=number,
    )


@reading("zx.letter.list/1", "leader", "unit")
def list_(
    state: State,
    options: ReadOptions,
    *,
    status: Annotated[
        LetterStatus | None, option("--status", kind=term(LetterStatus), help="只看这种状态")
    ] = None,
    direction: Annotated[
        Direction | None, option("--direction", kind=term(Direction), help="只看这个方向")
    ] = None,
    tracker: Annotated[str | None, option("--tracker", help="只看这位分管领导跟踪的")] = None,
    stalled: Annotated[bool, option("--stalled", help="只看停滞的")] = False,
) -> None:
    """List the letters."""
    from zhixingli.render.views import letters as sheets
    from zhixingli.services.letters import acts as letters

    filters = letters.LetterFilters(
        status=status,
        direction=direction,
        leader=options.leader,
        unit=options.unit,
        tracker=tracker,
        stalled=stalled,
    )
    found = letters.list_letters(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.listed)


_VERBS: Final = (
    ("add", add, "登记一件要送出的文，写明跟踪的分管领导。"),
    ("consult", consult, "登记先商：同谁、怎样、什么意见。"),
    ("send", send_, "登记送出；没有先商的拒绝，除非 --override 写明理由。"),
    ("hop", hop, "登记到了哪个处室（人随文转）。"),
    ("coordinate", coordinate, "登记协调情况和需区领导协调的事项。"),
    ("inform", inform, "登记告知区府办。"),
    ("reply", reply, "登记对方答复。"),
    ("track", track, "换跟踪的分管领导，--on 为新职责首日。"),
    ("cosign", cosign_of(LETTER), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(LETTER), "登记协办、会签的答复。"),
    ("edit", edit, "更正登记的内容，写明理由。"),
    ("close", close, "归档；没有答复的写明理由。"),
    ("void", void_of(LETTER), "作废登记错的，写明理由；编号不再用。"),
    ("list", list_, "跟踪表：停在哪里、停了几天。"),
    ("show", show_of(LETTER), "一件文的全部情况。"),
)
add_verbs(app, *_VERBS)
