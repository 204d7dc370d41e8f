"""The view models: a sheet of rows, a page of text, a chart."""
