"""Command of the template for Word documents."""

from pathlib import Path
from typing import Annotated, Final

from zhixingli.cli.answers.send import send
from zhixingli.cli.console import streams
from zhixingli.cli.options.decorators import (
    PATH,
    TEXT,
    ReadOptions,
    State,
    argument,
    option,
    reading,
)
from zhixingli.cli.program.commands import add_verbs, noun

app = noun("template", help="本单位公文模板（.docx）的样板。")


@reading("zx.template.export/1")
def export(
    state: State,
    options: ReadOptions,
    *,
    file: Annotated[Path, argument("文件", kind=PATH, help="写到这个 .docx 文件")],
    letterhead: Annotated[
        str | None,
        option(
            "--letterhead",
            kind=TEXT,
            help="带红头：发文机关标志，如 示范区人民政府办公室文件",
        ),
    ] = None,
) -> None:
    """Write the built-in template."""
    from zhixingli.render.writers.docx_template import exported
    from zhixingli.services.use_case.envelope import written

    content = exported(letterhead)
    streams.save(file, content)
    streams.tell(f"已写到 {file}；用 --template {file} 或 ZX_TEMPLATE 采用")
    send(state, options, written(file.name, content))


_VERBS: Final = (("export", export, "写出一份样板：在里面加文头、改字体，〔正文〕一段保留。"),)
add_verbs(app, *_VERBS)
