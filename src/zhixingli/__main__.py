"""``python -m zhixingli`` is ``zx``."""

from __future__ import annotations

import sys

from zhixingli.cli.program.app import main

if __name__ == "__main__":
    sys.exit(main())
