"""Messages to group robots, against servers on loopback."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.cli.sending.servers import Posted, robots

from zhixingli.cli.sending import robots as sending
from zhixingli.cli.sending.channels import Robot
from zhixingli.domain.terms import Via

if TYPE_CHECKING:
    from collections.abc import Callable

#: 2026-10-16 09:00 in China, and a secret of a robot.
AT = 1_792_112_400
SECRET = "SEC-3f1a"
TAKEN = b'{"errcode":0,"errmsg":"ok"}'


def robot(url: str, via: Via = Via.WECOM, secret: str | None = None) -> Robot:
    return Robot(via, url, secret, frozenset())


def always(body: bytes, status: int = 200) -> Callable[[Posted], tuple[int, bytes]]:
    return lambda _: (status, body)


def sent(body: bytes, status: int = 200, via: Via = Via.WECOM) -> str | None:
    with robots(always(body, status)) as server:
        return sending.post(robot(f"{server.url}/send?key=K", via), "一句话", seconds=AT)


def test_a_text_goes_to_each_vendor_as_the_vendor_wants_it() -> None:
    with robots(always(TAKEN)) as server:
        for via in (Via.WECOM, Via.DINGTALK, Via.FEISHU):
            answer = sending.post(
                robot(f"{server.url}/{via.value}?key=K", via), "一句话", seconds=AT
            )
            assert answer is None
        wecom, ding, feishu = server.posted
    assert wecom == Posted("/wecom?key=K", {"msgtype": "text", "text": {"content": "一句话"}})
    assert ding == Posted("/dingtalk?key=K", {"msgtype": "text", "text": {"content": "一句话"}})
    assert feishu == Posted("/feishu?key=K", {"msg_type": "text", "content": {"text": "一句话"}})


def test_dingtalk_is_signed_in_the_address() -> None:
    with robots(always(TAKEN)) as server:
        sending.post(robot(f"{server.url}/r?token=T", Via.DINGTALK, SECRET), "x", seconds=AT)
        query = parse_qs(urlsplit(server.posted[0].path).query)
    said = f"{AT}000\n{SECRET}".encode()
    sign = base64.b64encode(hmac.new(SECRET.encode(), said, hashlib.sha256).digest()).decode()
    assert query == {"token": ["T"], "timestamp": [f"{AT}000"], "sign": [sign]}


def test_feishu_is_signed_in_the_body() -> None:
    with robots(always(b'{"code":0,"msg":"success"}')) as server:
        assert sending.post(robot(server.url, Via.FEISHU, SECRET), "x", seconds=AT) is None
        body = server.posted[0].body
    key = f"{AT}\n{SECRET}".encode()
    sign = base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()
    assert (body["timestamp"], body["sign"]) == (str(AT), sign)


@pytest.mark.parametrize(
    "body", [TAKEN, b'{"code":0,"msg":"ok"}', b'{"StatusCode":0,"StatusMessage":"success"}']
)
def test_a_code_of_nought_was_taken(body: bytes) -> None:
    assert sent(body) is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"errcode":93000,"errmsg":"invalid webhook url"}', "错误 93000：机器人地址不对"),
        (b'{"errcode":45009,"errmsg":"freq"}', "错误 45009：发得太快"),
        (b'{"errcode":310000,"errmsg":"sign not match"}', "加签、关键词或 IP"),
        (b'{"code":19021,"msg":"sign match fail"}', "错误 19021：加签不对"),
        (b'{"code":0,"StatusCode":7}', "错误 7"),
        (b'{"errcode":"0"}', "错误 0"),  # a text is no code
        (b'{"errcode":false}', "错误 False"),
        (b'{"errcode":-1}', "错误 -1"),
        (b"{}", "不知道收到没有"),
        (b"[]", "不知道收到没有"),
        (b"<html>ok</html>", "不知道收到没有"),
        (b"", "不知道收到没有"),
        (b"[" * 60_000, "不知道收到没有"),
    ],
)
def test_an_answer_of_200_is_not_enough(body: bytes, said: str) -> None:
    problem = sent(body)
    assert problem is not None
    assert said in problem


def test_a_refusal_by_status_is_one() -> None:
    assert sent(TAKEN, 403) == "对方拒收（HTTP 403）"
    assert sent(TAKEN, 500) == "对方拒收（HTTP 500）"


@pytest.mark.parametrize("status", [301, 302, 307])
def test_a_message_follows_no_redirect(status: int) -> None:
    with robots(always(TAKEN)) as elsewhere:
        problem = sent(f"{elsewhere.url}/other".encode(), status)
        assert problem == f"对方拒收（HTTP {status}）"
        assert elsewhere.posted == []


def test_nobody_there_is_said_without_the_address() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    problem = sending.post(robot(f"http://127.0.0.1:{port}/send?key=K-SECRET"), "x", seconds=AT)
    assert problem == "连不上：对方没有在听"


def test_a_server_that_says_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert "没有答复" in str(sending.post(robot(url), "x", seconds=AT))


def test_an_answer_without_end_is_cut() -> None:
    body = json.dumps({"errcode": 0, "errmsg": "x" * 200_000}).encode()
    assert sent(body) == "答复不合规矩，不知道收到没有"
