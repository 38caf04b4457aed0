"""What is known of every input, and the rows drawn from it."""
