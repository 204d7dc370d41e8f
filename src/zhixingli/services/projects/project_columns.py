"""What a project and its reports say in words: fields of the ledger and their columns."""

from __future__ import annotations

from typing import Final

#: What is said of a project when it is listed.
LISTED: Final = {
    "category": "类别",
    "nature": "建设性质",
    "content": "建设内容及规模",
    "owner": "业主单位",
    "owner_contact": "业主联系人",
    "owner_phone": "业主电话",
    "remark": "备注",
}
#: What each report of progress says.
REPORTED: Final = {
    "stage": "形象进度",
    "problem": "存在问题",
    "coordination": "需协调事项",
    "next_step": "下步措施",
}
