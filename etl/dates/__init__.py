"""A text and its article's date in, its dates and the day of each statement out. Read `find.py` first."""
