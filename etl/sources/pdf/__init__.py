"""The bytes of a PDF in, an article out: words, lines, columns, paragraphs. Read `article.py`, then `layout.py`."""
