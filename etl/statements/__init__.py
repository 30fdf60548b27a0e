"""Who said what: one file a construction, one for the speakers, one for how sure we are."""
