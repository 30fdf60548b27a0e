"""The analyst's choices in, filters and selections out: the widgets that steer a page. Read `sidebar.py` first."""
