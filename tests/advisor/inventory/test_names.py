"""A name on a list becomes an accelerator of the catalogue only where it leaves no doubt."""

from __future__ import annotations

import pytest

from advisor.api.library import whole_catalogue
from advisor.inventory.names import accelerator_named, nearest_names

KNOWN = {
    "H100-SXM": 80,
    "H100-PCIe": 80,
    "H100-NVL": 94,
    "H20-96GB": 96,
    "H20-141GB": 141,
    "A100-SXM-80GB": 80,
    "A100-SXM-40GB": 40,
    "A100-PCIe-80GB": 80,
    "V100-SXM-32GB": 32,
    "B300-SXM": 268,
    "L40S": 48,
    "MI300X": 192,
    "Gaudi3": 128,
    "Max1550": 128,
    "Ascend-910B": 64,
    "Ascend-910B4": 32,
    "MLU590": 64,
    "RTX-A6000": 48,
    "RTX-6000-Ada": 48,
    "RTX-PRO-6000": 96,
    "RTX-PRO-6000-SE": 96,
    "RTX-3080": 10,
    "RTX-3080Ti": 12,
    "RTX-4090": 24,
}


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("h100 sxm", "H100-SXM"),
        ("H100 SXM5 80GB", "H100-SXM"),
        ("H100-SXM5-80GB", "H100-SXM"),
        ("H100SXM5 80G", "H100-SXM"),
        ("NVIDIA H100 SXM5 80 GB HBM3", "H100-SXM"),
        ("NVIDIA H100 80GB HBM3", "H100-SXM"),
        ("H100 80G HBM3", "H100-SXM"),
        ("H100 PCIE 80GB HBM2e", "H100-PCIe"),
        ("H100 NVL 94GB", "H100-NVL"),
        ("H20 96G", "H20-96GB"),
        ("H20-3e", "H20-141GB"),
        ("A100-SXM4-40GB", "A100-SXM-40GB"),
        ("NVIDIA A100-SXM4-40GB", "A100-SXM-40GB"),
        ("A100 80GB SXM", "A100-SXM-80GB"),
        ("A100 SXM4 80 Go", "A100-SXM-80GB"),
        ("A100 PCIe 80GiB", "A100-PCIe-80GB"),
        ("Tesla V100-SXM2-32GB", "V100-SXM-32GB"),
        ("B300 SXM6 288GB", "B300-SXM"),
        ("NVIDIA L40S", "L40S"),
        ("L40S 48GB GDDR6", "L40S"),
        ("AMD Instinct MI300X", "MI300X"),
        ("AMD Instinct MI 300X OAM 192GB", "MI300X"),
        ("Intel Gaudi 3", "Gaudi3"),
        ("Intel Data Center GPU Max 1550", "Max1550"),
        ("Huawei Ascend 910B", "Ascend-910B"),
        ("910B4 32GB", "Ascend-910B4"),
        ("GeForce RTX 4090", "RTX-4090"),
        ("RTX 4090 24G", "RTX-4090"),
        ("RTX4090 24GB", "RTX-4090"),
        ("4090", "RTX-4090"),
        ("GeForce RTX 3080 Ti 12GB", "RTX-3080Ti"),
        ("RTX 3080Ti", "RTX-3080Ti"),
        ("RTX A6000 48GB", "RTX-A6000"),
        ("RTX 6000 Ada 48GB", "RTX-6000-Ada"),
        ("RTX 6000 Ada Generation", "RTX-6000-Ada"),
        ("RTX PRO 6000 Blackwell Server Edition 96GB", "RTX-PRO-6000-SE"),
    ],
)
def test_that_usual_spellings_are_understood(written: str, id_: str | None) -> None:
    assert accelerator_named(written, KNOWN) == id_


@pytest.mark.parametrize(
    "written",
    [
        "H100",
        "H100 80GB",  # two sockets
        "H100 SXM5 96GB",  # a board that the catalogue does not have
        "A100",
        "A100 SXM4",  # two sizes
        "A100 80GB",
        "A100-PCIE-40GB",
        "A100 PCIe",  # there is one of 40 GB, too
        "H20",
        "V100 32GB",
        "Tesla V100-SXM2-16GB",
        "RTX 3080 12GB",
        "RTX 4090 48G",
        "RTX 4090 D",
        "RTX 6000",
        "RTX PRO 6000 Blackwell",
        "2x L40S",
        "L40S x8",
        "Ascend 910B 4",
        "910B 32GB",
        "A100 40GB 80GB SXM",
        "NVIDIA H100 80GB HBM3 MIG 1g.10gb",
        "GPU",
        "80GB",
        "",
        "L40",
    ],
)
def test_that_a_name_of_several_boards_or_of_none_is_not_guessed(written: str) -> None:
    assert accelerator_named(written, KNOWN) is None


def test_that_every_id_of_the_catalogue_stands_for_itself() -> None:
    known = {id_: one.memory_gb for id_, one in whole_catalogue().accelerators.items()}

    assert [accelerator_named(id_, known) for id_ in known] == list(known)


def test_that_the_nearest_ids_are_offered() -> None:
    assert set(nearest_names("NVIDIA H100", KNOWN)) == {"H100-SXM", "H100-PCIe", "H100-NVL"}
    assert set(nearest_names("A100 SXM4", KNOWN)[:2]) == {"A100-SXM-80GB", "A100-SXM-40GB"}
    assert nearest_names("\uff21\uff11\uff10\uff10", KNOWN)[0].startswith("A100")
    assert nearest_names("abacus", KNOWN) == ()


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("昇腾910B", "Ascend-910B"),
        ("华为昇腾 910B", "Ascend-910B"),
        ("昇腾910B 显存64G", "Ascend-910B"),
        ("英伟达 H100 PCIe", "H100-PCIe"),
        ("英伟达\uff21\uff11\uff10\uff10 SXM4 \uff18\uff10G显卡", "A100-SXM-80GB"),
        ("寒武纪MLU590", "MLU590"),
    ],
)
def test_that_chinese_lists_name_makers_in_chinese(written: str, id_: str) -> None:
    assert accelerator_named(written, KNOWN) == id_
