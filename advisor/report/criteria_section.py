"""What counts beside money: weights, scores, what they are worth, what other weights would say."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.evaluation import CriteriaReading, Evaluation, PersonWeights, WeighedVerdict
from advisor.report.chart_weights import chart_weights
from advisor.report.names import option_names, posture_name
from advisor.report.report_model import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
)
from advisor.report.said import Writer


def criteria_section(evaluation: Evaluation, writer: Writer) -> Section:
    """Write the section; empty where nobody weighed anything."""
    say, reading = writer.texts.say, evaluation.criteria
    if reading is None:
        return Section("criteria", say("report.criteria.title"), "", ())
    blocks = (
        Paragraph(_who(reading, writer)),
        Paragraph(swing_said(evaluation, reading, writer)),
        _weights(reading, writer),
        *_scores(reading, writer),
        Heading(say("report.criteria.verdicts")),
        verdicts_table(reading, writer),
        *_firmness(evaluation, reading, writer),
        *_dissent(reading, writer),
    )
    return Section("criteria", say("report.criteria.title"), say("report.criteria.lead"), blocks)


def verdict_name(one: WeighedVerdict, reading: CriteriaReading, writer: Writer) -> str:
    """Name whose weights a verdict rests on."""
    say = writer.texts.say
    kind, _, key = one.id.partition(".")
    if kind == "vote":
        return next((person.name for person in reading.people if person.id == key), key)
    if kind == "order":
        named = say(f"order.{key}")
        return say("report.cited", text=named, claims=", ".join(one.claims))
    return say(f"report.criteria.{one.id}")


def swing_said(evaluation: Evaluation, reading: CriteriaReading, writer: Writer) -> str:
    """Say what money the weights are told by."""
    swing, say = reading.money_swing, writer.texts.say
    amount = writer.short(swing.amount)
    if swing.is_stated:
        return say("report.criteria.swing_stated", amount=amount)
    if not swing.cheapest:
        return say("report.criteria.swing_added", amount=amount)
    names = option_names(evaluation, writer.texts)
    cheapest = names.get(swing.cheapest, swing.cheapest)
    dearest = names.get(swing.dearest, swing.dearest)
    return say("report.criteria.swing", amount=amount, cheapest=cheapest, dearest=dearest)


def _who(reading: CriteriaReading, writer: Writer) -> str:
    if reading.agreed:
        return writer.texts.say("report.criteria.agreed")
    voted = sum(bool(person.weights) for person in reading.people)
    pooling = writer.texts.say(f"choice.pooling.{reading.pooling}")
    return writer.texts.say("report.criteria.pooled", count=voted, pooling=pooling)


def _effect_in_money(reading: CriteriaReading) -> bool:
    """Whether the effect of every workload is in money already."""
    effect = next((one for one in reading.weights if one.criterion == "effect"), None)
    return effect is not None and set(effect.in_money) == set(reading.workload_shares)


def _weights(reading: CriteriaReading, writer: Writer) -> Table:
    say, texts = writer.texts.say, writer.texts
    many = sum(bool(person.weights) for person in reading.people) > 1
    rows = []
    for one in reading.weights:
        name = say(f"criterion.{one.criterion}")
        swing = say(f"criterion.{one.criterion}.swing")
        spread = say("report.range", low=texts.share(one.low), high=texts.share(one.high))
        money = writer.short(one.money)
        if one.criterion == "effect" and _effect_in_money(reading):
            money = say("report.criteria.in_money")
        cells = (f"{name}\n{swing}", texts.share(one.share), *((spread,) if many else ()), money)
        rows.append(Row((*cells, ", ".join(one.claims))))
    return Table(
        caption="",
        columns=(
            Column(say("report.criteria.column.criterion"), "left", 4.0),
            Column(say("report.criteria.column.share"), "right", 0.9),
            *((Column(say("report.criteria.column.spread"), "right", 1.2),) if many else ()),
            Column(say("report.criteria.column.money"), "right", 1.5),
            Column(say("report.criteria.column.claims"), "left", 1.6),
        ),
        rows=tuple(rows),
    )


def _scores(reading: CriteriaReading, writer: Writer) -> Iterator[Block]:
    say, texts = writer.texts.say, writer.texts
    table = scores_table(reading, writer)
    if table is None:
        return
    yield Heading(say("report.criteria.scores"))
    yield table
    for plan in reading.plans:
        if plan.is_standing and plan.dominated_by is not None:
            names = [posture_name(one, texts) for one in (plan.posture, plan.dominated_by)]
            yield Paragraph(say("report.criteria.dominated", plan=names[0], by=names[1]))
    yield Paragraph(say("report.criteria.scores_note"), "note")


def scores_table(reading: CriteriaReading, writer: Writer) -> Table | None:
    """Write what the standing plans score and what it adds; None without a plan."""
    say, texts = writer.texts.say, writer.texts
    plans = [plan for plan in reading.plans if plan.is_standing]
    if not plans:
        return None
    rows = [Row((say("report.criteria.money_row"), *(writer.short(p.money.mean) for p in plans)))]
    for at, one in enumerate(plans[0].scores):
        cells = [
            f"{writer.short(plan.scores[at].money)}\n"
            + say("report.criteria.score", score=texts.number(plan.scores[at].score.mean, 2))
            for plan in plans
        ]
        if one.criterion == "effect" and _effect_in_money(reading):
            cells = [say("report.criteria.in_money") for _ in plans]
        rows.append(Row((say(f"criterion.{one.criterion}"), *cells)))
    worths = (writer.short(plan.worth.mean) for plan in plans)
    rows.append(Row((say("report.criteria.worth_row"), *worths), "total"))
    return Table(
        caption="",
        columns=(
            Column(say("report.criteria.column.criterion"), "left", 2.0),
            *(Column(posture_name(plan.posture, texts), "right", 1.2) for plan in plans),
        ),
        rows=tuple(rows),
    )


def verdicts_table(reading: CriteriaReading, writer: Writer) -> Table:
    """Write whose weights would decide what."""
    say, texts = writer.texts.say, writer.texts
    rows = []
    for one in reading.verdicts:
        beats = "" if one.lead_beats_next is None else texts.share(one.lead_beats_next)
        leads = posture_name(one.leading or "none_feasible", texts)
        turns = say(f"report.criteria.turns.{'yes' if one.turns else 'no'}")
        said = posture_name(one.posture, texts)
        cells = (verdict_name(one, reading, writer), leads, beats, said, turns)
        rows.append(Row(cells, "stressed" if one.turns else "plain"))
    return Table(
        caption="",
        columns=(
            Column(say("report.criteria.column.whose"), "left", 3.4),
            Column(say("report.criteria.column.leads"), "left", 1.1),
            Column(say("report.criteria.column.beats"), "right", 1.1),
            Column(say("report.criteria.column.verdict"), "left", 1.4),
            Column(say("report.criteria.column.turns"), "left", 1.0),
        ),
        rows=tuple(rows),
    )


def _firmness(evaluation: Evaluation, reading: CriteriaReading, writer: Writer) -> Iterator[Block]:
    chart, say = chart_weights(evaluation, writer.texts), writer.texts.say
    if chart is None:
        return
    yield Heading(say("report.criteria.firmness"))
    yield Paragraph(firm_said(reading, writer))
    alt = "; ".join(f"{name}: {stable}, {beyond}" for name, _, stable, beyond in chart.rows)
    yield Chart(chart, alt)
    yield Paragraph(say("report.criteria.firm_note"), "note")


def firm_said(reading: CriteriaReading, writer: Writer) -> str:
    """Say under which share of all weights each posture leads; nothing where nothing tells."""
    if reading.stability is None:
        return ""
    say, texts = writer.texts.say, writer.texts
    leads = sorted(reading.stability.leads.items(), key=lambda one: -one[1])
    shares = say("report.semicolon").join(
        say("report.criteria.leads_in", posture=posture_name(p, texts), share=texts.share(share))
        for p, share in leads
    )
    return say("report.criteria.firm", shares=shares, plans=len(reading.plans))


def _dissent(reading: CriteriaReading, writer: Writer) -> Iterator[Block]:
    said = [_said(person, writer) for person in reading.people if person.dissent or person.note]
    if said:
        yield Heading(writer.texts.say("report.criteria.people"))
        yield Bullets(tuple(said))


def _said(person: PersonWeights, writer: Writer) -> str:
    say = writer.texts.say
    who = say("report.dot").join(part for part in (person.name, person.role) if part)
    told = [person.note, say("report.criteria.dissent", text=person.dissent) * bool(person.dissent)]
    text = say("report.semicolon").join(part for part in told if part)
    return say("report.criteria.person", who=who, text=text)
