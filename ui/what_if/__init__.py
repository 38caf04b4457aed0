"""Drivers that can be moved, and scenarios pinned of them, on the page what-if."""
