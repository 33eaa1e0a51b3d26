"""References of records, for people to say aloud."""

import secrets

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"  # without what is misheard or misread, and without vowels


def new_ref() -> str:
    """A reference for people to say aloud; random, so that it tells nothing of how many there are."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"LB-{letters[:4]}-{letters[4:]}"
