"""What a run has extracted in, the rows of the new build out: a file a step. Read `articles.py` first.

The steps in their order; each table of the build is filled by one of them alone, its name is in the file's, or in that
of the SQL which the file runs.

- `compare.py`: nothing yet; it decides whether the new build would differ from the one before, and by which articles.
- `articles.py`: articles and what of them needs nothing decided, the history, sources, rejects.
- `settle.py`: nothing yet; it decides which actor each name is that the articles found.
- `statements.py`: mentions, then statements with actor and side.
- `actors.py`: actors, spellings, ids, keys, candidates, log, camps.
- `copies.py`: the groups of copies. `quotations.py`: those of repeated quotations. `groups.py`: how both come about.
"""
