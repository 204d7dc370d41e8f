"""Frozen results of the use cases: field names are the JSON keys of CONTRACT §3 and §6.

A trailing underscore is dropped (``for_`` → ``for``); an enumeration ``x`` is followed by
``x_label``. Days are dates, moments carry +08:00. One module a family: making a data class
costs more than most reads, and a command needs few of them.
"""
