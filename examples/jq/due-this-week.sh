#!/bin/sh
# 五个工作日内到期的事项,一行一件,可直接发消息。
zx due --within 5 --json | jq -r '.data[] | "\(.due) \(.unit.short // .unit.name) \(.leader.name) \(.title)"'
