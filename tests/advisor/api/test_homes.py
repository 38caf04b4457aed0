"""Tests that each name of the façade comes from where its type says it does."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from advisor import api
from advisor.api.homes import HOMES

ROOT = Path(__file__).resolve().parents[3]
FACADE = ROOT / "advisor" / "api" / "__init__.py"
CALCULATION = ("advisor.cost", "advisor.uncertainty", "advisor.evaluate", "advisor.sizing.fits")
"""What stands in the engine's process alone, until the window draws a report."""
LATE = ("numpy", "pydantic", "sqlite3", "sqlite_utils", "babel", "advisor.catalogue")


def declared() -> dict[str, str]:
    """Modules of the names that the façade offers at run time, as the type checker reads them."""
    tree = ast.parse(FACADE.read_text(encoding="utf-8"))
    return {
        alias.asname or alias.name: node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if (alias.asname or alias.name) in api.__all__
    }


def test_that_every_name_is_fetched_from_where_its_type_comes_from() -> None:
    assert declared() == HOMES


@pytest.mark.parametrize("name", sorted(HOMES))
def test_that_every_name_is_found_at_its_home(name: str) -> None:
    assert getattr(api, name) is not None


def test_that_an_unknown_name_is_refused_with_the_place_to_write_it() -> None:
    with pytest.raises(AttributeError, match=r"no 'nothing'.*homes\.py"):
        api.nothing  # noqa: B018 - asking is the test


def test_that_the_facade_alone_reads_nothing_of_the_engine() -> None:
    script = (
        "import sys; from advisor import api; api.texts_for('en').say('window.name');"
        "api.design_tokens('light'); api.samples(); print(*sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert [name for name in LATE if name in done.stdout.split()] == []


def test_that_what_pages_say_of_an_answer_is_read_without_the_calculation() -> None:
    script = (
        "import sys; from advisor import api; import advisor.report.trial_section;"
        "api.view_rows; api.say_criteria; api.chart_map; api.chart_capacity; api.fits;"
        "api.chart_tornado; api.seen_scenario; api.Bridge; api.figure_of; print(*sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert [name for name in CALCULATION if name in done.stdout.split()] == []
