"""The reference catalogue: figures with unit, day, source and class of evidence."""
