"""Messages by electronic mail."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP as WIRE
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, Final

from zhixingli.cli.sending.robots import unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from zhixingli.cli.sending.channels import Mailbox

_SECONDS: Final = 10


def letter(sender: str, to: str, subject: str, text: str, now: datetime) -> EmailMessage:
    """Make a letter of plain text."""
    made = EmailMessage(policy=WIRE)
    made["From"], made["To"], made["Subject"] = sender, to, subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text, cte="base64")
    return made


def post(box: Mailbox, letters: Sequence[EmailMessage]) -> Iterator[str | None]:
    """Send letters over one connection; give of each what went wrong, None where it was taken.

    What ends the connection is said of the letter and of all that follow.
    """
    done = 0
    try:
        with _connected(box) as server:
            for each in letters:
                problem = _sent(server, each)
                done += 1
                yield problem
    except smtplib.SMTPAuthenticationError:
        problem = "邮箱的用户名或口令不对"
    except smtplib.SMTPNotSupportedError:
        problem = "邮件服务器不支持加密或登录"
    except smtplib.SMTPException as trouble:
        problem = f"邮件服务器不肯收（{type(trouble).__name__}）"
    except (OSError, ValueError) as trouble:
        problem = unreachable(trouble)
    else:
        return
    for _ in letters[done:]:
        yield problem


def _connected(box: Mailbox) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if box.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            box.host, box.port, timeout=_SECONDS, context=trusted
        )
    else:
        server = smtplib.SMTP(box.host, box.port, timeout=_SECONDS)
    try:
        if box.security == "starttls":
            server.starttls(context=trusted)
        if box.user is not None and box.password is not None:
            server.login(box.user, box.password)
    except BaseException:
        server.close()
        raise
    return server


def _sent(server: smtplib.SMTP, each: EmailMessage) -> str | None:
    try:
        server.send_message(each)
    except smtplib.SMTPRecipientsRefused:
        return "对方邮箱不收（地址不对或已停用）"
    except smtplib.SMTPResponseException as trouble:
        if trouble.smtp_code == _CLOSING:
            raise
        return f"邮件服务器不肯收（{trouble.smtp_code}）"
    return None


#: The server ends the connection.
_CLOSING: Final = 421
