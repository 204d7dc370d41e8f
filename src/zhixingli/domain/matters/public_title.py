"""What a page says of a citizen's matter instead of its title (DOMAIN §12 隐私).

The names, addresses and telephones of petitioners, informers, applicants and parties are on no
page that leaves the clerk's desk. Such a matter has a public title, or is said by its kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What is said of a matter that is marked 内部, on every page but the district head's own.
INTERNAL: Final = "一件内部事项"
_PETITION: Final = "一件信访事项"
#: Rules under which a citizen or a firm asks, by the family of their names; what is said then.
FAMILIES: Final = {
    "petition": _PETITION,
    "foi": "一件政府信息公开申请",
    "reconsider": "一件行政复议案件",
    "license": "一件行政许可申请",
    "penalty": "一件行政处罚案件",
    "coercion": "一件行政强制案件",
    "litigation": "一件行政诉讼案件",
    "compensation": "一件行政赔偿案件",
    "payment": "一件拖欠款项投诉",
}
#: Rules of these families that are between offices, or about no single person's asking.
_BETWEEN_OFFICES: Final = frozenset(
    {
        *("foi.publish", "foi.other_organ", "payment.pay"),
        *("reconsider.opinion", "reconsider.transferred"),
    }
)
#: Titles that speak of one person's matter though no rule says so.
_TITLES: Final = (
    (re.compile(r"信息公开(的)?申请"), FAMILIES["foi"]),
    (re.compile(r"行政复议(决定|申请|答复|案)|提出行政复议"), FAMILIES["reconsider"]),
    (re.compile(r"(行政)?(起诉状|应诉|诉讼|上诉)(案|的?通知)?"), FAMILIES["litigation"]),
    (re.compile(r"(信访|举报|投诉|控告|申诉|上访|来信来访)(事项|件|人|材料|线索|诉求)"), _PETITION),
    (re.compile(r"(反映|举报|投诉|控告).{0,40}(问题|情况)"), _PETITION),
)
#: Titles about such matters in general name nobody.
_GENERAL: Final = re.compile(
    "工作|办法|规定|条例|细则|制度|机制|规范|方案|通报|总结|要点|考核|培训|会议|"
    "情况报告|月报|季报|年报|分析|平台|信箱|热线"
)


def of_a_citizen(title: str, rules: Iterable[str]) -> str | None:
    """Name the kind of a citizen's matter by its rules or its title; None for any other."""
    for rule in rules:
        if rule not in _BETWEEN_OFFICES and (said := FAMILIES.get(rule.partition(".")[0])):
            return said
    if _GENERAL.search(title):
        return None
    return next((said for words, said in _TITLES if words.search(title)), None)
