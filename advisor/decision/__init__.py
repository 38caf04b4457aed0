"""Standing plans, probability best, regret, break-even and the recommendation."""
