"""What this machine has: accelerators, processor, memory. Every probe is guarded and timed out."""

from __future__ import annotations

import platform
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from advisor.inputs.device_names import accelerator_id_of, device_of

PCI_DEVICES = Path("/sys/bus/pci/devices")
CPU_INFO = Path("/proc/cpuinfo")

_PATIENCE_S = 5.0
"""How long one probe may take (chosen by the makers: a hanging driver must not hang the window)."""
_GIB = 2**30
_NVIDIA = 0x10DE
_DISPLAY, _PROCESSING = 0x03, 0x12
"""PCI base classes: display controller, processing accelerator."""
_MAKERS_OF_DISPLAYS_THAT_COUNT = {0x1002, _NVIDIA}
"""Display controllers of other makers are mostly what drives the screen."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class FoundAccelerator:
    """Accelerators of one kind in this machine."""

    vendor: str
    name: str
    """As its driver or the PCI list has it."""
    accelerator: str | None
    """Id in the catalogue where there is no doubt."""
    memory_gb: float | None
    """Memory of one, GB of 2^30 bytes, where a driver says."""
    count: int = 1


@dataclass(frozen=True)
class MachineScan:
    """What was found; None where nothing could be learned."""

    accelerators: tuple[FoundAccelerator, ...]
    processor: str
    """Name of the processor; empty when unknown."""
    cores: int | None
    """Physical cores."""
    memory_gb: float | None
    """Main memory, GB of 2^30 bytes."""


def scan_machine() -> MachineScan:
    """Look what this machine has; nothing is installed, started or sent anywhere."""
    nothing: tuple[FoundAccelerator, ...] = ()
    by_driver = _guarded(_from_nvidia_driver, nothing)
    by_bus = _guarded(lambda: accelerators_on_bus(PCI_DEVICES), nothing)
    if by_driver:
        by_bus = tuple(found for found in by_bus if found.vendor != "NVIDIA")
    return MachineScan(
        accelerators=grouped((*by_driver, *by_bus)),
        processor=_guarded(lambda: processor_name(CPU_INFO), ""),
        cores=_guarded(_cores, None),
        memory_gb=_guarded(_memory_gb, None),
    )


def grouped(found: tuple[FoundAccelerator, ...]) -> tuple[FoundAccelerator, ...]:
    """Count accelerators of one kind together, most numerous first."""
    return tuple(replace(kind, count=count) for kind, count in Counter(found).most_common())


def accelerators_on_bus(devices: Path) -> tuple[FoundAccelerator, ...]:
    """Read the accelerators that Linux lists on the PCI bus, with or without a driver.

    Args:
        devices: A folder with one folder a device, as ``/sys/bus/pci/devices``.
    """
    if not devices.is_dir():
        return ()
    found = []
    for folder in sorted(devices.iterdir()):
        base_class = _number(folder / "class") >> 16
        vendor, device = _number(folder / "vendor"), _number(folder / "device")
        maker, name, id_ = device_of(vendor, device)
        counts = base_class == _PROCESSING or (
            base_class == _DISPLAY and (vendor in _MAKERS_OF_DISPLAYS_THAT_COUNT or id_)
        )
        if counts:
            found.append(FoundAccelerator(maker, name, id_, None))
    return tuple(found)


def processor_name(cpu_info: Path) -> str:
    """Give the processor's name from Linux's list, else what Python knows of it."""
    lines = cpu_info.read_text(encoding="utf-8").splitlines() if cpu_info.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def _from_nvidia_driver() -> tuple[FoundAccelerator, ...]:
    import pynvml  # noqa: PLC0415 - 20 ms, and of no use on most machines

    pynvml.nvmlInit()
    try:
        return tuple(_nvidia(pynvml, n) for n in range(pynvml.nvmlDeviceGetCount()))
    finally:
        pynvml.nvmlShutdown()


def _nvidia(driver: object, number: int) -> FoundAccelerator:
    handle = driver.nvmlDeviceGetHandleByIndex(number)  # type: ignore[attr-defined]
    name = str(driver.nvmlDeviceGetName(handle))  # type: ignore[attr-defined]
    memory_gb = driver.nvmlDeviceGetMemoryInfo(handle).total / _GIB  # type: ignore[attr-defined]
    return FoundAccelerator("NVIDIA", name, accelerator_id_of(name, memory_gb), memory_gb)


def _cores() -> int | None:
    import psutil  # noqa: PLC0415 - 20 ms, only for a scan

    count: int | None = psutil.cpu_count(logical=False)
    return count


def _memory_gb() -> float:
    import psutil  # noqa: PLC0415 - 20 ms, only for a scan

    return float(psutil.virtual_memory().total) / _GIB


def _number(file: Path) -> int:
    return int(file.read_text(encoding="ascii"), base=16)


def _guarded(probe: Callable[[], Result], otherwise: Result) -> Result:
    """Run a probe in a thread of its own; one that fails or hangs has found nothing."""
    answers: list[Result] = []

    def run() -> None:
        try:
            answers.append(probe())
        except Exception:  # noqa: BLE001 - drivers fail in every way; none may stop the program
            return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(_PATIENCE_S)
    return answers[0] if answers else otherwise
