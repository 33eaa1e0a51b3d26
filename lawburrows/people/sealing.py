"""Protected numbers: encrypted as they lie, shown by their end, found by a keyed digest."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

MOST_SHOWN = 4


@lru_cache(maxsize=4)
def _cipher(texts: tuple[str, ...]) -> MultiFernet:
    if not texts:
        raise ImproperlyConfigured("LAWBURROWS_FIELD_KEYS must be set before a protected number is kept or read")
    return MultiFernet([Fernet(_derive(text)) for text in texts])


def _derive(text: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"lawburrows protected numbers").derive(text.encode())
    return urlsafe_b64encode(derived)


def encrypt(text: str) -> bytes:
    """Under the first key; every key still reads."""
    return _cipher(tuple(settings.FIELD_KEYS)).encrypt(text.encode())


def decrypt(sealed: bytes | memoryview) -> str:
    return _cipher(tuple(settings.FIELD_KEYS)).decrypt(bytes(sealed)).decode()


def encrypt_again(sealed: bytes | memoryview) -> bytes:
    """The same number under the first key, when keys are changed."""
    return _cipher(tuple(settings.FIELD_KEYS)).rotate(bytes(sealed))


def digest(text: str) -> int:
    """A number that only a holder of the search key can make from the text: signed, 64 bits, as the database keeps."""
    if not settings.SEARCH_KEY:
        raise ImproperlyConfigured("LAWBURROWS_SEARCH_KEY must be set before anything is made findable")
    whole = hmac.digest(settings.SEARCH_KEY.encode(), text.encode(), "sha256")
    return int.from_bytes(whole[:8], "big", signed=True)


def ending(text: str) -> str:
    """The last characters, at most four and never more than half."""
    plain = "".join(character for character in text if character.isalnum())
    shown = min(MOST_SHOWN, len(plain) // 2)
    return plain[-shown:] if shown else ""


def mask(end: str) -> str:
    """What a page shows in the place of the number."""
    return f"•••• {end}".rstrip()
