"""What engines and disks report, as refusals that a person can act on."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from zhixingli.domain.errors.ledger import (
    LedgerBusyError,
    LedgerDiskError,
    LedgerForeignError,
    LedgerUnreachableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL

    from zhixingli.domain.errors.refusal import Refusal

_BUSY: Final = ("locked", "busy", "lock timeout")
_FOREIGN: Final = ("not a database", "malformed", "no such table", "no such column")
_DISK: Final = {
    "is full": "磁盘已满",
    "No space left": "磁盘已满",
    "readonly": "没有写的权限",
    "unable to open": "打不开文件",
    "disk I/O": "磁盘读写出错",
}
_SYSTEM: Final = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
}


@contextlib.contextmanager
def said_as_refusals(url: URL, busy_seconds: float) -> Iterator[None]:
    """Turn what the engine or the disk reports into a refusal.

    A row that the database declines is not among them: that is a fault of this program, and
    must be seen as one.
    """
    try:
        yield
    except (IntegrityError, DataError):
        raise
    except DBAPIError as error:
        raise _refusal(url, str(error.orig), busy_seconds) from error
    except OSError as error:
        raise _of_the_system(url, error) from error
    except Exception as error:
        if type(error).__module__ == "sqlite3":
            raise _refusal(url, str(error), busy_seconds) from error
        raise


def _refusal(url: URL, said: str, busy_seconds: float) -> Refusal:
    place = place_of(url)
    if any(word in said for word in _BUSY):
        return LedgerBusyError(place=place, seconds=busy_seconds)
    if url.get_backend_name() == "postgresql":
        return LedgerUnreachableError(place=place, cause=said.splitlines()[0])
    if any(word in said for word in _FOREIGN):
        return LedgerForeignError(place=place)
    cause = next((text for word, text in _DISK.items() if word in said), said)
    return LedgerDiskError(place=place, cause=cause)


def _of_the_system(url: URL, error: OSError) -> Refusal:
    number = error.errno or 0
    cause = _SYSTEM.get(number) or error.strerror or os.strerror(number)
    return LedgerDiskError(place=error.filename or place_of(url), cause=cause)


def place_of(url: URL) -> str:
    """Name a ledger as its user would, without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
