"""The scripts that make a shell ask, and where each shell looks for them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixingli.domain.terms import Term

if TYPE_CHECKING:
    from collections.abc import Mapping


class Shell(Term):
    """A shell that can be told how to complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


_BASH: Final = r"""# zx 的补全（bash）。由 zx completion show bash 写出。
_zx() {
    local value meaning
    local -a values=() shown=()
    COMPREPLY=()
    while IFS=$'\t' read -r value meaning; do
        values+=("$(printf '%q' "$value")")
        shown+=("$value  $meaning")
    done < <(command "${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ ${values[0]-} == :file ]]; then
        compopt -o default
    elif [[ ${COMP_TYPE-} == 63 && ${#values[@]} -gt 1 ]]; then
        COMPREPLY=("${shown[@]}")
    else
        COMPREPLY=("${values[@]}")
    fi
}
complete -o nosort -F _zx zx
"""
_ZSH: Final = r"""#compdef zx
# zx 的补全（zsh）。由 zx completion show zsh 写出。
_zx() {
    local value meaning
    local -a values shown
    while IFS=$'\t' read -r value meaning; do
        values+=("$value")
        shown+=("$value  $meaning")
    done < <(command "${words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    if [[ ${values[1]-} == ':file' ]]; then
        _files
    elif (( ${#values} )); then
        compadd -U -l -d shown -a values
    fi
}
if [[ ${funcstack[1]-} == _zx ]]; then
    _zx "$@"
else
    compdef _zx zx
fi
"""
_FISH: Final = r"""# zx 的补全（fish）。由 zx completion show fish 写出。
function __zx_complete
    set -l typed (commandline -opc)
    set -l found (command $typed[1] __complete $typed[2..-1] (commandline -ct) 2>/dev/null)
    if test "$found[1]" = :file
        __fish_complete_path (commandline -ct)
    else if test (count $found) -gt 0
        printf '%s\n' $found
    end
end
complete -c zx -f -a '(__zx_complete)'
"""
_POWERSHELL: Final = r"""# zx 的补全（PowerShell）。由 zx completion show powershell 写出。
# 没有在 PowerShell 上试过。
Register-ArgumentCompleter -Native -CommandName zx -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($wordToComplete -eq '') { $typed += '' }
    & zx __complete @typed | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $value }
        $kind = 'ParameterValue'
        [System.Management.Automation.CompletionResult]::new($value, $value, $kind, $meaning)
    }
}
"""
SCRIPTS: Final[Mapping[Shell, str]] = {
    Shell.BASH: _BASH,
    Shell.ZSH: _ZSH,
    Shell.FISH: _FISH,
    Shell.POWERSHELL: _POWERSHELL,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shell looks for a script, and what else has to be done once."""

    path: Path
    also: str


def place_of(shell: Shell, environ: Mapping[str, str] = os.environ) -> Place | None:
    """Give where a script belongs; None where only the user's own profile can hold it."""
    home = Path.home()
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    match shell:
        case Shell.BASH:
            path = data / "bash-completion" / "completions" / "zx"
            return Place(
                path,
                f"重开终端就有；没有装 bash-completion 的，在 ~/.bashrc 里加一行：source {path}",
            )
        case Shell.ZSH:
            path = data / "zsh" / "site-functions" / "_zx"
            line = f"fpath=({path.parent} $fpath); autoload -Uz compinit && compinit"
            return Place(path, f"在 ~/.zshrc 里加一行，重开终端：{line}")
        case Shell.FISH:
            return Place(config / "fish" / "completions" / "zx.fish", "重开终端就有")
        case _:
            return None
