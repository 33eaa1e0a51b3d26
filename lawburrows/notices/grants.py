"""A notice is read by the one it is for, and may be written for anybody."""

from lawburrows.access.security import ME, NAMED_JOB

_BOTH = "lawburrows_web, lawburrows_worker"
GRANTS = {"notices_notice": {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")}}
POLICIES = {
    "notices_notice": [
        f"FOR SELECT TO {_BOTH} USING (to_id = {ME} OR {NAMED_JOB})",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({ME} IS NOT NULL OR {NAMED_JOB})",
        f"FOR UPDATE TO {_BOTH} USING (to_id = {ME}) WITH CHECK (to_id = {ME})",
    ]
}
