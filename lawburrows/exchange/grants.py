"""What was brought is seen by the one who brought it; what was loaded from where, by the worker, and by its bringer.

A difference speaks of a record, so it is read only while its reader may see that record in full.
"""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.scope import row_condition
from lawburrows.access.security import ME, NAMED_JOB

_BOTH = "lawburrows_web, lawburrows_worker"
_WRITE = {"web": ("SELECT", "INSERT", "UPDATE", "DELETE"), "worker": ("SELECT", "INSERT", "UPDATE", "DELETE")}
GRANTS = {
    "exchange_batch": _WRITE,
    "exchange_problem": _WRITE,
    "exchange_comparison": _WRITE,
    "exchange_difference": {"web": ("SELECT",), "worker": ("SELECT", "INSERT", "DELETE")},
    "exchange_sourcerow": {"web": ("SELECT",), "worker": ("SELECT", "INSERT", "UPDATE")},
}
_MINE = f"(brought_by_id = {ME} OR {NAMED_JOB})"
_OF_MINE = f"EXISTS (SELECT 1 FROM exchange_batch b WHERE b.id = batch_id AND (b.brought_by_id = {ME} OR {NAMED_JOB}))"
_COMPARED_BY_ME = f"""
EXISTS (SELECT 1 FROM exchange_comparison c WHERE c.id = comparison_id AND (c.brought_by_id = {ME} OR {NAMED_JOB}))
""".strip()
_SEEN = f"(record IS NULL OR {NAMED_JOB} OR {row_condition('exchange_difference.record', Grade.FULL, Part.GENERAL)})"
_LOADED_AND_SEEN = row_condition("exchange_sourcerow.record", Grade.SUMMARY, Part.GENERAL)
POLICIES = {
    "exchange_batch": [f"TO {_BOTH} USING {_MINE} WITH CHECK {_MINE}"],
    "exchange_problem": [f"TO {_BOTH} USING ({_OF_MINE}) WITH CHECK ({_OF_MINE})"],
    "exchange_sourcerow": [
        f"FOR SELECT TO lawburrows_web USING ({_OF_MINE} AND {_LOADED_AND_SEEN})",
        "TO lawburrows_worker USING (true) WITH CHECK (true)",
    ],
    "exchange_comparison": [f"TO {_BOTH} USING {_MINE} WITH CHECK {_MINE}"],
    "exchange_difference": [
        f"FOR SELECT TO {_BOTH} USING ({_COMPARED_BY_ME} AND {_SEEN})",
        f"FOR INSERT TO lawburrows_worker WITH CHECK ({_COMPARED_BY_ME})",
        f"FOR DELETE TO lawburrows_worker USING ({_COMPARED_BY_ME})",
    ],
}
