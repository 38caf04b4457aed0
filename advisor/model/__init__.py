"""What the client tells us, as frozen records."""
