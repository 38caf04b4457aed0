"""What is lost if a model of one's own fails, held against the most that one would lose."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.errors import Money
from advisor.evaluation import Band, Evaluation
from advisor.report.report_model import Block, Bullets, Heading, Paragraph
from advisor.report.said import Writer
from advisor.words.text import Texts


def stakes_said(evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    """Say of each route to an own model what is at stake, a sentence each; the least one counts."""
    least: dict[str, Band] = {}
    for option in evaluation.options:
        stake = option.at_stake
        if stake is not None and stake.p90 <= least.get(option.form, stake).p90:
            least[option.form] = stake
    return tuple(_said(form, stake, evaluation, texts) for form, stake in least.items())


def stakes_blocks(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    """Write what is at stake; nothing where no own model is compared."""
    say, said = writer.texts.say, stakes_said(evaluation, writer.texts)
    if said:
        yield Heading(say("report.stake.title"))
        yield Bullets(said)
        yield Paragraph(say("report.stake.note"), "note")


def _said(form: str, stake: Band, evaluation: Evaluation, texts: Texts) -> str:
    limit, currency = evaluation.stop_loss, evaluation.currency
    sums = {"median": Money(stake.p50, currency), "most": Money(stake.p90, currency)}
    name = texts.say(f"form.{form}")
    if limit is None:
        return texts.say("report.stake.route", form=name, **sums)
    kept = "within" if stake.p90 <= limit else "above"
    return texts.say(f"report.stake.{kept}", form=name, limit=Money(limit, currency), **sums)
