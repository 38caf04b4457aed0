"""A derivation said: formulas with their numbers, constants, signs, sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from advisor.derivation.record import Derivation, FigureRef, Part, UsedInput, made_of
from advisor.errors import Message, message
from advisor.evaluation import Band
from advisor.report.derivation_rows import (
    SaidDerivation,
    amount_said,
    derivation_data,
    derivation_lines,
    formula_said,
    say_derivation,
)
from advisor.words.text import texts_for

EN = texts_for("en")
REF = FigureRef("net_present_cost", plan="open")
BAND = Band(p10=1e6, p50=2.5e6, p90=4e6, mean=2.6e6)


def used(id_: str, value: float, unit: str, evidence: str = "published") -> UsedInput:
    day = dt.date(2026, 5, 1)
    return UsedInput(id_, message("derivation.wage"), value, unit, evidence, "Price list", day)


def part(name: str, amount: float, unit: str = "", *inputs: UsedInput) -> Part:
    return Part(message(f"derivation.part.{name}"), amount, unit, inputs=inputs)


def product(*parts: Part, unit: str = "CNY") -> Part:
    return made_of(message("derivation.figure.tco"), "product", parts, unit)


def said(whole: Part, band: Band | None = BAND) -> SaidDerivation:
    return say_derivation(Derivation(REF, whole, band), EN)


def test_that_a_product_is_written_with_its_numbers_and_what_they_are() -> None:
    staff = product(part("months", 24), part("servers", 3), part("price", 1.25, "CNY"))

    assert formula_said(staff, EN) == ("24 (months) × 3 (servers) × CN¥1.25 (price of one server)")


def test_that_factors_of_one_are_left_out_and_parts_of_a_million_divide() -> None:
    millionth = Part(message("derivation.per_million"), 1e-6, "")
    paid = product(
        part("servers", 1), part("months", 4_410), part("price", 7.3383, "CNY"), millionth
    )

    assert formula_said(paid, EN) == (
        "4,410 (months) × CN¥7.3383 (price of one server) ÷ 1,000,000 (price is for a million)"
    )


def test_that_one_less_a_share_is_written_so_and_has_a_row_for_the_share_only() -> None:
    share = used("workload.w.cached_share", 0.3, "share")
    told = Part(share.label, 0.3, "share", inputs=(share,))
    taken = made_of(told.label, "credit", (told,), "share")
    whole = Part(message("derivation.one"), 1.0, "")
    fresh = made_of(message("derivation.part.fresh_share"), "sum", (whole, taken), "share")

    found = said(product(fresh, part("months", 2))).whole.parts[0]
    assert (found.amount, found.how) == ("70%", "1 − 30%")
    assert [(row.amount, row.how) for row in found.parts] == [("30%", "Price list, May 1, 2026")]


def test_that_money_in_is_written_with_a_minus() -> None:
    sold = made_of(
        Message("line.hardware_resale"),
        "credit",
        (part("servers", 2), part("price", 500, "CNY")),
        "CNY",
    )

    assert sold.amount == -1000
    assert formula_said(sold, EN) == "−2 (servers) × CN¥500 (price of one server)"
    assert amount_said(sold.amount, "CNY", EN) == "−CN¥1,000"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (0.0731234, "CNY/task", "CN¥0.073123 per task"),
        (6_868_001.6, "CNY", "CN¥6,868,002"),
        (0.3127431, "share", "31.274%"),
        (0.05, "share/year", "5% per year"),
        (0.9123456, "", "0.91235"),
    ],
)
def test_that_amounts_keep_digits_enough_to_check_by_hand(
    value: float, unit: str, written: str
) -> None:
    assert amount_said(value, unit, EN) == written


def test_that_the_likely_case_stands_beside_the_band() -> None:
    found = said(product(part("servers", 2), part("price", 1e6, "CNY")))

    assert found.total == "CN¥2,000,000"
    assert "median CN¥2.5M, P10 CN¥1M, P90 CN¥4M" in found.spread
    assert "CN¥500K from the median" in found.spread
    assert said(product(part("servers", 2)), None).spread == ""


def test_that_a_figure_is_as_sure_as_its_least_sure_input() -> None:
    guessed = part("months", 2, "", used("a", 2, "month", "assumed"))
    known = part("price", 5, "CNY", used("b", 5, "CNY", "measured"))

    found = said(product(guessed, known)).whole
    assert found.evidence == "assumed"
    assert [row.evidence for row in found.parts] == ["assumed", "measured"]


def test_that_inputs_that_are_no_factor_stand_beneath_what_rests_on_them() -> None:
    servers = part("servers", 3, "", used("a", 1, "share"), used("b", 2, "month"))

    found = said(product(servers, part("price", 5, "CNY"))).whole.parts[0]
    (rests,) = found.parts
    assert rests.label == "Further inputs it rests on: 2"
    assert [row.amount for row in rests.parts] == ["100%", "2 months"]


def test_that_the_text_is_indented_by_depth() -> None:
    lines = list(derivation_lines(said(product(part("servers", 2), part("price", 5, "CNY")))))

    assert lines[0] == "Total cost, undiscounted: CN¥10.00"
    assert lines[2] == "= 2 (servers) × CN¥5.00 (price of one server)"
    assert lines[3:] == ["    Servers: 2", "    Price of one server: CN¥5.00"]


def test_that_a_program_gets_every_number_whole() -> None:
    whole = product(part("servers", 3), part("price", 1 / 3, "CNY", used("b", 1 / 3, "CNY")))
    data = derivation_data(Derivation(REF, whole, BAND), EN)

    assert data["amount"] == whole.amount
    assert data["spread"]["p90"] == 4e6
    assert data["parts"][1]["inputs"] == [
        {
            "id": "b",
            "value": 1 / 3,
            "unit": "CNY",
            "evidence": "published",
            "source": "Price list",
            "day": "2026-05-01",
        }
    ]


def test_that_a_stale_source_says_so() -> None:
    old = replace(used("b", 5, "CNY"), stale=True)
    found = said(product(part("servers", 2), part("price", 5, "CNY", old))).whole

    assert "past its review day" in found.parts[1].how
