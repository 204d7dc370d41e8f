"""Words of key projects (重点项目)."""

from __future__ import annotations

from typing import Final

from zhixingli.domain.terms import Term, UnitKind

#: Kinds of unit that a project can lie in (属地).
PLACES: Final = frozenset({UnitKind.TOWN, UnitKind.SUBDISTRICT, UnitKind.ZONE})


class Level(Term):
    """At which level a project is a key project."""

    DISTRICT = "district", "区级"
    CITY = "city", "市级"
    PROVINCE = "province", "省级"
    NATION = "nation", "国家级"


class ProjectStatus(Term):
    """How a project stands on a day; always derived from its acts."""

    ACTIVE = "active", "推进中"
    SUSPENDED = "suspended", "停工"
    CLOSED = "closed", "已办结"
    VOID = "void", "已作废"


class ProgressLight(Term):
    """How far a project is behind its schedule (DOMAIN §9)."""

    GREEN = "green", "正常"
    YELLOW = "yellow", "滞后"
    RED = "red", "严重滞后"
