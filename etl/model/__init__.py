"""What all other folders speak in: the values that travel, folded text, the files of `data/`. Read `article.py` first.

Nothing goes in and nothing comes out: this folder imports no other one of the project.
"""
