"""What ``-q`` prints: the IDs alone, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixingli.render.words.visible import visible

if TYPE_CHECKING:
    from zhixingli.cli.answers.delivery import Delivery


def identifiers(letter: Delivery) -> str:
    """Name what is answered, an ID a line."""
    return _listed(letter.meta.issued or letter.chosen())


def _listed(data: Any) -> str:  # noqa: ANN401 - whatever the use case returned
    rows = data.get("items") if isinstance(data, dict) else getattr(data, "items", None)
    listed = data if isinstance(data, tuple | list) else rows
    items = listed if isinstance(listed, tuple | list) else (data,)
    named = (_identifier(item) for item in items)
    return "".join(f"{visible(name)}\n" for name in named if name)


def _identifier(item: Any) -> str:  # noqa: ANN401 - likewise
    names = ("id", "key", "date", "name", "due")
    record = item if isinstance(item, dict) else {name: getattr(item, name, None) for name in names}
    return next((str(record[name]) for name in names if record.get(name) is not None), "")
