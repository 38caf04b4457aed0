"""Writes THIRD_PARTY_NOTICES.md: every runtime package with the licence it declares, fonts, data.

Run in the environment made from the lock (``make notices``); a test says when a package is missing.
"""

import sys
from importlib.metadata import metadata

from build import ROOT, runtime_packages

BEGINNING = """# Third-party notices

LLM Deployment Advisor is licensed under the Apache License 2.0 (see LICENSE). It stands on the
work below. In the built program the licence texts of the packages are in the folder `licences`.

## Python packages

Written by `make notices` from what each package declares.

| Package | Version | Licence |
|---|---|---|
"""

ENDING = """
Qt for Python (PySide6, shiboken6) and Qt are used under the LGPL-3.0: they are separate shared
libraries in the built program's folder `_internal/PySide6` and may be replaced by others of the
same interface. No Qt module that is only available under the GPL is included.

`pip` and `setuptools` serve the set-up of the development environment; the built program leaves
them out. The built program contains CPython (PSF-2.0) and the PyInstaller bootloader (GPL-2.0 with
an exception that allows programs of any licence).

## Fonts

| Font | Licence |
|---|---|
| Inter | SIL Open Font License 1.1 |
| Noto Sans SC, cut to the characters of GB 2312 and of names | SIL Open Font License 1.1 |

Their licence texts stand beside them in `resources/fonts`.

## Figures

The catalogue under `resources/catalogue` holds facts with the source, the day and, where it states
one, the licence of each: sources under CC BY 4.0, MIT, Apache-2.0 and BSD-3-Clause, and single
facts re-keyed from public pages and cited. API prices were gathered with the packages
`model-prices` and `genai-prices` (MIT). The names of companies, models and accelerators belong to
their owners.
"""


def main() -> int:
    """Write the file."""
    names = runtime_packages()
    rows = (f"| {name} | {metadata(name)['Version']} | {licence(name)} |\n" for name in names)
    text = BEGINNING + "".join(rows) + ENDING
    (ROOT / "THIRD_PARTY_NOTICES.md").write_text(text, encoding="utf-8")
    return 0


def licence(package: str) -> str:
    """The licence that ``package`` declares, in whichever of the three places it does."""
    declared = metadata(package)
    classifiers = declared.get_all("Classifier") or []
    named = [text.split("::")[-1].strip() for text in classifiers if text.startswith("License")]
    return declared["License-Expression"] or declared["License"] or ", ".join(named)


if __name__ == "__main__":
    sys.exit(main())
