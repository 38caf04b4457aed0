"""The appendix of the report: every line with its rule, its largest stretch and its sources."""

from __future__ import annotations

import datetime as dt

from advisor.derivation.record import Derivation, FigureRef, Part, UsedInput, made_of
from advisor.errors import Message, message
from advisor.evaluation import Band
from advisor.report.build import build_report
from advisor.report.derivation_section import derivation_section
from advisor.report.facts import Facts
from advisor.report.pdf import render_pdf
from advisor.report.report_model import Table
from advisor.report.said import Writer
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation

EN = texts_for("en")
DAY = dt.date(2026, 11, 22)


def used(id_: str) -> UsedInput:
    return UsedInput(id_, message("derivation.wage"), 1.0, "CNY", "quoted", "List", DAY)


def stretch(servers: float, price: float, *ids: str) -> Part:
    parts = (
        Part(message("derivation.part.servers"), servers, ""),
        Part(message("derivation.part.price"), price, "CNY", inputs=tuple(map(used, ids))),
    )
    label = message("derivation.of_option", option="Rack", when="month 1")
    return made_of(label, "product", parts, "CNY")


def opened() -> Derivation:
    bought = made_of(
        Message("line.hardware_purchase"),
        "sum",
        (stretch(2, 100, "a"), stretch(3, 500, "a", "b")),
        "CNY",
        words=Message("formula.hardware_purchase"),
    )
    staff = made_of(Message("line.operations"), "sum", (stretch(1, 300, "c"),), "CNY")
    levels = (
        made_of(Message("level.1"), "sum", (bought,), "CNY"),
        made_of(Message("level.3"), "sum", (staff,), "CNY"),
    )
    whole = made_of(message("derivation.figure.net_present_cost"), "sum", levels, "CNY")
    band = Band(p10=1, p50=2, p90=3, mean=2)
    return Derivation(FigureRef("net_present_cost", plan="open"), whole, band)


def table() -> Table:
    section = derivation_section(opened(), {"a": 7, "b": 4}, Writer(evaluation(), EN))
    found = section.blocks[0]
    assert isinstance(found, Table)
    return found


def test_that_levels_add_up_to_the_total() -> None:
    rows = [(row.kind, row.cells[0], row.cells[-1]) for row in table().rows]

    assert rows == [
        ("group", "Resources", "Resources"),
        ("plain", "Servers bought", "CN¥1,700"),
        ("subtotal", "Subtotal", "CN¥1,700"),
        ("group", "Labour and opportunity", "Labour and opportunity"),
        ("plain", "Operations staff", "CN¥300"),
        ("subtotal", "Subtotal", "CN¥300"),
        ("total", "Net present cost", "CN¥2,000"),
    ]


def test_that_a_line_says_its_rule_its_largest_stretch_and_its_sources() -> None:
    rule, largest, sources = table().rows[1].cells[1].split("\n")

    assert rule == EN.say("formula.hardware_purchase")
    assert largest == (
        "Largest of 2: month 1 · Rack: CN¥1,500 = 3 (servers) × CN¥500 (price of one server)"
    )
    assert sources == "Sources 4, 7"


def test_that_a_report_without_an_opened_figure_has_no_such_part() -> None:
    def ids(adds_up: Derivation | None) -> list[str]:
        report = build_report(evaluation(), Facts(), EN, as_of=DAY, adds_up=adds_up)
        return [section.id for section in report.sections]

    assert "derivation" not in ids(None)
    assert "derivation" in ids(opened())


def test_that_the_appendix_is_printed() -> None:
    for language in ("en", "zh_CN"):
        report = build_report(
            evaluation(), Facts(), texts_for(language), as_of=DAY, adds_up=opened()
        )
        content, warnings = render_pdf(report)
        assert content.startswith(b"%PDF")
        assert warnings == ()
