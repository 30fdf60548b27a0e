"""The tree of a page in, the blocks of its article and what it states out. Read `boxes.py`, then `body.py`."""
