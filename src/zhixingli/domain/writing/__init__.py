"""What is written: dates, names, numbers, marks of secrecy, characters."""
