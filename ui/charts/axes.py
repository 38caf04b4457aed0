"""Says what the axes of a chart stand for, where its title does not."""

from __future__ import annotations

from dataclasses import replace

from advisor import api


def with_axes(model: api.ChartModel, texts: api.Texts) -> api.ChartModel:
    """Give a chart whose note says what lies across and what goes up."""
    axes = texts.say("window.chart.axes", across=model.x.label, up=model.y.label)
    return replace(model, subtitle=f"{model.subtitle} {axes}".strip())
