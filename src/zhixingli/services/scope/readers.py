"""Whose work a report holds: everybody's, a leader's, a unit's, what one reader must see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.domain.errors.reports import PostVacantError, ReaderScopeError
from zhixingli.domain.terms import DISTRICT_POSTS, Post
from zhixingli.domain.writing.names import Named, resolve
from zhixingli.domain.writing.report_scope import scope_text
from zhixingli.domain.writing.text import normalise_option
from zhixingli.services.results.refs import Reader
from zhixingli.services.use_case.envelope import Remark
from zhixingli.services.use_case.finder import Finder
from zhixingli.services.use_case.names import names
from zhixingli.store.kinds.people import directory, people, posts_on

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

#: Who sees the whole district, in brief: the head, and the deputy who stands in for him.
_OVERSEERS: Final = frozenset({Post.DISTRICT_HEAD, Post.EXECUTIVE_DEPUTY})


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose work is counted, by IDs; where somebody reads it, the reader decides that."""

    leader: str | None = None
    unit: str | None = None
    reader: Reader | None = None

    def holds(self, leader: str, unit: str) -> bool:
        """Tell whether work of a leader and a unit is counted."""
        return self.leader in (None, leader) and self.unit in (None, unit)

    @property
    def brief(self) -> bool:
        """Tell whether only what is grave is listed one by one."""
        return self.reader is not None and self.reader.brief

    def own(self, leader: str) -> bool:
        """Tell whether something is the reader's own to do."""
        return self.reader is not None and self.reader.id == leader

    @property
    def scope(self) -> str:
        """Write it as the scope of an issued report; empty for the whole."""
        if self.reader is not None:
            return scope_text(reader=self.reader.id)
        return scope_text(leader=self.leader, unit=self.unit)


def whose(
    conn: Connection,
    as_of: date,
    *,
    leader: str | None = None,
    unit: str | None = None,
    reader: str | None = None,
) -> Whose:
    """Find whose work is meant by the names on the command line.

    The district head and the executive deputy see the whole; another leader of the district
    what that leader answers for; everybody else what their unit answers for.
    """
    if reader is not None:
        if leader is not None or unit is not None:
            raise ReaderScopeError(field="--for")
        return _seen_by(_reader(conn, as_of, reader))
    find = Finder(conn, as_of)
    return Whose(find.maybe_person(leader, field="--leader"), find.maybe_unit(unit, field="--unit"))


def brief_notice(
    asked: Whose, what: str, listed: str, *, shown: int, total: int
) -> tuple[Remark, ...]:
    """Say how much of a list one who sees the district in brief is spared."""
    if not asked.brief or shown == total:
        return ()
    text = f"全区{what} {total} 项，这里只列{listed}的和本人分管的 {shown} 项"
    return (Remark("LISTED_IN_BRIEF", text),)


def _seen_by(reader: Reader) -> Whose:
    if reader.brief:
        return Whose(reader=reader)
    if reader.post in DISTRICT_POSTS:
        return Whose(leader=reader.id, reader=reader)
    return Whose(unit=reader.unit.id, reader=reader)


def _reader(conn: Connection, as_of: date, named: str) -> Reader:
    """Find the reader by name, or by a post that one person holds: 区长、常务副区长."""
    post = _POSTS.get(normalise_option(named).replace(" ", ""))
    if post is None:
        found = Finder(conn, as_of).person(named, field="--for")
    else:
        found = _holder(conn, as_of, post, named)
    return reader_of(conn, as_of, found)


def reader_of(conn: Connection, as_of: date, person: str) -> Reader:
    """Describe a person as a reader, by the post of a day."""
    held = directory(conn, [person]).post_on(person, as_of)
    known = names(conn, as_of, [person])
    return Reader(
        id=person,
        name=known.people[person].name,
        post=held.post,
        unit=known.units[held.unit],
        brief=held.post in _OVERSEERS,
    )


_POSTS: Final = {post.label: post for post in Post if post in DISTRICT_POSTS}


def _holder(conn: Connection, as_of: date, post: Post, typed: str) -> str:
    """Find who holds a post on a day; several are named and refused, nobody too."""
    held = posts_on(conn, as_of)
    there = [
        Named(row["id"], row["name"], post.label, (), post.label)
        for row in people(conn)
        if row["id"] in held
        and held[row["id"]]["post"] == post.value
        and (row["left_on"] is None or row["left_on"] > as_of)
    ]
    if not there:
        raise PostVacantError(post=post.label, day=as_of, field="--for")
    return there[0].id if len(there) == 1 else resolve(typed, there, kind="人员", field="--for")
