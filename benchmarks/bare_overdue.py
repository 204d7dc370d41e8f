"""The overdue read by hand: the least that any program could do for the same answer."""

from __future__ import annotations

import json
import sqlite3
import sys

READ = """
SELECT o.key, s.title, o.due_on, p.name, u.name
FROM obligation o
JOIN subject s ON s.id = o.subject
JOIN assignment a ON a.subject = o.subject AND a.from_on = (
  SELECT max(b.from_on) FROM assignment b WHERE b.subject = o.subject AND b.from_on <= o.due_on)
JOIN person p ON p.id = a.leader
JOIN unit u ON u.id = a.unit
WHERE o.closed_on IS NULL AND o.due_on < '2026-10-16'
ORDER BY o.due_on
"""

conn = sqlite3.connect(sys.argv[1])
print(json.dumps([list(row) for row in conn.execute(READ)], ensure_ascii=False))
