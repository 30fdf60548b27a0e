"""Statements in, the figures of the timeline and what they mean out. Read `charts.py` first."""
