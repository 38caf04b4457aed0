"""What is lost if an own model fails, read as a person would."""

from __future__ import annotations

from advisor.evaluation import Band, Evaluation
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.report_model import Bullets
from advisor.report.stakes_said import stakes_said
from advisor.words.text import texts_for
from tests.advisor.report.example import AS_OF, evaluation, option

EN = texts_for("en")


def band(middle: float, high: float) -> Band:
    return Band(p10=0.0, p50=middle, p90=high, mean=middle)


def staked(limit: float | None) -> Evaluation:
    """Two ways to adapt an open model, of which the lesser counts."""
    routes = [
        option(f"industry_adapted:{name}", "industry_adapted", name, 1e6).model_copy(
            update={"at_stake": stake}
        )
        for name, stake in (("a", band(3e6, 9e6)), ("b", band(2e6, 4e6)))
    ]
    return evaluation(stop_loss=limit, options=(*evaluation().options, *routes))


def test_that_the_lesser_stake_of_a_route_is_told() -> None:
    (said,) = stakes_said(staked(None), EN)

    assert said == (
        "Industry model adapted from an open one: CN¥2M lost in the median, "
        "at most CN¥4M in nine futures of ten."
    )


def test_that_it_is_held_against_the_most_one_would_lose_on_both_sides_of_it() -> None:
    (kept,) = stakes_said(staked(4e6), EN)
    (above,) = stakes_said(staked(3.9e6), EN)

    assert kept.endswith("within the CN¥4M you are ready to lose.")
    assert above.endswith("more than the CN¥3.9M you are ready to lose.")


def test_that_the_report_says_it_where_a_route_is_compared() -> None:
    def bullets(answer: Evaluation) -> list[str]:
        report = build_report(answer, Facts(title="", organisation=""), EN, as_of=AS_OF)
        blocks = next(one for one in report.sections if one.id == "roadmap").blocks
        return [text for b in blocks if isinstance(b, Bullets) for text in b.items]

    assert any("you are ready to lose" in text for text in bullets(staked(1e6)))
    assert not any("lost in the median" in text for text in bullets(evaluation()))
