"""The catalogue's accelerator behind a name that a person or another program wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.inputs.device_names import accelerator_id_of

_MAKERS = re.compile(
    r"^(nvidia|amd|intel|huawei|hygon|cambricon|apple|tesla|instinct|geforce|ascend(?=\s*ascend))\s+",
    re.IGNORECASE,
)
_CHINESE = {
    "英伟达": "nvidia ",
    "华为": "huawei ",
    "昇腾": "ascend ",
    "海光": "hygon ",
    "寒武纪": "cambricon ",
    "沐曦": "metax ",
    "昆仑芯": "kunlun ",
}
"""Makers and lines as Chinese lists name them."""


def accelerator_named(written: str, known: Iterable[str]) -> str | None:
    """Give the accelerator's id, or None where the name fits none or several.

    Args:
        written: Such as ``NVIDIA H100 80GB HBM3``, ``h100-sxm`` or ``A100 SXM 80GB``.
        known: Ids of the catalogue.
    """
    for chinese, latin in _CHINESE.items():
        written = written.replace(chinese, latin)
    by_plain = {_plain(id_): id_ for id_ in known}
    if (exact := by_plain.get(_plain(written))) is not None:
        return exact
    if (driver := accelerator_id_of(written)) in by_plain.values():
        return driver
    bare = written.strip()
    while (shorter := _MAKERS.sub("", bare)) != bare:
        bare = shorter
    if (exact := by_plain.get(_plain(bare))) is not None:
        return exact
    asked = set(_words(bare))
    fitting = [id_ for id_ in by_plain.values() if asked and asked == set(_words(id_))]
    return fitting[0] if len(fitting) == 1 else None


def nearest_names(written: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Give ids that share most with what was written, best first."""
    asked = _plain(_MAKERS.sub("", written.strip()))

    def likeness(id_: str) -> tuple[int, int]:
        plain = _plain(id_)
        shared = 0
        while shared < min(len(plain), len(asked)) and plain[shared] == asked[shared]:
            shared += 1
        return shared, -abs(len(plain) - len(asked))

    ranked = sorted(known, key=lambda id_: (*(-x for x in likeness(id_)), id_))
    return tuple(id_ for id_ in ranked[:most] if likeness(id_)[0] >= 2)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z]+\d*[a-z]*|\d+[a-z]*", name.casefold())
