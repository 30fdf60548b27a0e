"""Sources in, a published build out: what is new is extracted, the rest carried over. Read `run.py` first."""
