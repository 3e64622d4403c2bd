"""The interval of a candidate: of what is attached, and of what no expression dates."""
