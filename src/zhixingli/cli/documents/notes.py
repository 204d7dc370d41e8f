"""Commands beside a document's course: progress and instructions."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.documents.parts import DocId, Said, sent
from zhixingli.cli.options.decorators import DATE, State, WriteOptions, option, writing


@writing("zx.doc/1", "strict")
def progress(state: State, options: WriteOptions, *, document: DocId, text: Said) -> None:
    """Record a step on the way."""
    from zhixingli.services.documents import acts

    done = acts.record_progress(ledger(state), stamp(state, options), document, text=text)
    sent(state, options, done)


@writing("zx.doc/1", "strict")
def instruct(
    state: State,
    options: WriteOptions,
    *,
    document: DocId,
    by: Annotated[str, option("--by", help="批示人")],
    text: Said,
    due: Annotated[date | None, option("--due", kind=DATE, help="批示写明的时限")] = None,
) -> None:
    """Record a leader's instruction."""
    from zhixingli.services.documents import acts

    sent(
        state,
        options,
        acts.instruct_document(
            ledger(state), stamp(state, options), document, by=by, text=text, due=due
        ),
    )
