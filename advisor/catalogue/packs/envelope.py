"""The sealed file: magic line, key, signature, length, an empty line, and the signed bytes.

Every byte counts: the head has one spelling only, and the signature (Ed25519, RFC 8032) covers the
magic line and the content. A file that differs anywhere from what was sealed is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import AdvisorError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

LARGEST = 20_000_000
"""Bytes of a pack at most (chosen by the makers: thirty times the shipped catalogue)."""
_MAGIC = b"LLM Deployment Advisor catalogue pack 1\n"
_HEAD = re.compile(
    re.escape(_MAGIC)
    + rb"key ([0-9a-f]{16})\nsignature ([0-9a-f]{128})\nbytes ([1-9][0-9]{0,8})\n\n"
)


def seal(content: bytes, key: Ed25519PrivateKey) -> bytes:
    """Sign content and put it in its envelope."""
    signature = key.sign(_MAGIC + content).hex()
    head = f"key {key_id(key.public_key())}\nsignature {signature}\nbytes {len(content)}\n\n"
    return _MAGIC + head.encode() + content


def unsealed(sealed: bytes, name: str, keys: Mapping[str, Ed25519PublicKey]) -> bytes:
    """Give the content of a pack once its signature has been found good.

    Args:
        sealed: The file, whole.
        name: Its name, for the problem.
        keys: Keys that are trusted, by id.

    Raises:
        AdvisorError: When it is no pack, cut short, signed by nobody who is trusted, or altered.
    """
    from cryptography.exceptions import InvalidSignature  # 25 ms  # noqa: PLC0415

    if len(sealed) > LARGEST:
        raise AdvisorError.at(name, "problem.pack.too_large", megabytes=LARGEST / 1e6)
    head = _HEAD.match(sealed)
    if head is None:
        raise AdvisorError.at(name, "problem.pack.not_a_pack")
    content, wanted = sealed[head.end() :], int(head[3])
    if len(content) < wanted:
        raise AdvisorError.at(name, "problem.pack.cut_short", found=len(content), wanted=wanted)
    id_ = head[1].decode()
    if id_ not in keys:
        known = ", ".join(sorted(keys))
        raise AdvisorError.at(name, "problem.pack.unknown_key", key=id_, known=known)
    try:
        keys[id_].verify(bytes.fromhex(head[2].decode()), _MAGIC + content)
    except InvalidSignature:
        raise AdvisorError.at(name, "problem.pack.altered") from None
    if len(content) != wanted:
        raise AdvisorError.at(name, "problem.pack.altered")
    return content


def key_id(key: Ed25519PublicKey) -> str:
    """Give the short name of a key: the first 16 digits of the SHA-256 of its 32 bytes."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def trusted_keys(folder: Path) -> dict[str, Ed25519PublicKey]:
    """Read every public key (``*.pub``, PEM) of a folder, by id.

    Raises:
        AdvisorError: When one of them is no Ed25519 public key.
    """
    from cryptography.hazmat.primitives.asymmetric import ed25519  # 25 ms  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        load_pem_public_key,
    )

    found = {}
    for file in sorted(folder.glob("*.pub")):
        try:
            key = load_pem_public_key(file.read_bytes())
        except (ValueError, OSError):
            key = None
        if not isinstance(key, ed25519.Ed25519PublicKey):
            raise AdvisorError.at(file.name, "problem.pack.not_a_key", file=file.name)
        found[key_id(key)] = key
    return found


def new_key_pair() -> tuple[bytes, bytes]:
    """Make a key pair: the private key (PKCS 8) and the public one, both as PEM."""
    from cryptography.hazmat.primitives import serialization as forms  # 25 ms  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    key = ed25519.Ed25519PrivateKey.generate()
    private = key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    public = key.public_key().public_bytes(
        forms.Encoding.PEM, forms.PublicFormat.SubjectPublicKeyInfo
    )
    return private, public


def private_key(file: Path) -> Ed25519PrivateKey:
    """Read a private key.

    Raises:
        AdvisorError: When the file cannot be read or holds none.
    """
    from cryptography.hazmat.primitives.asymmetric import ed25519  # 25 ms  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        load_pem_private_key,
    )

    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError, OSError):
        key = None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise AdvisorError.at(file.name, "problem.pack.not_a_private_key", file=file.name)
    return key
