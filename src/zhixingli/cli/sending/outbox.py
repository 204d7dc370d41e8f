"""What goes where: notes shared out to the channels, cut to their room, and what became of each."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from zhixingli.cli.sending import mail, robots
from zhixingli.cli.sending.channels import ANYBODY, Robot
from zhixingli.services.results.reminders import Sending, Sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from zhixingli.cli.sending.channels import Channel, Mailbox
    from zhixingli.render.views.reminders import Note
    from zhixingli.services.results.reminders import DueReminder

#: Seconds between two messages to a robot that would else take more than it may in a minute.
_PACE: Final = 3.2


@dataclass(frozen=True, slots=True)
class Message:
    """One message: where it goes, what it says, and which reminders it gives."""

    channel: Channel
    to: str
    text: str
    items: tuple[DueReminder, ...]


def messages(known: Sequence[Channel], notes: Sequence[Note], title: str) -> Iterator[Message]:
    """Share notes out: a robot is told all that are for its people, each mail address its own."""
    for channel in known:
        if isinstance(channel, Robot):
            yield from _of_robot(channel, notes, title)
        else:
            yield from _of_mail(channel, notes, title)


def _of_robot(robot: Robot, notes: Sequence[Note], title: str) -> Iterator[Message]:
    mine = [note for note in notes if not robot.of or robot.of & set(note.names)]
    room = robots.ROOM[robot.via] - len(f"{title}\n".encode())
    for lines, items in _packed(mine, room):
        yield Message(
            robot, "、".join(sorted(robot.of)) or "群", "\n".join((title, *lines)), tuple(items)
        )


def _packed(notes: Sequence[Note], room: int) -> Iterator[tuple[list[str], list[DueReminder]]]:
    """Fill messages of so many bytes, each line under the name of whom it is for."""
    lines: list[str] = []
    items: list[DueReminder] = []
    for note in notes:
        heading = note.heading
        for line, of in note.entries:
            added = [heading, line] if heading else [line]
            if lines and _size(lines) + _size(added) > room:
                yield lines, items
                lines, items = [], []
                added = [heading or f"{note.whom}（续）", line]
            heading = ""
            lines += _cut(added, room)
            items += of
    if lines:
        yield lines, items


def _size(lines: Sequence[str]) -> int:
    """Count the bytes of lines, each with its end."""
    return sum(len(line.encode()) + 1 for line in lines)


def _cut(lines: list[str], room: int) -> list[str]:
    """Cut a line that alone has no room."""
    over = _size(lines) - room
    if over <= 0:
        return lines
    kept = lines[-1].encode()[: -over - len("…".encode())].decode(errors="ignore")
    return [*lines[:-1], f"{kept}…"]


def _of_mail(box: Mailbox, notes: Sequence[Note], title: str) -> Iterator[Message]:
    for note in notes:
        named = dict.fromkeys(box.to[name] for name in note.names if name in box.to)
        anybody = [box.to[ANYBODY]] if ANYBODY in box.to else []
        text = "\n".join((f"{note.whom}：", *(line for line, _ in note.entries), "", title))
        for address in named or dict.fromkeys(anybody):
            yield Message(box, address, f"{text}\n", note.items)


def unaddressed(known: Sequence[Channel], notes: Sequence[Note]) -> Iterator[DueReminder]:
    """Give the reminders that no channel has an address for."""
    for note in notes:
        if not any(_reaches(channel, note) for channel in known):
            yield from note.items


def tried(message: Message) -> Sending:
    """Say of a message that is only shown that it was not sent."""
    return Sending(message.channel.via, Sent.TRIED, None)


def _reaches(channel: Channel, note: Note) -> bool:
    if isinstance(channel, Robot):
        return not channel.of or bool(channel.of & set(note.names))
    return ANYBODY in channel.to or any(name in channel.to for name in note.names)


def send(
    made: Sequence[Message], title: str, *, clock: Callable[[], datetime]
) -> Iterator[tuple[Message, Sending]]:
    """Send messages, and say of each what became of it.

    What stops one message of a channel stops those after it: they are for another run.
    """
    known = {id(each.channel): each.channel for each in made}
    for channel in known.values():
        mine = [each for each in made if each.channel is channel]
        if isinstance(channel, Robot):
            problems = _by_robot(channel, mine, clock)
        else:
            letters = [mail.letter(channel.sender, m.to, title, m.text, clock()) for m in mine]
            problems = mail.post(channel, letters)
        for each, problem in zip(mine, problems, strict=True):
            outcome = Sent.GIVEN if problem is None else Sent.FAILED
            yield each, Sending(channel.via, outcome, problem)


def _by_robot(
    robot: Robot, mine: Sequence[Message], clock: Callable[[], datetime]
) -> Iterator[str | None]:
    problem: str | None = None
    for n, each in enumerate(mine):
        if n and problem is None and len(mine) > robots.A_MINUTE:
            time.sleep(_PACE)
        problem = problem or robots.post(robot, each.text, seconds=int(clock().timestamp()))
        yield problem
