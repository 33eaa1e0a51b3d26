"""Signing keys in files: made on first use, readable by their owner alone, with the public half beside them."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from lawburrows.audit.tree import key_id, read_keys


class UnsafeKey(RuntimeError):
    """Others than its owner may read a signing key."""


def public_file(private: Path) -> Path:
    """Where the public keys lie: of the key in use, and of those before it."""
    return private.with_suffix(".pub.pem")


def public_keys(private: Path) -> dict[str, Ed25519PublicKey]:
    file = public_file(private)
    return read_keys(file.read_bytes()) if file.exists() else {}


def signing_key(private: Path) -> Ed25519PrivateKey:
    """The key in the file, made if there is none, and published."""
    if not private.exists():
        private.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        fresh = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fresh, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    if private.stat().st_mode & 0o077:
        raise UnsafeKey(f"{private} can be read by others than its owner: chmod 600")
    key = load_pem_private_key(private.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise UnsafeKey(f"{private} holds no Ed25519 key")
    if key_id(key.public_key()) not in public_keys(private):
        with public_file(private).open("ab") as file:
            file.write(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return key
