"""Where reminders are sent: the environment, a file of the owner alone, and no secret said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhixingli.cli.sending.channels import Mailbox, Robot, channels, names_of
from zhixingli.domain.errors.command import InputFileError
from zhixingli.domain.errors.reminders import (
    ChannelFileOpenError,
    ChannelSettingError,
    NoChannelError,
)
from zhixingli.domain.terms import Via

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "k-7f3c-do-not-say"
WHOLE = f"""
[[wecom]]
url = "https://wecom.example/send?key={SECRET}"
for = ["区住建局", "李明"]
[[wecom]]
url = "https://wecom.example/send?key=2"
[dingtalk]
url = "https://ding.example/send?token=1"
secret = "{SECRET}"
[mail]
host = "mail.example.gov.cn"
user = "dcs"
password = "{SECRET}"
from = "dcs@example.gov.cn"
to = {{ "区住建局" = "zjj@example.gov.cn", "*" = "bgs@example.gov.cn" }}
"""


def settings(tmp_path: Path, text: str | bytes, mode: int = 0o600) -> dict[str, str]:
    file = tmp_path / "remind.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    file.chmod(mode)
    return {"ZX_REMIND": str(file)}


def test_a_file_names_several_channels(tmp_path: Path) -> None:
    found = channels(settings(tmp_path, WHOLE))
    assert [each.via for each in found] == [Via.WECOM, Via.WECOM, Via.DINGTALK, Via.MAIL]
    first, second, ding, box = found
    assert isinstance(first, Robot)
    assert isinstance(second, Robot)
    assert isinstance(ding, Robot)
    assert isinstance(box, Mailbox)
    assert first.of == {"区住建局", "李明"}
    assert not second.of
    assert ding.secret == SECRET
    assert (box.port, box.security, box.user) == (465, "tls", "dcs")
    assert names_of(found) == {"区住建局", "李明"}
    assert SECRET not in repr(found)  # a traceback of a developer shows none either
    assert [each.via for each in channels(settings(tmp_path, WHOLE), Via.MAIL)] == [Via.MAIL]


def test_the_file_beside_the_ledger_is_found_without_being_named(tmp_path: Path) -> None:
    folder = tmp_path / "zhixingli"
    folder.mkdir()
    settings(folder, WHOLE)
    assert len(channels({"XDG_DATA_HOME": str(tmp_path)})) == 4


def test_the_environment_is_enough(tmp_path: Path) -> None:
    environ = {
        "XDG_DATA_HOME": str(tmp_path),
        "ZX_FEISHU_URL": "https://feishu.example/hook/1",
        "ZX_FEISHU_SECRET": SECRET,
        "ZX_WECOM_URL": "http://127.0.0.1:8080/send",
    }
    found = channels(environ)
    assert [(each.via, isinstance(each, Robot) and each.secret) for each in found] == [
        (Via.WECOM, None),
        (Via.FEISHU, SECRET),
    ]


def test_the_password_of_mail_may_stand_in_the_environment(tmp_path: Path) -> None:
    told = WHOLE.replace(f'password = "{SECRET}"\n', "")
    box = channels(settings(tmp_path, told) | {"ZX_MAIL_PASSWORD": "p"}, Via.MAIL)[0]
    assert isinstance(box, Mailbox)
    assert box.password == "p"


def test_nothing_set_is_refused_and_says_where_to_set_it(tmp_path: Path) -> None:
    with pytest.raises(NoChannelError, match=r"remind\.toml"):
        channels({"XDG_DATA_HOME": str(tmp_path)})
    with pytest.raises(NoChannelError, match="飞书"):
        channels(settings(tmp_path, WHOLE), Via.FEISHU)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_not_read(tmp_path: Path, mode: int) -> None:
    with pytest.raises(ChannelFileOpenError, match=f"{mode:o}"):
        channels(settings(tmp_path, WHOLE, mode))


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputFileError):
        channels({"ZX_REMIND": str(tmp_path / "nowhere.toml")})
    with pytest.raises(InputFileError):
        channels({"ZX_REMIND": str(tmp_path)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"[wecom]\nurl = {SECRET}\n", "不是 TOML 格式（第 2 行）"),
        (b"\xff\xfe[\x00w\x00", "不是 TOML 格式"),
        ("[sms]\nurl = 'x'\n", "没有 sms 这种渠道"),
        ("wecom = 'x'\n", "要写成一节"),
        ("[wecom]\n", "缺 url"),
        ("[wecom]\nurl = 3\n", "url 要写成一段文字"),
        (f"[wecom]\nurl = 'http://wecom.example/{SECRET}'\n", "https://"),
        (f"[wecom]\nurl = 'ftp://127.0.0.1/{SECRET}'\n", "https://"),
        (f"[wecom]\nurl = 'https://[::1/{SECRET}'\n", "https://"),
        (f"[wecom]\nurl = 'https://h:99999/{SECRET}'\n", "https://"),
        (f'[wecom]\nurl = "https://h/{SECRET}\\n"\n', "看不见的字符"),
        (f"[wecom]\nurl = 'https://h/'\nkey = '{SECRET}'\n", "没有 key 这一项"),
        ("[wecom]\nurl = 'https://h/'\nfor = '区住建局'\n", "for 要写成一列名字"),
        ("[mail]\nhost = 'h'\n", "to 要写成名字对邮箱"),
        ("[mail]\nhost = 'h'\nto = {a = 'x@y.z, w@y.z'}\n", "to 要写成名字对邮箱"),
        ('[mail]\nhost = "h"\nto = {a = "x@y.z\\nBcc: w@y.z"}\n', "to 要写成名字对邮箱"),
        ("[mail]\nhost = 'h'\nfrom = 'x'\nto = {a = 'x@y.z'}\n", "from 要写成邮箱"),
        ("[mail]\nhost = 'h'\nport = true\n", "port 要写成端口号"),
        ("[mail]\nhost = 'h'\nsecurity = 'ssl'\n", "tls、starttls、none"),
        (
            f"[mail]\nhost = 'h'\nsecurity = 'none'\nuser = 'u'\npassword = '{SECRET}'\n",
            "不加密的连接不能送口令",
        ),
        ("x = '" + "长" * 40_000 + "'", "太大"),
    ],
)
def test_what_is_set_wrongly_is_named_and_no_secret_is_said(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(ChannelSettingError) as refused:
        channels(settings(tmp_path, text))
    assert said in refused.value.message
    assert SECRET not in refused.value.message + refused.value.hint
