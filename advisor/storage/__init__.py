"""One file per engagement: answers, edit log, lock."""
