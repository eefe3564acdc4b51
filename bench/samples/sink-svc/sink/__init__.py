"""A sample service that only consumes: it writes down what it applied, in the order in which it did."""
