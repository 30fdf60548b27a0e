"""An article with its statements and regions in, HTML out. Read `text.py` first."""
