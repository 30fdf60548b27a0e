"""A text in, a spaCy `Doc` out, with quotations, sentences, word classes and cues. Read `pipeline.py` first."""
