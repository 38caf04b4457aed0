"""The three charts of an evaluation, for the window and the report alike."""

from advisor.report.chart_break_even import chart_break_even
from advisor.report.chart_cost import chart_cost_over_time
from advisor.report.chart_tornado import chart_tornado

__all__ = ["chart_break_even", "chart_cost_over_time", "chart_tornado"]
