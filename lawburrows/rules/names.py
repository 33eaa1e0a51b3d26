"""Names made comparable: capitals, accents, Mac and O', hyphens and particles; and a key for how a name sounds.

Folding is for finding. What is shown and stored is always the name as the person or the agency gave it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from string import ascii_lowercase

LONGEST = 400
MOST_TOKENS = 24

# Letters that do not come apart into a plain letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_APOSTROPHES = "'’‘`´ʼʹ"
PARTICLES = frozenset({"al", "ap", "bin", "bint", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le"})
_MORE_PARTICLES = frozenset({"nan", "na", "ter", "van", "von", "y"})
_MAC = re.compile(r"(?:mac|mhic|mc|m')(?=[a-z]{3})")


@dataclass(frozen=True)
class Folded:
    """`tokens` carry the weight; particles stand apart, because people leave them out."""

    tokens: tuple[str, ...]
    particles: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.tokens)

    @property
    def joined(self) -> str:
        """Without spaces: Ann Marie, Anne-Marie written together."""
        return "".join(self.tokens)

    @property
    def sounds(self) -> tuple[str, ...]:
        return tuple(sound(token) for token in self.tokens)


def fold(name: str) -> Folded:
    words = _words(_plain(name))
    particles = tuple(word for word in words if word in PARTICLES | _MORE_PARTICLES)
    rest = tuple(word for word in words if word not in PARTICLES | _MORE_PARTICLES)
    return Folded(rest, particles) if rest else Folded(particles)


def _plain(name: str) -> str:
    """Lower case, no accents; whatever is neither letter nor digit nor apostrophe becomes a space."""
    apart = unicodedata.normalize("NFKD", name[:LONGEST].casefold()).translate(_LETTERS)
    out = []
    for character in apart:
        kind = unicodedata.category(character)
        if character in _APOSTROPHES:
            out.append("'")
        elif kind[0] in "LN":
            out.append(character)
        elif kind[0] != "M" and kind != "Cf":
            out.append(" ")
    return "".join(out)


def _words(plain: str) -> list[str]:
    words: list[str] = []
    held = ""  # an O, Mac, Mc or Nic that stood alone waits for the word it belongs to
    for raw in plain.split():
        word = raw.strip("'")
        if not word:
            continue
        if not held and word in ("o", "mac", "mc", "mhic", "nic"):
            held = "o" if word == "o" else "mc"  # Nic is the daughter's form of Mac
            continue
        words.append(_one_form(held + (word if held else raw)))
        held = ""
    if held:
        words.append(held)
    return words[:MOST_TOKENS]


def _one_form(word: str) -> str:
    word = _MAC.sub("mc", word, count=1) if _MAC.match(word) else word
    return word.replace("'", "")


SHORTEST_START, LONGEST_START = 3, 7


def starts(token: str) -> tuple[str, ...]:
    """The beginnings by which a folded token is found before it is typed to its end; of Mac names also Mac alone."""
    made = tuple(token[:length] for length in range(SHORTEST_START, min(len(token), LONGEST_START + 1)))
    return ("mc", *made) if token.startswith("mc") and len(token) > 2 else made


def begun(text: str) -> list[frozenset[str]]:
    """For each word that may be cut short, the folded tokens with which a name may begin that is meant by it.

    Words of one or two letters say too little and are left out, as are particles beside a name.
    """
    words = [word for word in _plain(text).replace("'", "").split()[:MOST_TOKENS] if len(word) > 1]
    names = [word for word in words if word not in PARTICLES | _MORE_PARTICLES] or words
    return [forms for word in names if (forms := _forms_of_start(word))]


def _forms_of_start(word: str) -> frozenset[str]:
    forms = {word} if len(word) >= SHORTEST_START else set()
    for mac in ("mac", "mhic", "mc"):
        if word.startswith(mac):
            forms.add(f"mc{word[len(mac) :]}")
            break
    return frozenset(forms)


SHORTEST_NEAR, LONGEST_NEAR = 4, 20  # of three letters nearly every name is one letter from another


def near(token: str) -> frozenset[str]:
    """Every folded token that is one slip of the pen from this: a letter too many, missing, wrong, or two exchanged."""
    if not SHORTEST_NEAR <= len(token) <= LONGEST_NEAR:
        return frozenset()
    parts = [(token[:n], token[n:]) for n in range(len(token) + 1)]
    less = {head + tail[1:] for head, tail in parts if tail}
    turned = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    wrong = {head + letter + tail[1:] for head, tail in parts if tail for letter in ascii_lowercase}
    more = {head + letter + tail for head, tail in parts for letter in ascii_lowercase}
    return frozenset(less | turned | wrong | more) - {token}


_SOUNDS_AT_THE_START = (("kn", "n"), ("gn", "n"), ("wr", "r"), ("ps", "s"), ("mc", "mk"))
_SOUNDS = (
    ("ph", "f"),
    ("bh", "v"),
    ("mh", "v"),
    ("ough", "o"),
    ("gh", ""),
    ("sch", "k"),
    ("tch", "j"),
    ("ch", "k"),
    ("ck", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("ge", "je"),
    ("gi", "ji"),
    ("dh", ""),
    ("th", "t"),
    ("x", "ks"),
    ("q", "k"),
)
_GROUPS = {
    letter: str(n) for n, group in enumerate(("bp", "fvw", "cgjk", "sz", "dt", "l", "mn", "r"), 1) for letter in group
}
LONGEST_SOUND = 6


def sound(token: str) -> str:
    """A short key that names of like sound share: Catherine and Kathryn, Stewart and Stuart."""
    for spelt, heard in _SOUNDS_AT_THE_START:
        if token.startswith(spelt):
            token = heard + token[len(spelt) :]
    for spelt, heard in _SOUNDS:
        token = token.replace(spelt, heard)
    key = "" if not token or token[0] in _GROUPS else "0"
    previous = ""
    for n, letter in enumerate(token):
        group = _GROUPS.get(letter, "")
        if group == "2" and letter == "w" and n:
            group = ""  # a w inside a word is a vowel
        if group and group != previous:
            key += group
        previous = group
    return key[:LONGEST_SOUND]
