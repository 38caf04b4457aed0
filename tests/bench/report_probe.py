"""Writes one PDF in a process of its own and prints the seconds that took.

``report_probe LANGUAGE PATH`` writes our report; ``report_probe empty PAGES`` lays out so many
empty pages with the same fonts and standards, its typesetter made anew as ours is.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import typst

from advisor import api
from advisor.report.pdf import STANDARDS
from tests.bench.engine import AS_OF, ROWS, SAMPLE, evaluate


def main(kind: str, argument: str) -> int:
    """Prepare, then time the writing alone."""
    work = empty_document(int(argument)) if kind == "empty" else our_report(kind, Path(argument))
    begun = time.perf_counter()
    work()
    print(time.perf_counter() - begun)  # noqa: T201 -- printing is its work
    return 0


def our_report(language: str, path: Path) -> Callable[[], object]:
    """An evaluated sample, ready to be reported."""
    evaluation = evaluate(SAMPLE, ROWS)
    draft = api.Draft(dict(api.sample_answers(SAMPLE)))
    return lambda: api.write_report(evaluation, draft, path, language=language, as_of=AS_OF)


def empty_document(pages: int) -> Callable[[], object]:
    """As many empty pages."""
    folder = Path(tempfile.mkdtemp())
    source = folder / "empty.typ"
    beginning = '#set document(title: "Empty")\n#set text(font: "Inter", lang: "en")\n'
    source.write_text(beginning + "#pagebreak()\n" * (pages - 1), encoding="utf-8")

    def lay_out() -> object:
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(api.resource("fonts"))],
        )
        compiler = typst.Compiler(input=str(source), root=str(folder), font_paths=fonts)
        return compiler.compile(format="pdf", pdf_standards=STANDARDS)

    return lay_out


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
