"""Stories, their points, relations between statements: rows in, HTML and figures out. Read `story.py` first."""
