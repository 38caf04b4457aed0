"""Words and numbers as a reader sees and types them, in each language."""
