# 示范区一个季度的重点项目、会议、行文、督办，一行一条命令，按日期排。
# 先 zx init --rehearsal 建演练台账，导入 units.csv、people.csv，再逐行执行；zx demo 就是这样做的。
export ZX_TODAY=2026-06-29
zx project add 清溪大桥 --leader 罗正平 --unit 区交通运输局 --sponsor 罗正平 --town 清溪镇 --level city --total 36000 --year-plan 12000 --start 2026-01-01 --end 2027-12-31
zx project add 文昌小学扩建 --leader 何静姝 --unit 区教育局 --sponsor 何静姝 --town 文昌街道 --level district --total 4800 --year-plan 3200 --start 2026-01-01 --end 2026-12-31
zx project add 石桥污水处理厂二期 --leader 罗正平 --unit 区生态环境局 --sponsor 罗正平 --town 石桥镇 --level province --total 21000 --year-plan 8000 --start 2026-03-01 --end 2027-12-31
zx project add 经开区智能制造园 --leader 沈立言 --unit 区发改局 --sponsor 沈立言 --town 经济开发区 --level province --total 98000 --year-plan 30000 --start 2026-01-01 --end 2027-12-31
zx project add 城东老旧小区改造 --leader 罗正平 --unit 区住建局 --sponsor 罗正平 --town 城东街道 --level city --total 16500 --year-plan 9000 --start 2026-01-01 --end 2027-12-31
zx project add 区人民医院新院区 --leader 何静姝 --unit 区卫健局 --sponsor 何静姝 --town 新港街道 --level city --total 52000 --year-plan 15000 --start 2026-03-01 --end 2027-12-31
zx project add 白沙现代农业园 --leader 苏明谦 --unit 区农业农村局 --sponsor 苏明谦 --town 白沙镇 --level city --total 12800 --year-plan 5200 --start 2026-01-01 --end 2026-12-31
zx project add 南塘水库除险加固 --leader 苏明谦 --unit 区应急局 --sponsor 苏明谦 --town 南塘镇 --level province --total 6600 --year-plan 4100 --start 2026-01-01 --end 2026-12-31
zx project add 云岭旅游公路 --leader 罗正平 --unit 区交通运输局 --sponsor 罗正平 --town 云岭镇 --level district --total 8800 --year-plan 5600 --start 2026-03-01 --end 2026-12-31
zx project add 新港物流中心 --leader 唐若谷 --unit 区发改局 --sponsor 唐若谷 --town 新港街道 --level city --total 43000 --year-plan 13000 --start 2026-01-01 --end 2027-12-31
zx project add 政务服务中心迁建 --leader 沈立言 --unit 区财政局 --sponsor 沈立言 --town 文昌街道 --level district --total 7200 --year-plan 4800 --start 2026-01-01 --end 2026-12-31
zx project add 城西农贸市场改造 --leader 唐若谷 --unit 区市场监管局 --sponsor 唐若谷 --town 城西街道 --level district --total 2600 --year-plan 2000 --start 2026-03-01 --end 2026-12-31
zx project add 第三中学迁建 --leader 何静姝 --unit 区教育局 --sponsor 何静姝 --town 城西街道 --level city --total 28000 --year-plan 9500 --start 2026-01-01 --end 2027-12-31
zx project add 石桥镇防洪堤 --leader 苏明谦 --unit 区应急局 --sponsor 苏明谦 --town 石桥镇 --level district --total 5400 --year-plan 3600 --start 2026-01-01 --end 2026-12-31
zx project add 废弃矿山生态修复 --leader 苏明谦 --unit 区自然资源局 --sponsor 苏明谦 --town 云岭镇 --level province --total 9100 --year-plan 4200 --start 2026-03-01 --end 2026-12-31
zx project add 文昌历史街区保护 --leader 彭知远 --unit 区住建局 --sponsor 彭知远 --town 文昌街道 --level city --total 11800 --year-plan 5000 --start 2026-01-01 --end 2026-12-31
zx project add 城乡供水一体化 --leader 罗正平 --unit 区住建局 --sponsor 罗正平 --town 白沙镇 --level province --total 33000 --year-plan 11000 --start 2026-01-01 --end 2027-12-31
zx project add 经开区标准厂房三期 --leader 沈立言 --unit 区发改局 --sponsor 沈立言 --town 经济开发区 --level district --total 24000 --year-plan 10000 --start 2026-03-01 --end 2027-12-31
zx project add 区疾控中心实验楼 --leader 何静姝 --unit 区卫健局 --sponsor 何静姝 --town 城东街道 --level district --total 5200 --year-plan 2800 --start 2026-01-01 --end 2026-12-31
zx project add 高标准农田建设 --leader 苏明谦 --unit 区农业农村局 --sponsor 苏明谦 --town 南塘镇 --level province --total 7600 --year-plan 6000 --start 2026-01-01 --end 2026-12-31
zx project add 新港大道改扩建 --leader 罗正平 --unit 区交通运输局 --sponsor 罗正平 --town 新港街道 --level city --total 18800 --year-plan 8600 --start 2026-03-01 --end 2027-12-31
zx project add 清溪湿地公园 --leader 彭知远 --unit 区自然资源局 --sponsor 彭知远 --town 清溪镇 --level city --total 6900 --year-plan 3000 --start 2026-01-01 --end 2026-12-31
zx project add 城区雨污分流 --leader 彭知远 --unit 区住建局 --sponsor 彭知远 --town 城西街道 --level province --total 26000 --year-plan 9800 --start 2026-01-01 --end 2027-12-31
zx project add 社区养老服务中心 --leader 何静姝 --unit 区卫健局 --sponsor 何静姝 --town 城东街道 --level district --total 3400 --year-plan 2400 --start 2026-03-01 --end 2026-12-31
zx project add 公安技术业务用房 --leader 冯雨桐 --unit 区公安分局 --sponsor 冯雨桐 --town 新港街道 --level city --total 14500 --year-plan 5000 --start 2026-01-01 --end 2026-12-31
zx project add 司法社区矫正中心 --leader 冯雨桐 --unit 区司法局 --sponsor 冯雨桐 --town 城西街道 --level district --total 2100 --year-plan 1500 --start 2026-01-01 --end 2026-12-31
export ZX_TODAY=2026-06-30
zx project group XM-2026-0001 --head 车向东 --deputy 司远航
zx project milestone XM-2026-0001 完成征地 --due 2026-09-11
zx project group XM-2026-0002 --head 温如玉 --deputy 柏俊杰
zx project group XM-2026-0003 --head 蓝天翔 --deputy 缪清澄
zx project group XM-2026-0004 --head 贺立群 --deputy 焦云生
zx project milestone XM-2026-0004 主体完工 --due 2026-09-30
zx project group XM-2026-0005 --head 石建基 --deputy 栾广厦
zx project milestone XM-2026-0005 完成征地 --due 2026-09-15
zx project group XM-2026-0006 --head 华济民 --deputy 季安然
zx project group XM-2026-0007 --head 田丰年 --deputy 谷满仓
zx project group XM-2026-0008 --head 关长安 --deputy 安定宇
zx project milestone XM-2026-0008 主体完工 --due 2026-09-30
zx project group XM-2026-0009 --head 车向东 --deputy 司远航
zx project milestone XM-2026-0009 完成征地 --due 2026-09-19
zx project group XM-2026-0010 --head 贺立群 --deputy 焦云生
zx project group XM-2026-0012 --head 尚公衡 --deputy 房敏行
zx project milestone XM-2026-0012 主体完工 --due 2026-09-30
zx project group XM-2026-0013 --head 温如玉 --deputy 柏俊杰
zx project milestone XM-2026-0013 完成征地 --due 2026-09-23
zx project group XM-2026-0014 --head 关长安 --deputy 安定宇
zx project group XM-2026-0015 --head 龚山川 --deputy 江映月
zx project group XM-2026-0016 --head 石建基 --deputy 栾广厦
zx project milestone XM-2026-0016 主体完工 --due 2026-09-30
zx project group XM-2026-0017 --head 石建基 --deputy 栾广厦
zx project milestone XM-2026-0017 完成征地 --due 2026-09-12
zx project group XM-2026-0018 --head 贺立群 --deputy 焦云生
zx project group XM-2026-0019 --head 华济民 --deputy 季安然
zx project group XM-2026-0020 --head 田丰年 --deputy 谷满仓
zx project milestone XM-2026-0020 主体完工 --due 2026-09-30
zx project group XM-2026-0021 --head 车向东 --deputy 司远航
zx project milestone XM-2026-0021 完成征地 --due 2026-09-16
zx project group XM-2026-0022 --head 龚山川 --deputy 江映月
zx project group XM-2026-0023 --head 石建基 --deputy 栾广厦
zx project milestone XM-2026-0024 主体完工 --due 2026-09-30
zx project group XM-2026-0025 --head 雷鸣岐 --deputy 向剑锋
zx project milestone XM-2026-0025 完成征地 --due 2026-09-20
zx project group XM-2026-0026 --head 方正言 --deputy 戚明理
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite decide HY-2026-0001 补办施工许可 --about XM-2026-0001 --unit 清溪镇 --person 奚长青 --due 2026-07-11
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
export ZX_TODAY=2026-07-01
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
export ZX_TODAY=2026-07-02
zx onsite minutes HY-2026-0001 --number 示府纪要〔2026〕42号
zx onsite minutes HY-2026-0002 --number 示府纪要〔2026〕43号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite decide HY-2026-0005 落实配套资金 --about XM-2026-0016 --unit 文昌街道 --person 卓文昌 --due 2026-07-14
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
export ZX_TODAY=2026-07-03
zx onsite minutes HY-2026-0003 --number 示府纪要〔2026〕44号
zx onsite minutes HY-2026-0004 --number 示府纪要〔2026〕45号
zx onsite hold XM-2026-0025 XM-2026-0026 --chair 冯雨桐 --place 新港街道
export ZX_TODAY=2026-07-04
zx onsite minutes HY-2026-0006 --number 示府纪要〔2026〕46号
export ZX_TODAY=2026-07-05
zx onsite minutes HY-2026-0007 --number 示府纪要〔2026〕47号
export ZX_TODAY=2026-07-06
zx letter add 关于清溪大桥用地预审的请示 --direction upward --to 市自然资源局 --genre 请示 --leader 罗正平 --unit 区交通运输局 --tracker 司远航
zx report submit onsite --week 2026-W27 --to 区长、常务副区长
export ZX_TODAY=2026-07-07
zx project file XM-2026-0001
zx project file XM-2026-0002
zx project file XM-2026-0003
zx project file XM-2026-0004
zx project file XM-2026-0005
zx project file XM-2026-0006
zx project file XM-2026-0007
zx project file XM-2026-0008
zx project file XM-2026-0010
zx project file XM-2026-0011
zx project file XM-2026-0012
zx project file XM-2026-0013
zx project file XM-2026-0015
zx project file XM-2026-0016
zx project file XM-2026-0017
zx project file XM-2026-0018
zx project file XM-2026-0019
zx project file XM-2026-0020
zx project file XM-2026-0021
zx project file XM-2026-0022
zx project file XM-2026-0023
zx project file XM-2026-0024
zx project file XM-2026-0025
zx project file XM-2026-0026
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx onsite decide HY-2026-0009 解决施工用电 --about XM-2026-0007 --unit 白沙镇 --person 沙见明 --due 2026-07-20
zx letter consult XW-2026-0001 --with 市自然资源局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-07-08
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
zx letter send XW-2026-0001
export ZX_TODAY=2026-07-09
zx onsite minutes HY-2026-0008 --number 示府纪要〔2026〕48号
zx onsite minutes HY-2026-0009 --number 示府纪要〔2026〕49号
zx task finish YD-2026-0001 --result 已完成
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx onsite decide HY-2026-0013 完成管线迁改 --about XM-2026-0004 --unit 经济开发区 --person 荣开泰 --due 2026-07-23
export ZX_TODAY=2026-07-10
zx onsite minutes HY-2026-0010 --number 示府纪要〔2026〕50号
zx onsite minutes HY-2026-0011 --number 示府纪要〔2026〕51号
zx onsite hold XM-2026-0025 XM-2026-0026 --chair 冯雨桐 --place 新港街道
zx review hold --kind planning --chair 罗正平
export ZX_TODAY=2026-07-11
zx onsite minutes HY-2026-0012 --number 示府纪要〔2026〕52号
zx onsite minutes HY-2026-0013 --number 示府纪要〔2026〕53号
zx letter hop XW-2026-0001 --at 办公室收文 --contact 值班人员
export ZX_TODAY=2026-07-12
zx task finish YD-2026-0002 --result 已完成
export ZX_TODAY=2026-07-13
zx review hold --kind land --chair 罗正平
zx report submit onsite --week 2026-W28 --to 区长、常务副区长
zx report submit letters --week 2026-W28 --to 区领导
zx supervise open 汛期危房排险 --basis order --approved-by 梁启航 --due 2026-08-14 --leader 罗正平 --unit 区住建局 --supervisor 邵文渊 --feedback-days 7
export ZX_TODAY=2026-07-14
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite decide HY-2026-0017 完成红线内征地 --about XM-2026-0001 --unit 清溪镇 --person 奚长青 --due 2026-07-29
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
export ZX_TODAY=2026-07-15
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 --chair 温如玉 --place 文昌街道 --delegated --reason 挂钩领导出差
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
zx letter hop XW-2026-0001 --at 业务处 --contact 处室联系人
zx letter add 关于申请污水处理厂专项资金的请示 --direction upward --to 市财政局 --genre 请示 --leader 罗正平 --unit 区生态环境局 --tracker 缪清澄
export ZX_TODAY=2026-07-16
zx onsite minutes HY-2026-0017 --number 示府纪要〔2026〕54号
zx onsite minutes HY-2026-0018 --number 示府纪要〔2026〕55号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite decide HY-2026-0021 补办施工许可 --about XM-2026-0016 --unit 文昌街道 --person 卓文昌 --due 2026-08-01
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx letter consult XW-2026-0002 --with 市财政局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-07-17
zx onsite minutes HY-2026-0019 --number 示府纪要〔2026〕56号
zx onsite minutes HY-2026-0020 --number 示府纪要〔2026〕57号
zx onsite hold XM-2026-0025 XM-2026-0026 --chair 冯雨桐 --place 新港街道
zx letter send XW-2026-0002
export ZX_TODAY=2026-07-18
zx onsite minutes HY-2026-0021 --number 示府纪要〔2026〕58号
zx onsite minutes HY-2026-0022 --number 示府纪要〔2026〕59号
export ZX_TODAY=2026-07-20
zx exec plan --meeting-on 2026-08-03
zx exec pick HY-2026-0024 XM-2026-0003 XM-2026-0004 XM-2026-0013
zx letter hop XW-2026-0002 --at 办公室收文 --contact 值班人员
zx report submit onsite --week 2026-W29 --to 区长、常务副区长
zx report submit letters --week 2026-W29 --to 区领导
export ZX_TODAY=2026-07-21
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite decide HY-2026-0025 落实配套资金 --about XM-2026-0001 --unit 清溪镇 --person 奚长青 --due 2026-07-31
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
export ZX_TODAY=2026-07-22
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
export ZX_TODAY=2026-07-23
zx exec approve HY-2026-0024 --by 沈立言
zx onsite minutes HY-2026-0025 --number 示府纪要〔2026〕60号
zx onsite minutes HY-2026-0026 --number 示府纪要〔2026〕61号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx onsite decide HY-2026-0029 解决施工用电 --about XM-2026-0004 --unit 经济开发区 --person 荣开泰 --due 2026-08-03
export ZX_TODAY=2026-07-24
zx exec notify HY-2026-0024
zx onsite minutes HY-2026-0027 --number 示府纪要〔2026〕62号
zx onsite hold XM-2026-0025 XM-2026-0026 --chair 冯雨桐 --place 新港街道
zx review hold --kind planning --chair 罗正平
zx letter hop XW-2026-0002 --at 业务处 --contact 处室联系人
zx supervise feedback DB-2026-0001 --text 已排查116处，排除98处
export ZX_TODAY=2026-07-25
zx onsite minutes HY-2026-0028 --number 示府纪要〔2026〕63号
zx onsite minutes HY-2026-0029 --number 示府纪要〔2026〕64号
export ZX_TODAY=2026-07-26
zx onsite minutes HY-2026-0030 --number 示府纪要〔2026〕65号
zx task finish YD-2026-0004 --result 已完成
export ZX_TODAY=2026-07-27
zx task finish YD-2026-0005 --result 已完成
zx report submit onsite --week 2026-W30 --to 区长、常务副区长
zx report submit letters --week 2026-W30 --to 区领导
export ZX_TODAY=2026-07-28
zx project progress XM-2026-0004 --text 按计划推进 --invested 7020 --stage 基础施工 --problem 钢材涨价，中标单位要求调价 --next 增加人员设备 --needs 请研究材料价差由谁承担
zx project progress XM-2026-0008 --text 本月施工正常 --invested 2130 --stage 主体施工
zx project progress XM-2026-0012 --text 按计划推进 --invested 990 --stage 施工准备
zx project progress XM-2026-0016 --text 本月施工正常 --invested 2470 --stage 基础施工
zx project progress XM-2026-0020 --text 进度偏慢 --invested 1400 --stage 主体施工 --problem 两个村征地协议未签 --next 增加人员设备 --needs 请明确征地责任单位和完成日期
zx project progress XM-2026-0024 --text 本月施工正常 --invested 870 --stage 施工准备 --problem 材料涨价 --next 增加人员设备
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx onsite decide HY-2026-0033 完成管线迁改 --about XM-2026-0007 --unit 白沙镇 --person 沙见明 --due 2026-08-09
zx review hold --kind land --chair 罗正平
zx letter reply XW-2026-0001 --text 同意
zx letter hop XW-2026-0002 --at 我方补充材料 --ours
export ZX_TODAY=2026-07-29
zx task finish YD-2026-0007 --result 已完成
zx project progress XM-2026-0001 --text 进度偏慢 --invested 6240 --stage 基础施工
zx project progress XM-2026-0005 --text 加快推进 --invested 3740 --stage 主体施工 --problem 材料涨价 --next 增加人员设备
zx project progress XM-2026-0009 --text 进度偏慢 --invested 3060 --stage 施工准备
zx project progress XM-2026-0013 --text 加快推进 --invested 5190 --stage 基础施工
zx project progress XM-2026-0017 --text 按计划推进 --invested 4580 --stage 主体施工 --problem 资金到位慢 --next 增加人员设备
zx project progress XM-2026-0021 --text 加快推进 --invested 3130 --stage 施工准备 --problem 资金到位慢 --next 增加人员设备
zx project progress XM-2026-0025 --text 本月施工正常 --invested 1820 --stage 基础施工 --problem 雨天停工 --next 增加人员设备
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
export ZX_TODAY=2026-07-30
zx onsite minutes HY-2026-0033 --number 示府纪要〔2026〕66号
zx task finish YD-2026-0006 --result 已完成
zx project progress XM-2026-0002 --text 按计划推进 --invested 1660 --stage 主体施工
zx project progress XM-2026-0006 --text 进度偏慢 --invested 6240 --stage 施工准备 --problem 手续未批 --next 增加人员设备
zx project progress XM-2026-0010 --text 本月施工正常 --invested 6420 --stage 基础施工
zx project progress XM-2026-0018 --text 本月施工正常 --invested 4940 --stage 施工准备
zx project progress XM-2026-0022 --text 加快推进 --invested 1560 --stage 基础施工
zx project progress XM-2026-0026 --text 按计划推进 --invested 620 --stage 主体施工 --problem 资金到位慢 --next 增加人员设备
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite decide HY-2026-0037 完成红线内征地 --about XM-2026-0016 --unit 文昌街道 --person 卓文昌 --due 2026-08-12
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
export ZX_TODAY=2026-07-31
zx onsite minutes HY-2026-0035 --number 示府纪要〔2026〕67号
zx onsite minutes HY-2026-0036 --number 示府纪要〔2026〕68号
zx project progress XM-2026-0003 --text 按计划推进 --invested 3950 --stage 施工准备
zx project progress XM-2026-0007 --text 按计划推进 --invested 1220 --stage 基础施工 --problem 施工用电未接通 --next 增加人员设备 --needs 请协调供电部门接通施工用电
zx project progress XM-2026-0011 --text 加快推进 --invested 2370 --stage 主体施工
zx project progress XM-2026-0015 --text 按计划推进 --invested 1750 --stage 施工准备 --problem 资金到位慢 --next 增加人员设备
zx project progress XM-2026-0019 --text 按计划推进 --invested 1160 --stage 基础施工 --problem 雨天停工 --next 增加人员设备
zx project progress XM-2026-0023 --text 进度偏慢 --invested 5350 --stage 主体施工
zx letter close XW-2026-0001
zx letter hop XW-2026-0002 --at 业务处
export ZX_TODAY=2026-08-01
zx onsite minutes HY-2026-0037 --number 示府纪要〔2026〕69号
zx onsite minutes HY-2026-0038 --number 示府纪要〔2026〕70号
export ZX_TODAY=2026-08-03
zx person post 邵文渊 --unit 区政数局 --title 局长
zx exec report HY-2026-0024 XM-2026-0003 --by 罗正平
zx exec report HY-2026-0024 XM-2026-0004 --by 沈立言
zx exec report HY-2026-0024 XM-2026-0013 --by 何静姝
zx letter add 关于白沙港口岸线使用的请示 --direction upward --to 市交通运输局 --genre 请示 --leader 唐若谷 --unit 区交通运输局 --tracker 司远航
zx report submit onsite --week 2026-W31 --to 区长、常务副区长
zx report submit letters --week 2026-W31 --to 区领导
zx supervise open XM-2026-0016 --basis decision --number 示府〔2026〕23号 --approved-by 梁启航 --due 2026-09-11 --supervisor 倪清和
export ZX_TODAY=2026-08-04
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0017 XM-2026-0021 --chair 车向东 --place 清溪镇 --delegated --reason 挂钩领导出差
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx letter consult XW-2026-0003 --with 市交通运输局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-08-05
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 --chair 何静姝 --place 文昌街道
zx onsite decide HY-2026-0041 补办施工许可 --about XM-2026-0002 --unit 文昌街道 --person 卓文昌 --due 2026-08-19
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
zx letter send XW-2026-0003
export ZX_TODAY=2026-08-06
zx onsite minutes HY-2026-0039 --number 示府纪要〔2026〕71号
zx onsite minutes HY-2026-0040 --number 示府纪要〔2026〕72号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx letter reply XW-2026-0002 --text 同意
export ZX_TODAY=2026-08-07
zx onsite minutes HY-2026-0042 --number 示府纪要〔2026〕73号
zx task finish YD-2026-0009 --result 已完成
zx onsite hold XM-2026-0025 XM-2026-0026 --chair 冯雨桐 --place 新港街道
zx review hold --kind planning --chair 罗正平
export ZX_TODAY=2026-08-08
zx onsite minutes HY-2026-0043 --number 示府纪要〔2026〕74号
zx letter hop XW-2026-0003 --at 办公室收文 --contact 值班人员
export ZX_TODAY=2026-08-09
zx onsite minutes HY-2026-0044 --number 示府纪要〔2026〕75号
zx letter close XW-2026-0002
export ZX_TODAY=2026-08-10
zx task finish YD-2026-0010 --result 已完成
zx letter add 关于联合开展河道整治的函 --direction parallel --to 邻区人民政府 --genre 函 --leader 苏明谦 --unit 区应急局 --tracker 安定宇
zx report submit onsite --week 2026-W32 --to 区长、常务副区长
zx report submit letters --week 2026-W32 --to 区领导
export ZX_TODAY=2026-08-11
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx review hold --kind land --chair 罗正平
zx letter consult XW-2026-0004 --with 邻区人民政府对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-08-12
zx project add 应急物资储备库 --leader 冯雨桐 --unit 区应急局 --sponsor 冯雨桐 --town 石桥镇 --level district --total 4300 --year-plan 2600 --start 2026-03-01 --end 2026-12-31
zx project add 白沙港口码头 --leader 唐若谷 --unit 区交通运输局 --sponsor 唐若谷 --town 白沙镇 --level nation --total 120000 --year-plan 26000 --start 2026-01-01 --end 2027-12-31
zx project add 大数据产业园 --leader 唐若谷 --unit 区发改局 --sponsor 唐若谷 --town 经济开发区 --level province --total 65000 --year-plan 18000 --start 2026-01-01 --end 2027-12-31
zx project add 南塘镇卫生院改造 --leader 何静姝 --unit 区卫健局 --sponsor 何静姝 --town 南塘镇 --level district --total 1800 --year-plan 1500 --start 2026-03-01 --end 2026-12-31
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 --chair 唐若谷 --place 新港街道
zx onsite decide HY-2026-0049 落实配套资金 --about XM-2026-0010 --unit 新港街道 --person 龙海生 --due 2026-08-27
zx letter hop XW-2026-0003 --at 业务处 --contact 处室联系人
zx letter send XW-2026-0004
zx supervise finish DB-2026-0001 --result 全部排除
export ZX_TODAY=2026-08-13
zx onsite minutes HY-2026-0046 --number 示府纪要〔2026〕76号
zx project group XM-2026-0027 --head 关长安 --deputy 安定宇
zx project group XM-2026-0028 --head 车向东 --deputy 司远航
zx project milestone XM-2026-0028 主体完工 --due 2026-09-30
zx project group XM-2026-0029 --head 贺立群 --deputy 焦云生
zx project milestone XM-2026-0029 完成征地 --due 2026-09-24
zx project group XM-2026-0030 --head 华济民 --deputy 季安然
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
export ZX_TODAY=2026-08-14
zx onsite minutes HY-2026-0048 --number 示府纪要〔2026〕77号
zx onsite minutes HY-2026-0049 --number 示府纪要〔2026〕78号
zx onsite hold XM-2026-0025 XM-2026-0026 --chair 冯雨桐 --place 新港街道
export ZX_TODAY=2026-08-15
zx onsite minutes HY-2026-0051 --number 示府纪要〔2026〕79号
zx letter hop XW-2026-0004 --at 办公室收文 --contact 值班人员
export ZX_TODAY=2026-08-16
zx onsite minutes HY-2026-0052 --number 示府纪要〔2026〕80号
export ZX_TODAY=2026-08-17
zx unit edit 区科工信局 --name 示范区科技和数字经济局 --short 区科数局
zx task finish YD-2026-0011 --result 已完成
export ZX_TODAY=2026-08-18
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite decide HY-2026-0053 解决施工用电 --about XM-2026-0001 --unit 清溪镇 --person 奚长青 --due 2026-09-03
zx letter coordinate XW-2026-0003 --text 已与业务处沟通 --needs 请区领导与市交通运输局商定岸线范围
zx supervise strike DB-2026-0001 --by 邵文渊
export ZX_TODAY=2026-08-19
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 XM-2026-0028 XM-2026-0029 --chair 唐若谷 --place 新港街道
zx letter inform XW-2026-0003
zx letter hop XW-2026-0004 --at 业务处 --contact 处室联系人
export ZX_TODAY=2026-08-20
zx onsite minutes HY-2026-0053 --number 示府纪要〔2026〕81号
zx project file XM-2026-0027
zx project file XM-2026-0029
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx onsite decide HY-2026-0057 完成管线迁改 --about XM-2026-0004 --unit 经济开发区 --person 荣开泰 --due 2026-08-30
zx letter add 关于第三中学规划调整的请示 --direction upward --to 市自然资源局 --genre 请示 --leader 何静姝 --unit 区教育局 --tracker 柏俊杰
export ZX_TODAY=2026-08-21
zx onsite minutes HY-2026-0054 --number 示府纪要〔2026〕82号
zx onsite minutes HY-2026-0055 --number 示府纪要〔2026〕83号
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 雷鸣岐 --place 新港街道 --delegated --reason 挂钩领导出差
zx review hold --kind planning --chair 罗正平
zx letter consult XW-2026-0005 --with 市自然资源局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-08-22
zx onsite minutes HY-2026-0056 --number 示府纪要〔2026〕84号
zx onsite minutes HY-2026-0057 --number 示府纪要〔2026〕85号
zx letter send XW-2026-0005
export ZX_TODAY=2026-08-23
zx onsite minutes HY-2026-0058 --number 示府纪要〔2026〕86号
export ZX_TODAY=2026-08-24
zx report submit onsite --week 2026-W34 --to 区长、常务副区长
zx report submit letters --week 2026-W34 --to 区领导
zx supervise open 占道经营专项整治 --basis order --approved-by 梁启航 --due 2026-09-30 --leader 彭知远 --unit 区城管局 --supervisor 倪清和 --feedback-days 14
export ZX_TODAY=2026-08-25
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx letter hop XW-2026-0005 --at 办公室收文 --contact 值班人员
zx cause XM-2026-0007/onsite.weekly/2026-W33 --malady passivity --text 挂钩领导防汛值守
zx handover 唐若谷 彭知远 --on 2026-08-26 --until 2026-09-04
export ZX_TODAY=2026-08-26
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx onsite decide HY-2026-0061 完成红线内征地 --about XM-2026-0002 --unit 文昌街道 --person 卓文昌 --due 2026-09-06
zx onsite hold XM-2026-0010 XM-2026-0012 XM-2026-0028 XM-2026-0029 --chair 彭知远 --place 新港街道
zx letter add 关于抢险救灾资金的紧急请示 --direction upward --to 市应急管理局 --genre 请示 --leader 苏明谦 --unit 区应急局 --tracker 安定宇
export ZX_TODAY=2026-08-27
zx onsite minutes HY-2026-0060 --number 示府纪要〔2026〕87号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
export ZX_TODAY=2026-08-28
zx onsite minutes HY-2026-0061 --number 示府纪要〔2026〕88号
zx onsite minutes HY-2026-0062 --number 示府纪要〔2026〕89号
zx task finish YD-2026-0014 --result 已完成
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 冯雨桐 --place 新港街道
zx onsite decide HY-2026-0065 补办施工许可 --about XM-2026-0025 --unit 新港街道 --person 龙海生 --due 2026-09-09
zx review hold --kind land --chair 罗正平
zx letter send XW-2026-0006 --override 汛情紧急，先行电话报告
export ZX_TODAY=2026-08-29
zx onsite minutes HY-2026-0063 --number 示府纪要〔2026〕90号
zx onsite minutes HY-2026-0064 --number 示府纪要〔2026〕91号
zx letter hop XW-2026-0005 --at 业务处 --contact 处室联系人
export ZX_TODAY=2026-08-30
zx onsite minutes HY-2026-0065 --number 示府纪要〔2026〕92号
zx task finish YD-2026-0012 --result 已完成
export ZX_TODAY=2026-08-31
zx letter hop XW-2026-0006 --at 办公室收文 --contact 值班人员
zx report submit onsite --week 2026-W35 --to 区长、常务副区长
zx report submit letters --week 2026-W35 --to 区领导
export ZX_TODAY=2026-09-01
zx unit merge 区林业局 --into 区自然资源局
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx letter reply XW-2026-0004 --text 同意
export ZX_TODAY=2026-09-02
zx onsite hold XM-2026-0010 XM-2026-0012 XM-2026-0028 XM-2026-0029 --chair 彭知远 --place 新港街道
zx onsite decide HY-2026-0069 落实配套资金 --about XM-2026-0010 --unit 新港街道 --person 龙海生 --due 2026-09-15
zx letter hop XW-2026-0005 --at 我方补充材料 --ours
zx letter add 关于商请支持大数据园用电的函 --direction outward --to 市供电公司 --genre 函 --leader 唐若谷 --unit 区发改局 --tracker 焦云生
export ZX_TODAY=2026-09-03
zx onsite minutes HY-2026-0067 --number 示府纪要〔2026〕93号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx letter consult XW-2026-0007 --with 市供电公司对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-09-04
zx onsite minutes HY-2026-0069 --number 示府纪要〔2026〕94号
zx task finish YD-2026-0015 --result 已完成
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 冯雨桐 --place 新港街道
zx review hold --kind planning --chair 罗正平
zx letter coordinate XW-2026-0005 --text 已与业务处沟通 --needs 请区领导出面协商规划条件
zx letter hop XW-2026-0006 --at 业务处 --contact 处室联系人
zx letter send XW-2026-0007
export ZX_TODAY=2026-09-05
zx onsite minutes HY-2026-0070 --number 示府纪要〔2026〕95号
zx onsite minutes HY-2026-0071 --number 示府纪要〔2026〕96号
zx letter hop XW-2026-0005 --at 业务处
zx letter inform XW-2026-0005
export ZX_TODAY=2026-09-06
zx onsite minutes HY-2026-0072 --number 示府纪要〔2026〕97号
export ZX_TODAY=2026-09-07
zx exec plan --meeting-on 2026-09-21
zx exec pick HY-2026-0074 XM-2026-0001 XM-2026-0016 XM-2026-0028 XM-2026-0010
zx letter hop XW-2026-0007 --at 办公室收文 --contact 值班人员
zx report submit onsite --week 2026-W36 --to 区长、常务副区长
zx report submit letters --week 2026-W36 --to 区领导
export ZX_TODAY=2026-09-08
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx letter add 关于医院新院区设备采购的请示 --direction upward --to 市卫生健康委 --genre 请示 --leader 何静姝 --unit 区卫健局 --tracker 季安然
export ZX_TODAY=2026-09-09
zx exec approve HY-2026-0074 --by 梁启航
zx project milestone XM-2026-0001 完成征地 --done
zx project milestone XM-2026-0017 完成征地 --done
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 XM-2026-0028 XM-2026-0029 --chair 唐若谷 --place 新港街道
zx onsite decide HY-2026-0077 解决施工用电 --about XM-2026-0010 --unit 新港街道 --person 龙海生 --due 2026-09-23
zx letter consult XW-2026-0008 --with 市卫生健康委对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-09-10
zx onsite minutes HY-2026-0075 --number 示府纪要〔2026〕98号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 贺立群 --place 经济开发区 --delegated --reason 挂钩领导出差
zx review hold --kind land --chair 罗正平
zx letter send XW-2026-0008
zx supervise finish DB-2026-0002 --result 方案已批
zx supervise open 拖欠农民工工资核查 --basis approval --approved-by 梁启航 --due 2026-10-09 --leader 沈立言 --unit 区人社局 --supervisor 倪清和
export ZX_TODAY=2026-09-11
zx person leave 丁晓楠
zx onsite minutes HY-2026-0076 --number 示府纪要〔2026〕99号
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 冯雨桐 --place 新港街道
zx onsite decide HY-2026-0081 完成管线迁改 --about XM-2026-0025 --unit 新港街道 --person 龙海生 --due 2026-09-26
zx letter hop XW-2026-0007 --at 业务处 --contact 处室联系人
export ZX_TODAY=2026-09-12
zx onsite minutes HY-2026-0078 --number 示府纪要〔2026〕100号
zx onsite minutes HY-2026-0079 --number 示府纪要〔2026〕101号
zx task finish YD-2026-0016 --result 已完成
export ZX_TODAY=2026-09-13
zx onsite minutes HY-2026-0081 --number 示府纪要〔2026〕102号
zx task finish YD-2026-0017 --result 已完成
zx letter hop XW-2026-0008 --at 办公室收文 --contact 值班人员
export ZX_TODAY=2026-09-14
zx person add 韩雪松 --unit 区府办 --title 三级主任科员 --since 2026-09-11
zx report submit onsite --week 2026-W37 --to 区长、常务副区长
zx report submit letters --week 2026-W37 --to 区领导
export ZX_TODAY=2026-09-15
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx letter add 关于历史街区保护规划的请示 --direction upward --to 市住房和城乡建设局 --genre 请示 --leader 彭知远 --unit 区住建局 --tracker 栾广厦
zx supervise return DB-2026-0002 --reason 施工许可未办
export ZX_TODAY=2026-09-16
zx exec notify HY-2026-0074
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 XM-2026-0028 XM-2026-0029 --chair 唐若谷 --place 新港街道
zx onsite decide HY-2026-0085 完成红线内征地 --about XM-2026-0010 --unit 新港街道 --person 龙海生 --due 2026-10-02
zx letter consult XW-2026-0009 --with 市住房和城乡建设局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
zx supervise remind
export ZX_TODAY=2026-09-17
zx onsite minutes HY-2026-0082 --number 示府纪要〔2026〕103号
zx onsite minutes HY-2026-0083 --number 示府纪要〔2026〕104号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx letter hop XW-2026-0008 --at 业务处 --contact 处室联系人
zx letter send XW-2026-0009
export ZX_TODAY=2026-09-18
zx onsite minutes HY-2026-0084 --number 示府纪要〔2026〕105号
zx onsite minutes HY-2026-0085 --number 示府纪要〔2026〕106号
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 冯雨桐 --place 新港街道
zx review hold --kind planning --chair 罗正平
export ZX_TODAY=2026-09-19
zx onsite minutes HY-2026-0087 --number 示府纪要〔2026〕107号
export ZX_TODAY=2026-09-20
zx onsite minutes HY-2026-0088 --number 示府纪要〔2026〕108号
zx letter hop XW-2026-0009 --at 办公室收文 --contact 值班人员
export ZX_TODAY=2026-09-21
zx exec report HY-2026-0074 XM-2026-0001 --by 罗正平
zx exec report HY-2026-0074 XM-2026-0010 --by 唐若谷
zx exec report HY-2026-0074 XM-2026-0016 --by 彭知远
zx exec report HY-2026-0074 XM-2026-0028 --by 唐若谷
zx letter hop XW-2026-0008 --at 我方补充材料 --ours
zx letter add 关于矿山修复资金的请示 --direction upward --to 市自然资源局 --genre 请示 --leader 苏明谦 --unit 区自然资源局 --tracker 江映月
zx report submit onsite --week 2026-W38 --to 区长、常务副区长
zx report submit letters --week 2026-W38 --to 区领导
zx supervise remind
export ZX_TODAY=2026-09-22
zx project milestone XM-2026-0005 完成征地 --until 2026-10-30 --approved-by 罗正平 --reason 拆迁户未签约
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx letter consult XW-2026-0010 --with 市自然资源局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
zx cause DB-2026-0002/supervise.finish --malady mechanical --text 以文件落实代替推进
export ZX_TODAY=2026-09-23
zx handover 冯雨桐 罗正平
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0010 XM-2026-0012 XM-2026-0028 XM-2026-0029 --chair 唐若谷 --place 新港街道
zx onsite decide HY-2026-0093 补办施工许可 --about XM-2026-0010 --unit 新港街道 --person 龙海生 --due 2026-10-03
zx letter send XW-2026-0010
export ZX_TODAY=2026-09-24
zx onsite minutes HY-2026-0090 --number 示府纪要〔2026〕109号
zx onsite minutes HY-2026-0091 --number 示府纪要〔2026〕110号
zx task finish YD-2026-0019 --result 已完成
zx project progress XM-2026-0004 --text 加快推进 --invested 15840 --stage 主体施工 --problem 材料涨价 --next 增加人员设备
zx project progress XM-2026-0008 --text 本月施工正常 --invested 2570 --stage 设备安装
zx project progress XM-2026-0012 --text 加快推进 --invested 1390 --stage 基础施工
zx project progress XM-2026-0016 --text 加快推进 --invested 3140 --stage 主体施工
zx project progress XM-2026-0020 --text 进度偏慢 --invested 3170 --stage 设备安装 --problem 雨天停工 --next 增加人员设备
zx project progress XM-2026-0024 --text 本月施工正常 --invested 1660 --stage 基础施工
zx project progress XM-2026-0028 --text 进度偏慢 --invested 7720 --stage 主体施工 --problem 岸线内12户未搬迁 --next 增加人员设备 --needs 请研究搬迁安置方案
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx letter reply XW-2026-0007 --text 同意
zx letter hop XW-2026-0008 --at 业务处
zx letter hop XW-2026-0009 --at 业务处 --contact 处室联系人
export ZX_TODAY=2026-09-25
zx onsite minutes HY-2026-0092 --number 示府纪要〔2026〕111号
zx onsite minutes HY-2026-0093 --number 示府纪要〔2026〕112号
zx project progress XM-2026-0001 --text 加快推进 --invested 5540 --stage 主体施工 --problem 雨天停工 --next 增加人员设备
zx project progress XM-2026-0005 --text 进度偏慢 --invested 4750 --stage 设备安装 --problem 征地未完 --next 增加人员设备
zx project progress XM-2026-0009 --text 进度偏慢 --invested 2960 --stage 基础施工 --problem 征地未完 --next 增加人员设备
zx project progress XM-2026-0013 --text 按计划推进 --invested 6580 --stage 主体施工
zx project progress XM-2026-0017 --text 进度偏慢 --invested 5080 --stage 设备安装 --problem 材料涨价 --next 增加人员设备
zx project progress XM-2026-0021 --text 本月施工正常 --invested 5960 --stage 基础施工
zx project progress XM-2026-0025 --text 加快推进 --invested 1480 --stage 主体施工 --problem 区级配套资金未到位 --next 增加人员设备 --needs 请确定配套资金拨付时间
zx project progress XM-2026-0029 --text 按计划推进 --invested 8320 --stage 设备安装 --problem 资金到位慢 --next 增加人员设备
export ZX_TODAY=2026-09-26
zx onsite minutes HY-2026-0094 --number 示府纪要〔2026〕113号
zx project progress XM-2026-0002 --text 本月施工正常 --invested 950 --stage 设备安装 --problem 设备报价超概算 --next 增加人员设备 --needs 请研究是否追加概算
zx project progress XM-2026-0006 --text 本月施工正常 --invested 10400 --stage 基础施工
zx project progress XM-2026-0010 --text 本月施工正常 --invested 9010 --stage 主体施工
zx project progress XM-2026-0018 --text 按计划推进 --invested 5280 --stage 基础施工 --problem 雨天停工 --next 增加人员设备
zx project progress XM-2026-0022 --text 按计划推进 --invested 1880 --stage 主体施工
zx project progress XM-2026-0026 --text 按计划推进 --invested 1040 --stage 设备安装
zx letter hop XW-2026-0010 --at 办公室收文 --contact 值班人员
export ZX_TODAY=2026-09-27
zx project progress XM-2026-0003 --text 按计划推进 --invested 5280 --stage 基础施工
zx project progress XM-2026-0007 --text 加快推进 --invested 3430 --stage 主体施工
zx project progress XM-2026-0011 --text 按计划推进 --invested 1430 --stage 设备安装 --problem 消防设计变更未批 --next 增加人员设备 --needs 请协调市住建部门加快审查
zx project progress XM-2026-0015 --text 按计划推进 --invested 2220 --stage 基础施工 --problem 资金到位慢 --next 增加人员设备
zx project progress XM-2026-0019 --text 按计划推进 --invested 1480 --stage 主体施工 --problem 手续未批 --next 增加人员设备
zx project progress XM-2026-0023 --text 本月施工正常 --invested 6790 --stage 设备安装
zx project progress XM-2026-0027 --text 加快推进 --invested 770 --stage 基础施工 --problem 用地批复未下达 --next 增加人员设备 --needs 请协调市自然资源局批复用地
export ZX_TODAY=2026-09-28
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 罗正平 --place 新港街道
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0009 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite decide HY-2026-0097 落实配套资金 --about XM-2026-0001 --unit 清溪镇 --person 奚长青 --due 2026-10-09
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0014 XM-2026-0015 XM-2026-0020 --chair 田丰年 --place 白沙镇 --delegated --reason 挂钩领导出差
zx letter add 关于标准厂房环评的请示 --direction upward --to 市生态环境局 --genre 请示 --leader 沈立言 --unit 区发改局 --tracker 焦云生
zx report submit onsite --week 2026-W39 --to 区长、常务副区长
zx report submit letters --week 2026-W39 --to 区领导
zx supervise extend DB-2026-0003 --until 2026-10-20 --approved-by 梁启航 --reason 两条街道商户较多
export ZX_TODAY=2026-09-29
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx letter consult XW-2026-0011 --with 市生态环境局对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
zx cause XM-2026-0010/onsite.weekly/2026-W40 --malady evasion --text 未报原因
export ZX_TODAY=2026-09-30
zx onsite minutes HY-2026-0096 --number 示府纪要〔2026〕114号
zx onsite minutes HY-2026-0097 --number 示府纪要〔2026〕115号
zx onsite minutes HY-2026-0098 --number 示府纪要〔2026〕116号
zx onsite hold XM-2026-0016 XM-2026-0022 XM-2026-0023 --chair 彭知远 --place 文昌街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx onsite decide HY-2026-0101 解决施工用电 --about XM-2026-0004 --unit 经济开发区 --person 荣开泰 --due 2026-10-12
zx review hold --kind planning --chair 罗正平
zx letter coordinate XW-2026-0009 --text 已与业务处沟通 --needs 请区领导协调规划上报审查
zx letter send XW-2026-0011
zx assign XM-2026-0012 --leader 彭知远 --unit 区商务局
export ZX_TODAY=2026-10-01
zx onsite minutes HY-2026-0099 --number 示府纪要〔2026〕117号
zx task finish YD-2026-0021 --result 已完成
zx letter inform XW-2026-0009
export ZX_TODAY=2026-10-02
zx onsite minutes HY-2026-0100 --number 示府纪要〔2026〕118号
zx onsite minutes HY-2026-0101 --number 示府纪要〔2026〕119号
export ZX_TODAY=2026-10-05
zx task finish YD-2026-0020 --result 已完成
export ZX_TODAY=2026-10-07
zx task finish YD-2026-0022 --result 已完成
export ZX_TODAY=2026-10-08
zx onsite hold XM-2026-0025 XM-2026-0026 XM-2026-0027 --chair 罗正平 --place 新港街道
zx onsite hold XM-2026-0004 XM-2026-0011 XM-2026-0018 --chair 沈立言 --place 经济开发区
zx onsite hold XM-2026-0001 XM-2026-0003 XM-2026-0005 XM-2026-0017 XM-2026-0021 --chair 罗正平 --place 清溪镇
zx onsite decide HY-2026-0105 完成管线迁改 --about XM-2026-0001 --unit 清溪镇 --person 奚长青 --due 2026-10-21
export ZX_TODAY=2026-10-09
zx onsite hold XM-2026-0002 XM-2026-0006 XM-2026-0013 XM-2026-0019 XM-2026-0024 XM-2026-0030 --chair 何静姝 --place 文昌街道
zx onsite hold XM-2026-0007 XM-2026-0008 XM-2026-0015 XM-2026-0020 --chair 苏明谦 --place 白沙镇
zx letter add 关于雨污分流工程停水公告的函 --direction outward --to 市供水公司 --genre 函 --leader 彭知远 --unit 区住建局 --tracker 栾广厦
zx task add 国庆假期值守情况汇总 --leader 沈立言 --unit 区府办 --due 2026-10-14
zx onsite hold XM-2026-0010 --chair 唐若谷 --place 新港街道
export ZX_TODAY=2026-10-10
zx onsite minutes HY-2026-0103 --number 示府纪要〔2026〕120号
zx onsite minutes HY-2026-0105 --number 示府纪要〔2026〕121号
zx letter consult XW-2026-0012 --with 市供水公司对口处室 --way 当面 --opinion 原则支持，补充材料 --adopted yes
export ZX_TODAY=2026-10-11
zx onsite minutes HY-2026-0106 --number 示府纪要〔2026〕122号
zx onsite minutes HY-2026-0107 --number 示府纪要〔2026〕123号
zx letter send XW-2026-0012
export ZX_TODAY=2026-10-12
zx task void SX-2026-0001 --reason 与国庆值守通知重复
zx onsite void HY-2026-0108 --reason 当天会议未召开
zx project edit XM-2026-0001 --year-plan 14000 --plan-year 2027
zx handover 苏明谦 何静姝 --on 2026-10-19 --until 2026-10-30
zx supervise remind
