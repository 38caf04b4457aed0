"""The charts of an evaluation, for the window and the report alike."""

from advisor.report.chart_break_even import chart_break_even
from advisor.report.chart_cost import chart_cost_over_time, cost_over_time_moved
from advisor.report.chart_levels import chart_levels
from advisor.report.chart_timeline import chart_timeline
from advisor.report.chart_tornado import chart_tornado
from advisor.report.chart_utilisation import chart_utilisation
from advisor.report.chart_value import chart_value
from advisor.report.chart_weights import chart_weights

__all__ = [
    "chart_break_even",
    "chart_cost_over_time",
    "chart_levels",
    "chart_timeline",
    "chart_tornado",
    "chart_utilisation",
    "chart_value",
    "chart_weights",
    "cost_over_time_moved",
]
