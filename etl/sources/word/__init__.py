"""The bytes of a Word document in, an article out: what Word shows of it. Read `article.py`, then `shown.py`."""
