"""What is said of a verdict at a glance, whether it was evaluated or is read while figures move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor import api

_SAME = 1e-6  # of a figure: less is how sums round


@dataclass(frozen=True)
class PlanLine:
    """The figures of one standing plan."""

    worth: api.Band
    cost: api.Band
    """Net present cost."""
    probability_best: float


@dataclass(frozen=True)
class Headline:
    """A verdict and the figures of the standing plans."""

    posture: str
    leading: str | None
    currency: str
    plans: Mapping[str, PlanLine]
    """By posture; none where no plan keeps to the rules."""

    @property
    def shares(self) -> dict[str, float]:
        """How often each posture is best, postures without a plan included."""
        none: dict[str, float] = dict.fromkeys(api.POSTURES, 0.0)
        return none | {posture: plan.probability_best for posture, plan in self.plans.items()}

    @property
    def first(self) -> PlanLine | None:
        """Give the leading plan."""
        return self.plans.get(self.leading or "")


def headline(found: api.Evaluation | api.LiveReading, currency: str) -> Headline:
    """Give the headline of an evaluation, or of a reading between two."""
    plans: dict[str, PlanLine] = {
        plan.posture: PlanLine(plan.worth, plan.net_present_cost, plan.probability_best)
        for plan in found.plans
    }
    return Headline(found.posture, found.leading, currency, plans)


def _change(now: float, before: float, currency: str, texts: api.Texts) -> str:
    """Say by how much a figure lies above or below that of the baseline."""
    amount = now - before
    if abs(amount) <= _SAME * max(abs(now), abs(before)):
        return texts.say("window.change.none")
    written = texts.money(abs(amount), currency, compact=True)
    return texts.say(f"window.change.{'more' if amount > 0 else 'less'}", amount=written)


def changes(now: Headline, before: Headline | None, texts: api.Texts) -> tuple[str, str]:
    """Say how worth and net present cost of the leading plan lie to those of a baseline.

    Both are empty where there is nothing to compare with, or the baseline itself is shown.
    """
    first, then = now.first, before.first if before else None
    if first is None or then is None or before is None or now == before:
        return "", ""
    if now.currency != before.currency:
        return "", ""
    return (
        _change(first.worth.p50, then.worth.p50, now.currency, texts),
        _change(first.cost.p50, then.cost.p50, now.currency, texts),
    )


def standing_of(shown: Headline) -> api.ScenarioResult:
    """Give a headline in the shape of a scenario, without anything moved."""
    return api.ScenarioResult.model_validate(
        {
            "key": "",
            "name": "",
            "moved": (),
            "posture": shown.posture,
            "leading": shown.leading,
            "plans": tuple(
                {
                    "posture": posture,
                    "worth": plan.worth,
                    "net_present_cost": plan.cost,
                    "probability_best": plan.probability_best,
                }
                for posture, plan in _ranked(shown)
            ),
        }
    )


def order_of(shown: Headline, texts: api.Texts) -> str:
    """Name the plans in their order, the leading one first."""
    names = [texts.say(f"posture.{posture}") for posture, _ in _ranked(shown)]
    return texts.say("report.semicolon").join(names)


def _ranked(shown: Headline) -> list[tuple[str, PlanLine]]:
    """Order the plans: the leading one, then by how often each is best."""
    return sorted(
        shown.plans.items(),
        key=lambda item: (item[0] != shown.leading, -item[1].probability_best),
    )
