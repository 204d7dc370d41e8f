"""Options and arguments, each defined once: values, decorators, selections."""
