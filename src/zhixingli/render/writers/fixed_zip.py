"""Office files (zip) whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from typing import Final

#: The earliest day a zip can name: no clock shows in the bytes.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def fixed(raw: bytes) -> bytes:
    """Write a zip again with fixed days and modes, its parts in the same order."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 0, 0
            target.writestr(info, source.read(name))
    return made.getvalue()
