"""Whatever a source is, articles come out of it: one kind of source a file."""
