"""What a build has as lines to read, and as the rows of a CSV or of JSON lines: actors, stories, points."""
