"""Gold texts in, scores and the confidence learnt from them out. Read `evaluate.py` first."""
