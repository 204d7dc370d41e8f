"""Write one example for every command: ``python tests/cli/program/generate_examples.py``.

Those of commands that write are the last lines of the scenes that the tests play and take back.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.cli.ledger.every_write import SCENES

SHIPPED: Final = Path(__file__).parents[3] / "src" / "zhixingli" / "data" / "examples.json"
#: What a matter that a scene made is called in an example.
CALLED: Final = {"project": "3", "exec": "24", "onsite": "24", "review": "31", "letter": "7"}
#: What changes the law or the ledger as a whole, or takes back.
ASIDE: Final = (
    "calendar import 2027年放假安排.txt --apply",
    "calendar set 2026-11-21 work --document 示府办〔2026〕9号",
    "rule import --bundled --apply",
    "init --office 示范区人民政府办公室",
    "undo 516 --reason 登错了",
)
#: What only reads; every one is run on the example district.
READS: Final = (
    "today --leader 罗正平",
    "overdue --unit 区住建局",
    "due --within 5",
    "remind --leader 罗正平",
    "explain SW-2026-0402",
    "find 大桥",
    "measures",
    "score",
    "dashboard --out 看板.html",
    "doctor",
    "what-if receipt SW-2026-0402 2026-09-28",
    "what-if rule doc.finish --amount 7",
    "what-if day 2026-10-10 off",
    "causes --since 2026-07-01",
    "doc list --unit 区住建局",
    "doc show 402",
    "task list",
    "task show YD-2026-0023",
    "project list --leader 罗正平",
    "project show 1",
    "onsite missed --week 2026-W41",
    "onsite list",
    "onsite show 1",
    "review due",
    "review list",
    "review show 15",
    "exec suggest",
    "exec list",
    "exec show 24",
    "letter list",
    "letter show 1",
    "supervise list",
    "supervise show 1",
    "unit list",
    "unit show 区住建局",
    "person list",
    "person show 罗正平",
    "duty list --leader 罗正平",
    "report weekly --week 2026-W41 --out 周报.docx",
    "report onsite --week 2026-W41",
    "report letters --week 2026-W41",
    "report exec --meeting HY-2026-0024",
    "report ledger --out 项目台账.xlsx",
    "report overdue --out 逾期清单.xlsx",
    "report score",
    "report bulletin --week 2026-W41",
    "report minutes HY-2026-0024",
    "report order DB-2026-0002",
    "report handover 唐若谷 彭知远",
    "report list",
    "report show 2026-W40",
    "report diff 2026-W39 2026-W40",
    "template export 模板.docx",
    "export calendar --leader 罗正平 --out 罗正平.ics",
    "export docs --out 收文.xlsx",
    "export projects --out 项目.xlsx",
    "export letters --out 行文.xlsx",
    "export units --out 单位.csv",
    "export people --out 人员.csv",
    "export duty --out 分工.csv",
    "calendar show 2026-10",
    "calendar check 2026-10-01 2026-10-10",
    "calendar count 2026-09-24 2026-10-16",
    "calendar due --from 2026-09-24 --rule doc.finish",
    "calendar status",
    "rule list",
    "rule show license.decide",
    "rule check 本区规则.toml",
    "schema zx.overdue/1",
    "completion show bash",
    "completion install bash",
    "office show",
    "journal --since 2026-10-12",
    "verify",
    "upgrade",
    "demo",
)


def examples() -> dict[str, str]:
    """Give an example of every command by its name, as it is typed after ``zx``."""
    found: dict[str, str] = {}
    scenes = sorted((scene[-1] for scene in SCENES), key=len)
    for line in (*ASIDE, *READS, *scenes):
        words = line.split()
        noun = words[0]
        path = noun if noun in _ALONE else " ".join(words[:2])
        shown = line.replace("{folder}/", "").replace("@", CALLED.get(noun, "142"))
        found.setdefault(path, shown)
    return found


_ALONE: Final = frozenset(
    {
        *("today", "overdue", "due", "explain", "find", "measures", "score", "dashboard", "doctor"),
        *("causes", "cause", "assign", "handover", "undo", "init", "journal", "verify", "upgrade"),
        *("demo", "schema", "remind"),
    }
)


def written() -> str:
    """Write the examples as they are shipped."""
    return json.dumps(examples(), ensure_ascii=False, sort_keys=True, indent=0) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(written(), encoding="utf-8")
