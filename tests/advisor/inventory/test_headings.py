"""Headings of four languages say which column holds what."""

from __future__ import annotations

import pytest

from advisor.inventory.headings import columns_guessed


@pytest.mark.parametrize(
    "headings",
    [
        ("Name", "GPU model", "GPUs per server", "Quantity", "Age (months)", "Site"),
        ("名称", "加速卡型号", "每台加速卡数", "数量", "使用月数", "机房"),
        ("Nom", "Modèle de GPU", "GPU par serveur", "Quantité", "Âge (mois)", "Site"),
        ("Nama", "Model GPU", "GPU per server", "Jumlah", "Umur (bulan)", "Lokasi"),
        ("Bezeichnung", "Grafikkarte", "GPUs pro Server", "Anzahl Server", "Alter (Monate)", "Ort"),
    ],
)
def test_that_a_list_in_any_of_our_languages_needs_no_mapping(headings: tuple[str, ...]) -> None:
    wanted = ("name", "accelerator", "accelerators_per_server", "servers", "age_months", "site")

    assert dict(columns_guessed(headings)) == {field: at for at, field in enumerate(wanted)}


def test_that_case_underscores_and_units_do_not_matter() -> None:
    assert columns_guessed(["RESALE_VALUE (EUR)"]) == {"resale_value": 0}


def test_that_a_column_is_used_once_and_an_unknown_one_is_left_alone() -> None:
    assert columns_guessed(["GPU", "Colour", "GPU"]) == {"accelerator": 0}


@pytest.mark.parametrize(
    "heading", ["Age (years)", "机龄（年）", "Âge (ans)", "Usia (tahun)", "Alter (Jahre)"]
)
def test_that_years_are_not_taken_for_months(heading: str) -> None:
    assert columns_guessed([heading]) == {"age_years": 0}
