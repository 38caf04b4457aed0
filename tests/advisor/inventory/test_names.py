"""A name on a list becomes an accelerator of the catalogue only where it leaves no doubt."""

from __future__ import annotations

import pytest

from advisor.inventory.names import accelerator_named, nearest_names

KNOWN = ("H100-SXM", "H100-PCIe", "A100-SXM-80GB", "L40S", "MI300X", "Ascend-910B", "RTX-4090")


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("h100 sxm", "H100-SXM"),
        ("NVIDIA H100 80GB HBM3", "H100-SXM"),
        ("NVIDIA L40S", "L40S"),
        ("AMD Instinct MI300X", "MI300X"),
        ("Huawei Ascend 910B", "Ascend-910B"),
        ("GeForce RTX 4090", "RTX-4090"),
        ("A100 80GB SXM", "A100-SXM-80GB"),
    ],
)
def test_that_usual_spellings_are_understood(written: str, id_: str) -> None:
    assert accelerator_named(written, KNOWN) == id_


@pytest.mark.parametrize("written", ["H100", "A100", "GPU", "", "L40"])
def test_that_a_name_of_several_boards_or_of_none_is_not_guessed(written: str) -> None:
    assert accelerator_named(written, KNOWN) is None


def test_that_the_nearest_ids_are_offered() -> None:
    assert nearest_names("NVIDIA H100", KNOWN)[:2] == ("H100-SXM", "H100-PCIe")
    assert nearest_names("abacus", KNOWN) == ()


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("昇腾910B", "Ascend-910B"),
        ("华为昇腾 910B", "Ascend-910B"),
        ("英伟达 H100 PCIe", "H100-PCIe"),
        ("寒武纪MLU590", "MLU590"),
    ],
)
def test_that_chinese_lists_name_makers_in_chinese(written: str, id_: str) -> None:
    known = ("Ascend-910B", "H100-PCIe", "H100-SXM", "MLU590")

    assert accelerator_named(written, known) == id_
