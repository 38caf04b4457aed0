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
    from advisor.api.answers import DEFAULT_SAMPLES as DEFAULT_SAMPLES
    from advisor.api.answers import DEFAULT_SEED as DEFAULT_SEED
    from advisor.api.answers import EvaluationWorker as EvaluationWorker
    from advisor.api.answers import assessment_schema as assessment_schema
    from advisor.api.answers import evaluate_draft as evaluate_draft
    from advisor.api.answers import evaluation_schema as evaluation_schema
    from advisor.api.answers import problems_of as problems_of
    from advisor.api.capacity import capacity_of as capacity_of
    from advisor.api.capacity import fits as fits
    from advisor.api.clock import now as now
    from advisor.api.clock import today as today
    from advisor.api.debate import claim as claim
    from advisor.api.debate import claims as claims
    from advisor.api.debate import find_terms as find_terms
    from advisor.api.debate import glossary as glossary
    from advisor.api.derivations import FIGURE_KINDS as FIGURE_KINDS
    from advisor.api.derivations import FigureKind as FigureKind
    from advisor.api.derivations import FigureRef as FigureRef
    from advisor.api.derivations import SaidDerivation as SaidDerivation
    from advisor.api.derivations import SaidPart as SaidPart
    from advisor.api.derivations import derivation_data as derivation_data
    from advisor.api.derivations import derivation_lines as derivation_lines
    from advisor.api.derivations import derive as derive
    from advisor.api.derivations import figure_of as figure_of
    from advisor.api.derivations import open_figure as open_figure
    from advisor.api.derivations import say_derivation as say_derivation
    from advisor.api.engagements import copy_engagement as copy_engagement
    from advisor.api.engagements import create_engagement as create_engagement
    from advisor.api.engagements import default_folder as default_folder
    from advisor.api.engagements import open_engagement as open_engagement
    from advisor.api.engagements import scan_machine as scan_machine
    from advisor.api.engagements import write_file as write_file
    from advisor.api.found_scenarios import SCENARIO_FINDINGS as SCENARIO_FINDINGS
    from advisor.api.found_scenarios import FoundScenario as FoundScenario
    from advisor.api.found_scenarios import agrees as agrees
    from advisor.api.found_scenarios import read_found as read_found
    from advisor.api.found_scenarios import scenario_digest as scenario_digest
    from advisor.api.found_scenarios import seen_scenario as seen_scenario
    from advisor.api.found_scenarios import write_found as write_found
    from advisor.api.inventory import INVENTORY_FIELDS as INVENTORY_FIELDS
    from advisor.api.inventory import InventoryReading as InventoryReading
    from advisor.api.inventory import best_sheet as best_sheet
    from advisor.api.inventory import field_name as field_name
    from advisor.api.inventory import inventory_sheets as inventory_sheets
    from advisor.api.inventory import named_columns as named_columns
    from advisor.api.inventory import read_inventory as read_inventory
    from advisor.api.library import CATALOGUE_KINDS as CATALOGUE_KINDS
    from advisor.api.library import catalogue_entries as catalogue_entries
    from advisor.api.library import catalogue_entry as catalogue_entry
    from advisor.api.library import catalogue_history as catalogue_history
    from advisor.api.library import catalogue_versions as catalogue_versions
    from advisor.api.library import check_catalogue as check_catalogue
    from advisor.api.library import own_figures as own_figures
    from advisor.api.looks import design_tokens as design_tokens
    from advisor.api.packs import apply_pack as apply_pack
    from advisor.api.packs import make_key_pair as make_key_pair
    from advisor.api.packs import preview_pack as preview_pack
    from advisor.api.packs import sign_pack as sign_pack
    from advisor.api.probing import bridge as bridge
    from advisor.api.probing import probe_draft as probe_draft
    from advisor.api.published import run_backtest as run_backtest
    from advisor.api.published import run_cases as run_cases
    from advisor.api.reference import Choice as Choice
    from advisor.api.reference import business_unit as business_unit
    from advisor.api.reference import choices as choices
    from advisor.api.reference import counts_active as counts_active
    from advisor.api.reference import default_answer as default_answer
    from advisor.api.reference import measured_answers as measured_answers
    from advisor.api.reference import predicted_speeds as predicted_speeds
    from advisor.api.reference import size_rows as size_rows
    from advisor.api.reference import template_figures as template_figures
    from advisor.api.reports import break_even_headline as break_even_headline
    from advisor.api.reports import clashes_said as clashes_said
    from advisor.api.reports import ladder_said as ladder_said
    from advisor.api.reports import option_names as option_names
    from advisor.api.reports import parts_said as parts_said
    from advisor.api.reports import race_said as race_said
    from advisor.api.reports import refuse_unknown_report as refuse_unknown_report
    from advisor.api.reports import render_report_pages as render_report_pages
    from advisor.api.reports import report_edition as report_edition
    from advisor.api.reports import report_editions as report_editions
    from advisor.api.reports import report_parts as report_parts
    from advisor.api.reports import report_schema as report_schema
    from advisor.api.reports import rung_needed as rung_needed
    from advisor.api.reports import searches_said as searches_said
    from advisor.api.reports import stakes_said as stakes_said
    from advisor.api.reports import write_report as write_report
    from advisor.api.scenarios import KeptScenario as KeptScenario
    from advisor.api.scenarios import pin_scenario as pin_scenario
    from advisor.api.scenarios import read_scenario as read_scenario
    from advisor.api.scenarios import rename_scenario as rename_scenario
    from advisor.api.scenarios import scenario_draft as scenario_draft
    from advisor.api.scenarios import scenarios_kept as scenarios_kept
    from advisor.api.scenarios import with_scenarios as with_scenarios
    from advisor.api.side_work import BridgeWorker as BridgeWorker
    from advisor.api.side_work import ProbeWorker as ProbeWorker
    from advisor.api.tables import read_table as read_table
    from advisor.api.trial import chart_map as chart_map
    from advisor.api.trial import trial_words as trial_words
    from advisor.api.trial import view_answers as view_answers
    from advisor.api.trial import view_rows as view_rows
    from advisor.api.warm import warm_up_later as warm_up_later
    from advisor.api.warm import warm_up_parts as warm_up_parts
    from advisor.api.weighing import OrderWeights as OrderWeights
    from advisor.api.weighing import SaidCriteria as SaidCriteria
    from advisor.api.weighing import SaidTable as SaidTable
    from advisor.api.weighing import leader_under as leader_under
    from advisor.api.weighing import priority_orders as priority_orders
    from advisor.api.weighing import say_criteria as say_criteria
    from advisor.api.workshop import ballots_seen as ballots_seen
    from advisor.api.workshop import cast_ballot as cast_ballot
    from advisor.api.workshop import decisions_kept as decisions_kept
    from advisor.api.workshop import keep_decision as keep_decision
    from advisor.api.workshop import opinions as opinions
    from advisor.api.workshop import read_ballots as read_ballots
    from advisor.api.workshop import remarks_kept as remarks_kept
    from advisor.api.workshop import reveal_ballots as reveal_ballots
    from advisor.api.workshop import take_pool as take_pool
    from advisor.api.workshop import write_ballot_table as write_ballot_table
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
    from advisor.draft import Answer as Answer
    from advisor.draft import Draft as Draft
    from advisor.draft import currency_of as currency_of
    from advisor.draft import generic_path as generic_path
    from advisor.draft import known_path as known_path
    from advisor.draft import text_to_answer as text_to_answer
    from advisor.errors import AdvisorError as AdvisorError
    from advisor.errors import Day as Day
    from advisor.errors import Message as Message
    from advisor.errors import Money as Money
    from advisor.errors import Month as Month
    from advisor.errors import Problem as Problem
    from advisor.errors import Quantity as Quantity
    from advisor.errors import Share as Share
    from advisor.errors import Value as Value
    from advisor.errors import chance as chance
    from advisor.errors import message as message
    from advisor.evaluation import PHASES as PHASES
    from advisor.evaluation import POSTURES as POSTURES
    from advisor.evaluation import AgendaItem as AgendaItem
    from advisor.evaluation import Band as Band
    from advisor.evaluation import Bridge as Bridge
    from advisor.evaluation import Evaluation as Evaluation
    from advisor.evaluation import Flip as Flip
    from advisor.evaluation import Gate as Gate
    from advisor.evaluation import InputRow as InputRow
    from advisor.evaluation import LedgerLine as LedgerLine
    from advisor.evaluation import LivePlan as LivePlan
    from advisor.evaluation import LiveReading as LiveReading
    from advisor.evaluation import OptionResult as OptionResult
    from advisor.evaluation import PhaseCap as PhaseCap
    from advisor.evaluation import PlanResult as PlanResult
    from advisor.evaluation import PoolLoad as PoolLoad
    from advisor.evaluation import Reason as Reason
    from advisor.evaluation import RoadmapPhase as RoadmapPhase
    from advisor.evaluation import RulePrice as RulePrice
    from advisor.evaluation import ScenarioMove as ScenarioMove
    from advisor.evaluation import ScenarioPlan as ScenarioPlan
    from advisor.evaluation import ScenarioResult as ScenarioResult
    from advisor.evaluation import ServerCount as ServerCount
    from advisor.evaluation import ServerPurchase as ServerPurchase
    from advisor.evaluation import Swing as Swing
    from advisor.evaluation import Tripwire as Tripwire
    from advisor.evaluation import ValueOfInformation as ValueOfInformation
    from advisor.evaluation import WorkloadCost as WorkloadCost
    from advisor.evaluation.served import Capacity as Capacity
    from advisor.evaluation.served import Fit as Fit
    from advisor.express import Asked as Asked
    from advisor.express import WorthKnowing as WorthKnowing
    from advisor.express import express_path as express_path
    from advisor.express import worth_knowing as worth_knowing
    from advisor.inputs.scan import MachineScan as MachineScan
    from advisor.inventory import InventoryRow as InventoryRow
    from advisor.inventory import Sheet as Sheet
    from advisor.live import Heard as Heard
    from advisor.live import Progress as Progress
    from advisor.model.pinned import MOST_SCENARIOS as MOST_SCENARIOS
    from advisor.model.preferences import CRITERIA as CRITERIA
    from advisor.model.preferences import MOST_WEIGHT as MOST_WEIGHT
    from advisor.probe.words import flip_said as flip_said
    from advisor.probe.words import item_said as item_said
    from advisor.probe.words import rule_said as rule_said
    from advisor.questions import Question as Question
    from advisor.questions import Section as Section
    from advisor.questions import sections as sections
    from advisor.report.chart_bridge import chart_bridge as chart_bridge
    from advisor.report.chart_capacity import chart_capacity as chart_capacity
    from advisor.report.chart_flips import chart_flips as chart_flips
    from advisor.report.chart_model import Area as Area
    from advisor.report.chart_model import Axis as Axis
    from advisor.report.chart_model import Bar as Bar
    from advisor.report.chart_model import ChartModel as ChartModel
    from advisor.report.chart_model import Line as Line
    from advisor.report.chart_model import Mark as Mark
    from advisor.report.chart_model import Series as Series
    from advisor.report.chart_model import Span as Span
    from advisor.report.chart_scenarios import chart_scenarios as chart_scenarios
    from advisor.report.charts import chart_break_even as chart_break_even
    from advisor.report.charts import chart_cost_over_time as chart_cost_over_time
    from advisor.report.charts import chart_levels as chart_levels
    from advisor.report.charts import chart_timeline as chart_timeline
    from advisor.report.charts import chart_tornado as chart_tornado
    from advisor.report.charts import chart_utilisation as chart_utilisation
    from advisor.report.charts import chart_value as chart_value
    from advisor.report.charts import chart_weights as chart_weights
    from advisor.report.charts import cost_over_time_moved as cost_over_time_moved
    from advisor.report.path_said import TRIPWIRE_COLUMNS as TRIPWIRE_COLUMNS
    from advisor.report.path_said import advice_said as advice_said
    from advisor.report.path_said import cap_said as cap_said
    from advisor.report.path_said import owner_said as owner_said
    from advisor.report.path_said import staff_said as staff_said
    from advisor.report.path_said import tripwire_row as tripwire_row
    from advisor.report.reworded import reworded as reworded
    from advisor.report.scenarios_table import ScenariosTable as ScenariosTable
    from advisor.report.scenarios_table import rank_said as rank_said
    from advisor.report.scenarios_table import scenarios_table as scenarios_table
    from advisor.resources import Sample as Sample
    from advisor.resources import resource as resource
    from advisor.resources import sample_answers as sample_answers
    from advisor.resources import samples as samples
    from advisor.resources import templates as templates
    from advisor.storage.workspace import Workspace as Workspace
    from advisor.tally import Tally as Tally
    from advisor.tally import tally as tally
    from advisor.tally import tally_first as tally_first
    from advisor.words.text import Texts as Texts
    from advisor.words.text import languages as languages
    from advisor.words.text import texts_for as texts_for
    from advisor.workshop import BallotSeen as BallotSeen
    from advisor.workshop import Pool as Pool

__all__ = tuple(HOMES)


def __getattr__(name: str) -> object:
    """Fetch a name from its home and keep it."""
    if name not in HOMES:
        text = f"the façade has no {name!r}; a new name is written into advisor/api/homes.py too"
        raise AttributeError(text)
    found: object = getattr(import_module(HOMES[name]), name)
    globals()[name] = found
    return found
