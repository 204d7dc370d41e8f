"""Words of meetings."""

from __future__ import annotations

from zhixingli.domain.terms import Term


class Form(Term):
    """What kind of meeting it is."""

    ONSITE = "onsite", "现场办公会"
    PLANNING = "planning", "规划联审会议"
    LAND = "land", "土地联审会议"
    EXEC = "exec", "常务会议"
