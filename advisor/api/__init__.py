"""The façade: everything that screens, the command line and whole-product tests may use.

A name is fetched from its home (`homes.py`) when it is first asked for, so that the window can show
its start page before the engine is read. Whoever adds a name writes it here and there; a test
compares the two.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from advisor.api.homes import HOMES

if TYPE_CHECKING:
    from advisor.api.answers import (
        DEFAULT_SAMPLES,
        DEFAULT_SEED,
        EvaluationWorker,
        assessment_schema,
        evaluate_draft,
        evaluation_schema,
        problems_of,
    )
    from advisor.api.capacity import chart_capacity, fits
    from advisor.api.clock import now, today
    from advisor.api.debate import claim, claims, find_terms, glossary
    from advisor.api.derivations import (
        FIGURE_KINDS,
        FigureKind,
        FigureRef,
        SaidDerivation,
        SaidPart,
        derivation_data,
        derivation_lines,
        derive,
        figure_of,
        open_figure,
        say_derivation,
    )
    from advisor.api.engagements import (
        create_engagement,
        default_folder,
        open_engagement,
        scan_machine,
        write_file,
    )
    from advisor.api.inventory import (
        INVENTORY_FIELDS,
        InventoryReading,
        best_sheet,
        field_name,
        inventory_sheets,
        named_columns,
        read_inventory,
    )
    from advisor.api.library import (
        CATALOGUE_KINDS,
        catalogue_entries,
        catalogue_entry,
        catalogue_history,
        catalogue_versions,
        check_catalogue,
        own_figures,
    )
    from advisor.api.looks import design_tokens
    from advisor.api.packs import apply_pack, make_key_pair, preview_pack, sign_pack
    from advisor.api.probing import bridge, probe_draft
    from advisor.api.published import run_backtest, run_cases
    from advisor.api.reference import (
        Choice,
        business_unit,
        choices,
        default_answer,
        measured_answers,
        predicted_speeds,
        size_rows,
        template_figures,
    )
    from advisor.api.reports import (
        break_even_headline,
        clashes_said,
        option_names,
        refuse_unknown_report,
        render_report_pages,
        searches_said,
        write_report,
    )
    from advisor.api.side_work import BridgeWorker, ProbeWorker
    from advisor.api.tables import read_table
    from advisor.api.trial import chart_map, trial_words, view_answers, view_rows
    from advisor.api.warm import warm_up_parts
    from advisor.api.weighing import (
        OrderWeights,
        SaidCriteria,
        SaidTable,
        leader_under,
        priority_orders,
        say_criteria,
    )
    from advisor.api.workshop import (
        ballots_seen,
        cast_ballot,
        decisions_kept,
        keep_decision,
        opinions,
        read_ballots,
        reveal_ballots,
        take_pool,
        write_ballot_table,
    )
    from advisor.backtest.folder import Backtested as Backtested
    from advisor.backtest.separation import Separation as Separation
    from advisor.cases.judge import Judged as Judged
    from advisor.cases.judge import Shown as Shown
    from advisor.catalogue.browse import Entry as Entry
    from advisor.catalogue.claim_record import Claim as Claim
    from advisor.catalogue.claim_record import ClaimWords as ClaimWords
    from advisor.catalogue.glossary import Term as Term
    from advisor.catalogue.glossary import TermWords as TermWords
    from advisor.catalogue.packs.changes import Change as Change
    from advisor.catalogue.packs.changes import Preview as Preview
    from advisor.draft import Answer, Draft, generic_path, known_path, text_to_answer
    from advisor.errors import (
        AdvisorError,
        Day,
        Message,
        Money,
        Problem,
        Quantity,
        Share,
        Value,
        message,
    )
    from advisor.evaluation import (
        PHASES,
        POSTURES,
        AgendaItem,
        Band,
        Bridge,
        Evaluation,
        Flip,
        Gate,
        InputRow,
        LedgerLine,
        LivePlan,
        LiveReading,
        OptionResult,
        PlanResult,
        Reason,
        RoadmapPhase,
        RulePrice,
        ServerCount,
        ServerPurchase,
        Swing,
        Tripwire,
        ValueOfInformation,
        WorkloadCost,
    )
    from advisor.inputs.scan import MachineScan as MachineScan
    from advisor.inventory import InventoryRow as InventoryRow
    from advisor.inventory import Sheet as Sheet
    from advisor.live import Progress
    from advisor.model.preferences import CRITERIA, MOST_WEIGHT
    from advisor.probe.words import flip_said, item_said, rule_said
    from advisor.questions import Question, Section, sections
    from advisor.report.chart_bridge import chart_bridge
    from advisor.report.chart_flips import chart_flips
    from advisor.report.chart_model import Area, Axis, Bar, ChartModel, Line, Mark, Series, Span
    from advisor.report.charts import (
        chart_break_even,
        chart_cost_over_time,
        chart_levels,
        chart_timeline,
        chart_tornado,
        chart_value,
        chart_weights,
    )
    from advisor.report.path_said import (
        TRIPWIRE_COLUMNS,
        advice_said,
        owner_said,
        staff_said,
        tripwire_row,
    )
    from advisor.resources import Sample, resource, sample_answers, samples, templates
    from advisor.sizing.fits import Fit as Fit
    from advisor.storage.workspace import Workspace as Workspace
    from advisor.text import Texts, languages, texts_for
    from advisor.workshop import BallotSeen as BallotSeen
    from advisor.workshop import Pool as Pool

__all__ = [
    "CATALOGUE_KINDS",
    "CRITERIA",
    "DEFAULT_SAMPLES",
    "DEFAULT_SEED",
    "FIGURE_KINDS",
    "INVENTORY_FIELDS",
    "MOST_WEIGHT",
    "PHASES",
    "POSTURES",
    "TRIPWIRE_COLUMNS",
    "AdvisorError",
    "AgendaItem",
    "Answer",
    "Area",
    "Axis",
    "Band",
    "Bar",
    "Bridge",
    "BridgeWorker",
    "ChartModel",
    "Choice",
    "Day",
    "Draft",
    "Evaluation",
    "EvaluationWorker",
    "FigureKind",
    "FigureRef",
    "Flip",
    "Gate",
    "InputRow",
    "InventoryReading",
    "LedgerLine",
    "Line",
    "LivePlan",
    "LiveReading",
    "Mark",
    "Message",
    "Money",
    "OptionResult",
    "OrderWeights",
    "PlanResult",
    "ProbeWorker",
    "Problem",
    "Progress",
    "Quantity",
    "Question",
    "Reason",
    "RoadmapPhase",
    "RulePrice",
    "SaidCriteria",
    "SaidDerivation",
    "SaidPart",
    "SaidTable",
    "Sample",
    "Section",
    "Series",
    "ServerCount",
    "ServerPurchase",
    "Share",
    "Span",
    "Swing",
    "Texts",
    "Tripwire",
    "Value",
    "ValueOfInformation",
    "WorkloadCost",
    "advice_said",
    "apply_pack",
    "assessment_schema",
    "ballots_seen",
    "best_sheet",
    "break_even_headline",
    "bridge",
    "business_unit",
    "cast_ballot",
    "catalogue_entries",
    "catalogue_entry",
    "catalogue_history",
    "catalogue_versions",
    "chart_break_even",
    "chart_bridge",
    "chart_capacity",
    "chart_cost_over_time",
    "chart_flips",
    "chart_levels",
    "chart_map",
    "chart_timeline",
    "chart_tornado",
    "chart_value",
    "chart_weights",
    "check_catalogue",
    "choices",
    "claim",
    "claims",
    "clashes_said",
    "create_engagement",
    "decisions_kept",
    "default_answer",
    "default_folder",
    "derivation_data",
    "derivation_lines",
    "derive",
    "design_tokens",
    "evaluate_draft",
    "evaluation_schema",
    "field_name",
    "figure_of",
    "find_terms",
    "fits",
    "flip_said",
    "generic_path",
    "glossary",
    "inventory_sheets",
    "item_said",
    "keep_decision",
    "known_path",
    "languages",
    "leader_under",
    "make_key_pair",
    "measured_answers",
    "message",
    "named_columns",
    "now",
    "open_engagement",
    "open_figure",
    "opinions",
    "option_names",
    "own_figures",
    "owner_said",
    "predicted_speeds",
    "preview_pack",
    "priority_orders",
    "probe_draft",
    "problems_of",
    "read_ballots",
    "read_inventory",
    "read_table",
    "refuse_unknown_report",
    "render_report_pages",
    "resource",
    "reveal_ballots",
    "rule_said",
    "run_backtest",
    "run_cases",
    "sample_answers",
    "samples",
    "say_criteria",
    "say_derivation",
    "scan_machine",
    "searches_said",
    "sections",
    "sign_pack",
    "size_rows",
    "staff_said",
    "take_pool",
    "template_figures",
    "templates",
    "text_to_answer",
    "texts_for",
    "today",
    "trial_words",
    "tripwire_row",
    "view_answers",
    "view_rows",
    "warm_up_parts",
    "write_ballot_table",
    "write_file",
    "write_report",
]


def __getattr__(name: str) -> object:
    """Fetch a name from its home and keep it."""
    if name not in HOMES:
        text = f"the façade has no {name!r}; a new name is written into advisor/api/homes.py too"
        raise AttributeError(text)
    found: object = getattr(import_module(HOMES[name]), name)
    globals()[name] = found
    return found
