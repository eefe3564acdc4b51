"""A sample service that only publishes: counters that are raised."""
