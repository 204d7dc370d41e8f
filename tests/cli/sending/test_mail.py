"""Messages by mail, against a server on loopback."""

from __future__ import annotations

import email
import socket
from datetime import datetime
from email.policy import default
from typing import TYPE_CHECKING

from tests.cli.sending.servers import mail_server

from zhixingli.cli.sending import mail
from zhixingli.cli.sending.channels import Mailbox
from zhixingli.domain.writing.dates import SHANGHAI

if TYPE_CHECKING:
    from email.message import EmailMessage

NOW = datetime(2026, 10, 16, 9, tzinfo=SHANGHAI)
ME = "dcs@example.gov.cn"


def box(port: int, *, user: str | None = None, password: str | None = None) -> Mailbox:
    return Mailbox("127.0.0.1", port, "none", ME, user, password, {})


def to(*addresses: str, text: str = "区住建局：\n1.一件事\n") -> list[EmailMessage]:
    return [mail.letter(ME, each, "时限提醒（10月16日）", text, NOW) for each in addresses]


def test_letters_arrive_with_their_chinese_whole() -> None:
    with mail_server() as server:
        assert list(mail.post(box(server.port), to("a@example.cn", "b@example.cn"))) == [None, None]
    assert [receivers for receivers, _ in server.taken] == [["a@example.cn"], ["b@example.cn"]]
    got = email.message_from_bytes(server.taken[0][1], policy=default)
    assert (got["Subject"], got["From"], got["To"]) == ("时限提醒（10月16日）", ME, "a@example.cn")
    assert got["Date"] == "Fri, 16 Oct 2026 09:00:00 +0800"
    assert got.get_content() == "区住建局：\r\n1.一件事\r\n"  # as lines end on the wire


def test_an_unknown_receiver_stops_nobody_else() -> None:
    with mail_server(refused="a@example.cn") as server:
        first, second = mail.post(box(server.port), to("a@example.cn", "b@example.cn"))
    assert (first, second) == ("对方邮箱不收（地址不对或已停用）", None)
    assert [receivers for receivers, _ in server.taken] == [["b@example.cn"]]


def test_a_user_is_known_by_the_password() -> None:
    with mail_server(password="right") as server:
        assert list(mail.post(box(server.port, user="u", password="right"), to("a@x.cn"))) == [None]
        refused = list(mail.post(box(server.port, user="u", password="wrong"), to("a@x.cn")))
    assert refused == ["邮箱的用户名或口令不对"]


def test_a_server_that_knows_no_users_is_said() -> None:
    with mail_server() as server:
        told = list(mail.post(box(server.port, user="u", password="p"), to("a@x.cn", "b@x.cn")))
    assert told == ["邮件服务器不支持加密或登录"] * 2
    assert server.taken == []


def test_nobody_there_is_said_of_every_letter() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    told = list(mail.post(box(port), to("a@x.cn", "b@x.cn")))
    assert told == ["连不上：对方没有在听"] * 2


def test_a_text_that_begins_another_header_stays_text() -> None:
    with mail_server() as server:
        list(mail.post(box(server.port), to("a@x.cn", text="\r\n.\r\nBcc: w@x.cn\r\n")))
    got = email.message_from_bytes(server.taken[0][1], policy=default)
    assert got["Bcc"] is None
    assert len(server.taken) == 1
