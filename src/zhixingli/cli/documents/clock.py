"""Commands of a document's clock and of co-signing it."""

from typing import Any

from zhixingli.cli.documents.parts import sent
from zhixingli.cli.matters.verbs import (
    MatterNoun,
    cosign_of,
    cosign_reply_of,
    extend_of,
    pause_of,
    resume_of,
)


def _handling() -> Any:  # noqa: ANN401 - the handling of documents
    from zhixingli.services.documents.handling import DOCS

    return DOCS


_DOC = MatterNoun("zx.doc/1", "收文编号", _handling, sent)

pause, resume, extend = pause_of(_DOC), resume_of(_DOC), extend_of(_DOC)
cosign, cosign_reply = cosign_of(_DOC), cosign_reply_of(_DOC)
