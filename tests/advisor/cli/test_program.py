"""Good calls end with 0, wrong usage with 2, problems with 1 and a sentence; never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor import api
from advisor.cli.session import language_of, typed
from advisor.cli.tables import columns

Call = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("bogus",), "There is no command “bogus”"),
        (("evaluate",), "FILE is missing"),
        (("new",), "FILE is missing"),
        (("evaluate", "a.advisor", "--samples", "x"), "a whole number from 16"),
        (("evaluate", "a.advisor", "--samples", "15"), "a whole number from 16"),
        (("evaluate", "a.advisor", "--as-of", "2026-02-30"), "“2026-02-30” is none"),
        (("evaluate", "a.advisor", "--fast"), "no option “--fast”"),
        (("set", "a.advisor"), "Nothing to save"),
        (("set", "a.advisor", "title"), "“title” has no value"),
        (("schema", "ledger"), "one of: assessment, evaluation"),
        (("report", "a.advisor"), "-o is missing"),
    ],
)
def test_that_wrong_usage_ends_with_2_and_says_where_help_is(
    call: Call, arguments: tuple[str, ...], sentence: str
) -> None:
    refused = call(*arguments)

    assert (refused.code, refused.out) == (2, "")
    assert sentence in refused.err
    assert "--help`" in refused.err


def test_that_faults_of_a_file_are_sentences(tmp_path: Path, call: Call) -> None:
    other = tmp_path / "other.advisor"
    other.write_text("not an engagement")

    for command in ("show", "problems", "evaluate"):
        assert "There is no file “none.advisor”" in call(command, tmp_path / "none.advisor").err
        refused = call(command, other)
        assert (refused.code, refused.out) == (1, "")
        assert "is not an engagement of this program" in refused.err
    assert "exists already" in call("new", other).err
    assert other.read_text() == "not an engagement"


def test_that_a_fault_of_the_program_is_one_line_with_advice(
    file: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        words = "by nothing"
        raise ZeroDivisionError(words)

    monkeypatch.setattr(api, "evaluate_draft", fail)
    refused = call("evaluate", file)

    assert refused.code == 1
    assert "(ZeroDivisionError: by nothing)" in refused.err
    assert len(refused.err.splitlines()) == 1


@pytest.mark.parametrize("language", api.languages())
def test_that_help_speaks_the_language_and_names_every_command(call: Call, language: str) -> None:
    helped = call("--language", language, "--help")
    commands = ("new", "set", "show", "problems", "schema", "scan", "evaluate", "report", "size")

    assert helped.code == 0
    assert ("用法：" in helped.out) == (language == "zh_CN")
    assert ("Emploi" in helped.out) == (language == "fr")
    assert "en, fr, id, zh_CN" in helped.out
    for command in commands:
        assert f"  {command} " in helped.out
        assert "command." not in call("--language", language, command, "--help").out


def test_that_a_language_that_is_not_spoken_is_refused(call: Call) -> None:
    assert "does not speak “tlh”" in call("--language", "tlh", "scan").err


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ([], {"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LANG": "id_ID.UTF-8"}, "id"),
        ([], {"LANG": "eng_GB"}, "en"),
        ([], {"LANG": "zha_CN"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN", "LC_ALL": "en_GB.UTF-8"}, "en"),
        (["--language=zh_CN", "scan"], {}, "zh_CN"),
        (["report", "--language", "zh_CN"], {}, "en"),
    ],
)
def test_that_the_language_is_that_of_the_option_or_else_of_the_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments, environment) == language


def test_that_an_answer_is_shown_as_it_may_be_typed() -> None:
    answers: list[Any] = [None, True, 0.08, "words", ["a", "b"], {"low": 1, "likely": 2, "high": 3}]

    assert [typed(answer) for answer in answers] == [
        "dont_know", "true", "0.08", "words", "a,b", "1..2..3",
    ]  # fmt: skip
    for answer in answers:
        path = "candidates.open_models" if isinstance(answer, list) else ""
        assert api.text_to_answer(typed(answer), path) == answer


def test_that_columns_line_up_where_characters_are_wide_and_text_cannot_steer_the_terminal() -> (
    None
):
    table = columns([("开源", "1"), ("open", "22"), ("\x1b[31mred", "3")], right=1)

    assert table.splitlines() == ["开源       1", "open      22", " [31mred   3"]


def test_that_the_program_runs_as_a_module_and_survives_a_reader_that_leaves() -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", "advisor.cli", "schema", "evaluation"]
    reader, writer = os.pipe()
    os.close(reader)
    left = subprocess.run(  # noqa: S603 - our own program
        command, cwd=root, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)

    assert left.stderr == b""
