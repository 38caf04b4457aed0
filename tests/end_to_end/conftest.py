"""End-to-end tests run on a screen that nobody sees."""

import os

os.environ.setdefault("PYTEST_QT_API", "pyside6")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.ui.garbage_of_tests import collected_between_tests  # noqa: F401 - for every test
