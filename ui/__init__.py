"""The window: Qt and nothing else; everything it shows comes from ``advisor.api``."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts itself before Python's import

# With that it reads the source of every module imported later, in case one asks for Qt by other
# names (``__feature__``), and keeps the text. Nobody here does, so imports are Python's own again.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
