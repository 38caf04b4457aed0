"""Listens to everything that a program says when something is wrong."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

_OF_THE_PLATFORM = "This plugin does not support"
"""What the screen that nobody sees says when a list opens: it has no keyboard to grab."""


class Watch:
    """Notes whatever is raised, warned of or logged."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    @contextmanager
    def on(self) -> Iterator[Watch]:
        """Listen to Python, to Qt and to the log."""
        handler = _Notes(self.seen)
        hook, unraisable = sys.excepthook, sys.unraisablehook
        sys.excepthook = self._raised
        sys.unraisablehook = lambda given: self.seen.append(f"unraisable: {given.exc_value!r}")
        before = qInstallMessageHandler(self._said)
        logging.getLogger().addHandler(handler)
        try:
            yield self
        finally:
            logging.getLogger().removeHandler(handler)
            qInstallMessageHandler(before)
            sys.excepthook, sys.unraisablehook = hook, unraisable

    def _raised(
        self, kind: type[BaseException], value: BaseException, trace: TracebackType | None
    ) -> None:
        self.seen.append("".join(traceback.format_exception(kind, value, trace)))

    def _said(self, kind: QtMsgType, _context: object, text: str | None) -> None:
        if not (text or "").startswith(_OF_THE_PLATFORM):
            self.seen.append(f"Qt {kind.name}: {text}")


class _Notes(logging.Handler):
    def __init__(self, seen: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._seen = seen

    def emit(self, record: logging.LogRecord) -> None:
        self._seen.append(f"log {record.name}: {record.getMessage()}")
