"""A service as small as one can be, to test the chassis with: widgets that are made, renamed and closed."""
