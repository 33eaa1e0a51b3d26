"""A handover is answered by the agency that receives it, which sees the summary alone until it leads, and gives that up."""

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
# Whoever is asked to take a case over, and does not, ends the summary that their agency had for it, and no more.
_LOOK = (
    f"access_partner.record_id = {setting('record', 'uuid')} AND access_partner.grade = {Grade.SUMMARY.value} AND EXISTS "
    f"(SELECT 1 FROM access_posting mine WHERE mine.user_id = {_ME} AND mine.agency_id = access_partner.agency_id "
    f"AND mine.starts <= {_TODAY} AND (mine.ends IS NULL OR mine.ends > {_TODAY}))"
)
POLICIES = {
    "custody_handover": [
        (
            f"FOR UPDATE TO lawburrows_web USING (state = 'waiting' AND {_RECEIVES}) "
            f"WITH CHECK (state IN ('accepted', 'refused') AND answered_by_id = {_ME} AND {_RECEIVES})"
        )
    ],
    "access_partner": [
        f"FOR UPDATE TO lawburrows_web USING ({_LOOK}) WITH CHECK ({_LOOK} AND access_partner.ends <= {_TODAY})",
        f"FOR DELETE TO lawburrows_web USING ({_LOOK})",
    ],
}
