"""The forms of imports, which are those of exports: what a workbook's sheets and columns are."""

from __future__ import annotations

from typing import Final

from zhixingli.services.exchange.shapes import Form, Heading

#: The sheet of who was responsible since when, and how it names the leader.
CHANGES: Final = "责任人"
LEADER: Final = "区分管领导"

#: The sheet of who was responsible since when.
CHANGES_SHEET: Final = Form(
    "changes",
    (
        Heading("职责", required=True),
        Heading("单位"),
        Heading("姓名", required=True),
        Heading("自", required=True),
        Heading("理由"),
    ),
    title=CHANGES,
)

_DOCS_REQUIRED: Final = (
    Heading("签收时间", ("收文日期", "签收日期", "收文时间", "收到日期"), required=True),
    Heading("来文单位", ("来文机关", "发文单位", "发文机关"), required=True),
    Heading("标题", ("文件标题", "来文标题", "公文标题"), required=True),
    Heading("区分管领导", ("分管领导", "分管区领导"), required=True),
    Heading("主责单位", ("主办单位", "承办单位", "责任单位"), required=True),
)
_DOCS_ALSO: Final = {
    "来文字号": ("文号", "来文文号", "发文字号"),
    "紧急程度": ("缓急",),
    "密级": (),
    "办件/阅件": ("办阅", "办理类别", "办件阅件"),
    "配合单位": ("协办", "协办单位"),
    "规则": ("时限规则",),
    "起算日": ("起算日期",),
    "资料检查日期": ("资料检查时间",),
    "告知日期": ("告知时间",),
    "批示内容": ("批示",),
    "公开承诺": ("公开承诺事项",),
}
_DOCS_COURSE: Final = (
    *(
        "资料检查结果",
        "补正日期",
        "补正内容",
        "复查日期",
        "复查结果",
        "告知方式",
        "权限内外",
        "权限日期",
    ),
    *("报批去向", "报批进展", "批示人", "批示日期", "批示时限", "会签单位", "会签日期"),
    *(
        "会签答复日期",
        "会签意见",
        "停表日期",
        "停表事由",
        "停表理由",
        "恢复日期",
        "延期日期",
        "延期天数",
    ),
    *("延期批准人", "延期理由", "退回日期", "退回理由", "办结日期", "办理结果", "答复文号"),
)
DOCS: Final = Form(
    "docs",
    (
        *_DOCS_REQUIRED,
        *(Heading(name, also) for name, also in _DOCS_ALSO.items()),
        *(Heading(name) for name in _DOCS_COURSE),
    ),
    (
        *("序号", "签收人", "收文途径", "文种", "成文日期", "份数", "告知对象"),
        *("拟办意见", "催办记录", "备注"),
    ),
    title="收文登记簿",
    key="收文编号",
    children=(CHANGES_SHEET,),
    shown=("状态", "限办日期"),
)

#: The sheets of a project beside its line: what was reported, its milestones.
REPORTS: Final = "推进情况"
MILESTONES: Final = "节点"
#: What one report of progress says; on the main sheet, what was last said.
REPORTED: Final = (
    Heading("年内累计完成（万元）", ("年内累计完成", "年内完成", "累计完成")),
    Heading("完成率（%）", ("完成率",)),
    Heading("序时进度（%）", ("序时进度",)),
    Heading("形象进度"),
    Heading("存在问题", ("问题",)),
    Heading("需协调事项", ("需要协调事项",)),
    Heading("下步措施", ("下一步措施", "下步工作")),
)
PROJECTS: Final = Form(
    "projects",
    (
        Heading("项目名称", ("名称", "项目"), required=True),
        Heading("列入日期", ("列为重点日期",)),
        Heading("级别", ("项目级别",)),
        Heading("类别", ("项目类别",)),
        Heading("建设性质", ("性质",)),
        Heading("建设内容及规模", ("建设内容", "建设规模")),
        Heading("开工", ("开工日期", "开工时间")),
        Heading("完工", ("完工日期", "竣工日期", "完工时间")),
        Heading("总投资（万元）", ("总投资",)),
        Heading("年度计划投资（万元）", ("年度计划投资", "年度计划")),
        Heading(LEADER, ("分管领导", "分管区领导"), required=True),
        Heading("牵头单位", ("主责单位", "责任单位", "牵头责任单位"), required=True),
        Heading("挂钩区领导", ("挂钩领导",), required=True),
        Heading("属地镇", ("属地", "所在镇")),
        Heading("配合单位", ("协办单位",)),
        Heading("业主单位", ("业主", "建设单位")),
        Heading("业主联系人", ("联系人",)),
        Heading("业主电话", ("联系电话", "电话")),
        Heading("备注"),
        *REPORTED,
        Heading("更新日期", ("填报日期",)),
        Heading("备案日期"),
        Heading("停工日期"),
        Heading("停工理由"),
        Heading("复工日期"),
        Heading("办结日期"),
        Heading("办结说明"),
    ),
    ("序号", "主要领导", "分管领导（单位）", "当前节点", "下一节点"),
    title="重点项目台账",
    children=(
        Form(
            "reports",
            (Heading("日期", required=True), Heading("进展", required=True), *REPORTED),
            title=REPORTS,
        ),
        Form(
            "milestones",
            (
                Heading("节点", required=True),
                Heading("设定日期", required=True),
                Heading("到期", required=True),
                Heading("完成日期"),
                Heading("延期日期"),
                Heading("延至"),
                Heading("延期批准人"),
                Heading("延期理由"),
            ),
            title=MILESTONES,
        ),
        CHANGES_SHEET,
    ),
    shown=("状态", "偏差（百分点）", "灯"),
)
LETTERS: Final = Form(
    "letters",
    (
        Heading("标题", ("文件标题",), required=True),
        Heading("起草日期", ("登记日期",)),
        Heading("文种"),
        Heading("方向", ("行文方向",), required=True),
        Heading("主送", ("主送机关", "主送单位"), required=True),
        Heading("发文字号", ("文号",)),
        Heading("主办单位", ("主责单位", "承办单位", "责任单位"), required=True),
        Heading(LEADER, ("分管领导", "分管区领导"), required=True),
        Heading("跟踪分管领导", ("跟踪领导", "跟踪人"), required=True),
        Heading("经办人"),
        Heading("配合单位", ("协办单位",)),
        Heading("公开承诺"),
        *map(Heading, ("先商日期", "先商对象", "先商方式", "先商意见", "是否采纳")),
        Heading("送达日期", ("送出日期",)),
        Heading("未先商理由"),
        *map(Heading, ("流转日期", "对口处室", "流转联系人", "在哪一方")),
        *map(Heading, ("协调日期", "协调类别", "协调内容")),
        Heading("告知区府办日期", ("告知区府办",)),
        Heading("告知内容"),
        Heading("对方答复日期"),
        Heading("对方答复"),
        Heading("归档日期"),
        Heading("归档理由"),
    ),
    ("序号", "先商记录", "联系人", "备注"),
    title="上行平行文跟踪表",
    children=(CHANGES_SHEET,),
    shown=("状态", "当前环节", "停留天数", "灯"),
)
