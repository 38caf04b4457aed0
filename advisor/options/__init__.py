"""Deployment forms, which of them stand to be compared, and what rules them out."""
