"""Readings over the rows: bands, swings, shares of variance."""
