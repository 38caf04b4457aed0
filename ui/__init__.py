"""The window: Qt and nothing else; everything it shows comes from ``advisor.api``."""
