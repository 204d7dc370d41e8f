"""Where reminders are sent: what the environment and the office's file say.

Secrets stand in the environment or in a file that only its owner reads, never on a command line,
and nothing that is said of a channel says one of its values.
"""

from __future__ import annotations

import os
import stat
import tomllib
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from zhixingli.cli.console import streams
from zhixingli.cli.console.state import default_store
from zhixingli.domain.errors.command import InputFileError
from zhixingli.domain.errors.reminders import (
    ChannelFileOpenError,
    ChannelSettingError,
    NoChannelError,
)
from zhixingli.domain.terms import Via

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

#: Names the file, where it is not ``remind.toml`` beside the ledger of the user.
FILE_VARIABLE: Final = "ZX_REMIND"
#: A file of settings is small.
_MOST: Final = 64 * 1024
#: Whoever has no address of his own in ``to``.
ANYBODY: Final = "*"


@dataclass(frozen=True, slots=True)
class Robot:
    """A robot of a group; ``of`` names whom it speaks to, empty for everybody."""

    via: Via
    url: str = field(repr=False)
    secret: str | None = field(repr=False)
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A server that takes mail, and the address of each person and unit."""

    host: str
    port: int
    security: str
    sender: str
    user: str | None
    password: str | None = field(repr=False)
    to: Mapping[str, str]
    via: Via = Via.MAIL


Channel = Robot | Mailbox


def channels(environ: Mapping[str, str], only: Via | None = None) -> tuple[Channel, ...]:
    """Give the channels that are set, or those of one kind; refuse where there are none."""
    file = _file(environ)
    found = [*_of_file(file, environ), *_of_environment(environ)]
    chosen = tuple(each for each in found if only in (None, each.via))
    if not chosen:
        what = f"“{file}”和环境变量里都没有" + (f"{only.label}的" if only is not None else "")
        raise NoChannelError(where=what, field="--send")
    return chosen


def names_of(known: Sequence[Channel]) -> set[str]:
    """Give the people and units that the settings name."""
    return {
        name
        for each in known
        for name in (each.of if isinstance(each, Robot) else each.to)
        if name != ANYBODY
    }


def _file(environ: Mapping[str, str]) -> Path:
    named = environ.get(FILE_VARIABLE)
    return Path(named) if named else default_store(environ).with_name("remind.toml")


def _of_file(file: Path, environ: Mapping[str, str]) -> Iterator[Channel]:
    if not file.exists() and not environ.get(FILE_VARIABLE):
        return
    try:
        with file.open("rb") as opened:
            status = os.fstat(opened.fileno())
            _refuse_open(file, status)
            raw = opened.read(_MOST + 1)
    except OSError as trouble:
        raise InputFileError(
            field="--send", name=file, problem=streams.problem_of(trouble)
        ) from trouble
    where = f"“{file.name}”"
    if len(raw) > _MOST:
        raise ChannelSettingError(where=where, problem="太大，不像是设置", field="--send")
    try:
        told = tomllib.loads(raw.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        line = _line_of(trouble)
        problem = f"不是 TOML 格式{line}"
        raise ChannelSettingError(where=where, problem=problem, field="--send") from None
    for via, tables in told.items():
        if via not in _MADE:
            known = "、".join(_MADE)
            problem = f"没有 {via} 这种渠道，可写 {known}"
            raise ChannelSettingError(where=where, problem=problem, field="--send")
        for table in tables if isinstance(tables, list) else [tables]:
            yield _MADE[via](_Table(f"{where}的 {via} ", table), environ)


def _line_of(trouble: Exception) -> str:
    """Say where a file is no TOML; never what stands there."""
    words = str(trouble).partition("(at line ")[2].partition(",")[0]
    return f"（第 {words} 行）" if words.isdigit() else ""


def _refuse_open(file: Path, status: os.stat_result) -> None:
    """Refuse a file that others may read; Windows keeps that elsewhere."""
    others = stat.S_IMODE(status.st_mode) & 0o077
    if os.name == "posix" and others:
        mode = f"{stat.S_IMODE(status.st_mode):o}"
        raise ChannelFileOpenError(name=file, mode=mode, field="--send")


def _of_environment(environ: Mapping[str, str]) -> Iterator[Channel]:
    for via in (Via.WECOM, Via.DINGTALK, Via.FEISHU):
        url = f"ZX_{via.value.upper()}_URL"
        if environ.get(url):
            secret = environ.get(f"ZX_{via.value.upper()}_SECRET")
            yield _robot(via, _Table(f"环境变量 {url} ", {"url": environ[url]} | _if(secret)))


def _if(secret: str | None) -> dict[str, str]:
    return {"secret": secret} if secret else {}


@dataclass(frozen=True, slots=True)
class _Table:
    """The settings of one channel, and how refusals name them."""

    where: str
    values: Any

    def known(self, *names: str) -> None:
        """Refuse what is no table of settings, and names that nothing reads."""
        if not isinstance(self.values, dict):
            raise self.wrong("要写成一节")
        for name in self.values:
            if name not in names:
                problem = f"没有 {name} 这一项，可写 {'、'.join(names)}"
                raise self.wrong(problem)

    def text(self, name: str) -> str:
        """Give a text that must be there."""
        found = self.maybe(name)
        if found is None:
            problem = f"缺 {name}"
            raise self.wrong(problem)
        return found

    def maybe(self, name: str) -> str | None:
        """Give a text that may be there."""
        found = self.values.get(name)
        if found is not None and (not isinstance(found, str) or not found.strip()):
            problem = f"{name} 要写成一段文字"
            raise self.wrong(problem)
        if found is not None and not found.isprintable():
            problem = f"{name} 里有看不见的字符"
            raise self.wrong(problem)
        return found

    def wrong(self, problem: str) -> ChannelSettingError:
        """Make the refusal; it says the name of a setting and never its value."""
        return ChannelSettingError(where=self.where, problem=problem, field="--send")


def _robot(via: Via, table: _Table) -> Robot:
    table.known("url", "secret", "for")
    url = table.text("url")
    if not _safe_address(url):
        raise table.wrong("url 要写成 https:// 开头的地址")
    of = table.values.get("for", [])
    if not isinstance(of, list) or not all(isinstance(name, str) and name for name in of):
        raise table.wrong('for 要写成一列名字，如 ["区住建局", "李明"]')
    return Robot(via, url, table.maybe("secret"), frozenset(of))


def _safe_address(url: str) -> bool:
    """Tell an address that nobody on the way can read; on this machine itself any is."""
    try:
        split = urlsplit(url)
        _ = split.port
    except ValueError:
        return False
    if not url.isascii() or " " in url or not split.hostname:
        return False
    return split.scheme == "https" or (split.scheme == "http" and _is_here(split.hostname))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


_PORTS: Final = {"tls": 465, "starttls": 587, "none": 25}


def _mailbox(table: _Table, environ: Mapping[str, str]) -> Mailbox:
    table.known("host", "port", "security", "from", "user", "password", "to")
    security = table.maybe("security") or "tls"
    if security not in _PORTS:
        problem = f"security 可写 {'、'.join(_PORTS)}"
        raise table.wrong(problem)
    port = table.values.get("port", _PORTS[security])
    if type(port) is not int or not 0 < port < 65536:  # noqa: PLR2004 - a port
        raise table.wrong("port 要写成端口号")
    host, password = table.text("host"), environ.get("ZX_MAIL_PASSWORD") or table.maybe("password")
    if security == "none" and password and not _is_here(host):
        raise table.wrong("不加密的连接不能送口令：security 写 tls 或 starttls")
    to = table.values.get("to")
    if not isinstance(to, dict) or not all(map(_is_address, to.values())):
        raise table.wrong('to 要写成名字对邮箱，如 { "区住建局" = "zjj@example.gov.cn" }')
    sender = table.text("from")
    if not _is_address(sender):
        raise table.wrong("from 要写成邮箱")
    return Mailbox(host, port, security, sender, table.maybe("user"), password, to)


def _is_address(text: object) -> bool:
    """Tell one address of plain letters: nothing that could begin another header."""
    if not isinstance(text, str) or not text.isascii() or not text.isprintable():
        return False
    name, at, host = text.rpartition("@")
    return bool(at and name and "." in host) and not set(text) & set(' ,;:<>"()[]\\')


_MADE: Final[dict[str, Callable[[_Table, Mapping[str, str]], Channel]]] = {
    "wecom": lambda table, _: _robot(Via.WECOM, table),
    "dingtalk": lambda table, _: _robot(Via.DINGTALK, table),
    "feishu": lambda table, _: _robot(Via.FEISHU, table),
    "mail": _mailbox,
}
