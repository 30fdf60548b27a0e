"""A parsed document in, its statements out: who said what; one file a construction. Read `find.py` first."""
