"""Key projects (重点项目): acts, milestones, progress against the schedule."""
