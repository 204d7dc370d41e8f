"""The working calendar: days, due dates, notices read, previewed, applied."""
