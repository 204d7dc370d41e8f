"""Taking entries back (冲销): which ones, what becomes of their rows, what to type again."""
