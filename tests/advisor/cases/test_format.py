"""The description of the format tells all there is, and its example runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from advisor.cases.folder import run_folder
from advisor.cases.told import (
    Asked,
    Case,
    Choice,
    Expected,
    Form,
    Reading,
    SlipName,
    Subject,
    Trap,
)
from tests.advisor.cases.test_folder import PUBLISHED

TEXT = (PUBLISHED / "README.md").read_text(encoding="utf-8")
WORDS = [
    *(f for record in (Case, Asked, Choice, Expected, Trap) for f in record.model_fields),
    *(word for kind in (Form, Reading, SlipName, Subject) for word in get_args(kind)),
]


@pytest.mark.parametrize("word", sorted(set(WORDS) - {"expect", "trap", "workload", "options"}))
def test_that_every_word_of_the_format_is_described(word: str) -> None:
    ending = re.escape(word.partition("_per_")[2])

    assert re.search(rf"\b{re.escape(word)}\b", TEXT) or re.search(rf"`…_per_{ending}`", TEXT)


def test_that_the_example_runs_as_described(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert example is not None
    (tmp_path / "example.toml").write_text(example[1], encoding="utf-8")

    assert [one.verdict for one in run_folder(tmp_path)] == ["pass", "pass"]
