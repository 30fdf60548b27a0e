"""Articles in, warehouse out: read → clean → parse → extract → resolve → load."""
