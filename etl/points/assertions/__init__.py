"""What a statement asserts: its words in, clauses, negations, figures, and who does what out."""
