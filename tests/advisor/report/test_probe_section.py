"""The report says what to measure, what would turn the verdict and what rules cost."""

from __future__ import annotations

from advisor.errors import message
from advisor.evaluation import AgendaItem, Evaluation, Flip, RulePrice, ValueOfInformation
from advisor.model.record import Estimate
from advisor.report.probe_section import probe_section
from advisor.report.report_model import Block, Bullets, Heading, Paragraph, Table
from advisor.report.said import Writer
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation

EN = texts_for("en")


def item(experiment: str, worth: float | None) -> AgendaItem:
    return AgendaItem(
        experiment=experiment,
        title=message(f"experiment.{experiment}.title"),
        how=message(f"experiment.{experiment}.how"),
        settles=("one",),
        price=Estimate(low=1000, likely=2000, high=5000),
        calendar_days=Estimate(low=20, likely=30, high=40),
        worth=worth,
        error=1.0,
        pays=bool(worth and worth > 2000),
        evidence="assumed",
        reason="Assumed: so.",
        claims=("C217",),
    )


def known(*items: AgendaItem) -> ValueOfInformation:
    return ValueOfInformation(
        evpi=120_000.0, evpi_error=1.0, inputs=(), noise_floor=0.0, agenda=items
    )


def flip(confirmed: bool | None) -> Flip:
    return Flip(
        input="one",
        label=message("probe.rule.budget"),
        unit="share",
        value_now=0.1,
        value_at_flip=0.4,
        becomes="closed",
        distance=1.0,
        confirmed=confirmed,
    )


def blocks(**update: object) -> tuple[Block, ...]:
    answer: Evaluation = evaluation().model_copy(update=update)
    return probe_section(answer, Writer(answer, EN)).blocks


def test_that_without_agenda_and_probe_the_section_is_left_out() -> None:
    assert blocks(evppi=None, flips=None, rule_prices=None) == ()


def test_that_the_agenda_is_a_table_of_what_is_worth_anything() -> None:
    found = blocks(evppi=known(item("request_quotes", 9000.0), item("staff_plan", None)))

    (table,) = (block for block in found if isinstance(block, Table))
    (row,) = table.rows
    assert row.cells[0] == "Request quotes"
    assert "[C217]" in row.cells[1]
    assert row.cells[3:] == ("30", "CN¥9K")
    said = [block.text for block in found if isinstance(block, Paragraph)]
    assert "at most CN¥120K" in said[0]
    assert said[-1].endswith("from chance: Plan the people.")


def test_that_evpi_over_more_placements_is_not_called_the_regret_of_the_plan() -> None:
    one = known(item("request_quotes", 9000.0))
    alone, probed = (
        next(block.text for block in blocks(evppi=told) if isinstance(block, Paragraph))
        for told in (one, one.model_copy(update={"placements": 9, "futures": 8192}))
    )

    assert "expected to fall short" in alone
    assert "9 placements" in probed
    assert "8,192 futures" in probed
    assert "is what the recommended plan" not in probed


def test_that_many_experiments_worth_nothing_are_counted() -> None:
    names = ("request_quotes", "staff_plan", "site_survey", "count_volume", "request_quotes")
    found = blocks(evppi=known(*(item(name, None) for name in names)))

    assert not any(isinstance(block, Table) for block in found)
    last = found[-1]
    assert isinstance(last, Paragraph)
    assert "2" in last.text


def test_that_flips_and_prices_are_said() -> None:
    label = message("probe.rule.air_gap")
    rule = RulePrice(
        rule="air_gap",
        workload="",
        label=label,
        price=5000.0,
        worth_without=1.0,
        was="open",
        becomes="closed",
    )

    found = blocks(evppi=None, flips=(flip(confirmed=True),), rule_prices=(rule,))

    bullets = [block.items for block in found if isinstance(block, Bullets)]
    assert bullets[0] == ("The budget: at 40% instead of 10%, Closed would lead.",)
    assert "costs CN¥5,000 of expected worth; without it Closed would lead" in bullets[1][0]
    assert [block.text for block in found if isinstance(block, Heading)] == [
        "What would turn the verdict",
        "What each hard rule costs",
    ]


def test_that_a_probe_without_flips_says_how_far_it_looked() -> None:
    (bullets,) = (block for block in blocks(flips=()) if isinstance(block, Bullets))

    assert "three times its range" in bullets.items[0]
