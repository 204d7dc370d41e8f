"""Write cells with XlsxWriter and nothing else: what the register is measured against."""

import json
import sys
from pathlib import Path

import xlsxwriter

rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
if len(sys.argv) > 2:  # noqa: PLR2004 - without a second file the cells are read only
    with xlsxwriter.Workbook(sys.argv[2]) as book:
        sheet = book.add_worksheet()
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                sheet.write_string(n, m, cell)
