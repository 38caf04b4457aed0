"""Buy or build: each route to a model of one's own beside the best that can be bought."""

from __future__ import annotations

from collections.abc import Sequence

from advisor import api
from ui.widgets.bullet import Bullet
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

ROUTES = ("closed_tuned", "open_tuned", "industry_adapted", "closed_adapted", "industry_scratch")
"""Forms that lead to a model of one's own, the lightest first."""
_TRAINED = frozenset({"industry_adapted", "closed_adapted", "industry_scratch"})
"""Those that can serve only once training is over."""
_LEAD_TIME = "industry.lead_time_months"
_COLUMNS = ("route", "cost", "worth", "gap", "lead", "team")


def own_models_card(evaluation: api.Evaluation, texts: api.Texts) -> Card:
    """Set routes beside one another: what they cost, bring, and how long they take."""
    say = texts.say
    card = Card(say("window.own.routes"))
    routes = [form for form in ROUTES if _of(evaluation, form)]
    if not routes:
        card.add(Label(say("window.own.none"), "muted", wrap=True))
        return card
    card.add(Label(say("window.own.routes_note"), "caption", wrap=True))
    bought = _best([one for one in evaluation.options if one.form not in ROUTES])
    rows = [] if bought is None else [_row(bought, None, evaluation, texts)]
    excluded = []
    for form in routes:
        best = _best(_of(evaluation, form))
        if best is None:
            excluded.append(_excluded(_of(evaluation, form)[0], texts))
        else:
            rows.append(_row(best, bought, evaluation, texts))
    if rows:
        table = DataTable(say("window.own.routes"), left=frozenset({0, 5}))
        table.show_rows([say(f"window.own.{name}") for name in _COLUMNS], rows)
        table.fit_height()
        card.add(table)
    if any(one.month for one in evaluation.ladder):
        card.add(Label(say("window.own.waits"), "caption", wrap=True))
    stakes = api.stakes_said(evaluation, texts)
    if stakes:
        card.add(Label(say("report.stake.title"), "strong"))
        card.add(Label(say("report.stake.note"), "caption", wrap=True))
    for stake in stakes:
        card.add(Bullet(stake))
    for told in excluded:
        card.add(Label(told, "caption", wrap=True))
    return card


def ladder_card(evaluation: api.Evaluation, texts: api.Texts) -> Card:
    """Say when the team stands on each rung of the talent ladder, and what that opens."""
    say = texts.say
    card = Card(say("report.ladder.title"), say("window.ladder.note"))
    found = api.ladder_said(evaluation, texts)
    if found is None:
        card.add(Label(say("window.ladder.none"), "muted", wrap=True))
        return card
    table = DataTable(say("report.ladder.title"), left=frozenset(range(3)))
    table.show_rows(found.heads, found.rows, bold=frozenset({found.today}), wide=2)
    table.fit_height()
    card.add(table)
    return card


def expected_worth(option: api.OptionResult) -> float | None:
    """Give the mean benefit less the mean cost; None where it may not serve every workload."""
    cost, benefit = option.net_present_cost, option.net_present_benefit
    return None if cost is None or benefit is None else benefit.mean - cost.mean


def _of(evaluation: api.Evaluation, form: str) -> list[api.OptionResult]:
    return [one for one in evaluation.options if one.form == form]


def _best(options: Sequence[api.OptionResult]) -> api.OptionResult | None:
    """Give the option of the highest expected worth of those that may serve every workload."""
    told = [(worth, one) for one in options if (worth := expected_worth(one)) is not None]
    return max(told, key=lambda pair: pair[0])[1] if told else None


def _row(
    option: api.OptionResult,
    bought: api.OptionResult | None,
    evaluation: api.Evaluation,
    texts: api.Texts,
) -> tuple[str, ...]:
    def money(amount: float | None) -> str:
        return "—" if amount is None else texts.money(amount, evaluation.currency, compact=True)

    worth, least = expected_worth(option), expected_worth(bought) if bought else None
    gap = None if worth is None or least is None else worth - least
    name = api.option_names(evaluation, texts).get(option.id, option.id)
    if option.form in ROUTES:
        name = texts.say("window.own.named", form=texts.say(f"form.{option.form}"), name=name)
    else:
        name = texts.say("window.own.bought", name=name)
    cost = option.net_present_cost
    lead = _ready_after(option.form, evaluation, texts) if option.form in ROUTES else "—"
    figures = (money(cost.mean if cost else None), money(worth), money(gap))
    team = api.rung_needed(option.form, evaluation, texts) if option.form in ROUTES else "—"
    return name, *figures, lead, team


def _ready_after(form: str, evaluation: api.Evaluation, texts: api.Texts) -> str:
    """Say when a route serves: what the team has to climb first, and then the training."""
    climb = next((one.month for one in evaluation.ladder if form in one.opens), None) or 0
    training = next((row for row in evaluation.inputs if row.id == _LEAD_TIME), None)
    if form in _TRAINED and training is not None:
        spread = (climb + at for at in (training.low, training.likely, training.high))
        low, likely, high = (texts.number(at, 0) for at in spread)
        return texts.say("window.own.months", low=low, likely=likely, high=high)
    return texts.quantity(climb, "month") if climb else "—"


def _excluded(option: api.OptionResult, texts: api.Texts) -> str:
    """Say of a form why none of its options may serve every workload."""
    why = texts.say(option.excluded_because[0]) if option.excluded_because else ""
    form = texts.say(f"form.{option.form}")
    return texts.say("window.own.cannot", form=form, why=why)
