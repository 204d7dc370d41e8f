"""Messages to the group robots of 企业微信, 钉钉 and 飞书.

All three answer 200 with a code in the body where they took nothing: only a body whose code is 0
is a message that was taken.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from zhixingli.domain.terms import Via

if TYPE_CHECKING:
    from zhixingli.cli.sending.channels import Robot

#: How many bytes of text one message holds (企业微信 2048; the others 20 000, with room to spare).
ROOM: Final = {Via.WECOM: 2048, Via.DINGTALK: 15_000, Via.FEISHU: 15_000}
#: How many messages a robot takes in a minute.
A_MINUTE: Final = 20
_SECONDS: Final = 10
_MOST: Final = 64 * 1024
#: What the codes of refusals mean that an office meets.
_MEANT: Final = {
    "93000": "机器人地址不对或机器人已移除",
    "45009": "发得太快，过一分钟再发",
    "40058": "内容不合格式",
    "310000": "加签、关键词或 IP 不合机器人的安全设置",
    "300001": "机器人地址不对",
    "130101": "发得太快，过一分钟再发",
    "9499": "内容不合格式",
    "19001": "机器人地址不对",
    "19021": "加签不对，或本机时钟差得太多",
    "19022": "本机 IP 不在机器人的白名单里",
    "19024": "消息里没有机器人设定的关键词",
    "11232": "发得太快，过一分钟再发",
}


def post(robot: Robot, text: str, *, seconds: int) -> str | None:
    """Send a text; give what went wrong, None where it was taken.

    ``seconds`` is the clock's time (UTC since 1970) for the signature. Nothing that is said
    holds the address: it is the secret.
    """
    body, url = _message(robot, text, seconds)
    asked = Request(  # noqa: S310 - https, or this machine itself: ``channels`` holds it
        url,
        json.dumps(body, ensure_ascii=False).encode(),
        {"Content-Type": "application/json; charset=utf-8", "User-Agent": "zhixingli"},
        method="POST",
    )
    try:
        with build_opener(_NoRedirects()).open(asked, timeout=_SECONDS) as answer:
            return _refused(answer.read(_MOST))
    except HTTPError as trouble:
        return f"对方拒收（HTTP {trouble.code}）"
    except (URLError, HTTPException, OSError, ValueError) as trouble:
        return unreachable(trouble)


def unreachable(trouble: Exception) -> str:
    """Say why a server could not be talked to, without its address."""
    reason = getattr(trouble, "reason", trouble)
    if isinstance(reason, TimeoutError):
        return f"{_SECONDS} 秒没有答复"
    if isinstance(reason, ssl.SSLError):
        return "对方的证书不对，没有发"
    if isinstance(reason, ConnectionRefusedError):
        return "连不上：对方没有在听"
    if isinstance(reason, OSError):
        return f"连不上（{type(reason).__name__}）"
    return "答复不合规矩，不知道收到没有"


class _NoRedirects(HTTPRedirectHandler):
    """A message is posted where it was meant to go or nowhere."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - whatever it is
        return None


def _message(robot: Robot, text: str, seconds: int) -> tuple[dict[str, Any], str]:
    """Make the body, and the address, signed where the robot has a secret."""
    if robot.via is Via.FEISHU:
        body: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
        if robot.secret is not None:
            key = f"{seconds}\n{robot.secret}".encode()
            body |= {"timestamp": str(seconds), "sign": _digest(key, b"")}
        return body, robot.url
    body = {"msgtype": "text", "text": {"content": text}}
    if robot.via is Via.DINGTALK and robot.secret is not None:
        stamp = str(seconds * 1000)
        sign = _digest(robot.secret.encode(), f"{stamp}\n{robot.secret}".encode())
        split = urlsplit(robot.url)
        query = "&".join(filter(None, (split.query, urlencode({"timestamp": stamp, "sign": sign}))))
        return body, urlunsplit(split._replace(query=query))
    return body, robot.url


def _digest(key: bytes, said: bytes) -> str:
    return base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()


def _refused(raw: bytes) -> str | None:
    """Read an answer; only a code of 0 says that the message was taken."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        return "答复不合规矩，不知道收到没有"
    codes = [told[name] for name in ("errcode", "code", "StatusCode") if name in told]
    if not codes:
        return "答复不合规矩，不知道收到没有"
    if all(type(code) is int and code == 0 for code in codes):
        return None
    code = str(next(code for code in codes if code != 0 or type(code) is not int))[:20]
    meant = _MEANT.get(code)
    return f"对方没有收（错误 {code}{f'：{meant}' if meant else ''}）"
