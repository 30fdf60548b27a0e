"""What all other folders speak in: the values that travel, folded text, the files of `data/`. Read `article.py` first.

Two files are about the program itself: `compiled.py` keeps what takes long to make, `code.py` knows who imports whom.
Nothing goes in and nothing comes out: this folder imports no other one of the project.
"""
