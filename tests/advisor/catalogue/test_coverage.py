"""Everything asked of the catalogue is in it, and every value says where it comes from."""

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.load import load_catalogue, read_more
from advisor.catalogue.parameter import EVIDENCE_ORDER, Figure
from advisor.catalogue.templates import FIGURE_UNITS
from advisor.catalogue.units import PLAIN, PRICED_BY, is_unit
from advisor.model.organisation import Currency
from advisor.model.workload import Workload
from advisor.resources import resource
from advisor.words.text import texts_for

TODAY = dt.date(2026, 11, 22)
REGIONS = ("CN", "US", "EU", "FR", "DE", "GB", "ID", "IN", "SG", "JP", "other")
CURRENCIES = tuple(each for each in get_args(Currency) if each != "USD")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resource())


def every_figure(catalogue: Catalogue) -> list[Figure]:
    found = [figure for values in catalogue.history.values() for figure in values]
    found += [price.figure for prices in catalogue.api_prices.values() for price in prices]
    found += [f for template in catalogue.templates.values() for f in template.figures.values()]
    return found


def test_that_every_value_has_unit_days_source_evidence_and_licence(catalogue: Catalogue) -> None:
    figures = every_figure(catalogue)

    assert len(figures) > 900
    for figure in figures:
        assert is_unit(figure.unit), figure.id
        assert figure.evidence in EVIDENCE_ORDER, figure.id
        assert figure.basis in {"stated", "observed"}, figure.id
        assert figure.valid_from <= figure.source.retrieved <= TODAY, figure.id
        assert figure.review_by >= figure.valid_from, figure.id
        assert figure.source.title, figure.id
        assert figure.source.licence, figure.id


def test_that_a_loaded_record_passes_the_validation_it_was_built_without(
    catalogue: Catalogue,
) -> None:
    records = [
        *every_figure(catalogue),
        *catalogue.accelerators.values(),
        *catalogue.models.values(),
        *(price for prices in catalogue.api_prices.values() for price in prices),
        *catalogue.templates.values(),
    ]

    for record in records:
        assert type(record).model_validate(record.model_dump()) == record


def test_that_every_accelerator_and_model_of_the_measurements_is_there(
    catalogue: Catalogue,
) -> None:
    models = catalogue.models.values()
    aliases = {alias for model in models for alias in model.aliases}

    assert len(catalogue.accelerators) == 77
    assert {"Llama-3-70B", "gpt-oss-120b", "MiniMax-M2.5", "OPT-6.7B"} <= aliases
    assert sum(model.openness == "open" for model in models) == 129 + 16
    assert sum(model.memory_marked for model in models) == 39


def test_that_each_name_means_one_model(catalogue: Catalogue) -> None:
    names = [name for m in catalogue.models.values() for name in {m.id, *m.aliases}]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_that_at_least_sixty_closed_models_can_be_called_at_a_price(catalogue: Catalogue) -> None:
    closed = [m.id for m in catalogue.models.values() if m.openness == "closed"]
    ranked = [id_ for id_ in closed if catalogue.models[id_].elo is not None]

    assert sum(bool(catalogue.api_prices.get(id_)) for id_ in closed) == len(closed) == 118
    assert sum(bool(catalogue.prices(id_, TODAY)) for id_ in ranked) >= 60


def test_that_a_price_the_host_has_removed_is_kept_but_not_offered(catalogue: Catalogue) -> None:
    listed = catalogue.api_prices["claude-3-5-sonnet"]

    assert [price.status for price in listed] == ["removed"]
    assert catalogue.prices("claude-3-5-sonnet", TODAY) == ()


@pytest.mark.parametrize(
    ("model", "elements"),
    [
        ("llama-3-70b", 2 * 80 * 8 * 128),
        ("deepseek-v3", 61 * (512 + 64)),
        ("qwen3.8-27b", 2 * (64 // 4) * 4 * 256),
        ("gemma-3-27b", 2 * (62 // 6) * 16 * 128),
    ],
)
def test_that_the_cache_of_a_token_follows_from_the_layers_that_keep_one(
    catalogue: Catalogue, model: str, elements: int
) -> None:
    assert catalogue.models[model].kv_elements_per_token == elements


def test_that_a_cache_nobody_published_is_none_and_says_so(catalogue: Catalogue) -> None:
    model = catalogue.models["glm-4.7-flash"]

    assert (model.kv_elements_per_token, model.kv_basis) == (None, "unknown")


@pytest.mark.parametrize("region", REGIONS)
def test_that_every_region_has_power_and_wages(catalogue: Catalogue, region: str) -> None:
    power = catalogue.figure(f"electricity.{region}", TODAY)
    wage = catalogue.figure(f"salary.engineer.{region}", TODAY)

    assert power.unit.endswith("/kWh")
    assert wage.unit.endswith("/year")
    assert power.low < power.likely < power.high
    assert wage.low < wage.likely < wage.high


@pytest.mark.parametrize("currency", CURRENCIES)
def test_that_every_currency_of_an_assessment_has_a_rate(
    catalogue: Catalogue, currency: str
) -> None:
    assert catalogue.figure(f"fx.{currency}", TODAY).unit == f"{currency}/USD"


def test_that_every_template_fills_what_a_client_may_leave_open(catalogue: Catalogue) -> None:
    fields = set(Workload.model_fields)

    assert len(catalogue.templates) >= 15
    for template in catalogue.templates.values():
        assert set(template.figures) == set(FIGURE_UNITS) <= fields
        assert template.claims, template.id
        assert 100 < template.figures["active_hours_per_month"].high <= 730, template.id


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_that_templates_and_units_have_words(catalogue: Catalogue, language: str) -> None:
    texts = texts_for(language)

    for template in catalogue.templates.values():
        assert texts.say(template.label)
        assert texts.say(template.unit_label)
    for unit in (PLAIN | {f"CNY/{per}" for per in PRICED_BY if per}) - {"share"}:
        assert "2" in texts.quantity(2.0, unit)


def test_that_default_choices_have_prices_or_machines(catalogue: Catalogue) -> None:
    for name, entries in catalogue.shortlists.items():
        for entry in entries:
            if name.startswith(("closed_models", "open_models")):
                assert catalogue.prices(entry, TODAY), entry
                assert catalogue.models[entry].elo, entry
            elif name.startswith("accelerator"):
                assert f"purchase.{entry}" in catalogue.history, entry


def test_that_every_system_of_the_claims_is_there_with_what_it_offers() -> None:
    systems, _, problems = read_more(resource())
    named = {placed.record.claim for placed in systems}

    assert problems == []
    assert named == {f"C{number}" for number in range(296, 355)}


def test_that_only_scores_whose_licence_allows_it_are_shipped() -> None:
    _, scores, _ = read_more(resource())

    assert len(scores) == 1215
    assert {placed.record.licence for placed in scores} == {"CC BY 4.0", "MIT", "Apache-2.0"}


def test_that_the_tables_are_what_the_build_makes_of_the_pinned_inputs() -> None:
    script = Path(__file__).parents[3] / "packaging" / "catalogue.py"

    built = subprocess.run(  # noqa: S603
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )

    assert built.returncode == 0, built.stderr


def test_that_no_figure_names_a_machine_it_was_gathered_on() -> None:
    shipped = [*resource("catalogue").rglob("*.csv"), *resource("catalogue").rglob("*.toml")]

    found = [
        path.name
        for path in shipped
        if re.search(r"/(work|home|root|tmp)/", path.read_text("utf-8"))
    ]

    assert len(shipped) > 20
    assert found == []
