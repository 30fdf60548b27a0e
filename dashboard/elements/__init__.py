"""Rows in, HTML and figures out, without Streamlit: what pages are made of. Read `cards.py` first."""
