"""Which accelerator of the catalogue a device is, where its own name or number leaves no doubt.

Names are those the NVIDIA driver reports; numbers are PCI vendor and device ids from the public
PCI id list and from the vendors' own drivers. What is not listed stays without an id: a person
chooses, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

_BY_NAME = {
    "H100 80GB HBM3": "H100-SXM",
    "H100 PCIe": "H100-PCIe",
    "H100 NVL": "H100-NVL",
    "H200": "H200-SXM",
    "H200 NVL": "H200-NVL",
    "H20-3e": "H20-141GB",
    "H800": "H800-SXM",
    "A100-SXM4-80GB": "A100-SXM-80GB",
    "A100-SXM4-40GB": "A100-SXM-40GB",
    "A100 80GB PCIe": "A100-PCIe-80GB",
    "A800-SXM4-80GB": "A800-SXM-80GB",
    "A10": "A10",
    "A10G": "A10G",
    "A30": "A30",
    "A40": "A40",
    "L4": "L4",
    "L20": "L20",
    "L40": "L40",
    "L40S": "L40S",
    "RTX A6000": "RTX-A6000",
    "RTX 6000 Ada Generation": "RTX-6000-Ada",
    "RTX 5000 Ada Generation": "RTX-5000-Ada",
    "RTX 4000 Ada Generation": "RTX-4000-Ada",
    "RTX PRO 6000 Blackwell Server Edition": "RTX-PRO-6000-SE",
    "RTX PRO 6000 Blackwell Workstation Edition": "RTX-PRO-6000",
    "RTX PRO 4500 Blackwell": "RTX-PRO-4500",
    "GeForce RTX 3070": "RTX-3070",
    "GeForce RTX 3080 Ti": "RTX-3080Ti",
    "GeForce RTX 3090": "RTX-3090",
    "GeForce RTX 4070 Ti": "RTX-4070Ti",
    "GeForce RTX 4080": "RTX-4080",
    "GeForce RTX 4090": "RTX-4090",
    "GeForce RTX 5090": "RTX-5090",
    "B200": "B200-SXM",
    "B300 SXM6 AC": "B300-SXM",
    "GB200": "GB200",
    "GB300": "GB300",
    "GB10": "GB10",
    "V100-SXM2-32GB": "V100-SXM-32GB",
    "V100-SXM3-32GB": "V100-SXM-32GB",
    "T4": "T4",
}
_BY_NAME_AND_MEMORY = {
    "H20": {96: "H20-96GB", 141: "H20-141GB"},
    "GeForce RTX 3080": {10: "RTX-3080"},
}
"""Names that stand for boards of several sizes, in GB of 2^30 bytes."""
_NEAR = 0.05
"""Share by which a driver may report less or more than the size on the label (chosen by the
makers: an 80 GB board reports 79.6)."""

_BY_NUMBER = {
    (0x1002, 0x74A1): ("AMD Instinct MI300X", "MI300X"),
    (0x1002, 0x74A2): ("AMD Instinct MI308X", "MI308X"),
    (0x1002, 0x74A5): ("AMD Instinct MI325X", "MI325X"),
    (0x1002, 0x75A0): ("AMD Instinct MI350X", "MI350X"),
    (0x1002, 0x75A3): ("AMD Instinct MI355X", "MI355X"),
    (0x1002, 0x7408): ("AMD Instinct MI250X", None),
    (0x1002, 0x740C): ("AMD Instinct MI250X / MI250", None),
    (0x1002, 0x740F): ("AMD Instinct MI210", None),
    (0x1002, 0x744C): ("AMD Radeon RX 7900 XT / 7900 XTX", None),
    (0x1DA3, 0x1020): ("Intel Gaudi 2", "Gaudi2"),
    (0x8086, 0x0BD5): ("Intel Data Center GPU Max 1550", "Max1550"),
    (0x8086, 0x0BD6): ("Intel Data Center GPU Max 1550", "Max1550"),
}
_VENDORS = {
    0x10DE: "NVIDIA",
    0x1002: "AMD",
    0x19E5: "Huawei",
    0x1DA3: "Intel",
    0x8086: "Intel",
    0x1D22: "Kunlunxin",
    0x1D94: "Hygon",
    0x1ED5: "Moore Threads",
    0x1E36: "Enflame",
}


def accelerator_id_of(name: str, memory_gb: float | None = None) -> str | None:
    """Give the catalogue's id of a device that a driver names, or None where it is not sure.

    Args:
        name: As the driver reports it, such as ``NVIDIA H100 80GB HBM3``.
        memory_gb: Memory the driver reports, GB of 2^30 bytes; it tells boards of one name apart.

    Examples:
        >>> accelerator_id_of("NVIDIA H100 80GB HBM3"), accelerator_id_of("NVIDIA H20")
        ('H100-SXM', None)
    """
    bare = name.strip().removeprefix("NVIDIA ").removeprefix("Tesla ")
    for size, id_ in _BY_NAME_AND_MEMORY.get(bare, {}).items():
        if memory_gb is not None and abs(memory_gb - size) <= _NEAR * size:
            return id_
    return _BY_NAME.get(bare)


def driver_names() -> Iterable[tuple[str, str]]:
    """Give every name that one driver reports for one accelerator, with the id."""
    return _BY_NAME.items()


def device_of(vendor: int, device: int) -> tuple[str, str, str | None]:
    """Give a PCI device's vendor, name and, where it is sure, its id in the catalogue.

    Examples:
        >>> device_of(0x1002, 0x74A1)
        ('AMD', 'AMD Instinct MI300X', 'MI300X')
        >>> device_of(0x19E5, 0xD802)
        ('Huawei', 'Huawei 19e5:d802', None)
    """
    maker = _VENDORS.get(vendor, "PCI")
    name, id_ = _BY_NUMBER.get((vendor, device), (f"{maker} {vendor:04x}:{device:04x}", None))
    return maker, name, id_
