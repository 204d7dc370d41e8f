"""What the commands of documents share: the noun and its ID."""

from typing import Annotated, Final

from zhixingli.cli.matters.verbs import MatterNoun, MaybeSaid, Said
from zhixingli.cli.options.decorators import argument

__all__ = ["DOC", "DocId", "MaybeSaid", "Said"]

DocId = Annotated[str, argument("收文编号")]
#: The noun for the verbs that every matter has.
DOC: Final = MatterNoun("zx.doc/1", "收文编号", "documents.handling:DOCS", "documents")
