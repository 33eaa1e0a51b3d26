"""A transfer is refused by the agency that is asked, which sees the summary alone, and for reasons that it names."""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.scope import row_condition, setting

GRANTS: dict[str, dict[str, tuple[str, ...]]] = {}
_ME, _TODAY = setting("user", "uuid"), setting("today", "date")
_ASKED = (
    "EXISTS (SELECT 1 FROM custody_handover h JOIN access_posting mine ON mine.agency_id = h.to_agency_id "
    "WHERE h.id = transfers_transfer.handover_id AND h.state = 'waiting' AND mine.user_id = "
    + _ME
    + " AND mine.starts <= "
    + _TODAY
    + " AND (mine.ends IS NULL OR mine.ends > "
    + _TODAY
    + ")) AND "
    + row_condition("transfers_transfer.record_id", Grade.SUMMARY, Part.GENERAL)
)
POLICIES = {
    "transfers_transfer": [
        (
            f"FOR UPDATE TO lawburrows_web USING (refused_by_id IS NULL AND {_ASKED}) "
            f"WITH CHECK (refused_by_id = {_ME} AND decided = '' AND {_ASKED})"
        )
    ]
}
