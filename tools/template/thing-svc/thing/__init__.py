"""Things that are made, renamed and closed."""
