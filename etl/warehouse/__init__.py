"""A build in, its rows out: schema, queries, exports, all shared with the dashboard. Read `builds.py` first."""
