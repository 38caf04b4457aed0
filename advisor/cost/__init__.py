"""The three-level ledger: every option's lines, month by month, row by row."""
