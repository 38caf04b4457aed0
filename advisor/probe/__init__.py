"""What would change the answer: the only place that runs the model again and again."""
