"""Refusals about reminders that are to be sent."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class NoChannelError(Refusal):
    """Nothing says where reminders are sent."""

    code, exit = "NO_CHANNEL", Exit.REFUSED
    sentence = "没有设发送提醒的渠道：{where}"
    remedy = (
        "怎么设看 zx help 提醒；不发送只看用 zx remind，已经当面或电话提醒的用 zx remind --told"
    )


class ChannelFileOpenError(Refusal):
    """A file with secrets that others may read."""

    code, exit = "CHANNEL_FILE_OPEN", Exit.FILE
    sentence = "“{name}”里有口令，别的用户也读得到（权限 {mode}）"
    remedy = "只留给本人：chmod 600 {name}"


class ChannelSettingError(Refusal):
    """A channel that is set wrongly; the value is never said, for it may be a secret."""

    code, exit = "CHANNEL_SETTING", Exit.USAGE
    sentence = "{where}写得不对：{problem}"
    remedy = "写法看 zx help 提醒"


class SendTodayError(Refusal):
    """Reminders of another day are not sent."""

    code, exit = "SEND_TODAY", Exit.REFUSED
    sentence = "提醒只发今天（{today}）的，不发 {day} 的"
    remedy = "去掉 --as-of；补登那天已经提醒过的用 --told"


class SendOrToldError(Refusal):
    """Reminders that are to be sent, and were given by hand already."""

    code, exit = "SEND_OR_TOLD", Exit.USAGE
    sentence = "--send（现在发出）和 --told（已经当面、电话提醒过）只写一个"
    remedy = "要发的先用 --send；另外当面提醒过的，写上编号再用 --told"
