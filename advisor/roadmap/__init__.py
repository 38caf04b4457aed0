"""The three phases with their budgets and milestone gates."""
