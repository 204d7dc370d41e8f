"""The command ``zx schema``: what every JSON output looks like."""

from typing import Annotated

from zhixingli.cli.answers.send import send
from zhixingli.cli.console import streams
from zhixingli.cli.options.decorators import Format, ReadOptions, State, argument, reading


@reading("zx.schema/1")
def schema(
    state: State,
    options: ReadOptions,
    *,
    name: Annotated[str | None, argument("名称", help="如 overdue，不写则列出全部")] = None,
) -> None:
    """List the schemas, or print one as it is."""
    from zhixingli.render.model.generic import names
    from zhixingli.services.use_case import schemas

    if name is None:
        send(state, options, schemas.list_schemas(), sheet=names)
    elif options.output.format is Format.JSON:
        send(state, options, schemas.show_schema(name))
    else:
        streams.emit(schemas.schema_text(name))
