"""Commands beside a document's course: progress and instructions."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.documents.parts import DOC, DocId, Said
from zhixingli.cli.matters.verbs import Changed
from zhixingli.cli.options.decorators import DATE, option


@DOC.changing("strict")
def progress(into: Target, *, document: DocId, text: Said) -> Changed:
    """Record a step on the way."""
    from zhixingli.services.documents import acts

    return acts.record_progress(*into, document, text=text)


@DOC.changing("strict")
def instruct(
    into: Target,
    *,
    document: DocId,
    by: Annotated[str, option("--by", help="批示人")],
    text: Said,
    due: Annotated[date | None, option("--due", kind=DATE, help="批示写明的时限")] = None,
) -> Changed:
    """Record a leader's instruction."""
    from zhixingli.services.documents import acts

    return acts.instruct_document(*into, document, by=by, text=text, due=due)
