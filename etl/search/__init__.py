"""What somebody types → the statements and articles of a build that have it, ranked, with the words marked.

Read `find.py` first. `query.py` understands what was typed, `meaning.py` asks the build what it means there (whose
name it is, which forms a word has), `match.py` puts it to the index, `marks.py` says where the words stand. `index.py`
says what an index holds, `write.py` fills it during a load, `terms.py` what a word is.
"""
