"""The envelope of CONTRACT §3: its keys, their order, its encodings."""

from __future__ import annotations

import json
from datetime import date, datetime

from zhixingli import __version__
from zhixingli.domain.errors.text import DateError
from zhixingli.domain.writing.dates import SHANGHAI
from zhixingli.render.writers import jsonout
from zhixingli.services.use_case.envelope import CalendarStamp, Meta, Remark

STAMP = jsonout.EnvelopeHead(
    "zx.overdue/1", date(2026, 11, 23), datetime(2026, 11, 23, 9, 30, 1, 5, tzinfo=SHANGHAI)
)


def test_an_answer() -> None:
    meta = Meta("南河区府办", CalendarStamp("sha256:00", date(2026, 12, 31)))
    warnings = (Remark("CALENDAR_PROVISIONAL", "暂定"),)
    record = jsonout.envelope(STAMP, [{"id": "a"}], meta=meta, total=3, warnings=warnings)
    assert json.dumps(record, ensure_ascii=False) == (
        '{"schema": "zx.overdue/1", "ok": true, '
        f'"meta": {{"zx": "{__version__}", "as_of": "2026-11-23", '
        '"generated_at": "2026-11-23T09:30:01+08:00", "office": "南河区府办", '
        '"office_id": null, "rehearsal": false, "head": null, '
        '"calendar": {"digest": "sha256:00", "announced_through": "2026-12-31"}, '
        '"count": 1, "total": 3}, "data": [{"id": "a"}], '
        '"warnings": [{"code": "CALENDAR_PROVISIONAL", "message": "暂定"}], "error": null}'
    )


def test_a_refusal() -> None:
    refusal = DateError(field="--on", typed="x", problem="读不懂", also="")
    record = jsonout.refused(STAMP, refusal)
    assert list(record) == ["schema", "ok", "meta", "data", "warnings", "error"]
    assert record["ok"] is False
    assert record["data"] is None
    assert record["error"] == {
        "code": "DATE_INVALID",
        "message": refusal.message,
        "hint": refusal.hint,
        "field": "--on",
        "exit": 2,
    }


def test_a_console_that_cannot_carry_chinese_gets_ascii() -> None:
    assert jsonout.compact({"a": "区"}, encoding="utf-8") == '{"a":"区"}\n'
    assert jsonout.compact({"a": "区"}, encoding="gbk") == '{"a":"\\u533a"}\n'
    assert jsonout.compact({"a": "区"}, encoding=None) == '{"a":"\\u533a"}\n'
    assert jsonout.indented({"a": 1}, encoding="utf-8") == '{\n  "a": 1\n}\n'


def test_json_lines() -> None:
    assert jsonout.lines([{"a": 1}, {"a": 2}], encoding="utf-8") == '{"a":1}\n{"a":2}\n'
