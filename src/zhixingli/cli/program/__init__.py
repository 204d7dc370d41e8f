"""The program itself: front page, registry, running a command, mistakes, refusals."""
