"""The catalogue's accelerator behind a name that a person or another program wrote.

A name is taken apart into words, sizes of memory and what tells nothing apart (makers, lines,
``GPU``). It stands for an accelerator where the words are those of its id or of the name its driver
reports, and every size fits. An id that bears a size needs one: boards of one name come in several.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from advisor.inputs.device_names import accelerator_id_of, driver_names

_CHINESE = {
    "英伟达": "nvidia ",
    "华为": "huawei ",
    "昇腾": "ascend ",
    "海光": "hygon ",
    "寒武纪": "cambricon ",
    "沐曦": "metax ",
    "昆仑芯": "kunlun ",
    "显存": " ",
    "显卡": " ",
    "加速卡": " ",
    "卡": " ",
}
"""Makers and lines as Chinese lists name them; memory and card, which tell nothing apart."""
_SILENT = re.compile(
    "nvidia|amd|intel|huawei|hygon|cambricon|metax|kunlun|kunlunxin|apple|tesla|instinct|geforce|"
    "ascend|rtx|dcu|oam|gpus?|graphics|card|accelerator|tensor|core|data|center"
)
"""Words of names and ids alike that tell no two accelerators of the catalogue apart."""
_SIZE = re.compile(r"(?<![a-z0-9.,])(\d{1,4})\s?g(?:i?b|o)?(?![a-z0-9])")
"""Such as 80GB, 80 G, 80 Go, 80GiB."""
_MEMORY_KIND = re.compile(r"(?:hbm|gddr|lpddr)\d*[ex]?")
_SOCKET = re.compile(r"(sxm|pcie)\d")
_NEAR = 0.08
"""Share by which a label may differ from the catalogue (chosen by us: B300 boards are sold as 288
and as 268 GB; boards of one name that are sold in two sizes differ by a fifth and more)."""
_KEPT = 1024
"""Names kept taken apart, chosen by us: those of the catalogue and of a long list."""


@dataclass(frozen=True)
class _Name:
    """A name taken apart."""

    words: tuple[str, ...]
    """In the order written; their order tells nothing."""
    sizes: tuple[float, ...]
    """Memory, GB."""


def accelerator_named(written: str, known: Mapping[str, float]) -> str | None:
    """Give the accelerator's id, or None where the name fits none or several.

    Args:
        written: Such as ``NVIDIA H100 80GB HBM3``, ``h100-sxm`` or ``A100 SXM4 80G``.
        known: Memory in GB by id of the catalogue.

    Examples:
        >>> known = {"A100-SXM-40GB": 40, "A100-SXM-80GB": 80}
        >>> accelerator_named("A100 SXM4 80G", known), accelerator_named("A100 SXM4", known)
        ('A100-SXM-80GB', None)
    """
    if (driver := accelerator_id_of(written)) in known:
        return driver
    asked = _taken_apart(written)
    if not asked.words:
        return None
    names = [*((id_, id_) for id_ in known), *driver_names()]
    found = {id_ for name, id_ in names if id_ in known and _fits(asked, name, known[id_])}
    if not found:
        bare = _Name(tuple(w for w in asked.words if not _MEMORY_KIND.fullmatch(w)), asked.sizes)
        found = {id_ for id_, memory in known.items() if bare.words and _fits(bare, id_, memory)}
    return found.pop() if len(found) == 1 else None


def nearest_names(written: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Give ids that share most with what was written, best first."""
    asked = "".join(_taken_apart(written).words)

    def likeness(id_: str) -> tuple[int, int]:
        plain = "".join(_taken_apart(id_).words)
        shared = 0
        while shared < min(len(plain), len(asked)) and plain[shared] == asked[shared]:
            shared += 1
        return shared, -abs(len(plain) - len(asked))

    ranked = sorted(known, key=lambda id_: (*(-x for x in likeness(id_)), id_))
    return tuple(id_ for id_ in ranked[:most] if likeness(id_)[0] >= 2)


def _fits(asked: _Name, name: str, memory_gb: float) -> bool:
    """Say whether a written name is this one, sizes and all."""
    known = _taken_apart(name)
    if set(asked.words) != set(known.words) or (known.sizes and not asked.sizes):
        return False
    return all(abs(size - memory_gb) <= _NEAR * memory_gb for size in asked.sizes)


@lru_cache(maxsize=_KEPT)
def _taken_apart(written: str) -> _Name:
    text = unicodedata.normalize("NFKC", written).casefold()
    for chinese, latin in _CHINESE.items():
        text = text.replace(chinese, latin)
    sizes = tuple(float(size) for size in _SIZE.findall(text))
    return _Name(tuple(_words(_SIZE.sub(" ", text))), sizes)


def _words(text: str) -> Iterator[str]:
    """Give the words that tell, a number joined to the letters before it: MI 300X, Gaudi 3."""
    parted = re.sub(r"\brtx(?=\d)|(?<=\d)(?=sxm|pcie)", " ", text)
    telling = " ".join(w for w in re.findall(r"[a-z0-9]+", parted) if not _SILENT.fullmatch(w))
    for word in re.sub(r"\b([a-z]+) (?=\d)", r"\1", telling).split():
        yield _SOCKET.sub(r"\1", word)
