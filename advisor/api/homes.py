"""Where each name of the façade is at home; read at start-up, so it holds names only."""

from __future__ import annotations

from collections.abc import Mapping

_BY_HOME: Mapping[str, str] = {
    "advisor.api.answers": (
        "DEFAULT_SAMPLES DEFAULT_SEED EvaluationWorker assessment_schema evaluate_draft "
        "evaluation_schema problems_of"
    ),
    "advisor.api.capacity": "capacity_of fits",
    "advisor.api.clock": "now today",
    "advisor.api.debate": "claim claims find_terms glossary",
    "advisor.api.derivations": (
        "FIGURE_KINDS FigureKind FigureRef SaidDerivation SaidPart derivation_data "
        "derivation_lines derive figure_of open_figure say_derivation"
    ),
    "advisor.api.engagements": (
        "copy_engagement create_engagement default_folder open_engagement scan_machine write_file"
    ),
    "advisor.api.found_scenarios": (
        "SCENARIO_FINDINGS FoundScenario agrees read_found scenario_digest seen_scenario "
        "write_found"
    ),
    "advisor.api.inventory": (
        "INVENTORY_FIELDS InventoryReading best_sheet field_name inventory_sheets "
        "named_columns read_inventory"
    ),
    "advisor.api.library": (
        "CATALOGUE_KINDS catalogue_entries catalogue_entry catalogue_history "
        "catalogue_versions check_catalogue own_figures"
    ),
    "advisor.api.looks": "design_tokens",
    "advisor.api.packs": "apply_pack make_key_pair preview_pack sign_pack",
    "advisor.api.probing": "bridge probe_draft",
    "advisor.api.published": "run_backtest run_cases",
    "advisor.api.reference": (
        "Choice business_unit choices counts_active default_answer measured_answers "
        "predicted_speeds size_rows template_figures"
    ),
    "advisor.api.reports": (
        "break_even_headline clashes_said ladder_said option_names parts_said race_said "
        "refuse_unknown_report rung_needed "
        "render_report_pages report_edition report_editions report_parts report_schema "
        "searches_said stakes_said write_report"
    ),
    "advisor.api.scenarios": (
        "KeptScenario pin_scenario read_scenario rename_scenario scenario_draft scenarios_kept "
        "with_scenarios"
    ),
    "advisor.api.side_work": "BridgeWorker ProbeWorker",
    "advisor.api.tables": "read_table",
    "advisor.api.trial": "chart_map trial_words view_answers view_rows",
    "advisor.api.warm": "warm_up_later warm_up_parts",
    "advisor.api.weighing": (
        "OrderWeights SaidCriteria SaidTable leader_under priority_orders say_criteria"
    ),
    "advisor.api.workshop": (
        "ballots_seen cast_ballot decisions_kept keep_decision opinions read_ballots "
        "remarks_kept reveal_ballots take_pool write_ballot_table"
    ),
    "advisor.draft": "Answer Draft currency_of generic_path known_path text_to_answer",
    "advisor.errors": (
        "AdvisorError Day Message Money Month Problem Quantity Share Value chance message"
    ),
    "advisor.evaluation": (
        "PHASES POSTURES AgendaItem Band Bridge Evaluation Flip Gate InputRow LedgerLine Tripwire "
        "LivePlan LiveReading OptionResult PhaseCap PlanResult PoolLoad Reason RoadmapPhase "
        "RulePrice "
        "ScenarioMove ScenarioPlan ScenarioResult "
        "ServerCount ServerPurchase Swing ValueOfInformation"
    ),
    "advisor.express": "Asked WorthKnowing express_path worth_knowing",
    "advisor.evaluation.served": "Capacity",
    "advisor.live": "Heard Progress",
    "advisor.model.pinned": "MOST_SCENARIOS",
    "advisor.model.preferences": "CRITERIA MOST_WEIGHT",
    "advisor.probe.words": "flip_said item_said rule_said",
    "advisor.questions": "Question Section sections",
    "advisor.report.chart_model": "Area Axis Bar ChartModel Line Mark Series Span",
    "advisor.report.chart_bridge": "chart_bridge",
    "advisor.report.chart_capacity": "chart_capacity",
    "advisor.report.chart_flips": "chart_flips",
    "advisor.report.chart_scenarios": "chart_scenarios",
    "advisor.report.reworded": "reworded",
    "advisor.report.scenarios_table": "ScenariosTable rank_said scenarios_table",
    "advisor.report.path_said": (
        "TRIPWIRE_COLUMNS advice_said cap_said owner_said staff_said tripwire_row"
    ),
    "advisor.report.charts": (
        "chart_break_even chart_cost_over_time chart_levels chart_timeline chart_tornado "
        "chart_utilisation chart_value chart_weights cost_over_time_moved"
    ),
    "advisor.resources": "Sample resource sample_answers samples templates",
    "advisor.tally": "Tally tally tally_first",
    "advisor.words.text": "Texts languages texts_for",
}
HOMES: Mapping[str, str] = {
    name: home for home, names in _BY_HOME.items() for name in names.split()
}
"""Module of each name."""
