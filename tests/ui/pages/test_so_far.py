"""Tests of what stands beneath the questions of a step."""

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from advisor.evaluation import Condition
from tests.advisor.report.example import evaluation, none_feasible
from tests.advisor.report.test_probe_section import item, known
from tests.ui.desk_of_tests import words
from tests.ui.pages_of_tests import begin, settle
from ui.charts.axes import with_axes
from ui.desk import Desk
from ui.pages.own_models_card import own_models_card
from ui.pages.phase_cost_card import phase_cost_card
from ui.pages.phases_page import PhasesPage
from ui.pages.so_far import SoFar
from ui.pages.step_parts import agenda_card, rules_card
from ui.widgets.data_table import DataTable


def _band(mean: float) -> api.Band:
    return api.Band(p10=mean / 2, p50=mean, p90=2 * mean, mean=mean)


def _option(key: str, form: str, cost: float | None, benefit: float) -> api.OptionResult:
    """Give an option that may serve everything, or nothing where it has no cost."""
    of = evaluation().options[0]
    told = {
        "id": key,
        "form": form,
        "model_name": key,
        "net_present_cost": None if cost is None else _band(cost),
        "net_present_benefit": None if cost is None else _band(benefit),
        "excluded_because": () if cost is not None else (api.message("report.gates.none"),),
    }
    return of.model_copy(update=told)


def _cells(table: DataTable) -> list[list[str]]:
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


@pytest.mark.parametrize(
    ("step", "phase"),
    [("workloads", "verification"), ("hardware", "integration"), ("phases", "innovation")],
)
def test_that_a_step_shows_the_gate_that_ends_its_phase(
    qtbot: QtBot, desk: Desk, step: str, phase: str
) -> None:
    begin(qtbot, desk, step)
    shown = desk.window.book.page.findChild(SoFar)
    told = list(words(shown))
    settled = desk.settled
    assert settled is not None
    (road,) = [one for one in settled.roadmap if one.phase == phase]
    assert road.exit_criteria
    assert [desk.texts.say(one.text) for one in road.exit_criteria] == [
        line for line in told if line in {desk.texts.say(one.text) for one in road.exit_criteria}
    ]


def test_that_every_rule_says_what_it_keeps_out(qtbot: QtBot, texts: api.Texts) -> None:
    options = (
        _option("a", "closed_api", 1.0, 2.0),
        _option("b", "closed_api", 1.0, 2.0),
        _option("c", "open_hosted", 1.0, 2.0),
    )
    names = {"w1": "First", "w2": "Second"}
    gates = [
        api.Gate(rule=rule, workload=work, option=key, reason=api.message("x"), source="")
        for rule, work, key in (
            ("air_gap", "w1", "a"),
            ("air_gap", "w2", "a"),
            ("air_gap", "w1", "b"),
            ("air_gap", "w1", "c"),
            ("licence", "w2", "c"),
        )
    ]
    answer = evaluation().model_copy(
        update={"options": options, "gates": tuple(gates), "workload_names": names}
    )
    card = rules_card(answer, texts)
    qtbot.addWidget(card)
    table = card.findChild(DataTable)
    assert [row[1:] for row in _cells(table)] == [
        ["Closed model by public API (2); Open model by hosted API (1)", "every workload"],
        ["Open model by hosted API (1)", "Second"],
    ]


def test_that_routes_stand_against_the_best_that_can_be_bought(
    qtbot: QtBot, texts: api.Texts
) -> None:
    options = (
        _option("dear", "closed_api", 9e6, 10e6),
        _option("best", "open_hosted", 2e6, 10e6),
        _option("poor", "industry_adapted", 9e6, 11e6),
        _option("good", "industry_adapted", 6e6, 11e6),
        _option("barred", "open_tuned", None, 0.0),
    )
    answer = evaluation().model_copy(update={"options": options})
    card = own_models_card(answer, texts)
    qtbot.addWidget(card)
    rows = _cells(card.findChild(DataTable))
    money = [texts.money(at, answer.currency, compact=True) for at in (2e6, 8e6, 6e6, 5e6, -3e6)]
    assert rows[0][1:4] == [money[0], money[1], "—"]
    assert rows[1][1:4] == [money[2], money[3], money[4]]
    assert len(rows) == 2
    assert any(line.startswith("Open model with hosted tuning: kept out") for line in words(card))


def test_that_without_a_route_the_card_says_what_to_do(qtbot: QtBot, texts: api.Texts) -> None:
    card = own_models_card(none_feasible(), texts)
    qtbot.addWidget(card)
    assert texts.say("window.own.none") in list(words(card))


def test_that_a_ticked_route_is_compared_and_other_forms_stay(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk, "phases")
    desk.session.answer("candidates.forms", ["hybrid_routed"])
    page = desk.window.book.page
    assert isinstance(page, PhasesPage)
    settle(qtbot, desk)

    page.routes["industry_adapted"].click()
    ticked = desk.session.draft.answers["candidates.forms"]
    page.routes["industry_adapted"].click()

    assert ticked == ["hybrid_routed", "industry_adapted"]
    assert desk.session.draft.answers["candidates.forms"] == ["hybrid_routed"]


def test_that_the_last_route_taken_back_leaves_the_question_open(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk, "phases")
    page = desk.window.book.page
    assert isinstance(page, PhasesPage)
    page.routes["open_tuned"].click()
    assert page.routes["open_tuned"].isChecked()
    page.routes["open_tuned"].click()
    assert "candidates.forms" not in desk.session.draft.answers


def test_that_a_chart_of_two_scales_says_which_is_which(texts: api.Texts) -> None:
    model = api.chart_levels(evaluation(), texts)
    told = with_axes(model, texts).subtitle
    said = f"Horizontal axis: “{model.x.label}”; vertical axis: “{model.y.label}”."
    assert told == f"{model.subtitle} {said}"


def test_that_a_phase_is_priced_by_every_plan(qtbot: QtBot, texts: api.Texts) -> None:
    answer = evaluation()
    costs = (1e6, 2e6, 3e6)
    plans = [
        plan.model_copy(update={"phase_cost": {**plan.phase_cost, "verification": _band(cost)}})
        for plan, cost in zip(answer.plans, costs, strict=False)
    ]
    card = phase_cost_card("verification", answer.model_copy(update={"plans": tuple(plans)}), texts)
    assert card is not None
    qtbot.addWidget(card)
    rows = _cells(card.findChild(DataTable))
    assert len(rows) == len(plans) >= 2
    for row, cost in zip(rows, costs, strict=False):
        assert row[2].startswith(texts.money(cost, answer.currency, compact=True))


def test_that_without_a_plan_no_phase_is_priced(texts: api.Texts) -> None:
    assert phase_cost_card("verification", none_feasible(), texts) is None


def test_that_the_cap_of_a_phase_stands_beside_what_each_plan_spends(
    qtbot: QtBot, texts: api.Texts
) -> None:
    answer = evaluation()
    caps = (api.PhaseCap(phase="verification", cap=2e6, kept=0.95),)
    plans = tuple(plan.model_copy(update={"phase_caps": caps}) for plan in answer.plans)
    capped = answer.model_copy(update={"plans": plans})

    def columns(phase: str) -> list[str]:
        card = phase_cost_card(phase, capped, texts)
        assert card is not None
        qtbot.addWidget(card)
        (table,) = card.findChildren(DataTable)
        return [table.item(0, at).text() for at in range(table.columnCount())]

    first = columns("verification")
    assert len(first) == 4
    assert first[-1] == "CN¥2M, kept in 95% of futures"
    assert len(columns("integration")) == 3


def test_that_experiments_stand_with_their_worth_once_they_were_examined(
    qtbot: QtBot, texts: api.Texts
) -> None:
    worth = {"request_quotes": 9000.0, "staff_plan": None}
    found = {name: known(*(item(one, at) for one, at in worth.items())) for name in ("some",)}
    found["none"] = known(item("staff_plan", None))
    told = {}
    for name, value in (("unknown", None), *found.items()):
        card = agenda_card(evaluation().model_copy(update={"evppi": value}), texts)
        assert card is not None
        qtbot.addWidget(card)
        told[name] = list(words(card))

    assert any(line.startswith("Request quotes: worth at most CN¥9,000") for line in told["some"])
    assert not any("Plan the people" in line for line in told["some"])
    assert texts.say("window.agenda.none") in told["none"]
    assert texts.say("window.agenda.unknown") in told["unknown"]


def test_that_a_rule_says_its_price_once_it_was_examined(qtbot: QtBot, texts: api.Texts) -> None:
    gate = api.Gate(rule="air_gap", workload="", option="a", reason=api.message("x"), source="")
    price = api.RulePrice(
        rule="air_gap",
        workload="",
        label=api.message("probe.rule.air_gap"),
        price=5000.0,
        worth_without=1.0,
        was="open",
        becomes="open",
    )
    answer = evaluation().model_copy(update={"gates": (gate,), "rule_prices": None})
    before = rules_card(answer, texts)
    after = rules_card(answer.model_copy(update={"rule_prices": (price,)}), texts)
    for card in (before, after):
        qtbot.addWidget(card)
    assert not any("CN¥5,000" in line for line in words(before))
    assert any("CN¥5,000" in line for line in words(after))


def test_that_caps_on_money_stand_with_the_rules_even_where_nothing_else_is_barred(
    qtbot: QtBot, texts: api.Texts
) -> None:
    values = {
        "phase": api.Message("phase.integration"),
        "budget": api.Money(2e6, "CNY"),
        "share": api.Share(0.95),
        "least": api.Share(0.9),
    }
    kept = Condition(text=api.Message("condition_of.phase_budget", values))
    other = Condition(text=api.Message("condition_of.people", {"needed": 1.5}))
    plain = evaluation().model_copy(update={"gates": ()})
    capped = plain.model_copy(update={"conditions": (other, kept)})

    cards = [rules_card(answer, texts) for answer in (plain, capped)]
    for card in cards:
        qtbot.addWidget(card)
    said = [" ".join(words(card)) for card in cards]
    heading = texts.say("window.rules.caps")
    assert [heading in one for one in said] == [False, True]
    assert "Deep integration" in said[1]
    assert "95%" in said[1]
    assert not any(texts.say(other.text) in one for one in said)


def test_that_a_step_shows_what_a_probe_found_of_its_answer(qtbot: QtBot, desk: Desk) -> None:
    begin(qtbot, desk, "workloads")
    page = desk.window.book.page
    shown = page.findChild(SoFar)
    settled = desk.settled
    assert settled is not None
    found = settled.model_copy(update={"evppi": known(item("request_quotes", 9000.0))})
    shown.probed = lambda _settled: found
    page.show_evaluation(settled, settled=True)
    settle(qtbot, desk)
    assert any(line.startswith("Request quotes: worth at most") for line in words(shown))
