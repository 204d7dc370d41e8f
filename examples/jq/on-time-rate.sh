#!/bin/sh
# 上周按期率(现期限):应办结的里面按期的,没办的也在分母里。
zx report weekly --json | jq -r '.data.owed | if .owed == 0 then "—" elif .owed < 10 then "\(.owed)项中\(.on_time)项" else "\(.rate)%" end'
