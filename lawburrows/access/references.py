"""References of records and codes, for people to say aloud."""

import secrets

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"  # without what is misheard or misread, and without vowels


def new_ref() -> str:
    """A reference for people to say aloud; random, so that it tells nothing of how many there are."""
    return f"LB-{_said(4)}-{_said(4)}"


def new_code() -> str:
    """A secret to say by telephone."""
    return f"{_said(5)}-{_said(5)}"


def _said(letters: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(letters))
