"""Results as sheets and pages, one file a noun."""
