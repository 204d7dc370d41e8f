"""Every command that writes, done once on the example district, each with what it needs before.

The last line of a scene is the command that it is about. ``@`` is the number that the line before
made, ``{folder}`` where the files lie.
"""

from __future__ import annotations

from typing import Final

_NEW: Final = "doc receive 关于核定用地的函 --from 市自然资源局 --leader 苏明谦 --unit 区住建局"
_WHOLE: Final = (_NEW, "doc check @ --complete", "doc notify @")
_TASK: Final = "task add 清理台账 --leader 苏明谦 --unit 区住建局 --due 2026-11-20"
_UNDER: Final = "task add 核发许可 --leader 苏明谦 --unit 区住建局 --rule license.decide"
_LETTER: Final = (
    "letter add 关于通航的请示 --direction upward --to 市交通运输局 --leader 罗正平"
    " --unit 区交通运输局 --tracker 司远航"
)
_CONSULT: Final = "letter consult @ --with 市局 --way 当面 --opinion 支持 --adopted yes"
_SENT: Final = (_LETTER, _CONSULT, "letter send @ --number 示交〔2026〕9号")
_ORDER: Final = (
    "supervise open 占道清理 --basis order --approved-by 梁启航 --due 2026-10-30"
    " --leader 罗正平 --unit 区城管局 --supervisor 邵文渊 --feedback-days 7"
)
_PROJECT: Final = (
    "project add 石桥泵站 --leader 苏明谦 --unit 区水务局 --sponsor 苏明谦 --town 石桥镇"
    " --total 3000 --year-plan 1000 --start 2026-01-01 --end 2027-12-31"
)
_VISIT: Final = "onsite hold XM-2026-0001 XM-2026-0003 --chair 罗正平 --place 清溪镇"
_REVIEW: Final = "review hold --kind planning --doc SW-2026-0402 --chair 罗正平"
_PLAN: Final = "exec plan --meeting-on 2026-10-30"
_PICKED: Final = (_PLAN, "exec pick @ XM-2026-0003 XM-2026-0004")

SCENES: Final[tuple[tuple[str, ...], ...]] = (
    (_NEW,),
    (_NEW, "doc check @ --complete"),
    (_NEW, "doc check @ --complete", "doc notify @ --via 电话"),
    (_NEW, "doc check @ --missing 附图", "doc notify @", "doc supplement @ --text 附图"),
    (*_WHOLE, "doc route @ --beyond --to 市自然资源局"),
    (*_WHOLE, "doc progress @ --text 已报批"),
    (*_WHOLE, "doc instruct @ --by 梁启航 --text 抓紧办 --due 2026-10-20"),
    (*_WHOLE, "doc cosign @ --unit 区财政局"),
    (*_WHOLE, "doc cosign @ --unit 区财政局", "doc cosign-reply @ --unit 区财政局 --text 同意"),
    (*_WHOLE, "doc pause @ --ground 补正 --written"),
    (*_WHOLE, "doc pause @ --ground 补正 --written", "doc resume @"),
    (*_WHOLE, "doc extend @ --days 3 --approved-by 石建基 --reason 案情复杂"),
    (_NEW, "doc check @ --missing 附图", "doc return @ --reason 不属本区"),
    (*_WHOLE, "doc finish @ --result 已函复 --reply-number 示住建〔2026〕88号"),
    (f"{_NEW} --rule foi.reply", "doc event @ --name 征求第三方意见"),
    (*_WHOLE, "doc edit @ --title 关于核减用地的函 --reason 写错了"),
    (*_WHOLE, "doc void @ --reason 重复登记"),
    (*_WHOLE, "doc task @ 现场核查 --unit 区城管局 --due 2026-10-30"),
    (*_WHOLE, "doc forward @ --to 区财政局"),
    (*_WHOLE, "doc attach @ {folder}/附图.txt"),
    (f"{_NEW} --complete --notified 电话 --handler 乔志尚 --attach {{folder}}/附图.txt",),
    (*_WHOLE, "doc finish @", "doc reopen @ --reason 对方来电未收到"),
    (_TASK,),
    (_TASK, "task progress @ --text 已清一半"),
    (_TASK, "task cosign @ --unit 区财政局"),
    (_TASK, "task cosign @ --unit 区财政局", "task cosign-reply @ --unit 区财政局"),
    (_UNDER, "task pause @ --ground 听证"),
    (_UNDER, "task pause @ --ground 听证", "task resume @"),
    (_TASK, "task extend @ --until 2026-12-01 --approved-by 苏明谦 --reason 量大"),
    (_TASK, "task edit @ --title 清理旧台账 --reason 写错了"),
    (_TASK, "task finish @ --result 已清"),
    (_TASK, "task finish @", "task reopen @ --reason 漏了一柜"),
    (_TASK, "task void @ --reason 重复"),
    (_PROJECT,),
    ("project progress XM-2026-0001 --text 主塔到顶 --invested 9000 --percent 80 --problem 缺电",),
    (_PROJECT, "project milestone @ 完成征地 --due 2026-12-11"),
    (
        _PROJECT,
        "project milestone @ 完成征地 --due 2026-12-11",
        "project milestone @ 完成征地 --done",
    ),
    (_PROJECT, "project group @ --head 江浩澜 --deputy 池清妍 --reason 无副职"),
    (_PROJECT, "project link @ --unit 区水务局 --head 江浩澜 --deputy 池清妍 --reason 无副职"),
    ("project sponsor XM-2026-0002 --to 沈立言",),
    ("project attach XM-2026-0001 {folder}/设计.txt",),
    (_PROJECT, "project file @"),
    (_PROJECT, "project suspend @ --reason 防汛"),
    (_PROJECT, "project suspend @ --reason 防汛", "project restart @ --reason 汛期已过"),
    (_PROJECT, "project cosign @ --unit 区财政局"),
    (_PROJECT, "project cosign @ --unit 区财政局", "project cosign-reply @ --unit 区财政局"),
    ("project edit XM-2026-0001 --title 清溪新桥 --level province --year-plan 13000",),
    ("project edit XM-2026-0002 --year-plan 3300 --reason 数字写错",),
    (_PROJECT, "project close @ --text 已竣工"),
    (_PROJECT, "project void @ --reason 重复"),
    (_VISIT,),
    (_VISIT, "onsite decide @ 补办许可 --about XM-2026-0001 --unit 清溪镇 --due 2026-11-11"),
    (_VISIT, "onsite minutes @ --number 纪〔2026〕90号"),
    (_VISIT, "onsite outcome @ XM-2026-0001 --text 定了断面"),
    (_VISIT, "onsite cosign @ --unit 区财政局"),
    (_VISIT, "onsite cosign @ --unit 区财政局", "onsite cosign-reply @ --unit 区财政局"),
    (_VISIT, "onsite void @ --reason 没有开成"),
    ("review setup --kind planning --leader 罗正平 --unit 区自然资源局",),
    (_REVIEW,),
    (_REVIEW, "review outcome @ SW-2026-0402 --text 原则同意"),
    (_REVIEW, "review minutes @ --number 联审〔2026〕9号"),
    (_REVIEW, "review cosign @ --unit 区财政局"),
    (_REVIEW, "review cosign @ --unit 区财政局", "review cosign-reply @ --unit 区财政局"),
    (_REVIEW, "review void @ --reason 没有开成"),
    (_PLAN,),
    _PICKED,
    (*_PICKED, "exec drop @ XM-2026-0003 --reason 材料不齐"),
    (*_PICKED, "exec approve @ --by 梁启航"),
    (*_PICKED, "exec approve @ --by 梁启航", "exec notify @"),
    (*_PICKED, "exec move @ --meeting-on 2026-11-03 --reason 会期调整"),
    ("exec report HY-2026-0074 XM-2026-0001 --by 罗正平 --supplement 补充一句",),
    ("exec decide HY-2026-0074 拨付尾款 --about XM-2026-0001 --unit 区财政局 --due 2026-11-11",),
    ("exec outcome HY-2026-0074 XM-2026-0001 --text 原则同意",),
    ("exec minutes HY-2026-0074 --number 常纪〔2026〕77号",),
    (_PLAN, "exec cosign @ --unit 区财政局"),
    (_PLAN, "exec cosign @ --unit 区财政局", "exec cosign-reply @ --unit 区财政局"),
    (*_PICKED, "exec void @ --reason 会议取消"),
    (_LETTER,),
    (_LETTER, _CONSULT),
    _SENT,
    (*_SENT, "letter hop @ --at 市交通运输局港航处 --contact 赵工"),
    (*_SENT, "letter coordinate @ --text 已沟通 --needs 请商定岸线"),
    (*_SENT, "letter inform @"),
    (*_SENT, "letter reply @ --number 市交函〔2026〕9号 --text 同意"),
    (_LETTER, "letter track @ --to 车向东"),
    (_LETTER, "letter cosign @ --unit 区财政局"),
    (_LETTER, "letter cosign @ --unit 区财政局", "letter cosign-reply @ --unit 区财政局"),
    (_LETTER, "letter edit @ --title 关于航道的请示 --reason 写错了"),
    (*_SENT, "letter close @ --reason 不再需要"),
    (_LETTER, "letter void @ --reason 重复"),
    (_ORDER,),
    ("supervise feedback DB-2026-0003 --text 已清两条街",),
    ("supervise remind",),
    ("supervise extend DB-2026-0003 --until 2026-11-30 --approved-by 梁启航 --reason 面广",),
    ("supervise finish DB-2026-0003",),
    ("supervise finish DB-2026-0003", "supervise return DB-2026-0003 --reason 还有三条街"),
    ("supervise finish DB-2026-0003", "supervise strike DB-2026-0003 --by 梁启航"),
    ("supervise appeal DB-2026-0001 --reason 结论不符",),
    ("supervise appeal DB-2026-0001 --reason 不符", "supervise recheck DB-2026-0001 --text 维持"),
    ("supervise suggest DB-2026-0002 --kind criticise --text 建议通报批评",),
    ("supervise cosign DB-2026-0003 --unit 区财政局",),
    (
        "supervise cosign DB-2026-0003 --unit 区财政局",
        "supervise cosign-reply DB-2026-0003 --unit 区财政局",
    ),
    ("supervise void DB-2026-0004 --reason 重复",),
    ("cause SW-2026-0062/petition.close --malady passivity --text 人手不足",),
    ("unit add 区数据局 --short 数据局",),
    ("unit edit 区水务局 --name 示范区水利局 --short 区水利局 --on 2026-10-12",),
    ("unit edit 区水务局 --short 区水局 --reason 简称写错",),
    ("unit add 区数据局", "unit close 区数据局"),
    ("unit merge 区审计局 --into 区财政局",),
    ("person add 秦朗 --unit 区水务局 --post unit_deputy --title 副局长",),
    ("person edit 江浩澜 --title 党组书记 --post unit_head --on 2026-10-12",),
    ("person edit 池清妍 --name 池清研 --reason 写错了",),
    ("person post 江浩澜 --unit 区应急局 --title 副局长",),
    (
        "person post 江浩澜 --unit 区应急局 --title 副局长 --since 2026-10-01",
        "person post-end 江浩澜 --unit 区应急局",
    ),
    ("person add 秦朗 --unit 区水务局 --post handler", "person leave 秦朗"),
    ("duty set 区水务局 --leader 沈立言",),
    ("assign SW-2026-0402 --leader 沈立言 --unit 区财政局 --reason 职责调整",),
    ("handover 冯雨桐 唐若谷 --on 2026-10-19 --until 2026-10-30",),
    ("handover 唐若谷 罗正平 --on 2026-10-16 --reason 分工调整",),
    ("report submit onsite --week 2026-W42 --to 区长",),
    ("import units {folder}/units.csv --apply",),
    ("import people {folder}/people.csv --apply",),
    ("import duty {folder}/duty.csv --apply",),
    ("import docs {folder}/docs.csv --apply",),
    ("import projects {folder}/projects.csv --apply",),
    ("import letters {folder}/letters.csv --apply",),
    ("office set black_after 20",),
    ("remind --told",),
    ("remind DB-2026-0004 --told",),
)
#: What is not taken back, with the word of the refusal that names the way.
KEPT: Final = {
    "calendar import": "放假安排",
    "calendar set 2026-11-21 work --document 示府办〔2026〕9号": "放假安排",
    "rule import": "规则",
    "init": "建立了台账",
}
FILES: Final = {
    "设计.txt": "初步设计",
    "附图.txt": "红线图",
    "units.csv": "单位名称,简称,类别\n区供销社,供销社,部门\n",
    "people.csv": "姓名,单位,职务\n秦朗,区水务局,副局长\n",
    "duty.csv": "单位,分管领导\n区水务局,沈立言\n",
    "docs.csv": (
        "标题,来文单位,签收时间,区分管领导,主责单位,配合单位\n"
        "关于甲事的函,市教育局,2026-10-12,何静姝,区教育局,区财政局\n"
        "关于乙事的函,市教育局,2026-10-13,何静姝,区教育局,\n"
    ),
    "projects.csv": (
        "项目名称,区分管领导,主责单位,挂钩区领导,项目层级,总投资\n泵站扩容,苏明谦,区水务局,苏明谦,区级,900\n"
    ),
    "letters.csv": (
        "标题,行文方向,主送单位,区分管领导,主责单位,跟踪分管领导,起草日期\n"
        "关于航道的函,平行文,邻区政府,罗正平,区交通运输局,司远航,2026-10-12\n"
    ),
}
