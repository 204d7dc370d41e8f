"""Letters (上行平行文): acts, one shown whole, the weekly report on all."""
