"""A notice is read by the one it is for, and may be written for anybody; a chase and one's reminders are one's own."""

from lawburrows.access.security import ME, NAMED_JOB

_BOTH = "lawburrows_web, lawburrows_worker"
_KEPT = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {
    "notices_notice": _KEPT,
    "notices_chase": {"web": ("SELECT", "INSERT"), "worker": ("SELECT", "DELETE")},
    "notices_reminders": _KEPT,
}
POLICIES = {
    "notices_notice": [
        f"FOR SELECT TO {_BOTH} USING (to_id = {ME} OR {NAMED_JOB})",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({ME} IS NOT NULL OR {NAMED_JOB})",
        f"FOR UPDATE TO {_BOTH} USING (to_id = {ME}) WITH CHECK (to_id = {ME})",
    ],
    "notices_chase": [
        f"TO lawburrows_web USING (by_id = {ME}) WITH CHECK (by_id = {ME})",
        f"TO lawburrows_worker USING ({NAMED_JOB})",
    ],
    "notices_reminders": [
        # A calendar is asked for by a program that nobody has signed in: its address finds the one row whose digest it is.
        f"FOR SELECT TO {_BOTH} USING (user_id = {ME} OR {NAMED_JOB} OR {ME} IS NULL)",
        f"FOR INSERT TO lawburrows_web WITH CHECK (user_id = {ME})",
        f"FOR UPDATE TO {_BOTH} USING (user_id = {ME} OR {NAMED_JOB}) WITH CHECK (user_id = {ME} OR {NAMED_JOB})",
    ],
}
