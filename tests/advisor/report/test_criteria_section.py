"""The section of criteria says weights, scores, other verdicts and firmness, in every language."""

from __future__ import annotations

from itertools import pairwise

import pytest

from advisor.evaluate import evaluate
from advisor.evaluation import Evaluation
from advisor.model.preferences import Vote
from advisor.report.chart_weights import chart_weights
from advisor.report.criteria_section import criteria_section
from advisor.report.report_model import Bullets, Chart, Paragraph, Table
from advisor.report.said import Writer
from advisor.words.text import languages, texts_for
from tests.advisor.builders import DAY, assessment
from tests.advisor.decision.criteria.example import weighed, world

VOTES = (
    Vote(id="a", name="Chen", role="CIO", price=80, security=20, dissent="Too dear."),
    Vote(id="b", name="Li", price=20, security=60, autonomy=20, note="Data first."),
)


@pytest.fixture(scope="module")
def found() -> Evaluation:
    told = assessment(votes=VOTES, **weighed(swing=2e6, security=40, autonomy=20, price=40))
    return evaluate(told, world(), as_of=DAY, samples=64, seed=1)


def test_that_without_weights_there_is_no_section() -> None:
    plain = evaluate(assessment(), world(), as_of=DAY, samples=16, seed=1)
    writer = Writer(plain, texts_for("en"))

    assert criteria_section(plain, writer).blocks == ()
    assert chart_weights(plain, texts_for("en")) is None


def test_that_the_section_tells_weights_scores_verdicts_and_dissent(found: Evaluation) -> None:
    section = criteria_section(found, Writer(found, texts_for("en")))

    said = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    assert any("as you stated" in text for text in said)
    weights, scores, verdicts = (one for one in section.blocks if isinstance(one, Table))
    assert [row.cells[1] for row in weights.rows] == ["40%", "40%", "20%"]
    # security weighs as much as price, so its swing is worth as much
    assert weights.rows[0].cells[3] == weights.rows[1].cells[3]
    assert scores.rows[-1].kind == "total"
    assert [row.cells[0] for row in verdicts.rows] == [
        "The weights that count",
        "Money alone",
        "Chen",
        "Li",
    ]
    (people,) = (block for block in section.blocks if isinstance(block, Bullets))
    assert people.items[0].startswith("Chen · CIO: dissents: Too dear.")
    assert people.items[1].startswith("Li: Data first.")


def test_that_the_chart_draws_each_weight_from_nothing_to_all(found: Evaluation) -> None:
    section = criteria_section(found, Writer(found, texts_for("en")))
    charts = [block.chart for block in section.blocks if isinstance(block, Chart)]

    (chart,) = charts
    for row, mark in enumerate(chart.marks):
        spans = [one for one in chart.spans if one.row == row]
        assert (spans[0].start, spans[-1].end) == (0.0, 1.0)
        assert all(a.end == b.start for a, b in pairwise(spans))
        assert any(one.start <= mark.x <= one.end for one in spans)


@pytest.mark.parametrize("language", languages())
def test_that_the_section_is_said_in_every_language(found: Evaluation, language: str) -> None:
    section = criteria_section(found, Writer(found, texts_for(language)))

    assert section.title
    assert all("{" not in text for block in section.blocks for text in _texts(block))


def _texts(block: object) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row.cells]
    return list(block.items) if isinstance(block, Bullets) else []
