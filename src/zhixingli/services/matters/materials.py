"""Files kept beside the ledger (资料收集): copied in, hashed, checked later."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeAlias

from zhixingli.domain.errors.projects import FilesFolderError, MaterialFileError, MaterialTakenError
from zhixingli.domain.matters.material import Material
from zhixingli.domain.matters.matter import record, refuse_ended_or_early
from zhixingli.domain.terms import ActKind
from zhixingli.domain.writing.characters import shown
from zhixingli.domain.writing.secrecy import refuse_classified
from zhixingli.services.matters.acts import act_on
from zhixingli.services.use_case.texts import cleaned
from zhixingli.store.kinds.materials import materials_where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from zhixingli.domain.matters.desk import Desk
    from zhixingli.services.matters.handling import D, Handling
    from zhixingli.services.use_case.envelope import Remark
    from zhixingli.services.use_case.finder import Finder
    from zhixingli.services.use_case.session import Change
    from zhixingli.store.ledger.database import Ledger
    from zhixingli.store.ledger.unit_of_work import Stamp

#: A matter that keeps files: a project, a paper.
Holding: TypeAlias = Any
_BLOCK: Final = 1 << 20
_UNFIT: Final = re.compile(r'[\\/:*?"<>|]+')
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class MaterialFault:
    """A kept file that is gone or was changed."""

    subject: str
    name: str
    path: Path
    changed: bool


def files_folder(ledger: Ledger, named: str | None) -> Path:
    """Give the folder of a ledger's files: beside its own file, or the one that is named."""
    if named:
        return Path(named)
    if ledger.path is None:
        raise FilesFolderError
    return ledger.path.with_name(f"{ledger.path.name.removesuffix('.db')}.files")


@dataclass(slots=True)
class Filing:
    """Files that are copied into the ledger's folder while something is recorded about them.

    Used as a context: where the recording fails, the copies are gone again.
    """

    root: Path
    dry_run: bool
    made: list[Path] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        """Take the copies back if it failed."""
        for path in self.made if failed is not None else ():
            path.unlink(missing_ok=True)

    def keep(self, desk: Desk, matter: Holding, source: Path, label: str) -> None:
        """Copy a file and write down what it holds."""
        digest, size = _measured(source)
        for kept in matter.materials:
            if kept.sha256 == digest:
                raise MaterialTakenError(
                    id=matter.id, name=kept.name, day=kept.added_on, field="file"
                )
        number = desk.next_number("material")
        place = f"{matter.id}/{number}-{_file_name(label)}"
        if not self.dry_run:
            _keep(source, self.root, place, digest)
            self.made.append(self.root / place)
        matter.materials.append(Material(number, matter.id, label, place, digest, size, desk.on))
        record(desk, matter, ActKind.ATTACH, text=label)


def named_file(source: Path, name: str | None = None) -> tuple[str, list[Remark]]:
    """Give the name under which a file is kept; one that bears a secrecy mark is refused."""
    label, notes = cleaned(name or source.name, "文件名", "--name")
    refuse_classified(source.resolve().name)
    return label, notes


def attach_file(
    ledger: Ledger,
    stamp: Stamp,
    handling: Handling[Holding, D],
    wanted: str,
    sources: Sequence[Path],
    *,
    name: str | None,
    folder: str | None,
) -> Change[D]:
    """Copy files into the ledger's folder and write down what they hold."""
    called = [named_file(source, name) for source in sources]
    notes = [note for _, told in called for note in told]
    for source in sources:
        _measured(source)

    with Filing(files_folder(ledger, folder), stamp.dry_run) as filing:

        def act(desk: Desk, of: Holding, _: Finder) -> str:
            refuse_ended_or_early(desk, of)
            for source, (label, _notes) in zip(sources, called, strict=True):
                filing.keep(desk, of, source, label)
            listed = "".join(f"《{label}》" for label, _notes in called)
            return f"{of.id} 已归集{listed}"

        return act_on(ledger, stamp, handling, wanted, act, notes)


def material_faults(conn: Connection, root: Path) -> Iterator[MaterialFault]:
    """Find the kept files that are gone or no longer hold what they held."""
    for kept in materials_where(conn):
        path = root / kept.path
        try:
            digest, _ = _measured(path)
        except MaterialFileError:
            yield MaterialFault(kept.subject, kept.name, path, changed=False)
        else:
            if digest != kept.sha256:
                yield MaterialFault(kept.subject, kept.name, path, changed=True)


def _measured(path: Path) -> tuple[str, int]:
    """Give the SHA-256 and the size of a file in bytes; refuse what is no file with content."""
    digest, size = hashlib.sha256(), 0
    try:
        if not path.is_file():
            problem = (
                "是文件夹"
                if path.is_dir()
                else "没有这个文件"
                if not path.exists()
                else "不是普通文件"
            )
            raise MaterialFileError(path=shown(str(path)), problem=problem, field="file")
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except OSError as error:
        problem = error.strerror or "读不出来"
        raise MaterialFileError(path=shown(str(path)), problem=problem, field="file") from error
    if not size:
        raise MaterialFileError(path=shown(str(path)), problem="是空文件", field="file")
    return digest.hexdigest(), size


def _keep(source: Path, root: Path, place: str, digest: str) -> None:
    """Copy a file beside its place, make it durable, then put it there; nothing is replaced."""
    target = root / place
    waiting = target.with_name(f".{target.name}.part")
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        for folder in (root, target.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        with source.open("rb") as reading, waiting.open("wb") as writing:
            os.fchmod(writing.fileno(), 0o600)
            shutil.copyfileobj(reading, writing, _BLOCK)
            writing.flush()
            os.fsync(writing.fileno())
        if _measured(waiting)[0] != digest:
            raise MaterialFileError(
                path=shown(str(source)), problem="复制的时候内容变了", field="file"
            )
        _put(waiting, target)
        for folder in (target.parent, root):
            _settle(folder)
    except OSError as error:
        problem = error.strerror or "写不进去"
        raise MaterialFileError(path=shown(str(target)), problem=problem, field="file") from error
    finally:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)


def _put(waiting: Path, target: Path) -> None:
    """Give a finished copy its name; a file of that name belongs to another ledger."""
    try:
        os.link(waiting, target)
    except OSError as error:
        if target.exists():
            problem = f"文件夹里已经有 {target.name}，属于别的台账"
            raise MaterialFileError(
                path=shown(str(target)), problem=problem, field="file"
            ) from error
        waiting.rename(target)  # a file system without hard links


def _settle(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _file_name(label: str) -> str:
    """Make a name that every system can keep."""
    fit = _UNFIT.sub("-", label).strip(" .") or "file"
    stem, dot, suffix = fit.rpartition(".")
    short = f"{stem[:_LONGEST]}{dot}{suffix[:10]}" if dot else fit[:_LONGEST]
    while len(short.encode()) > 200:  # noqa: PLR2004 - a name is at most 255 bytes
        short = short[1:]
    return short
