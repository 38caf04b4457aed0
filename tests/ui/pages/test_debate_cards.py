"""The cards of the debate: choices turn the tables, a row tells all about itself."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import evaluation
from tests.advisor.report.test_trial_section import held
from ui.pages.debate_cards import RulesCard, TrialCard, debate_cards
from ui.theme import Theme
from ui.widgets.label import Label


def told(card: TrialCard | RulesCard) -> str:
    return "\n".join(
        label.text() for label in card.about.findChildren(Label) if label.isVisibleTo(card)
    )


def cell(card: TrialCard | RulesCard, row: int, column: int) -> str:
    item = card.table.item(row, column)
    assert item is not None
    return item.text()


@pytest.fixture
def trial(qtbot: QtBot, texts: api.Texts) -> TrialCard:
    card = TrialCard(held(), texts)
    qtbot.addWidget(card)
    return card


def test_that_without_a_debate_there_is_no_card(texts: api.Texts, theme: Theme) -> None:
    assert tuple(debate_cards(evaluation(), texts, theme)) == ()


def test_that_a_chosen_claim_tells_who_says_it_what_came_of_it_and_why(trial: TrialCard) -> None:
    tried = [one for one in held().claims or () if one.result != "untested"]
    assert trial.table.rowCount() == len(tried)

    trial.table.selectRow(1)

    assert cell(trial, 1, 0).startswith(tried[1].id)
    assert tried[1].id in told(trial)
    assert tried[0].id not in told(trial)


def test_that_conflicts_show_every_side_and_untested_claims_their_reason(trial: TrialCard) -> None:
    trial.show_part("conflicts")

    assert trial.table.rowCount() == 30
    assert told(trial).count("▸") == 3  # C392 has three sides
    trial.show_part("untested")
    untested = sum(one.result == "untested" for one in held().claims or ())
    assert trial.table.rowCount() == untested


def test_that_a_view_turns_the_order_and_lists_what_it_would_set(
    qtbot: QtBot, texts: api.Texts
) -> None:
    card = RulesCard(held(), texts)
    qtbot.addWidget(card)
    assert card.changes.rowCount() == 0

    card.show_view("closed_vendor")

    assert cell(card, 0, 1) == "closed"
    assert card.changes.rowCount() == 3
    card.show_view("open_vendor")
    assert cell(card, 0, 1) != "closed"
