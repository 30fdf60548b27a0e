"""A page each, run by Streamlit: choices, one query, an empty state that helps, the rows. Read `timeline.py` first."""
