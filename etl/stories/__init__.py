"""What each article is about in, stories out: which articles belong to one developing matter, in whatever language.

`signals.py` says what an article is about, `near.py` and `pieces.py` which are compared, `likeness.py` and `chance.py`
how likely two are of one story, `group.py` which become one, `identity.py` under which id. Read `signals.py` first. How
it works and how good it is: docs/stories.md.
"""
