"""One page for each step of the journey: lays out, shows, reports by signal."""
