"""The door of the text modules offers what it names."""

from __future__ import annotations

import subprocess
import sys

from zhixingli.domain.writing import text


def test_everything_named_is_there() -> None:
    assert [name for name in text.__all__ if not hasattr(text, name)] == []


def test_reading_text_loads_nothing_heavy() -> None:
    program = (
        "import sys, zhixingli.domain.writing.text;"
        "print(*sorted({'pypinyin', 'sqlalchemy', 'difflib', 'dateutil'} & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == []
