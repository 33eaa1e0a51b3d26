"""A paper that was made from a compartment is for those who see that compartment, in the database too."""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.scope import row_condition
from lawburrows.access.security import NAMED_JOB
from lawburrows.documents.models import IN_A_PART

GRANTS: dict[str, dict[str, tuple[str, ...]]] = {}  # case data: declared for all of it at once
_BOTH = "lawburrows_web, lawburrows_worker"


def _sees(table: str) -> str:
    seen = [f"{table}.part = '{Part.GENERAL}'", NAMED_JOB]
    for part in IN_A_PART:
        seen.append(f"({table}.part = '{part}' AND {row_condition(f'{table}.record_id', Grade.FULL, part)})")
    return " OR ".join(seen)


POLICIES = {
    table: [f"AS RESTRICTIVE FOR SELECT TO {_BOTH} USING ({_sees(table)})"]
    for table in ("documents_storedfile", "documents_storedfileevent")
}
