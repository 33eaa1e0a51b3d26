"""A batch is seen by the one who brought it; what was loaded from where, by the worker alone."""

from lawburrows.access.security import ME, NAMED_JOB

_BOTH = "lawburrows_web, lawburrows_worker"
_WRITE = {"web": ("SELECT", "INSERT", "UPDATE", "DELETE"), "worker": ("SELECT", "INSERT", "UPDATE", "DELETE")}
GRANTS = {
    "exchange_batch": _WRITE,
    "exchange_problem": _WRITE,
    "exchange_sourcerow": {"worker": ("SELECT", "INSERT", "UPDATE")},
}
_MINE = f"(brought_by_id = {ME} OR {NAMED_JOB})"
_OF_MINE = f"EXISTS (SELECT 1 FROM exchange_batch b WHERE b.id = batch_id AND (b.brought_by_id = {ME} OR {NAMED_JOB}))"
POLICIES = {
    "exchange_batch": [f"TO {_BOTH} USING {_MINE} WITH CHECK {_MINE}"],
    "exchange_problem": [f"TO {_BOTH} USING ({_OF_MINE}) WITH CHECK ({_OF_MINE})"],
}
