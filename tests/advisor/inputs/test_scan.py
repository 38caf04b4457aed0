"""A scan names what it is sure of, leaves the rest to a person, and no driver can stop it."""

from __future__ import annotations

import csv
import sys
import time
import types
from pathlib import Path

import pytest

from advisor.inputs import device_names, scan
from advisor.inputs.device_names import accelerator_id_of, device_of
from advisor.inputs.scan import FoundAccelerator, accelerators_on_bus, scan_machine
from advisor.resources import resource


@pytest.mark.parametrize(
    ("name", "memory_gb", "id_"),
    [
        ("NVIDIA H100 80GB HBM3", 79.6, "H100-SXM"),
        ("NVIDIA H100 PCIe", None, "H100-PCIe"),
        ("NVIDIA A100-SXM4-40GB", None, "A100-SXM-40GB"),
        ("NVIDIA GeForce RTX 4090", 23.99, "RTX-4090"),
        ("Tesla T4", 14.6, "T4"),
        ("NVIDIA H20", 95.6, "H20-96GB"),
        ("NVIDIA H20", 140.4, "H20-141GB"),
        ("NVIDIA H20", None, None),
        ("NVIDIA H20", 48.0, None),
        ("NVIDIA GeForce RTX 3080", 12.0, None),
        ("NVIDIA H100 80GB HBM3 MIG 1g.10gb", 9.8, None),
        ("NVIDIA A10-4Q", 4.0, None),
        ("NVIDIA H100", None, None),
        ("NVIDIA H9000", None, None),
        ("", None, None),
    ],
)
def test_that_a_device_has_an_id_only_where_its_name_leaves_no_doubt(
    name: str, memory_gb: float | None, id_: str | None
) -> None:
    assert accelerator_id_of(name, memory_gb) == id_


def test_that_every_id_a_scan_can_give_stands_in_the_catalogue() -> None:
    with resource("catalogue", "accelerators.csv").open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)}

    by_size = device_names._BY_NAME_AND_MEMORY.values()
    given = {*device_names._BY_NAME.values(), *(id_ for sizes in by_size for id_ in sizes.values())}
    given |= {id_ for _, id_ in device_names._BY_NUMBER.values() if id_}
    assert given - known == set()


def bus(folder: Path, *devices: tuple[str, str, str]) -> Path:
    for number, (base_class, vendor, device) in enumerate(devices):
        place = folder / f"0000:0{number}:00.0"
        place.mkdir()
        for name, content in (("class", base_class), ("vendor", vendor), ("device", device)):
            (place / name).write_text(f"{content}\n")
    return folder


def test_that_accelerators_are_found_on_the_bus_and_screens_and_bridges_are_not(
    tmp_path: Path,
) -> None:
    devices = bus(
        tmp_path,
        ("0x060000", "0x8086", "0x1237"),
        ("0x030000", "0x19e5", "0x1711"),
        ("0x030000", "0x8086", "0x4680"),
        ("0x120000", "0x1002", "0x74a1"),
        ("0x120000", "0x19e5", "0xd802"),
        ("0x038000", "0x8086", "0x0bd5"),
        ("0x030200", "0x10de", "0x2330"),
    )

    assert [(f.vendor, f.name, f.accelerator) for f in accelerators_on_bus(devices)] == [
        ("AMD", "AMD Instinct MI300X", "MI300X"),
        ("Huawei", "Huawei 19e5:d802", None),
        ("Intel", "Intel Data Center GPU Max 1550", "Max1550"),
        ("NVIDIA", "NVIDIA 10de:2330", None),
    ]


def test_that_a_shared_device_number_is_not_guessed() -> None:
    assert device_of(0x1002, 0x744C) == ("AMD", "AMD Radeon RX 7900 XT / 7900 XTX", None)


def driver_of(*names: str) -> types.SimpleNamespace:
    return types.SimpleNamespace(
        nvmlInit=lambda: None,
        nvmlShutdown=lambda: None,
        nvmlDeviceGetCount=lambda: len(names),
        nvmlDeviceGetHandleByIndex=lambda number: number,
        nvmlDeviceGetName=lambda number: names[number],
        nvmlDeviceGetMemoryInfo=lambda _number: types.SimpleNamespace(total=80 * 2**30),
    )


def test_that_boards_of_one_kind_are_counted_once_by_the_driver_and_not_again_by_the_bus(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pynvml", driver_of(*["NVIDIA H100 80GB HBM3"] * 8))
    devices = bus(tmp_path, ("0x030200", "0x10de", "0x2330"), ("0x120000", "0x1da3", "0x1020"))
    monkeypatch.setattr(scan, "PCI_DEVICES", devices)

    assert scan_machine().accelerators == (
        FoundAccelerator("NVIDIA", "NVIDIA H100 80GB HBM3", "H100-SXM", 80.0, 8),
        FoundAccelerator("Intel", "Intel Gaudi 2", "Gaudi2", None, 1),
    )


def test_that_a_driver_that_hangs_or_fails_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = driver_of("NVIDIA L4")
    hanging.nvmlInit = lambda: time.sleep(5)
    monkeypatch.setitem(sys.modules, "pynvml", hanging)
    monkeypatch.setattr(scan, "_PATIENCE_S", 0.2)
    (tmp_path / "broken").mkdir()
    monkeypatch.setattr(scan, "PCI_DEVICES", tmp_path)

    begun = time.perf_counter()
    found = scan_machine()

    assert time.perf_counter() - begun < 3
    assert found.accelerators == ()
    assert found.cores is None or found.cores >= 1


def test_that_a_machine_without_accelerators_still_tells_its_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pynvml", driver_of())
    monkeypatch.setattr(scan, "PCI_DEVICES", tmp_path / "none")

    found = scan_machine()

    assert found.accelerators == ()
    assert found.memory_gb is not None
    assert 0.1 < found.memory_gb < 100_000
