"""A service that does nothing, to measure what the rest costs."""
