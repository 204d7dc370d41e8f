"""Tasks, milestones, supervisions and meetings counted again from their acts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tests.oracle.clock import Owed

    Row = Mapping[str, Any]
    New = Callable[..., Owed]


def of_task(row: Row, acts: Iterable[Row], new: New) -> Iterator[Owed]:
    """Give what a task owes: one limit, and what other units were asked for."""
    owed = new(row["id"], row["rule"], row["start"], row["start"], written=row["written"])
    asked: list[Owed] = []
    for act in acts:
        on = act["on"]
        if act["kind"] == "finish":
            owed.done = on
            for each in asked:
                each.gone = on if each.done is None else None
        _asked(act, asked, new)
    yield from (owed, *asked)


def _asked(act: Row, asked: list[Owed], new: New) -> None:
    """Take what another unit was asked to co-sign, or answered."""
    on, unit = act["on"], act["unit"]
    if act["kind"] == "cosign":
        asked.append(new(act["subject"], "cosign.reply", on, on, asked=unit))
    elif act["kind"] == "cosign_reply":
        mine = (o for o in asked if o.ended is None and act["heir"](o.asked, on) == unit)
        next(mine).done = on


def of_project(code: str, acts: Iterable[Row], new: New) -> Iterator[Owed]:
    """Give what a project owes beside its meetings: its milestones."""
    named: dict[str, Owed] = {}
    for act in acts:
        on, text = act["on"], act["text"] or ""
        if act["kind"] == "milestone" and text.startswith("设定："):
            name, _, by = text.removeprefix("设定：").removesuffix(" 前").rpartition("，")
            named[name] = new(code, "project.milestone", on, on, written=date.fromisoformat(by))
            yield named[name]
        elif act["kind"] == "milestone":
            named.pop(text.removeprefix("完成：")).done = on
        elif act["kind"] == "close":
            for owed in named.values():
                owed.gone = on


def of_supervision(row: Row, acts: Iterable[Row], new: New) -> Iterator[Owed]:
    """Give what a supervision owes; a report that was sent back was none.

    The days that the office took to look at a report in time are not the unit's.
    """
    start, written = row["start"], row["written"]
    owed = new(row["id"], "supervise.finish", start, start, written=written, stops=[])
    yield owed
    rechecked: Owed | None = None
    for act in acts:
        on = act["on"]
        if act["kind"] == "finish":
            owed.done = on
        elif act["kind"] == "redo" and owed.done is not None:
            reported, owed.done = owed.done, None
            due = owed.due(reported)
            if due is not None and reported <= due and reported < on:
                owed.stops.append((reported, on))
        elif act["kind"] == "appeal":
            rechecked = new(row["id"], "supervise.recheck", on, on)
            yield rechecked
        elif act["kind"] == "recheck" and rechecked is not None:
            rechecked.done = on


def of_meeting(row: Row, acts: Sequence[Row], new: New) -> Iterator[Owed]:
    """Give what a meeting owes: its minutes, or the notice a week before."""
    if row["form"] == "onsite":
        owed = new(row["id"], "onsite.minutes", row["held"], row["held"])
        owed.done = next((act["on"] for act in acts if act["kind"] == "minutes"), None)
        yield owed
    elif row["form"] == "exec":
        yield from _notices(row, acts, new)


def _notices(row: Row, acts: Sequence[Row], new: New) -> Iterator[Owed]:
    """Give the notices of an executive meeting: moved, it owes another one."""
    moves = [act["text"] for act in acts if _moves(act)]
    held = date.fromisoformat(moves[0][:10]) if moves else row["held"]
    told: dict[str, set[str]] = {}
    owed: Owed | None = None
    for act in acts:
        kind, on = act["kind"], act["on"]
        if kind == "pick":
            told[act["outcome"]] = set()
        elif kind == "drop":
            told.pop(act["outcome"], None)
        elif kind == "call":
            for each in told.values():
                each.update(act["text"].split("、"))
        elif _moves(act):
            held = date.fromisoformat(act["text"].partition(" 改为 ")[2][:10])
            told = {each: set() for each in told}
            if owed is not None:
                owed.gone = on if owed.ended is None else owed.gone
        if (_moves(act) and owed is not None) or (kind == "approve" and _over(owed)):
            owed = new(row["id"], "exec.notice", held, on)
            yield owed
        everybody = all(each == {"区领导", "单位"} for each in told.values())
        if kind in ("approve", "call") and owed is not None and everybody and not _over(owed):
            owed.done = on


def _moves(act: Row) -> bool:
    return act["kind"] == "plan" and "改为" in (act["text"] or "")


def _over(owed: Owed | None) -> bool:
    return owed is None or owed.ended is not None
