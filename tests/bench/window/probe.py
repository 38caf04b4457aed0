"""Shows a window, ours or an empty one, and ends once it has painted and would take a click."""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Ends the program when the event loop is idle after the first paint."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Wait for the paint; then end at once, since tidying up is not part of the start."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return super().eventFilter(watched, event)


def main(kind: str) -> int:
    """Show a window of a kind."""
    application = QApplication([kind, "-style", "Fusion"])
    if kind == "ours":
        from ui.app import make_front  # noqa: PLC0415 -- not with the empty window
        from ui.garbage import GarbageKeeper  # noqa: PLC0415

        GarbageKeeper(application)
        front = make_front("en", "light")
        window: QWidget = front.window
    else:
        window = QWidget()
    painted = FirstPaint()
    window.installEventFilter(painted)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
