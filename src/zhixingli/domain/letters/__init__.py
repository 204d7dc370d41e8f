"""Letters (上行平行文): acts and their way."""
