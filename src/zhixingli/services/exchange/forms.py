"""The forms of imports, which are those of exports: what a workbook's sheets and columns are."""

from __future__ import annotations

from typing import Final

from zhixingli.services.exchange.shapes import SheetColumn, TableForm

#: The sheet of who was responsible since when, and how it names the leader.
CHANGES: Final = "责任人"
LEADER: Final = "区分管领导"

#: The sheet of who was responsible since when.
CHANGES_SHEET: Final = TableForm(
    "changes",
    (
        SheetColumn("职责", required=True),
        SheetColumn("单位"),
        SheetColumn("姓名", required=True),
        SheetColumn("自", required=True),
        SheetColumn("理由"),
    ),
    title=CHANGES,
)

_DOCS_REQUIRED: Final = (
    SheetColumn("签收时间", ("收文日期", "签收日期", "收文时间", "收到日期"), required=True),
    SheetColumn("来文单位", ("来文机关", "发文单位", "发文机关"), required=True),
    SheetColumn("标题", ("文件标题", "来文标题", "公文标题"), required=True),
    SheetColumn("区分管领导", ("分管领导", "分管区领导"), required=True),
    SheetColumn("主责单位", ("主办单位", "承办单位", "责任单位"), required=True),
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
DOCS: Final = TableForm(
    "docs",
    (
        *_DOCS_REQUIRED,
        *(SheetColumn(name, also) for name, also in _DOCS_ALSO.items()),
        *(SheetColumn(name) for name in _DOCS_COURSE),
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
    SheetColumn("年内累计完成（万元）", ("年内累计完成", "年内完成", "累计完成")),
    SheetColumn("完成率（%）", ("完成率",)),
    SheetColumn("序时进度（%）", ("序时进度",)),
    SheetColumn("形象进度"),
    SheetColumn("存在问题", ("问题",)),
    SheetColumn("需协调事项", ("需要协调事项",)),
    SheetColumn("下步措施", ("下一步措施", "下步工作")),
)
PROJECTS: Final = TableForm(
    "projects",
    (
        SheetColumn("项目名称", ("名称", "项目"), required=True),
        SheetColumn("列入日期", ("列为重点日期",)),
        SheetColumn("级别", ("项目级别",)),
        SheetColumn("类别", ("项目类别",)),
        SheetColumn("建设性质", ("性质",)),
        SheetColumn("建设内容及规模", ("建设内容", "建设规模")),
        SheetColumn("开工", ("开工日期", "开工时间")),
        SheetColumn("完工", ("完工日期", "竣工日期", "完工时间")),
        SheetColumn("总投资（万元）", ("总投资",)),
        SheetColumn("年度计划投资（万元）", ("年度计划投资", "年度计划")),
        SheetColumn(LEADER, ("分管领导", "分管区领导"), required=True),
        SheetColumn("牵头单位", ("主责单位", "责任单位", "牵头责任单位"), required=True),
        SheetColumn("挂钩区领导", ("挂钩领导",), required=True),
        SheetColumn("属地镇", ("属地", "所在镇")),
        SheetColumn("配合单位", ("协办单位",)),
        SheetColumn("业主单位", ("业主", "建设单位")),
        SheetColumn("业主联系人", ("联系人",)),
        SheetColumn("业主电话", ("联系电话", "电话")),
        SheetColumn("备注"),
        *REPORTED,
        SheetColumn("更新日期", ("填报日期",)),
        SheetColumn("备案日期"),
        SheetColumn("停工日期"),
        SheetColumn("停工理由"),
        SheetColumn("复工日期"),
        SheetColumn("办结日期"),
        SheetColumn("办结说明"),
    ),
    ("序号", "主要领导", "分管领导（单位）", "当前节点", "下一节点"),
    title="重点项目台账",
    children=(
        TableForm(
            "reports",
            (SheetColumn("日期", required=True), SheetColumn("进展", required=True), *REPORTED),
            title=REPORTS,
        ),
        TableForm(
            "milestones",
            (
                SheetColumn("节点", required=True),
                SheetColumn("设定日期", required=True),
                SheetColumn("到期", required=True),
                SheetColumn("完成日期"),
                SheetColumn("延期日期"),
                SheetColumn("延至"),
                SheetColumn("延期批准人"),
                SheetColumn("延期理由"),
            ),
            title=MILESTONES,
        ),
        CHANGES_SHEET,
    ),
    shown=("状态", "偏差（百分点）", "灯"),
)
LETTERS: Final = TableForm(
    "letters",
    (
        SheetColumn("标题", ("文件标题",), required=True),
        SheetColumn("起草日期", ("登记日期",)),
        SheetColumn("文种"),
        SheetColumn("方向", ("行文方向",), required=True),
        SheetColumn("主送", ("主送机关", "主送单位"), required=True),
        SheetColumn("发文字号", ("文号",)),
        SheetColumn("主办单位", ("主责单位", "承办单位", "责任单位"), required=True),
        SheetColumn(LEADER, ("分管领导", "分管区领导"), required=True),
        SheetColumn("跟踪分管领导", ("跟踪领导", "跟踪人"), required=True),
        SheetColumn("经办人"),
        SheetColumn("配合单位", ("协办单位",)),
        SheetColumn("公开承诺"),
        *map(SheetColumn, ("先商日期", "先商对象", "先商方式", "先商意见", "是否采纳")),
        SheetColumn("送达日期", ("送出日期",)),
        SheetColumn("未先商理由"),
        *map(SheetColumn, ("流转日期", "对口处室", "流转联系人", "在哪一方")),
        *map(SheetColumn, ("协调日期", "协调类别", "协调内容")),
        SheetColumn("告知区府办日期", ("告知区府办",)),
        SheetColumn("告知内容"),
        SheetColumn("对方答复日期"),
        SheetColumn("对方答复"),
        SheetColumn("归档日期"),
        SheetColumn("归档理由"),
    ),
    ("序号", "先商记录", "联系人", "备注"),
    title="上行平行文跟踪表",
    children=(CHANGES_SHEET,),
    shown=("状态", "当前环节", "停留天数", "灯"),
)
