"""A handover is answered by the agency that receives it, which sees the summary alone until it leads."""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.scope import row_condition, setting

GRANTS: dict[str, dict[str, tuple[str, ...]]] = {}
_ME, _TODAY = setting("user", "uuid"), setting("today", "date")
_RECEIVES = (
    "EXISTS (SELECT 1 FROM access_posting mine WHERE mine.user_id = "
    + _ME
    + " AND mine.agency_id = custody_handover.to_agency_id AND mine.starts <= "
    + _TODAY
    + " AND (mine.ends IS NULL OR mine.ends > "
    + _TODAY
    + ")) AND "
    + row_condition("custody_handover.record_id", Grade.SUMMARY, Part.GENERAL)
)
POLICIES = {
    "custody_handover": [
        (
            f"FOR UPDATE TO lawburrows_web USING (state = 'waiting' AND {_RECEIVES}) "
            f"WITH CHECK (state IN ('accepted', 'refused') AND answered_by_id = {_ME} AND {_RECEIVES})"
        )
    ]
}
