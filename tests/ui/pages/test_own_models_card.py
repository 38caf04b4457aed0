"""The talent ladder and the routes to a model of one's own on the page of the third phase."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import evaluation, option
from tests.advisor.report.test_ladder_said import climbing
from tests.advisor.report.test_stakes_said import staked
from ui.pages.own_models_card import ladder_card, own_models_card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label


def test_that_the_ladder_stands_rung_by_rung(qtbot: QtBot, texts: api.Texts) -> None:
    card = ladder_card(climbing(), texts)
    qtbot.addWidget(card)
    (table,) = card.findChildren(DataTable)

    assert [table.item(row, 1).text() for row in range(3)] == ["today", "today", "from month 7"]
    assert table.item(1, 0).font().bold()
    assert not table.item(2, 0).font().bold()


def test_that_a_ladder_that_nobody_told_says_where_to_tell_it(
    qtbot: QtBot, texts: api.Texts
) -> None:
    card = ladder_card(evaluation(), texts)
    qtbot.addWidget(card)

    assert not card.findChildren(DataTable)
    assert any("Say above" in label.text() for label in card.findChildren(Label))


def test_that_a_route_says_what_it_asks_of_the_team(qtbot: QtBot, texts: api.Texts) -> None:
    tuned = option("closed_tuned:h:m", "closed_tuned", "M", 1e6)
    answer = climbing().model_copy(update={"options": (*evaluation().options, tuned)})

    card = own_models_card(answer, texts)
    qtbot.addWidget(card)
    (table,) = card.findChildren(DataTable)
    last = [table.item(row, 5).text() for row in range(table.rowCount())]
    assert last[-1] == "Tunes hosted models (from month 7)"
    assert last[0] == "—"
    assert any("by hand meanwhile" in label.text() for label in card.findChildren(Label))


def test_that_what_is_lost_if_a_route_fails_stands_beneath_the_routes(
    qtbot: QtBot, texts: api.Texts
) -> None:
    card = own_models_card(staked(1e6), texts)
    qtbot.addWidget(card)

    said = [label.text() for label in card.findChildren(Label)]
    assert "If a model of your own fails" in said
    assert any(text.endswith("more than the CN¥1M you are ready to lose.") for text in said)


def test_that_a_route_is_ready_after_the_climb_and_the_training(
    qtbot: QtBot, texts: api.Texts
) -> None:
    answer = climbing()
    training = answer.inputs[0].model_copy(
        update={"id": "industry.lead_time_months", "low": 4.0, "likely": 8.0, "high": 14.0}
    )
    late = answer.horizon_months
    routes = [
        option(f"{form}:h:m", form, "M", 1e6)
        for form in ("closed_tuned", "closed_adapted", "industry_adapted")
    ]
    told = {"options": (*answer.options, *routes), "inputs": (training, *answer.inputs)}

    card = own_models_card(answer.model_copy(update=told), texts)
    qtbot.addWidget(card)
    (table,) = card.findChildren(DataTable)
    # Tuning waits for half a year, the vendor's work for nothing but training.
    assert [table.item(row, 4).text() for row in range(4)] == [
        "—",
        "6 months",
        f"{late + 8} months ({late + 4} to {late + 14})",
        "8 months (4 to 14)",
    ]
