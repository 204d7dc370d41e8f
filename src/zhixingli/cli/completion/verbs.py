"""``zx completion show|install``: the script of a shell, shown or put where the shell looks."""

from typing import Annotated, Final

from zhixingli.cli.completion.shells import SCRIPTS, Shell, place_of
from zhixingli.cli.console import streams
from zhixingli.cli.options.decorators import argument, one_of
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.domain.errors.command import NoCompletionPlaceError

app = noun("completion", help="补全：按 Tab 补全命令、选项、编号、人名、单位名。")

Which = Annotated[Shell, argument("外壳", kind=one_of(*Shell))]


def show(*, shell: Which) -> None:
    """Show the script of a shell."""
    streams.emit(SCRIPTS[shell])


def install(*, shell: Which) -> None:
    """Put the script where the shell looks for it; nothing else is changed."""
    place = place_of(shell)
    if place is None:
        raise NoCompletionPlaceError(shell=shell.value, field="shell")
    place.path.parent.mkdir(parents=True, exist_ok=True)
    streams.save(place.path, SCRIPTS[shell].encode())
    streams.tell(f"已写到 {place.path}")
    streams.tell(place.also)


_VERBS: Final = (
    ("show", show, "写出一种外壳（bash、zsh、fish、powershell）的补全脚本。"),
    ("install", install, "把补全脚本放到外壳会去找的地方，说明还要做什么。"),
)
add_verbs(app, *_VERBS)
