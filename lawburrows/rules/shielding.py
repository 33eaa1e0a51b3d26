"""Keeping the names of victims and third parties out of what is read outside of their compartment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LEAST = 3  # letters of a word that counts as a part of a name
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TITLES = frozenset({"the", "mrs", "miss", "complainer", "victim", "child", "young", "woman", "man", "person", "and"})


def parts_of(name: str) -> frozenset[str]:
    """The words of a name by which somebody would be known; words such as "the complainer" name nobody."""
    words = {word.casefold() for word in WORD.findall(name) if len(word) >= LEAST}
    return frozenset(words - TITLES)


def named_in(texts: Iterable[str], names: Mapping[str, str], *, allowed: Iterable[str] = ()) -> str:
    """Whom a text names: the reference of the first; empty when nobody.

    `names`: name → the reference to use instead. `allowed`: names that may stand there (of the managed person, for
    one); a word that is a part of these names nobody. Only a word with a capital letter can be a part of a name.
    """
    fine = frozenset().union(*(parts_of(name) for name in allowed))
    found = {word.casefold() for text in texts for word in WORD.findall(text) if word[:1].isupper()}
    spoken = " ".join(" ".join(WORD.findall(text.casefold())) for text in texts)
    for name, reference in names.items():
        parts = parts_of(name)
        whole = " ".join(WORD.findall(name.casefold()))
        if parts and ((parts - fine) & found or f" {whole} " in f" {spoken} "):
            return reference
    return ""
