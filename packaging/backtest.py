"""Run the reported decisions and write the table to `tests/cases/decisions/RESULTS.md`.

Run by `make backtest`. The day, the futures and the seed are fixed, so that the table changes with
the program and its catalogue only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from advisor import api
from advisor.cli.backtest import separates, summary, table
from advisor.cli.session import Session

APART = """

## Where they disagree

Who said what, what separates, and what was told that the program does not take up: often the
reason that was given for the decision is among the latter.
"""
AS_OF = dt.date(2026, 11, 22)
FOLDER = Path(__file__).parent.parent / "tests" / "cases" / "decisions"
HEAD = """\
# What the program answers to the decisions of the debate

Written by `make backtest`, as of {day}, seed {seed}, {samples:,} futures, catalogue {version}; \
README.md says what may be set, what stands in, and what each column means. The files were \
committed before any of them was run, and nothing of the program is chosen for them.

{summary}

"""


def main() -> None:
    """Run the folder and write its table."""
    session = Session(api.texts_for("en"))
    found = api.run_backtest(FOLDER, as_of=AS_OF)
    head = HEAD.format(
        day=AS_OF,
        seed=api.DEFAULT_SEED,
        samples=api.DEFAULT_SAMPLES,
        version=api.catalogue_versions()[-1],
        summary=summary(session, found),
    )
    rows = table(session, found)
    lines = [_line(rows[0]), _line(["---"] * len(rows[0])), *map(_line, rows[1:])]
    apart = [_told(session, one) for one in found if one.found and one.found.agrees == "no"]
    text = head + "\n".join(lines) + APART + "".join(apart)
    (FOLDER / "RESULTS.md").write_text(text, encoding="utf-8")


def _told(session: Session, one: api.Backtested) -> str:
    """Write one disagreement with the voice behind it."""
    if one.decision is None or one.found is None:
        return ""
    decided = one.decision.decided
    cited = ", ".join(decided.claims) or decided.source
    day = decided.date_note or str(decided.date)
    said = separates(session, one.found.separation, decided.posture)
    out = [
        f"  - {told.says} ({', '.join(told.claims) or told.source}): {told.why}"
        for told in one.decision.not_entered
    ]
    lines = [
        f"\n**{one.decision.title}** ({one.case}): {decided.says}",
        "",
        f"- {decided.speaker}, {day} ({cited}). {decided.interest}",
        f"- Separates: {said}.",
        *(["- Told and not entered:", *out] if out else []),
    ]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    main()
