"""Commands of incoming documents (收文)."""

from typing import Final

from zhixingli.cli.documents import course as doc_course, notes as doc_notes
from zhixingli.cli.documents.parts import DOC
from zhixingli.cli.documents.reads import list_
from zhixingli.cli.documents.tasks import task_of_paper
from zhixingli.cli.matters.verbs import (
    cosign_of,
    cosign_reply_of,
    extend_of,
    pause_of,
    resume_of,
    show_of,
    void_of,
)
from zhixingli.cli.program.commands import add_verbs, noun

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
    ("cosign", cosign_of(DOC), "送别的单位会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(DOC), "登记会签答复。"),
    ("pause", pause_of(DOC), "停表：依规则写明的事由暂停计时。"),
    ("resume", resume_of(DOC), "恢复计时，次日继续数。"),
    ("extend", extend_of(DOC), "延期：由规则写明的人批准。"),
    ("task", task_of_paper, "交办由这件收文引起的工作，任务里写着出自哪件收文。"),
    ("forward", doc_course.forward, "转办：改由另一个单位主办，分管领导按分工表。"),
    ("attach", doc_course.attach, "归集附件：复制进台账的文件夹，记 sha256。"),
    ("return", doc_course.return_, "退回来文单位，写明理由。"),
    ("finish", doc_course.finish, "办结，答复来文单位。"),
    ("reopen", doc_course.reopen, "退回重办：办结了其实没有办好，写明理由；期限照旧。"),
    ("event", doc_course.event, "登记事由：送达、受理等，了结或打开等着它的时限。"),
    ("edit", doc_course.edit, "更正登记错的内容，写明理由；有关期限随之重算。"),
    ("void", void_of(DOC), "作废登记错的收文，写明理由；编号不再用。"),
    ("list", list_, "在办的收文和下一个期限；--all 是收文登记簿。"),
    ("show", show_of(DOC), "一件收文的全部情况。"),
)
add_verbs(app, *_VERBS)
