"""Files, folders, feeds, addresses in, articles or rejects out; one file a kind. Read `find.py`, then `read.py`."""
