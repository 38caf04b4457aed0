"""The rules of the debate are whole, worded in both languages, and faults in them are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.catalogue.claim_words import CONDITIONS, RELATIONS, SUBJECTS
from advisor.draft.paths import kinds
from advisor.errors import AdvisorError
from advisor.trial.measures import MEASURES
from advisor.trial.rule_files import load_rules
from advisor.trial.situation import READ_FROM_RUN
from advisor.words.text import texts_for
from tests.advisor.trial.example import debate

ROOT = Path(__file__).resolve().parents[3] / "resources"


def test_that_every_claim_of_a_rule_is_a_rule_and_none_is_left_out() -> None:
    rules = sorted(id_ for id_, claim in debate().claims.items() if claim.type == "rule")

    assert sorted(rule.claim for rule in debate().book.rules) == rules
    assert (rules[0], rules[-1], len(rules)) == ("C064", "C128", 65)


def test_that_every_word_of_a_rule_and_of_a_claim_is_known_used_and_said() -> None:
    book = debate().book
    cases = [case for rule in book.rules for case in rule.cases]
    said = [claim.proposition for claim in debate().claims.values() if claim.proposition]
    in_rules = {word for case in cases for word in case.when}
    in_claims = {word for one in said for word in one.holds_when}

    assert in_rules | in_claims >= set(book.conditions)
    assert in_rules <= set(book.conditions)
    assert in_claims <= set(book.conditions) | READ_FROM_RUN
    assert set(CONDITIONS) <= set(book.conditions) | READ_FROM_RUN
    assert set(SUBJECTS) == {*MEASURES, "recommendation", "hard_rules", "verdict_margin"}
    sides = {one.of for one in said} | {one.against for one in said if one.against}
    not_conditions = {"in_verification", "in_integration", "in_innovation"} | {
        *("high_volume", "low_volume", "api_prices_rebound", "api_prices_fall")
    }
    ids = [
        *(f"condition.{word}" for word in (in_rules | in_claims) - not_conditions),
        *(f"unasked.{word}" for case in cases for word in case.unasked),
        *(f"trial.side.{side}" for side in sides),
        *(f"trial.subject.{subject}" for subject in MEASURES),
        *(
            f"trial.answer.{path}"
            for one in said
            for path in one.needs
            if path.split(".")[0] in {"workloads", "organisation", "finance"}
        ),
    ]
    for language in ("en", "zh_CN"):
        texts = texts_for(language)
        assert all(texts.say(id_) for id_ in ids)


def test_that_conditions_are_about_answers_that_are_asked_for() -> None:
    fields = {test.field for one in debate().book.conditions.values() for test in one.tests}

    assert fields - set(kinds()) == {"workloads.count"}


def test_that_a_limit_without_a_source_is_none_of_the_debates() -> None:
    sourced = {
        condition.id: (test.source, test.at_least or test.below)
        for condition in debate().book.conditions.values()
        for test in condition.tests
        if test.source
    }

    assert sourced == {
        "several_hardware_kinds": ("C042", 2),
        "single_workload": ("C064", 2),
        "serious_budget": ("C041", 1_000_000),
        "small_budget": ("C041", 1_000_000),
    }


def test_that_a_view_sets_only_what_its_claim_states() -> None:
    for view in debate().book.views:
        for change in view.changes:
            claim = debate().claims[change.claim]
            stated = [n for n in (claim.low, claim.likely, claim.high) if n is not None]
            assert change.low == min(stated), change
            assert change.high == max(stated), change
            assert change.low <= change.likely <= change.high
            assert change.path in kinds() or change.path.startswith("figures.")


def test_that_propositions_use_every_relation() -> None:
    said = {c.proposition.relation for c in debate().claims.values() if c.proposition}

    assert said == set(RELATIONS)


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("rules", 'favours = "closed"', 'favours = "clsoed"', "problem.catalogue.not_a_choice"),
        ("rules", "when = [", "whne = [", "problem.catalogue.unknown_field"),
        ("conditions", "at_least = 2", 'at_least = "2"', "problem.catalogue.not_a_number"),
        ("conditions", ', is = ["yes"]', "", "problem.claim.one_of"),
        ("views", "[neutral]", "[neutrla]", "problem.catalogue.not_a_choice"),
    ],
)
def test_that_a_fault_is_named_with_its_file(
    tmp_path: Path, file: str, before: str, after: str, problem: str
) -> None:
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    spoilt = tmp_path / "rules" / f"{file}.toml"
    text = spoilt.read_text(encoding="utf-8")
    assert before in text, "the fixture no longer spoils anything"
    spoilt.write_text(text.replace(before, after, 1), encoding="utf-8")

    with pytest.raises(AdvisorError) as raised:
        load_rules(tmp_path)

    assert problem in {one.message.id for one in raised.value.problems}
    assert all(one.where.startswith(f"{file}.toml:") for one in raised.value.problems)
