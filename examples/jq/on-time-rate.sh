#!/bin/sh
# 上周按期率(现期限)。
zx report weekly --json | jq -r '.data.figures | (.finished_on_time + .finished_late) as $n | if $n == 0 then "—" else (.finished_on_time * 1000 / $n | floor / 10 | tostring) + "%" end'
