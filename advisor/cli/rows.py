"""Tables of configurations as CSV, written so that no program misreads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence


def written_rows(given: Sequence[Mapping[str, str]], added: Sequence[Mapping[str, str]]) -> bytes:
    """Write the rows with the added columns behind their own."""
    together = [{**row, **more} for row, more in zip(given, added, strict=True)]
    names = list(dict.fromkeys(name for row in together for name in row))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(together)
    return file.getvalue().encode()
