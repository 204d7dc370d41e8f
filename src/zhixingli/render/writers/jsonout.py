"""The JSON envelope of CONTRACT §3."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from zhixingli import __version__
from zhixingli.services.results.plain import Plain, to_plain
from zhixingli.services.use_case.envelope import NOWHERE, CalendarStamp, Meta, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from zhixingli.domain.errors.refusal import Refusal

Record: TypeAlias = "dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class EnvelopeHead:
    """What an envelope says about itself: its schema, the day it speaks of, when it was made."""

    schema: str
    as_of: date
    generated_at: datetime


def envelope(
    stamp: EnvelopeHead, data: Plain, *, meta: Meta, total: int, warnings: Sequence[Remark] = ()
) -> Record:
    """Wrap an answer; ``count`` is what is shown, ``total`` what there is."""
    count = len(data) if isinstance(data, list) else 1
    return {
        "schema": stamp.schema,
        "ok": True,
        "meta": _meta(stamp, meta, count, total),
        "data": data,
        "warnings": [{"code": item.code, "message": item.message} for item in warnings],
        "error": None,
    }


def refused(stamp: EnvelopeHead, refusal: Refusal) -> Record:
    """Wrap a refusal."""
    return {
        "schema": stamp.schema,
        "ok": False,
        "meta": _meta(stamp, NOWHERE, 0, 0),
        "data": None,
        "warnings": [],
        "error": {
            "code": refusal.code,
            "message": refusal.message,
            "hint": refusal.hint,
            "field": refusal.field,
            "exit": int(refusal.exit),
        },
    }


def indented(value: Plain, *, encoding: str | None) -> str:
    """Write JSON for people's eyes."""
    return json.dumps(value, ensure_ascii=not _unicode(encoding), indent=2) + "\n"


def compact(value: Plain, *, encoding: str | None) -> str:
    """Write JSON on one line."""
    ascii_only = not _unicode(encoding)
    return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":")) + "\n"


def lines(values: Iterable[Plain], *, encoding: str | None) -> str:
    """Write one value a line (JSON Lines)."""
    return "".join(compact(value, encoding=encoding) for value in values)


def _meta(stamp: EnvelopeHead, meta: Meta, count: int, total: int) -> Record:
    issued = {"issued": to_plain(meta.issued)} if meta.issued is not None else {}
    return {
        "zx": __version__,
        "as_of": stamp.as_of.isoformat(),
        "generated_at": to_plain(stamp.generated_at),
        "office": meta.office,
        "office_id": meta.office_id,
        "rehearsal": meta.rehearsal,
        "head": to_plain(meta.head) if meta.head is not None else None,
        "calendar": _calendar(meta.calendar),
        "count": count,
        "total": total,
        **issued,
    }


def _calendar(stamp: CalendarStamp | None) -> Plain:
    if stamp is None:
        return None
    announced = stamp.announced_through.isoformat()
    return {"digest": stamp.digest, "announced_through": announced}


def _unicode(encoding: str | None) -> bool:
    """Tell whether a stream can carry every character; GBK and ASCII cannot."""
    return (encoding or "").lower().replace("-", "").startswith("utf")
