"""Commands of incoming documents (收文)."""

from typing import Final

from zhixingli.cli.documents import (
    clock as doc_clock,
    course as doc_course,
    notes as doc_notes,
    reads as doc_reads,
)
from zhixingli.cli.program.commands import noun

app = noun("doc", help="收文：签收、检查、告知、办理、办结。")

#: The verbs in the order of a document's life, as the help page lists them.
_VERBS: Final = (
    ("receive", doc_course.receive, "登记一件收文（签收、登记）。"),
    ("check", doc_course.check, "登记资料检查结果：合格，或缺什么。"),
    ("notify", doc_course.notify, "登记告知来文单位。"),
    ("supplement", doc_course.supplement, "登记收到补正，重新检查。"),
    ("route", doc_course.route, "确定权限：权限内，或权限外报批。"),
    ("progress", doc_notes.progress, "登记办理进展、报批节点。"),
    ("instruct", doc_notes.instruct, "登记领导批示；未写明时限的 15 日内办结。"),
    ("cosign", doc_clock.cosign, "送别的单位会签，7 个工作日内答复。"),
    ("cosign-reply", doc_clock.cosign_reply, "登记会签答复。"),
    ("pause", doc_clock.pause, "停表：依规则写明的事由暂停计时。"),
    ("resume", doc_clock.resume, "恢复计时，次日继续数。"),
    ("extend", doc_clock.extend, "延期：由规则写明的人批准。"),
    ("return", doc_course.return_, "退回来文单位，写明理由。"),
    ("finish", doc_course.finish, "办结，答复来文单位。"),
    ("edit", doc_course.edit, "更正登记错的内容，写明理由；有关期限随之重算。"),
    ("void", doc_course.void, "作废登记错的收文，写明理由；编号不再用。"),
    ("list", doc_reads.list_, "收文登记簿。"),
    ("show", doc_reads.show, "一件收文的全部情况。"),
)
for _name, _function, _help in _VERBS:
    app.command(_name, help=_help)(_function)
