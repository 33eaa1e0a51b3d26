"""What was asked, kept out of addresses, histories and logs: sealed for whoever asked, for an hour."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

GOOD_FOR = 60 * 60  # seconds


def sealed(asked: Mapping[str, str], *, by: Any) -> str:
    """What stands in the address of the answer."""
    said = json.dumps([str(by.pk), {name: value for name, value in asked.items() if value}])
    return _box().encrypt(said.encode()).decode()


def opened(token: str, *, by: Any) -> dict[str, str] | None:
    """What was asked; None when it is too old, or was asked by somebody else."""
    try:
        whose, asked = json.loads(_box().decrypt(token.encode(), ttl=GOOD_FOR))
    except InvalidToken:
        return None
    return dict(asked) if whose == str(by.pk) else None


def _box() -> MultiFernet:
    keys = (sha256(b"what was asked " + key.encode()).digest() for key in settings.FIELD_KEYS)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
