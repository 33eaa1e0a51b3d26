"""The proof that someone searched before adding: signed, good for one hour, and pointing at the trail."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.core import signing

from lawburrows.audit.act import Verb
from lawburrows.audit.models import Entry
from lawburrows.rules.names import fold

SALT = "people.searched"
GOOD_FOR = 60 * 60  # seconds


@dataclass(frozen=True)
class Searched:
    """What was sought, in the searcher's words."""

    given: str = ""
    family: str = ""
    born: str = ""

    def covers(self, given: str, family: str) -> bool:
        """Whether a search for these words would have shown someone of this name."""
        sought, named = fold(f"{self.given} {self.family}"), fold(f"{given} {family}")
        return bool({*sought.tokens, *sought.sounds} & {*named.tokens, *named.sounds})


def proof_of(entry: Entry, searched: Searched, *, by: Any) -> str:
    """What the search page hands on to the page that adds: made from the entry that the search left in the trail."""
    said = {"by": str(by.pk), "entry": str(entry.pk), "words": [searched.given, searched.family, searched.born]}
    return signing.dumps(said, salt=SALT, compress=True)


def read_proof(proof: str, *, by: Any) -> Searched | None:
    """What was searched; None unless this user did it within the hour and it stands in the trail."""
    try:
        said = signing.loads(proof, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    made = Entry.objects.filter(pk=uuid.UUID(said["entry"]), who=by.audit_who, verb=Verb.SEARCH.value)
    return Searched(*said["words"]) if said["by"] == str(by.pk) and made.exists() else None
