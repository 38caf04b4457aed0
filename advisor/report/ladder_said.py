"""The talent ladder in words: each rung, when the team stands on it, and what it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.evaluation import Evaluation, LadderRung
from advisor.report.report_model import Block, Column, Heading, Paragraph, Row, Table
from advisor.report.said import Writer
from advisor.words.text import Texts

_HEADS = ("rung", "reached", "opens")


@dataclass(frozen=True)
class SaidLadder:
    """The ladder, ready to be shown."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    today: int
    """Row of the rung on which the team stands."""


def ladder_said(evaluation: Evaluation, texts: Texts) -> SaidLadder | None:
    """Say the ladder; None where nobody says on which rung the team stands."""
    told = [one for one in evaluation.ladder if one.month is not None]
    if not told:
        return None
    return SaidLadder(
        heads=tuple(texts.say(f"report.ladder.{head}") for head in _HEADS),
        rows=tuple(_row(one, evaluation, texts) for one in told),
        today=max(at for at, one in enumerate(told) if one.month == 0),
    )


def rung_needed(form: str, evaluation: Evaluation, texts: Texts) -> str:
    """Say which rung a route asks for, and from when the team stands on it."""
    asked = next((one for one in evaluation.ladder if form in one.opens), None)
    if asked is None:
        return texts.say("report.empty")
    rung = texts.say(f"choice.rung.{asked.rung}")
    if asked.month is None:
        return rung
    return texts.say("report.ladder.needed", rung=rung, when=_when(asked, evaluation, texts))


def ladder_blocks(evaluation: Evaluation, writer: Writer) -> Iterator[Block]:
    """Write the ladder; nothing where nobody says on which rung the team stands."""
    say, found = writer.texts.say, ladder_said(evaluation, writer.texts)
    if found is not None:
        yield Heading(say("report.ladder.title"))
        yield Table(
            caption="",
            columns=tuple(
                Column(head, "left", width)
                for head, width in zip(found.heads, (1.6, 1.2, 2.2), strict=True)
            ),
            rows=tuple(
                Row(row, "total" if at == found.today else "plain")
                for at, row in enumerate(found.rows)
            ),
            whole=True,
        )
        yield Paragraph(say("report.ladder.note"), "note")


def _row(one: LadderRung, evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    opens = texts.say("report.semicolon").join(texts.say(f"form.{form}") for form in one.opens)
    rung = texts.say(f"choice.rung.{one.rung}")
    return rung, _when(one, evaluation, texts), opens or texts.say("report.empty")


def _when(one: LadderRung, evaluation: Evaluation, texts: Texts) -> str:
    if not one.month:
        return texts.say("report.ladder.today")
    late = one.month >= evaluation.horizon_months
    said = "report.ladder.beyond" if late else "report.ladder.month"
    return texts.say(said, month=one.month + 1)
