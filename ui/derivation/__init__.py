"""A figure opened: what it adds up from, line by line, beside the page it stands on."""
