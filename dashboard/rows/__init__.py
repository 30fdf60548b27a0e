"""A question in, rows of the published build out; of Streamlit only its caches. Read `build.py` first."""
