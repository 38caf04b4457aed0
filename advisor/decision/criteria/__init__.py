"""Criteria beside money: scores, swing weights, what they are worth in money, how firm that is."""
