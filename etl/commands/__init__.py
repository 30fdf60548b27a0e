"""`python -m etl`: what a user types goes in, the rooms do the work, what they did is said. Read `app.py` first.

A command imports what it needs when it runs, so that each begins in a moment.
"""
