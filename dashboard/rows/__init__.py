"""A question in, rows of the published build out: queries, filters, statements. Read `build.py` first."""
