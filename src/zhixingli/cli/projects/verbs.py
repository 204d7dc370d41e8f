"""Commands of key projects (重点项目)."""

from typing import Final

from zhixingli.cli.matters.verbs import cosign_of, cosign_reply_of, show_of, void_of
from zhixingli.cli.program.commands import add_verbs, noun
from zhixingli.cli.projects.facts import add, attach, edit, list_, progress
from zhixingli.cli.projects.parts import PROJECT, ProjectId, simple
from zhixingli.cli.projects.people import group, link, sponsor
from zhixingli.cli.projects.steps import close, milestone
from zhixingli.domain.projects import acts as projects

app = noun("project", help="重点项目台账：列入、推进、节点、挂钩、资料、备案。")

__all__ = ["ProjectId", "app"]

_VERBS: Final = (
    ("add", add, "列入一个重点项目；自此每周要开现场办公会。"),
    ("progress", progress, "登记推进情况：投资、完成率、形象进度、问题。"),
    ("milestone", milestone, "设定节点，或登记完成、延期。"),
    ("group", group, "成立牵头单位工作组：组长、副组长。"),
    ("link", link, "登记镇、部门的挂钩领导。"),
    ("sponsor", sponsor, "换挂钩区领导，--on 为新职责首日。"),
    ("attach", attach, "归集一份资料，存进台账的文件夹。"),
    ("file", simple(projects.file_with_office, "已备案"), "登记已报区重点项目办备案。"),
    ("suspend", simple(projects.suspend, "已停工"), "登记停工，写明理由；整周停工的周不计。"),
    ("restart", simple(projects.restart, "已复工"), "登记复工。"),
    ("cosign", cosign_of(PROJECT), "请别的单位协办、会签，7 个工作日内答复。"),
    ("cosign-reply", cosign_reply_of(PROJECT), "登记协办、会签的答复。"),
    ("edit", edit, "自 --on 起改台账各栏；带 --reason 更正登记错误。"),
    ("close", close, "办结归档；没完成的节点随之撤销。"),
    ("void", void_of(PROJECT), "作废登记错的项目，写明理由；编号不再用。"),
    ("list", list_, "重点项目台账。"),
    ("show", show_of(PROJECT), "一个项目的全部情况。"),
)
add_verbs(app, *_VERBS)
