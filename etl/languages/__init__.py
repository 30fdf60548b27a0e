"""A language's code in, all that the rules ask of it out, one object each. Read `known.py` first, then `french.py`."""
