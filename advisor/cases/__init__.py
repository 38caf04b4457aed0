"""Published total-cost cases: what others printed, run through this engine and compared."""
