from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from advisor.errors import Money, Share, message
from advisor.evaluation import Band, BreakEven, Evaluation, Reason
from advisor.report.break_even_text import break_even_sentences
from advisor.report.build import build_report
from advisor.report.facts import Facts, facts_of
from advisor.report.report_model import Bullets, Paragraph, Phases, ReportModel, Table
from advisor.words.text import Texts, languages, texts_for
from tests.advisor.report.example import AS_OF, evaluation, none_feasible, plan, swing

FACTS = Facts(title="Which models?", organisation="Example & Co", sector="Retail")


@pytest.fixture(params=languages())
def texts(request: pytest.FixtureRequest) -> Texts:
    return texts_for(request.param)


def report_of(answer: Evaluation, texts: Texts, facts: Facts = FACTS) -> ReportModel:
    return build_report(answer, facts, texts, as_of=AS_OF)


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings_of(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_of(getattr(value, field.name))


def table_of(report: ReportModel, section: str, number: int = 0) -> Table:
    found = next(one for one in report.sections if one.id == section)
    return [block for block in found.blocks if isinstance(block, Table)][number]


def cells_of(table: Table, first: str) -> tuple[str, ...]:
    return next(row.cells for row in table.rows if row.cells[0] == first)


def test_that_the_first_page_says_verdict_probability_cost_and_trust() -> None:
    page = report_of(evaluation(), texts_for("en")).decision

    assert page.verdict == "Open models"
    assert page.tone == "open"
    assert page.sentence == (
        "Best in 62% of simulated futures; worth more than the next posture in 68% of them."
    )
    assert [(step.phase, step.posture) for step in page.path] == [
        ("Value verification", "Closed models"),
        ("Deep integration", "Open models"),
        ("Independent innovation", "Open models"),
    ]
    assert [(bar.label, bar.text, bar.leads) for bar in page.bars] == [
        ("Open models", "62% of futures", True),
        ("Closed models", "27% of futures", False),
        ("Hybrid", "11% of futures", False),
    ]
    assert "Simulation error at most ±1.56 percentage points" in page.bars_note
    assert page.bars_note.endswith(
        "A plan bears the name of its last phase; earlier phases may stand elsewhere."
    )
    stays = evaluation(posture_by_phase={"verification": "open", "innovation": "open"})
    assert "last phase" not in report_of(stays, texts_for("en")).decision.bars_note
    # the example's plan: median 4.5 million, P10 3.6, P90 6.3; regret (1 - 0.62) * 100,000
    assert (page.figures[0].value, page.figures[0].note) == (
        "CN¥4.5M",
        "P10–P90: CN¥3.6M – CN¥6.3M",
    )
    assert page.figures[1].value == "CN¥38K"
    # claimed 22 %, assumed 40 %: unverified in all
    assert page.trust[0].startswith("62% of the spread")
    assert page.trust[1] == "Prices and figures: catalogue 2026.11, as of Nov 22, 2026."
    assert page.trust[2].startswith("Inputs past their review day: 1.")


def test_that_page_one_names_stale_figures_that_could_turn_the_verdict() -> None:
    names = ("Price of A", "Wage", "Rent", "Power")
    red = tuple(message("warning.stale_flips", name=name) for name in names)

    calm = report_of(evaluation(), texts_for("en")).decision
    alarmed = report_of(evaluation(warnings=red), texts_for("en")).decision

    assert calm.alarm == ""
    assert alarmed.alarm == (
        "Past their review day and able to turn the verdict: Price of A, Wage, Rent; and 1 more. "
        "Renew them before deciding."
    )


def test_that_reasons_stand_on_their_side_with_their_claims() -> None:
    in_favour, against = report_of(evaluation(), texts_for("en")).decision.arguments

    assert in_favour.items == (
        "Volume is high and steady (example) [C014]",
        "One server stands already (example)",
    )
    assert against.items == ("API prices fall (example) [C016]",)


def test_that_counting_what_a_rule_keeps_out_is_no_argument() -> None:
    counted = Reason(text=message("reason.rule.air_gap", options=3), favours="none")
    answer = evaluation(reasons=(counted,))

    _, against = report_of(answer, texts_for("en")).decision.arguments
    assert against.items == ("Nothing in this run’s figures.",)


def test_that_levels_of_cost_are_not_cut_short_by_what_the_bars_say() -> None:
    told = ("best_in", "lead", "level_1_less", "level_3_less")
    values = {
        "posture": message("posture.hybrid"),
        "share": Share(0.6),
        "lead": Money(3.0, "EUR"),
        "amount": Money(2.0, "EUR"),
    }
    kept = {"best_in": ("posture", "share"), "lead": ("lead", "posture")}
    reasons = tuple(
        Reason(
            text=message(
                f"reason.{name}",
                **{key: values[key] for key in kept.get(name, ("amount", "posture"))},
            ),
            favours="open",
        )
        for name in told
    )
    answer = evaluation(leading="open", reasons=reasons)

    in_favour, _ = report_of(answer, texts_for("en")).decision.arguments
    assert len(in_favour.items) == 3
    assert all("€" in item for item in in_favour.items)


def test_that_too_close_to_call_is_said_with_who_leads() -> None:
    futures = message(
        "close.futures",
        leader=message("posture.open"),
        posture=message("posture.hybrid"),
        beats=Share(0.55),
        limit=Share(0.6),
    )
    answer = evaluation(posture="too_close", closeness=(futures,))
    page = report_of(answer, texts_for("en")).decision

    assert page.verdict == "Too close to call"
    assert page.tone == "none"
    assert page.sentence == (
        "“Open models” has the greatest expected worth, but by too little to decide on. Open is "
        "worth more than Hybrid in 55% of simulated futures, under the 60% from which a winner is "
        "named."
    )
    # the example's first input flips, and its first phase costs 0.3 of 5 million
    assert page.settle == (
        (
            "Each of these alone can turn the verdict within its range. Measure it first: "
            "Price drift (example)."
        ),
        (
            "Until then commit to nothing that is hard to undo: the first phase costs CN¥1.5M "
            "(P10–P90: CN¥1.2M – CN¥2.1M) under the leading plan."
        ),
    )


def test_that_a_clear_verdict_needs_no_settling() -> None:
    assert report_of(evaluation(), texts_for("en")).decision.settle == ()


def test_that_a_close_call_that_no_single_input_settles_says_so() -> None:
    answer = evaluation(posture="too_close", tornado=(swing("wide", 1e6),), roadmap=())

    (said,) = report_of(answer, texts_for("en")).decision.settle
    assert said.startswith("No single input turns the verdict within its range")


def test_that_the_only_posture_with_a_plan_is_compared_with_no_other() -> None:
    page = report_of(evaluation(lead_beats_next=None), texts_for("en")).decision

    assert page.sentence == "The only posture with a plan that keeps every hard rule."


def test_that_a_plan_that_earns_less_than_it_costs_is_called_a_loss() -> None:
    closed, leading, hybrid = evaluation().plans
    losing = leading.model_copy(
        update={
            "net_present_benefit": Band(p10=1e6, p50=2e6, p90=3e6, mean=2e6),
            "worth": Band(p10=-4e6, p50=-3e6, p90=-1e6, mean=-2.5e6),
        }
    )

    page = report_of(evaluation(plans=(closed, losing, hybrid)), texts_for("en")).decision
    assert "its expected worth is −CN¥2.5M" in page.sentence


def test_that_the_ledger_gives_the_means_that_reasons_compare() -> None:
    band = Band(p10=1e6, p50=2e6, p90=3e6, mean=2_250_000.0)
    closed, leading, hybrid = evaluation().plans
    changed = leading.model_copy(update={"net_present_cost": band})

    table = table_of(
        report_of(evaluation(plans=(closed, changed, hybrid)), texts_for("en")), "ledger"
    )
    assert cells_of(table, "Net present cost, mean")[1] == "2,250"


def test_that_no_feasible_plan_is_said_with_what_stands_in_the_way(texts: Texts) -> None:
    hindrance = Reason(text=message("gate.air_gap"), favours="none", claims=("C264",))
    report = report_of(none_feasible().model_copy(update={"reasons": (hindrance,)}), texts)

    page = report.decision
    assert page.verdict == texts.say("report.posture.none_feasible")
    assert page.path == page.figures == ()
    assert page.arguments[0].items == (f"{texts.say('gate.air_gap')} [C264]",)
    assert all(bar.share == 0 for bar in page.bars)
    assert [section.id for section in report.sections] == ["options", "assumptions", "method"]
    assert texts.say("report.options.none_whole") not in set(strings_of(report))


def test_that_the_ledger_sets_the_plans_side_by_side_in_thousands() -> None:
    table = table_of(report_of(evaluation(), texts_for("en")), "ledger")

    assert table.caption == "All amounts in thousand CNY."
    assert [column.head for column in table.columns] == [
        "Cost line",
        "Open models",
        "Closed models",
        "Hybrid",
    ]
    # half of 5.0, 5.8 and 5.4 million
    assert cells_of(table, "API tokens") == ("API tokens", "2,500", "2,900", "2,700")
    total = cells_of(table, "Total cost of ownership")
    assert total[1] == "5,000\n4,000 – 7,000"
    assert [row.cells[0] for row in table.rows if row.kind == "group"] == [
        "Level 1: Resources",
        "Level 2: Business effect",
        "Level 3: Labour and opportunity",
        "Totals",
    ]


def test_that_the_ledger_tells_the_cost_for_a_person_where_it_is_told_how_many_there_are() -> None:
    plans = evaluation().plans
    counted = tuple(
        plan.model_copy(update={"cost_per_person": Band(p10=1, p50=at * 12.5, p90=99, mean=30)})
        for at, plan in enumerate(plans, start=1)
    )

    told = table_of(report_of(evaluation(plans=counted), texts_for("en")), "ledger")
    untold = table_of(report_of(evaluation(), texts_for("en")), "ledger")
    # The second plan leads and stands first.
    assert cells_of(told, "Cost per person and month")[1:] == ("CN¥25.00", "CN¥12.50", "CN¥37.50")
    assert "Cost per person and month" not in {row.cells[0] for row in untold.rows}


def test_that_chinese_tables_count_in_ten_thousands() -> None:
    table = table_of(report_of(evaluation(), texts_for("zh_CN")), "ledger")

    assert table.caption == "金额单位：万（CNY）。"
    assert cells_of(table, "总拥有成本")[1] == "500.0\n400.0 – 700.0"


def test_that_the_gap_between_likely_case_and_median_is_named() -> None:
    leading = plan("open", "owned", 5.0e6, 0.62)
    lines = tuple(one.model_copy(update={"likely": one.p50 * 0.9}) for one in leading.ledger)
    answer = evaluation(plans=(leading.model_copy(update={"ledger": lines}),), cost_over_time=())

    section = report_of(answer, texts_for("en")).sections[0]
    note = next(block.text for block in section.blocks if isinstance(block, Paragraph))
    # lines of 5.0 million in all, nine tenths of it 4.5 million
    assert "they come to CN¥4.5M, CN¥500K away from the median total of CN¥5M" in note


def test_that_what_runs_where_and_on_how_many_servers_is_listed() -> None:
    report = report_of(evaluation(), texts_for("en"))

    placement = table_of(report, "ledger", 1)
    assert cells_of(placement, "Customer service")[1] == "Example Open 70B, own servers"
    servers = table_of(report, "ledger", 2)
    assert servers.rows[0].cells == (
        "Example Open 70B, own servers",
        "Deep integration",
        "3",
        "1",
        "42%",
        "1%",
        "0.80",
    )


def test_that_options_kept_out_stand_under_their_rule_with_reason_and_source() -> None:
    table = table_of(report_of(evaluation(), texts_for("en")), "options", 1)

    group, row = table.rows
    assert group.cells == ("Data class\nSource: Example rule book, section 4",)
    assert row.cells == (
        "Restricted data may not leave the premises (example)",
        "private licence: Example Large",
        "Customer service",
    )


def test_that_a_list_of_options_that_repeats_under_a_rule_is_said_once() -> None:
    gate = evaluation().gates[0]
    other = gate.model_copy(update={"workload": "knowledge", "reason": message("gate.air_gap")})
    table = table_of(report_of(evaluation(gates=(gate, other)), texts_for("en")), "options", 1)

    assert [row.cells[1] for row in table.rows[1:]] == [
        "private licence: Example Large",
        "the same options",
    ]
    assert table.rows[2].cells[2] == "Knowledge base"


def test_that_the_compared_options_stand_cheapest_first() -> None:
    table = table_of(report_of(evaluation(), texts_for("en")), "options")

    assert [row.cells[0] for row in table.rows] == [
        "Example Open 70B, own servers",
        "Example Open 70B, hosted API",
        "Example Large, public API",
    ]


def test_that_rules_in_force_are_named() -> None:
    facts = Facts(rules=("air_gapped", "liable_party_required"))
    section = next(
        one
        for one in report_of(evaluation(), texts_for("en"), facts).sections
        if one.id == "options"
    )

    said = next(block.text for block in section.blocks if isinstance(block, Paragraph))
    assert said == (
        "Rules in force: no connection to the outside and somebody must answer for the model"
        " under contract."
    )


def test_that_every_input_has_unit_evidence_and_a_numbered_source(texts: Texts) -> None:
    answer = evaluation()
    report = report_of(answer, texts)

    inputs, sources = table_of(report, "assumptions"), table_of(report, "assumptions", 1)
    assert len([row for row in inputs.rows if row.kind == "plain"]) == len(answer.inputs) == 40
    assert len(sources.rows) == 40
    by_number = {f"[{row.cells[0]}]": row.cells[1] for row in sources.rows}
    for row in answer.inputs:
        cells = cells_of(inputs, texts.say(row.label))
        assert row.source in by_number[cells[-1]]
        assert cells[5].startswith(texts.say(f"evidence.{row.evidence}"))


def test_that_the_clients_figure_stands_beside_the_catalogues_and_stale_ones_are_marked() -> None:
    report = report_of(evaluation(), texts_for("en"))

    inputs = table_of(report, "assumptions")
    assert inputs.rows[0].cells == ("The client’s own figures (1)",)
    assert cells_of(inputs, "Example figure 2 (example)")[3] == "20%\ncatalogue: 25%"
    assert cells_of(inputs, "Example figure 4 (example)")[5] == "claimed\npast review"
    sources = table_of(report, "assumptions", 1)
    assert any("(past its review day)" in row.cells[1] for row in sources.rows)


def test_that_the_roadmap_has_three_phases_with_budget_and_exit_criteria() -> None:
    section = next(
        one for one in report_of(evaluation(), texts_for("en")).sections if one.id == "roadmap"
    )

    (block,) = (one for one in section.blocks if isinstance(one, Phases))
    assert [phase.months for phase in block.phases] == [
        "Months 1 to 3",
        "Months 4 to 12",
        "Months 13 to 36",
    ]
    first = block.phases[0]
    # the example's budget: 0.3 of 5 million
    assert first.facts[0] == ("Budget, undiscounted", "CN¥1.5M (P10–P90: CN¥1.2M – CN¥2.1M)")
    assert first.criteria == ("Nine answers in ten are right (example) [C102]",)
    assert (first.start, first.end) == (0.0, pytest.approx(3 / 36))
    # the later phases of the example share the criterion, so they only refer to it
    assert block.phases[1].criteria == (
        "What was to be met before is still met, success rates included.",
    )


def test_that_every_warning_and_every_claim_is_listed() -> None:
    report = report_of(evaluation(), texts_for("en"))
    section = next(one for one in report.sections if one.id == "method")

    lists = [block for block in section.blocks if isinstance(block, Bullets)]
    assert lists[1].items == ("Flip distances come later (example)",)
    claims = table_of(report, "method")
    assert [row.cells[0] for row in claims.rows] == ["C014", "C016", "C101", "C102"]


def test_that_an_input_that_turns_the_verdict_is_named_even_without_a_bar() -> None:
    wide = tuple(swing(f"wide {index}", 1e6 - index) for index in range(12))
    answer = evaluation(tornado=(*wide, swing("narrow", 1.0, flips=True)))

    section = next(
        one for one in report_of(answer, texts_for("en")).sections if one.id == "tornado"
    )
    said = next(block.text for block in section.blocks if isinstance(block, Paragraph))
    assert said.startswith("None of the inputs shown changes which posture leads")
    assert "narrow (example)" in said


def test_that_break_evens_are_said_with_what_caps_them() -> None:
    never = BreakEven(
        between=("owned", "api"),
        tokens_per_day=None,
        utilisation=None,
        month=None,
        month_discounted=None,
        capped_by="capacity",
    )
    late = BreakEven(
        between=("owned", "hosted"),
        tokens_per_day=1e8,
        utilisation=0.5,
        month=None,
        month_discounted=None,
        capped_by="horizon",
    )
    said = break_even_sentences(evaluation(break_even=(never, late)), texts_for("en"))

    late_said, never_said = said
    assert late_said == (
        "Example Open 70B, own servers costs less than Example Open 70B, hosted API from 100M"
        " tokens a day (machines 50% loaded); at the planned volume it does not pay back within"
        " the horizon."
    )
    assert never_said == (
        "These would cost less than Example Large, public API only above what their machines can"
        " serve, so never on this hardware: Example Open 70B, own servers."
    )


def test_that_nothing_of_the_report_is_left_empty_or_unfilled(texts: Texts) -> None:
    report = report_of(evaluation(), texts)

    for text in strings_of(report.decision):
        assert "{" not in text
    for section in report.sections:
        assert section.title
        for text in strings_of(section):
            assert "{" not in text
    assert "{page}" in report.page


def test_that_the_facts_come_from_the_answers_and_a_title_may_stand_in() -> None:
    answers = {
        "title": " Ours ",
        "organisation.name": "Example & Co",
        "organisation.sector": None,
        "rules.air_gapped": True,
        "rules.foreign_api_barred": "perhaps",
    }

    assert facts_of(answers) == Facts("Ours", "Example & Co", "", ("air_gapped",))
    assert facts_of(answers, "Other").title == "Other"
    assert facts_of({}) == Facts()


def test_that_a_report_without_a_title_has_one_all_the_same(texts: Texts) -> None:
    assert report_of(evaluation(), texts, Facts()).title == texts.say("report.default_title")
