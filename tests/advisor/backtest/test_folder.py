"""A folder of decisions: the example of its description runs, and files that cannot stand."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from advisor import api
from advisor.api.library import whole_catalogue
from advisor.backtest.engagement import drafted
from advisor.backtest.folder import Backtested, read_decision
from tests.advisor.backtest.test_decisions import README

AS_OF = dt.date(2026, 11, 22)
_BLOCK = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
EXAMPLE = _BLOCK.group(1) if _BLOCK else ""


def run(folder: Path, text: str) -> Backtested:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    (found,) = api.run_backtest(folder, as_of=AS_OF, samples=16)
    return found


def test_that_the_example_runs_as_described(tmp_path: Path) -> None:
    found = run(tmp_path, EXAMPLE)

    assert (found.problems, found.stands_in) == ((), ())
    assert found.found is not None
    assert sum(found.found.probability_best.values()) == pytest.approx(1)
    assert set(found.found.by_workload) == {"records"}


def test_that_a_rule_that_leaves_one_posture_is_named(tmp_path: Path) -> None:
    liable = EXAMPLE.replace('"workloads.records.template"', '"rules.liable_party_required"')
    found = run(tmp_path, liable.replace('answer = "medical"', "answer = true"))

    assert found.found is not None
    assert (found.found.verdict, found.found.agrees) == ("closed", "no")
    assert found.found.separation.why == "barred"
    assert found.found.separation.rules == (("liable_party", "records"),)
    assert "rules.liable_party_required" not in found.found.turned_by


@pytest.mark.parametrize("decided", ["open", "closed"])
def test_that_an_untold_rule_is_named_where_its_yes_changes_the_agreement(
    tmp_path: Path, decided: str
) -> None:
    found = run(tmp_path, EXAMPLE.replace('posture = "open"', f'posture = "{decided}"', 1)).found

    assert found is not None
    agrees_now = found.agrees != "no"
    agrees_then = decided == "closed"  # somebody liable bars every open model
    assert ("rules.liable_party_required" in found.turned_by) is (agrees_now != agrees_then)


def test_that_told_tasks_per_unit_make_the_units_of_the_rule(tmp_path: Path) -> None:
    text = EXAMPLE.replace("records.volume", "records.tasks_per_unit")
    text = text.replace(
        "low = 20000, likely = 30000, high = 40000", "low = 2, likely = 4, high = 5"
    )
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")

    draft, stands_in = drafted(
        read_decision(tmp_path / "case.toml", api.claims()), whole_catalogue()
    )

    assert stands_in == ("workloads.records.volume",)
    volume = draft.answers["workloads.records.volume"]
    assert isinstance(volume, dict)
    assert [volume[end] for end in ("low", "likely", "high")] == [2_500, 25_000, 250_000]


@pytest.mark.parametrize(
    ("old", "new", "id_"),
    [
        ("format = 1", "format = 2", "problem.case.cannot_stand"),
        ('source = "annual report', 'claims = ["C999"] # ', "problem.catalogue.unknown_claim"),
        ('source = "annual report', "# ", "problem.case.missing_field"),
        ("date = 2024-08-14", "# no day", "problem.case.missing_field"),
        ('posture = "open"', 'posture = "both"', "problem.case.cannot_stand"),
        ('answer = "medical"', 'answer = "medcal"', "problem.unknown_template"),
        ("workloads.records.volume", "workloads.records.volumes", "problem.unknown_path"),
        ("note =", "remark =", "problem.case.unknown_field"),
    ],
)
def test_that_a_file_that_cannot_stand_is_a_row_with_its_reason(
    tmp_path: Path, old: str, new: str, id_: str
) -> None:
    assert old in EXAMPLE

    found = run(tmp_path, EXAMPLE.replace(old, new))

    assert found.found is None
    assert any(id_ in problem.message.id for problem in found.problems), found.problems


def test_that_a_folder_without_files_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(api.AdvisorError, match=r"problem\.case\.no_cases"):
        api.run_backtest(tmp_path / "nowhere", as_of=AS_OF, samples=16)
