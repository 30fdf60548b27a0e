"""The analyst's choices in, filters and selections out: what pages are steered with. Read `sidebar.py` first."""
