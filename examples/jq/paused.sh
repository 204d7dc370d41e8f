#!/bin/sh
# 停表的收文,一行一件:编号、停表事由、自哪天起、恢复后余几天。
zx doc list --status 停表 -q | while read -r id; do
  zx doc show "$id" --json | jq -r '.data as $doc | $doc.obligations[] | select(.paused) | . as $owed
    | ($doc.pauses[] | select(.to == null and .rule == $owed.rule)) as $pause
    | "\($doc.id)\t\($pause.ground)\t\($pause.from)\t\($owed.remaining.days)\($owed.remaining.unit_label)"'
done
