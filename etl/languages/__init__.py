"""A language's code in, all that differs by language out, one object each. Read `known.py` first, then `french.py`."""
