"""Any figure of an answer as a tree of parts that adds up to it, each input with its source."""
