"""No pack is accepted that differs anywhere from what was signed."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from advisor.catalogue.library import examined
from advisor.catalogue.packs.envelope import (
    LARGEST,
    key_id,
    new_key_pair,
    private_key,
    seal,
    trusted_keys,
    unsealed,
)
from advisor.catalogue.packs.strict_json import canonical
from advisor.errors import AdvisorError
from advisor.resources import resource
from tests.advisor.catalogue.pack_example import (
    DAY,
    KEY,
    KEYS,
    content,
    library,
    sealed,
    signed_text,
    written,
)

MUTATIONS = 1_000


def flip_a_bit(pack: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(pack))
    return pack[:at] + bytes([pack[at] ^ 1 << chance.randrange(8)]) + pack[at + 1 :]


def cut_short(pack: bytes, chance: random.Random) -> bytes:
    return pack[: chance.randrange(len(pack))]


def cut_out(pack: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(pack)), chance.randrange(1, 40)
    return pack[:at] + pack[at + length :]


def insert(pack: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(pack) + 1)
    return pack[:at] + chance.randbytes(chance.randrange(1, 20)) + pack[at:]


def swap(pack: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.sample(range(len(pack)), 2))
    return pack[:a] + pack[b : b + 1] + pack[a + 1 : b] + pack[a : a + 1] + pack[b + 1 :]


def double(pack: bytes, chance: random.Random) -> bytes:
    a, b = sorted(chance.sample(range(len(pack)), 2))
    return pack[:b] + pack[a:b] + pack[b:]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_a_bit,
    cut_short,
    cut_out,
    insert,
    swap,
    double,
)


def mutations(pack: bytes) -> list[bytes]:
    chance = random.Random(20261216)  # noqa: S311 - nothing secret
    found: list[bytes] = []
    while len(found) < MUTATIONS:
        mutated = WAYS[len(found) % len(WAYS)](pack, chance)
        if mutated != pack:
            found.append(mutated)
    return found


def test_that_of_a_thousand_mutations_of_a_pack_none_is_accepted() -> None:
    pack = sealed(content())
    assert examined(pack, "december.pack", library(), KEYS, DAY).version == "2026.12.15"

    accepted = 0
    for mutated in mutations(pack):
        try:
            unsealed(mutated, "december.pack", KEYS)
        except AdvisorError:
            continue
        accepted += 1

    assert accepted == 0


def test_that_every_byte_of_the_head_counts() -> None:
    pack = sealed(content())
    head = pack.index(b"\n\n") + 2

    for at in range(head):
        for bit in range(8):
            mutated = pack[:at] + bytes([pack[at] ^ 1 << bit]) + pack[at + 1 :]
            with pytest.raises(AdvisorError, match=r"problem\.pack\."):
                unsealed(mutated, "december.pack", KEYS)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda pack: pack[:-1], "cut_short"),
        (lambda pack: pack + b"\n", "altered"),
        (lambda pack: pack.replace(b'"likely": 6.5', b'"likely": 9.5'), "altered"),
        (lambda pack: pack.replace(b"signature ", b"signature  "), "not_a_pack"),
        (lambda pack: pack.replace(b"\n", b"\r\n"), "not_a_pack"),
        (lambda _: b"", "not_a_pack"),
        (lambda _: written(content()).encode(), "not_a_pack"),
        (lambda pack: pack + bytes(LARGEST), "too_large"),
    ],
)
def test_that_a_refusal_names_what_is_wrong(spoil: Callable[[bytes], bytes], problem: str) -> None:
    with pytest.raises(AdvisorError) as caught:
        unsealed(spoil(sealed(content())), "december.pack", KEYS)

    (found,) = caught.value.problems
    assert (found.where, found.message.id) == ("december.pack", f"problem.pack.{problem}")


def test_that_a_pack_signed_by_somebody_else_is_refused() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))

    with pytest.raises(AdvisorError, match="unknown_key"):
        unsealed(sealed(content(), stranger), "december.pack", KEYS)


def test_that_naming_a_trusted_key_does_not_make_a_signature_good() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    names = [key_id(key.public_key()).encode() for key in (stranger, KEY)]
    pack = sealed(content(), stranger).replace(*names)

    with pytest.raises(AdvisorError, match="altered"):
        unsealed(pack, "december.pack", KEYS)


@pytest.mark.parametrize(
    "text",
    [
        written(content()),
        canonical(content()).decode().replace('"likely": 6.5', '"likely": 6.50'),
        canonical(content()).decode().replace('"likely": 6.5', '"likely": 7, "likely": 6.5'),
        canonical(content()).decode() + "\n",
        canonical(content()).decode().replace("December", "D\\u0065cember"),
    ],
)
def test_that_signed_content_in_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(AdvisorError, match=r"not_canonical|key_twice"):
        examined(signed_text(text), "december.pack", library(), KEYS, DAY)


def test_that_a_new_key_pair_signs_what_its_public_half_accepts(tmp_path: Path) -> None:
    private, public = new_key_pair()
    (tmp_path / "maker").write_bytes(private)
    (tmp_path / "maker.pub").write_bytes(public)

    pack = seal(b"content", private_key(tmp_path / "maker"))

    assert unsealed(pack, "december.pack", trusted_keys(tmp_path)) == b"content"


@pytest.mark.parametrize("name", ["public", "nothing", "absent"])
def test_that_what_is_no_private_key_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(new_key_pair()[1])
    (tmp_path / "nothing").write_bytes(b"")

    with pytest.raises(AdvisorError, match="not_a_private_key"):
        private_key(tmp_path / name)


def test_that_a_trusted_key_that_is_none_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "maker.pub").write_bytes(new_key_pair()[0])

    with pytest.raises(AdvisorError, match=r"maker\.pub: problem\.pack\.not_a_key"):
        trusted_keys(tmp_path)


def test_that_the_shipped_keys_are_public_ones_only() -> None:
    folder = resource("catalogue", "keys")

    assert [file.suffix for file in folder.iterdir()] == [".pub"]
    assert len(trusted_keys(folder)) == 1
