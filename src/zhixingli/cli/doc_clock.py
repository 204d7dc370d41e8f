"""Commands of a document's clock: pause, resume, extend."""

from datetime import date
from typing import Annotated

from zhixingli.cli.desk import ledger, stamp
from zhixingli.cli.doc_parts import DocId, Rule, sent
from zhixingli.cli.options import COUNT, DATE, State, WriteOptions, option, writing
from zhixingli.domain.errors import MissingChoiceError


@writing("zx.doc/1", "strict")
def pause(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    ground: Annotated[str, option("--ground", help="停表事由，如 听证、专家评审")],
    written: Annotated[bool, option("--written", help="已书面告知当事人")] = False,
    rule: Rule = None,
) -> None:
    """Stop the clock."""
    from zhixingli.services import document_clock  # noqa: PLC0415 - light help page

    sent(
        state,
        options,
        document_clock.pause_document(
            ledger(state),
            stamp(state, options),
            document,
            ground=ground,
            written=written,
            rule=rule,
        ),
    )


@writing("zx.doc/1", "strict")
def resume(state: State, options: WriteOptions, *, document: DocId, rule: Rule = None) -> None:
    """Let the clock run again."""
    from zhixingli.services import document_clock  # noqa: PLC0415 - light help page

    done = document_clock.resume_document(ledger(state), stamp(state, options), document, rule=rule)
    sent(state, options, done)


@writing("zx.doc/1", "strict")
def extend(  # noqa: PLR0913 - one parameter an option
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    approved_by: Annotated[str, option("--approved-by", help="批准人")],
    days: Annotated[
        int | None, option("--days", kind=COUNT, help="延长几天（按规则的单位）")
    ] = None,
    until: Annotated[date | None, option("--until", kind=DATE, help="延长到哪一天")] = None,
    rule: Rule = None,
) -> None:
    """Extend a limit."""
    from zhixingli.services import document_clock  # noqa: PLC0415 - light help page

    if (days is None) == (until is None):
        raise MissingChoiceError(choices="--days 天数 或 --until 日期", field="--days")
    sent(
        state,
        options,
        document_clock.extend_document(
            ledger(state),
            stamp(state, options),
            document,
            days=days,
            until=until,
            approved_by=approved_by,
            rule=rule,
        ),
    )
