"""What the words of a statement mean: a text in, its tokens and the words and phrases that mean something out."""
