"""Reports and forms for leaders as sheets and pages."""
