"""Drafts that a device sealed to this server: ECDH P-256 with a key of their own each, then AES-GCM.

The private key is derived from the field keys, so that every process has it and none of them keeps another file. The first
field key seals; every one still opens.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.ec import derive_private_key as on_the_curve
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
INFO = b"lawburrows draft of a visit"
MOST = 200_000  # characters of one sealed draft
PARTS = ("key", "iv", "box")


class NotOpened(ValueError):
    """No key of this server opens it, or it was changed on the way."""


@lru_cache(maxsize=4)
def _private(text: str) -> EllipticCurvePrivateKey:
    derived = HKDF(algorithm=SHA256(), length=48, salt=None, info=b"lawburrows drafts from devices").derive(
        text.encode()
    )
    return on_the_curve(int.from_bytes(derived, "big") % (ORDER - 1) + 1, SECP256R1())


def _keys() -> list[EllipticCurvePrivateKey]:
    if not settings.FIELD_KEYS:
        raise ImproperlyConfigured("LAWBURROWS_FIELD_KEYS must be set before a draft is sealed or opened")
    return [_private(text) for text in settings.FIELD_KEYS]


def public_key() -> str:
    """The point to which devices seal, in base64."""
    return b64encode(_raw(_keys()[0].public_key())).decode()


def _raw(key: EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def read(text: bytes) -> Any:
    """JSON that a device sent; `NotOpened` where it is none, or holds what no database and no reader can take."""
    if b"\\u0000" in text or b"\0" in text:
        raise NotOpened("It holds a character that cannot be read")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotOpened("It did not arrive whole") from error


def _box_key(shared: bytes, theirs: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=theirs, info=INFO).derive(shared)


def opened(sealed: dict[str, str]) -> dict[str, Any]:
    """The draft inside; `NotOpened` for anything that this server's keys did not seal."""
    try:
        theirs, iv, box = (b64decode(sealed[name], validate=True) for name in PARTS)
        point = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), theirs)
    except (KeyError, TypeError, ValueError) as error:
        raise NotOpened("It did not arrive whole") from error
    for private in _keys():
        try:
            plain = AESGCM(_box_key(private.exchange(ECDH(), point), theirs)).decrypt(iv, box, None)
        except (InvalidTag, ValueError):
            continue
        draft = read(plain)
        if isinstance(draft, dict):
            return draft
    raise NotOpened("This server cannot open it")
