"""What goes where: notes shared out to channels and cut to their room."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tests.cli.sending.servers import robots

from zhixingli.cli.sending import outbox
from zhixingli.cli.sending.channels import Mailbox, Robot
from zhixingli.domain.terms import Addressee, Kind, Via, Why
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.render.views.reminders import Note, notes, title_of
from zhixingli.services.results.refs import PersonRef, UnitRef
from zhixingli.services.results.reminders import DueReminder, Sent

if TYPE_CHECKING:
    import pytest

TITLE = "示范区政府办公室时限提醒（10月16日）"
HOUSING = UnitRef("DW-0002", "示范区住房和城乡建设局", "区住建局")
FINANCE = UnitRef("DW-0003", "区财政局", None)
NOW = datetime(2026, 10, 16, tzinfo=SHANGHAI)
LEADER = PersonRef("RY-0002", "李明")


def reminder(n: int, unit: UnitRef = HOUSING, *to: PersonRef, **more: Any) -> DueReminder:
    facts: dict[str, Any] = {
        "id": f"SW-2026-{n:04d}",
        "key": f"SW-2026-{n:04d}/doc.finish",
        "code": "step-1/2026-10-15",
        "kind": Kind.DOC,
        "title": f"第{n}件",
        "why": Why.OVERDUE,
        "addressee": Addressee.LEADER if to else Addressee.UNIT,
        "matter": f"权限内办结：第{n}件",
        "stands": "10月15日到期，已逾期1个工作日",
        "rule": "doc.finish",
    }
    return DueReminder(**(facts | more), to=to, unit=unit, leader=LEADER)


def robot(via: Via = Via.WECOM, *of: str, url: str = "https://h/") -> Robot:
    return Robot(via, url, None, frozenset(of))


def box(**to: str) -> Mailbox:
    return Mailbox("h", 465, "tls", "a@b.cn", None, None, to)


def test_each_is_told_on_a_line_of_its_own_under_whom_it_is_for() -> None:
    told = notes([reminder(1), reminder(2, FINANCE), reminder(3), reminder(4, HOUSING, LEADER)])
    (message,) = outbox.messages([robot()], told, TITLE)
    assert message.text == (
        f"{TITLE}\n"
        "区住建局（2项）\n"
        "1.权限内办结：第1件，10月15日到期，已逾期1个工作日\n"
        "2.权限内办结：第3件，10月15日到期，已逾期1个工作日\n"
        "区财政局（1项）\n"
        "1.权限内办结：第2件，10月15日到期，已逾期1个工作日\n"
        "李明（1项）\n"
        "1.权限内办结：第4件，10月15日到期，已逾期1个工作日"
    )
    assert [each.id[-1] for each in message.items] == ["1", "3", "2", "4"]


def test_a_robot_of_some_tells_only_them_by_name_or_short_name() -> None:
    told = notes([reminder(1), reminder(2, FINANCE), reminder(3, HOUSING, LEADER)])
    for names, ids in (
        (("区住建局",), ["1"]),
        (("示范区住房和城乡建设局",), ["1"]),
        (("李明", "区财政局"), ["2", "3"]),
        (("没有这家",), []),
    ):
        made = outbox.messages([robot(Via.WECOM, *names)], told, TITLE)
        assert [each.id[-1] for message in made for each in message.items] == ids


def test_no_message_is_longer_than_its_vendor_takes_and_nothing_is_lost() -> None:
    many = [reminder(n, (HOUSING, FINANCE)[n % 2]) for n in range(1, 121)]
    made = list(outbox.messages([robot()], notes(many), TITLE))
    assert len(made) == 5
    assert all(len(message.text.encode()) <= 2048 for message in made)
    assert sorted(each.id for message in made for each in message.items) == sorted(
        each.id for each in many
    )
    lines = [line for message in made for line in message.text.split("\n")]
    assert sum(line.startswith("区住建局") for line in lines) > 1
    assert all(message.text.split("\n")[1].endswith(("项）", "（续）")) for message in made)
    assert not any(message.text.endswith(("项）", "（续）")) for message in made)


def test_a_line_too_long_for_any_message_is_cut() -> None:
    (message,) = outbox.messages([robot()], notes([reminder(1, matter="长" * 3000)]), TITLE)
    assert len(message.text.encode()) <= 2048
    assert message.text.endswith("…")


def test_tags_and_controls_are_text_to_every_messenger() -> None:
    evil = reminder(1, matter='<at user_id="all"></at>\x1b[2J\u202e')
    (message,) = outbox.messages([robot(Via.FEISHU)], notes([evil]), TITLE)
    assert '＜at user_id="all"＞＜/at＞\\x1b[2J\\u202e，' in message.text


def test_what_many_projects_owe_alike_is_one_line() -> None:
    weekly = [
        reminder(
            n,
            key=f"XM-2026-{n:04d}/onsite.weekly/2026-W42",
            code="soon/2026-10-18",
            rule="onsite.weekly",
            title=f"第{n}桥",
            matter=f"重点项目现场办公会（第42周）：第{n}桥",
            stands="10月18日到期",
        )
        for n in range(1, 5)
    ]
    (message,) = outbox.messages([robot()], notes(weekly), TITLE)
    assert message.text.split("\n")[2:] == [
        "1.重点项目现场办公会（第42周）：第1桥、第2桥、第3桥、第4桥，10月18日到期"
    ]
    assert len(message.items) == 4


def test_mail_goes_to_each_by_name_else_to_anybody_else_nowhere() -> None:
    told = notes([reminder(1), reminder(2, FINANCE), reminder(3, HOUSING, LEADER)])
    known = box(区住建局="zjj@x.cn", 李明="lm@x.cn")
    made = list(outbox.messages([known], told, TITLE))
    assert [(message.to, message.items[0].id[-1]) for message in made] == [
        ("zjj@x.cn", "1"),
        ("lm@x.cn", "3"),
    ]
    assert made[0].text.startswith("区住建局：\n1.权限内办结：第1件，")
    assert made[0].text.endswith(f"\n\n{TITLE}\n")
    assert [each.id[-1] for each in outbox.unaddressed([known], told)] == ["2"]
    anybody = box(**{"*": "all@x.cn"})
    assert [message.to for message in outbox.messages([anybody], told, TITLE)] == ["all@x.cn"] * 3
    assert list(outbox.unaddressed([anybody], told)) == []


def test_what_stops_one_message_stops_those_after_it() -> None:
    answers = iter((b'{"errcode":0}', b'{"errcode":45009}', b'{"errcode":0}'))
    many = notes([reminder(n) for n in range(1, 61)])
    with robots(lambda _: (200, next(answers))) as server:
        made = list(outbox.messages([robot(url=server.url)], many, TITLE))
        became = list(outbox.send(made, TITLE, clock=lambda: NOW))
        assert len(server.posted) == 2
    assert [way.outcome for _, way in became] == [Sent.GIVEN] + [Sent.FAILED] * (len(made) - 1)


def test_a_robot_that_takes_so_many_a_minute_is_not_hurried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("zhixingli.cli.sending.outbox.time.sleep", waited.append)
    with robots(lambda _: (200, b'{"errcode":0}')) as server:
        for count, messages, pauses in ((480, 20, 0), (520, 21, 20)):
            many = notes([reminder(n) for n in range(count)])
            made = list(outbox.messages([robot(url=server.url)], many, TITLE))
            waited.clear()
            list(outbox.send(made, TITLE, clock=lambda: NOW))
            assert (len(made), len(waited)) == (messages, pauses)


def test_a_rehearsal_says_so_at_the_head() -> None:
    assert title_of("示范区政府办公室", date(2026, 10, 16), rehearsal=False) == TITLE
    assert title_of(None, date(2026, 10, 16), rehearsal=True).startswith("【演练")


def test_a_note_is_known_by_every_name_of_whom_it_is_for() -> None:
    (note,) = notes([reminder(1)])
    assert note == Note("区住建局", ("区住建局", "示范区住房和城乡建设局"), note.items)
