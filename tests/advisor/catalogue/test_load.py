"""Look-up by day: which value holds, what is stale, what was there before."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from advisor.catalogue.load import load_catalogue
from advisor.errors import AdvisorError, Day
from advisor.resources import resource

RATE = """
["finance.discount_rate"]
label = "Nominal discount rate"
unit = "share/year"
evidence = "assumed"
review_by = 2027-05-22
[["finance.discount_rate".values]]
valid_from = 2026-09-01
low = 0.05
likely = 0.07
high = 0.09
note = "Second."
source = { title = "Test", licence = "fact re-keyed", retrieved = 2026-11-22 }
[["finance.discount_rate".values]]
valid_from = 2026-01-01
low = 0.06
likely = 0.08
high = 0.11
note = "First."
evidence = "claimed"
basis = "observed"
source = { title = "Test", licence = "fact re-keyed", retrieved = 2026-11-22 }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("sources")
    shutil.copytree(resource("catalogue"), tmp_path / "catalogue", ignore=ignored)
    shutil.copytree(resource("scenarios"), tmp_path / "scenarios")
    (tmp_path / "catalogue" / "figures" / "finance.toml").write_text(RATE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("day", "likely", "evidence", "basis"),
    [
        (dt.date(2026, 1, 1), 0.08, "claimed", "observed"),
        (dt.date(2026, 8, 31), 0.08, "claimed", "observed"),
        (dt.date(2026, 9, 1), 0.07, "assumed", "stated"),
    ],
)
def test_that_the_day_decides_which_value_holds(
    root: Path, day: dt.date, likely: float, evidence: str, basis: str
) -> None:
    found = load_catalogue(root).figure("finance.discount_rate", day)

    assert (found.likely, found.evidence, found.basis) == (likely, evidence, basis)


def test_that_a_day_before_the_first_value_has_none(root: Path) -> None:
    catalogue = load_catalogue(root)
    early = dt.date(2025, 12, 31)

    with pytest.raises(AdvisorError, match=r"problem\.no_figure") as raised:
        catalogue.figure("finance.discount_rate", early)

    (problem,) = raised.value.problems
    assert problem.where == "figures.finance.discount_rate"
    assert dict(problem.message.values)["day"] == Day(early)


def test_that_a_figure_is_stale_on_the_day_after_its_review(root: Path) -> None:
    figure = load_catalogue(root).figure("fx.CNY", dt.date(2026, 11, 22))

    assert figure.valid_from == dt.date(2026, 10, 30)
    assert not figure.is_stale(dt.date(2026, 11, 29))
    assert figure.is_stale(dt.date(2026, 11, 30))


def test_that_loading_a_spoilt_catalogue_tells_every_fault_and_gives_nothing(root: Path) -> None:
    rows = root / "catalogue" / "figures.csv"
    rows.write_text(rows.read_text("utf-8").replace(",CNY/USD,6.32,", ",CNY/USD,NaN,"), "utf-8")
    (root / "catalogue" / "accelerators.csv").unlink()

    with pytest.raises(AdvisorError, match="not_a_number") as raised:
        load_catalogue(root)

    assert [problem.message.id for problem in raised.value.problems] == [
        "problem.catalogue.no_file",
        "problem.catalogue.not_a_number",
    ]
