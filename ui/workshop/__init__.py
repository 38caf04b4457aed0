"""Several people vote in one room: the vote window, what it reveals, the log of decisions."""
