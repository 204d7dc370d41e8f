#!/bin/sh
# 逾期事项按分管领导计数。
zx overdue --json | jq -r '.data | group_by(.leader.id) | map("\(.[0].leader.name)\t\(length)") | .[]'
