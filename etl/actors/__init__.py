"""An article's statements in, its actors with sides and mentions out; then across articles. Read `cast.py` first."""
