"""The shipped experiments and what is wrong with one that cannot stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.catalogue.claims import load_claims
from advisor.catalogue.experiments import read_experiment
from advisor.catalogue.load import load_catalogue
from advisor.catalogue.tables import Faults
from advisor.resources import resource

GOOD = """id = "count"
each = ""
settles = ["workload.*.volume"]
evidence = "assumed"
reason = "Assumed: a week."
person_days = { low = 1, likely = 2, high = 3 }
calendar_days = { low = 1, likely = 2, high = 3 }
"""


def faults_of(folder: Path, text: str) -> list[str]:
    file = folder / "one.toml"
    file.write_text(text, encoding="utf-8")
    faults = Faults(file)
    read_experiment(file, faults)
    return [f"{problem.where} {problem.message.id}" for problem in faults.problems]


def test_that_the_shipped_experiments_name_claims_that_exist_and_say_why() -> None:
    shipped = load_catalogue(resource()).experiments
    claims = load_claims(resource())

    assert {one.id for one in shipped} == {
        path.stem for path in resource("experiments").glob("*.toml")
    }
    for one in shipped:
        assert one.evidence != "assumed" or one.reason.startswith("Assumed:")
        assert all(claim in claims for claim in one.claims)


def test_that_a_good_file_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("likely = 2, high = 3 }\ncal", "likely = 5, high = 3 }\ncal", "one.toml:6 {}.range"),
        (
            "low = 1, likely = 2, high = 3 }\ncal",
            "low = 0, likely = 2 }\ncal",
            "one.toml:6 {}.missing",
        ),
        ('each = ""', 'each = "month"', "one.toml:2 {}.not_a_choice"),
        ('["workload.*.volume"]', "[]", "one.toml:3 {}.missing"),
        ("Assumed: a week.", "", "one.toml:5 {}.missing"),
        ("evidence", "proof", "one.toml:4 {}.unknown_field"),
    ],
)
def test_that_a_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, fault: str
) -> None:
    assert fault.format("problem.catalogue") in faults_of(tmp_path, GOOD.replace(old, new))
