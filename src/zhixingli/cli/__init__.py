"""The command line: options, one service call, one send."""
