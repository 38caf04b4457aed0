"""Decisions that others took, run as engagements and set beside what this engine recommends."""
