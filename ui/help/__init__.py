"""The guide, the sheet of shortcuts and the first tour."""
