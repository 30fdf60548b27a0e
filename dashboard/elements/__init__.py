"""Rows in, words, HTML, figures and CSV out, without Streamlit: what pages are made of. Read `cards.py` first."""
