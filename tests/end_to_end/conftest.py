"""End-to-end tests run on a screen that nobody sees."""

import os

os.environ.setdefault("PYTEST_QT_API", "pyside6")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
